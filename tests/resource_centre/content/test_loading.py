"""Loading the starting content: once, all or nothing, and editors have the last word."""

import shutil
import tomllib
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from catalogue.models import Organisation, Reference, Resource, SynonymGroup, Theme
from essentials.models import ChapterPage, GlossaryTerm, KeyFigure
from practical_kit.models import CaseNotePage, RubricPage
from resource_centre.content.files import ContentError
from resource_centre.content.loading import load_content
from resource_centre.models import CentreSettings, HomePage, StandardPage, StartingContent
from tests.factories import make_commune
from tests.searching import ask

pytestmark = pytest.mark.django_db
SMALL = Path(__file__).parent / "small"  # a file of each sort
RUBRICS = ("se-former", "mettre-en-oeuvre", "accompagner", "evaluer")


@pytest.fixture
def folder(tmp_path):
    """A copy of the small content to change at will, and the commune its case is about."""
    make_commune()
    return shutil.copytree(SMALL, tmp_path / "small")


def load(folder):
    """How many entries were brought in."""
    return load_content(folder, report=lambda text: None)


def everything():
    """All that the loader writes, as values that can be compared."""
    models = [model for model in apps.get_models() if issubclass(model, Page)]
    models += [Organisation, Reference, Theme, GlossaryTerm, KeyFigure, CentreSettings, Site, StartingContent]
    models += [SynonymGroup]
    rows = {model.__name__: serializers.serialize("json", model.objects.order_by("pk")) for model in models}
    resources = Resource.objects.order_by("pk")
    rows["terms"] = [[str(term) for term in (*r.levels, *r.themes.all(), *r.also_in.all())] for r in resources]
    return rows


def test_a_folder_becomes_a_site(folder, client):
    assert load(folder) > 0
    addresses = set(Page.objects.filter(depth__gt=1).values_list("url_path", flat=True))
    assert {address.removeprefix("/accueil") for address in addresses} == {
        "/",
        "/essentiel/",
        "/essentiel/debut/",
        "/glossaire/",
        "/kit/",
        *(f"/kit/{slug}/" for slug in RUBRICS),
        "/kit/mode-operatoire/",
        "/kit/evaluer/un-guide/",
        "/kit/evaluer/un-cas/",
        "/kit/se-former/une-etude/",
        "/contact/",
        "/autodiagnostic/",
    }
    answers = {page.url: client.get(page.url).status_code for page in Page.objects.filter(depth__gt=1)}
    assert set(answers.values()) == {200}, answers
    assert not any(Page.find_problems())


def test_what_a_file_says_of_a_resource_is_on_its_page(folder):
    load(folder)
    guide = Resource.objects.get(slug="un-guide").specific
    assert [str(term) for term in (*guide.levels, *guide.themes.all(), *guide.also_in.all())] == [
        "Comprendre",
        "Mobilité",
        "Se former",
    ]
    assert (guide.rubric.slug, guide.year, guide.month, guide.pages) == ("evaluer", 2016, 3, 42)
    assert [str(author.value) for author in guide.authors] == ["Laurent Fraisse"]
    assert [str(line) for line in guide.contributions.all()] == ["Une association (Auteur)"]
    assert guide.first_published_at is not None
    case = CaseNotePage.objects.get()
    assert [place.code for place in case.places] == ["78440"]
    assert {actor.organisation.family for actor in case.actors.all()} == {"association", "collectivite"}
    assert (case.measures.get().value, case.measures.get().source.slug) == ("42", "bilan")
    assert (case.context_text, case.avoid_if) == ("<p>C.</p>", "<p>A.</p>")
    assert (case.licence, case.source_status) == ("licence-ouverte", "interne")


def test_every_sort_of_block_is_built(folder):
    load(folder)
    body = ChapterPage.objects.get().body
    kinds = "heading paragraph subheading callout quote steps table key_figures resources"
    assert [block.block_type for block in body] == kinds.split()
    assert [reference.slug for reference in body[1].value["references"]] == ["bilan"]
    assert [page.slug for page in body[-1].value["resources"]] == ["un-guide"]
    assert body[6].value["table"].columns[1]["heading"] == "Quoi"


def test_what_points_at_a_resource_is_tied_once_both_exist(folder):
    load(folder)
    assert Reference.objects.get().resource.slug == "un-guide"
    starters = [starter.resource.slug for starter in RubricPage.objects.get(slug="evaluer").starters.all()]
    assert starters == ["un-guide", "un-cas"]
    assert [term.slug for term in GlossaryTerm.objects.get(slug="epci").related.all()] == ["alliance"]


def test_the_site_and_its_settings_are_those_of_the_files(folder):
    load(folder)
    site = Site.objects.get()
    assert (site.root_page.specific, site.hostname, site.is_default_site) == (HomePage.objects.get(), "127.0.0.1", True)
    centre = CentreSettings.for_site(site)
    assert (centre.publisher, centre.supporters.get().organisation.slug) == ("Une association", "asso")
    assert not Page.objects.filter(slug="home").exists()


def test_loading_twice_changes_nothing(folder):
    load(folder)
    before = everything()
    assert load(folder) == 0
    assert everything() == before


