"""Exporting from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from editorial.exchange.files import FORMATS, read
from practical_kit.models import StudyPage
from tests.factories import make_case, make_resource, make_three


def exported(path, *options):
    """Run the command; the titles in the file, and what was said."""
    said = StringIO()
    call_command("export_resources", str(path), *options, stdout=said)
    with path.open("rb") as file:
        return [line.cells["Titre"] for line in read(file, "").lines], said.getvalue()


@pytest.mark.parametrize("format", FORMATS)
def test_the_end_of_the_name_says_the_format(rubric, tmp_path, format):
    make_three(rubric)
    path = tmp_path / f"tout.{FORMATS[format].ending}"
    found, said = exported(path)
    assert found == ["Visible", "Brouillon", "Réservée"]
    assert said == f"3 ressource(s) dans {path}.\n"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_options_choose(rubric, tmp_path):
    make_three(rubric)
    make_resource(rubric, "Étude", StudyPage)
    assert exported(tmp_path / "a.csv", "--etat", "brouillon")[0] == ["Brouillon"]
    assert exported(tmp_path / "a.csv", "--type", "etude")[0] == ["Étude"]
    assert exported(tmp_path / "a.dat", "--format", "ris", "--rubrique", "evaluer", "--etat", "en-ligne")[0] == [
        "Visible",
        "Réservée",
        "Étude",
    ]


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("a.pdf", (), "Format inconnu"),
        ("a.csv", ("--rubrique", "rien"), "Rubrique inconnue : rien. Au choix : se-former"),
        ("absent/a.csv", (), "Impossible d’écrire"),
    ],
)
def test_what_cannot_be_done_is_said(rubric, tmp_path, name, options, words):
    with pytest.raises(CommandError, match=words):
        call_command("export_resources", str(tmp_path / name), *options)


def test_an_export_that_fails_leaves_the_former_file(rubric, tmp_path):
    make_case(rubric, "Un long récit", context_text=f"<p>{'é' * 33_000}</p>")
    path = tmp_path / "tout.xlsx"
    path.write_text("avant")
    with pytest.raises(CommandError, match="Un long récit"):
        call_command("export_resources", str(path))
    assert path.read_text() == "avant"
    assert len(list(tmp_path.iterdir())) == 1
