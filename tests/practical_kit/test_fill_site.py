"""Filling a site with synthetic resources: they are whole, they are found, and they go away."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from catalogue.models import Organisation, Resource, SearchEntry, SearchText, Theme
from catalogue.search import indexing
from practical_kit.filling import emptying
from practical_kit.filling.drafts import PREFIX
from practical_kit.filling.writing import fill
from practical_kit.models import CaseNotePage, RubricPage
from tests.factories import make_commune, make_resource, make_rubric, make_theme
from tests.filling import edit_address

NUMBER = 30


@pytest.fixture
def filled(kit, rubric):
    """Two rubrics, one guide that was there, and thirty resources that were not."""
    make_commune()
    make_rubric(kit, "se-former")
    make_resource(rubric, "Déjà là", themes=[make_theme("Mobilité")], levels=["comprendre"])
    fill(NUMBER, seed=1)
    return Resource.objects.filter(slug__startswith=PREFIX).order_by("pk")


def test_the_tree_is_sound_and_every_kind_is_there(filled):
    assert Page.find_problems() == ([], [], [], [], [])
    assert sum(RubricPage.objects.values_list("numchild", flat=True)) == NUMBER + 1
    assert {type(page) for page in filled.specific()} == set(Resource.kinds())


def test_the_index_says_what_it_would_say_of_pages_written_one_by_one(filled):
    def rows():
        narrow = {entry.pk: ("".join(sorted(entry.facets)), entry.moment, entry.title_key) for entry in entries}
        wide = {
            text.pk: [sorted(getattr(text, name).split()) for name in ("title", "subjects", "body")] + [text.plain]
            for text in SearchText.objects.filter(pk__in=narrow)
        }
        return {key: [*map(str, narrow[key]), *wide[key]] for key in narrow}

    entries = SearchEntry.objects.filter(pk__in=filled)
    written = rows()
    indexing.refresh(filled.values_list("pk", flat=True))
    entries = entries.all()
    assert len(written) == NUMBER
    assert written == rows()


def test_pages_open_are_found_and_can_be_edited(filled, editor, client):
    for model in Resource.kinds():
        page = model.objects.filter(slug__startswith=PREFIX).first()
        assert client.get(page.url).status_code == 200
        assert editor.get(edit_address(page)).status_code == 200
        page.save_revision().publish()
    found = client.get("/ressources/", {"q": "territoire"})
    assert found.context["found"].answer.total == NUMBER
    assert len(get_search_backend().search("territoire", Page)) == NUMBER


def test_emptying_takes_away_what_was_made_and_only_that(filled):
    edited, used = filled[0].specific, filled[1]
    edited.save_revision().publish()
    guide = Resource.objects.get(title="Déjà là")
    CaseNotePage.objects.filter(slug__startswith=PREFIX).first().tools.create(resource=used)
    assert emptying.empty() == NUMBER
    assert list(Resource.objects.all()) == [guide]
    assert list(SearchEntry.objects.values_list("pk", flat=True)) in ([], [guide.pk])
    kinds = [model._meta.model_name for model in Resource.kinds()]
    left = IndexEntry.objects.filter(content_type__model__in=kinds)
    assert list(left.values_list("object_id", flat=True)) in ([], [str(guide.pk)])
    assert Page.find_problems() == ([], [], [], [], [])
    assert (Theme.objects.count(), Organisation.objects.count()) == (1, 0)


def test_the_command_fills_again_where_it_stopped_and_empties(kit, rubric):
    for _ in range(2):
        call_command("fill_site", "5", stdout=StringIO())
    assert Resource.objects.count() == 10
    assert Page.find_problems() == ([], [], [], [], [])
    call_command("fill_site", "--empty", stdout=StringIO())
    assert not Resource.objects.exists()


def test_a_site_without_rubrics_is_not_filled(home):
    with pytest.raises(CommandError, match="load_content"):
        call_command("fill_site", "5")


def test_a_site_in_production_is_filled_only_by_force(kit, rubric):
    with override_settings(SETTINGS_MODULE="resource_centre.settings.production"):
        with pytest.raises(CommandError, match="--force"):
            call_command("fill_site", "5")
        call_command("fill_site", "5", "--force", verbosity=0)
    assert Resource.objects.count() == 5