def test_what_an_editor_changed_stays_as_the_editor_left_it(folder):
    load(folder)
    guide = Resource.objects.get(slug="un-guide").specific
    guide.title, guide.slug = "Titre revu", "titre-revu"
    guide.themes.clear()
    guide.save_revision().publish()
    guide.move(RubricPage.objects.get(slug="accompagner"), pos="last-child")
    Organisation.objects.filter(slug="asso").update(name="Nouveau nom")
    centre = CentreSettings.objects.get()
    centre.publisher = "Un autre éditeur"
    centre.save()
    before = everything()
    assert load(folder) == 0
    assert everything() == before
    assert Resource.objects.get(slug="titre-revu").rubric.slug == "accompagner"


def test_what_an_editor_deleted_stays_deleted(folder):
    load(folder)
    for thing in (Resource.objects.get(slug="un-guide"), ChapterPage.objects.get(), StandardPage.objects.first()):
        thing.delete()
    for model in (Theme, GlossaryTerm, KeyFigure, Reference, Organisation, SynonymGroup):
        model.objects.all().delete()
    before = everything()
    assert load(folder) == 0
    assert everything() == before


def test_a_new_file_is_brought_in_beside_what_is_there(folder):
    load(folder)
    text = (folder / "resources/guides/un-guide.toml").read_text().replace("un-guide", "second-guide")
    (folder / "resources/guides/second-guide.toml").write_text(text)
    assert load(folder) == 1
    assert Resource.objects.get(slug="second-guide").rubric.slug == "evaluer"


def test_what_an_editor_made_under_the_same_identifier_is_kept(folder):
    Theme.objects.create(slug="mobilite", name="Se déplacer")
    load(folder)
    assert Theme.objects.get().name == "Se déplacer"


def test_synonyms_are_loaded_and_those_an_editor_wrote_alike_are_kept(folder):
    SynonymGroup.objects.create(terms="EPCI\nintercommunalité")
    SynonymGroup.objects.create(terms="EPCI\nagglo")
    load(folder)
    assert sorted(map(str, SynonymGroup.objects.all())) == ["EPCI, agglo", "EPCI, intercommunalité"]


WRONG = {
    "missing file": ("home.toml", None, None, "Fichier absent"),
    "not TOML": ("themes.toml", "[[theme]]", "[[theme", "TOML"),
    "unknown block": ("essentials/01-debut.toml", '"callout"', '"video"', "bloc de type inconnu « video »"),
    "unknown theme": ("resources/guides/un-guide.toml", '"mobilite"', '"lune"', "thème introuvable « lune »"),
    "unknown level": ("resources/guides/un-guide.toml", '"comprendre"', '"urgent"', "introuvable « urgent »"),
    "unknown organisation": ("resources/cases/un-cas.toml", '"ville"', '"lune"', "organisation introuvable « lune »"),
    "unknown territory": ("resources/cases/un-cas.toml", "78440", "99999", "territoire introuvable commune 99999"),
    "unknown reference": (
        "resources/cases/un-cas.toml",
        'references = ["bilan"]',
        'references = ["x"]',
        "introuvable « x »",
    ),
    "summary too long": ("resources/guides/un-guide.toml", "Un résumé.", "a" * 281, "280"),
    "case title too long": ("resources/cases/un-cas.toml", '"Un cas"', f'"{"a" * 91}"', "90 signes"),
    "no title": ("resources/guides/un-guide.toml", 'title = "Un guide"', "", "un-guide"),
    "unknown rubric": ("resources/guides/un-guide.toml", 'rubric = "evaluer"', 'rubric = "lune"', "lune"),
    "no rubric": ("resources/guides/un-guide.toml", 'rubric = "evaluer"', "", "un-guide"),
}


@pytest.mark.parametrize(("name", "right", "wrong", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_file_is_named_in_french_and_nothing_is_written(folder, name, right, wrong, said):
    path = folder / name
    if right is None:
        path.unlink()
    else:
        text = path.read_text()
        assert right in text
        path.write_text(text.replace(right, wrong, 1))
    before = everything()
    with pytest.raises(CommandError) as raised:
        call_command("load_content", folder=folder, stdout=StringIO())
    assert said in str(raised.value)
    assert everything() == before


def test_a_wrong_file_mended_is_loaded_whole(folder):
    path = folder / "themes.toml"
    right = path.read_text()
    path.write_text("[[theme")
    with pytest.raises(ContentError):
        load(folder)
    path.write_text(right)
    assert load(folder) > 0
    assert Theme.objects.get().slug == "mobilite"


def test_the_command_says_in_french_how_much_it_brought_in(folder):
    said = StringIO()
    call_command("load_content", folder=folder, stdout=said)
    assert f"Contenu de départ : {StartingContent.objects.count()} élément(s) chargé(s)." in said.getvalue()


def test_what_was_loaded_can_be_searched_for_at_once(folder):
    call_command("load_content", folder=folder, stdout=StringIO())
    keys = ask("mobilité").answer.keys
    assert {page.slug for page in Resource.objects.filter(pk__in=keys)} == {"un-guide", "un-cas", "une-etude"}


def test_every_file_of_the_starting_content_is_toml():
    paths = sorted(Path(settings.BASE_DIR, "fixtures").rglob("*.toml"))
    assert len(paths) > 130
    for path in paths:
        assert tomllib.loads(path.read_text(encoding="utf-8")), path
