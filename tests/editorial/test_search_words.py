"""What editors teach the search, and what it teaches them."""

import pytest
from django.urls import reverse

from catalogue.models import FruitlessSearch, SynonymGroup
from tests.factories import make_resource
from tests.reading import links, region, texts, words
from tests.searching import found

FRUITLESS = FruitlessSearch.snippet_viewset
SYNONYMS = SynonymGroup.snippet_viewset


@pytest.fixture
def noted(db):
    """A search that found nothing, three times."""
    return FruitlessSearch.objects.create(words="tiers lieux", count=3)


def test_an_editor_sees_what_was_looked_for_in_vain_the_most_frequent_first(publisher, noted):
    FruitlessSearch.objects.create(words="fab lab", count=12)
    page = publisher.get(reverse(FRUITLESS.get_url_name("list")))
    assert [row.words for row in page.context["object_list"]] == ["fab lab", "tiers lieux"]


def test_an_editor_goes_from_a_search_in_vain_to_a_synonym(publisher, noted):
    page = publisher.get(reverse(FRUITLESS.get_url_name("list")))
    assert "/ressources/?q=tiers+lieux" in links(page, "main")
    add = f"{reverse(SYNONYMS.get_url_name('add'))}?terms=tiers+lieux"
    assert add in links(page, "main")
    assert texts(publisher.get(add), "textarea[name=terms]") == ["tiers lieux"]


def test_a_synonym_written_in_the_admin_is_used_by_the_next_search(publisher, rubric):
    make_resource(rubric, "Les fabriques de territoire")
    publisher.get("/")
    assert found("tiers lieux") == []
    publisher.post(reverse(SYNONYMS.get_url_name("add")), {"terms": "tiers lieux\r\nfabriques de territoire"})
    assert found("tiers lieux") == ["Les fabriques de territoire"]


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ("un seul", "Écrivez au moins deux termes, un par ligne."),
        ("\n".join(f"terme {n}" for n in range(13)), "12 termes au plus"),
        ("même\nmême", "Écrivez au moins deux termes, un par ligne."),
    ],
)
def test_a_group_that_means_nothing_is_refused_with_what_to_do(publisher, terms, said):
    response = publisher.post(reverse(SYNONYMS.get_url_name("add")), {"terms": terms})
    assert said in words(region(response, ".w-field__errors"))
    assert not SynonymGroup.objects.exists()


def test_an_editor_clears_a_search_but_adds_and_changes_none(publisher, noted):
    assert publisher.get(reverse(FRUITLESS.get_url_name("add"))).status_code in (302, 403)
    assert publisher.get(reverse(FRUITLESS.get_url_name("edit"), args=[noted.pk])).status_code in (302, 403)
    publisher.post(reverse(FRUITLESS.get_url_name("delete"), args=[noted.pk]))
    assert not FruitlessSearch.objects.exists()


def test_a_contributor_has_neither(contributor, noted):
    for viewset in (FRUITLESS, SYNONYMS):
        assert contributor.get(reverse(viewset.get_url_name("list"))).status_code == 302
