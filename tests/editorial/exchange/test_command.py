"""The same import, without the admin."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from editorial.models import Import
from practical_kit.models import StudyPage
from tests.editorial.exchange.conftest import spreadsheet

STUDY = {
    "Titre": "Une étude",
    "Résumé": "Dit.",
    "Niveaux de besoin": "Innover",
    "Thèmes": "Jardins",
    "Publié par": "Presses",
}
SETTINGS = ("--compte", "nadia", "--type", "etude", "--rubrique", "evaluer")
NAMES = ("--themes-inconnus", "creer", "--organisations-inconnues", "entreprise")


@pytest.fixture
def run(tmp_path, account, rubric):
    """Run the command on rows; give what it says, and what is wrong."""

    def run(*arguments, rows=(STUDY,)):
        path = tmp_path / "études.csv"
        path.write_bytes(spreadsheet(*rows))
        out, err = StringIO(), StringIO()
        try:
            call_command("import_resources", str(path), *SETTINGS, *arguments, stdout=out, stderr=err)
        except CommandError as error:
            return out.getvalue(), f"{err.getvalue()}{error}"
        return out.getvalue(), err.getvalue()

    return run


def test_it_writes_and_says_what(run):
    said, wrong = run(*NAMES, "--publier")
    assert "1 créées" in said
    assert wrong == ""
    page = StudyPage.objects.get()
    assert (page.live, page.themes.get().name) == (True, "Jardins")


def test_a_trial_writes_nothing_and_leaves_nothing(run):
    said, _ = run(*NAMES, "--essai")
    assert "1 à créer" in said
    assert "Rien n’a été écrit" in said
    assert (StudyPage.objects.count(), Import.objects.count()) == (0, 0)


def test_errors_are_told_by_line_and_nothing_is_written(run):
    _, wrong = run(*NAMES, rows=[STUDY, STUDY | {"Titre": "Deux", "Niveaux de besoin": "Expert"}])
    assert "ligne 3 : Niveaux de besoin : «\u00a0Expert\u00a0»" in wrong
    assert "Rien n’a été écrit" in wrong
    assert (StudyPage.objects.count(), Import.objects.count()) == (0, 0)


def test_unknown_names_stop_it_unless_it_is_told_what_to_do(run):
    assert "Thème inconnu" in run()[1]
    assert run("--themes-inconnus", "laisser", "--organisations-inconnues", "laisser")[1] == ""
    assert StudyPage.objects.get().themes.count() == 0


def test_a_column_can_be_named(run):
    run("--colonne", "Nom du rapport=Titre", rows=[{"Nom du rapport": "Une étude"}])
    assert StudyPage.objects.get().title == "Une étude"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--colonne", "Absente=Titre"), "Colonne inconnue"),
        (("--colonne", "Titre=Rien de tel"), "Colonne inconnue"),
        (("--compte", "personne"), "Aucun compte"),
    ],
)
def test_what_it_is_told_wrong_stops_it(run, arguments, words):
    assert words in run(*arguments)[1]
    assert Import.objects.count() == 0


def test_a_file_that_is_not_there(account, rubric):
    with pytest.raises(CommandError, match="illisible"):
        call_command("import_resources", "absent.csv", "--compte", "nadia")


def test_the_same_file_again_is_all_duplicates(run):
    run(*NAMES)
    said, _ = run(*NAMES)
    assert "1 déjà sur le site" in said
    assert StudyPage.objects.count() == 1
