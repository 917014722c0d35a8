"""Publishing many pages at once holds them to the rules of their form."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from practical_kit.models import GuidePage
from tests.factories import make_case, make_commune, make_resource
from tests.reading import region, words


@pytest.fixture
def publish(publisher):
    """Publish these pages from a list, as an editor; give what the next screen says."""

    def send(*pages, **form):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        query = "&".join(f"id={page.pk}" for page in pages)
        response = publisher.post(f"{address}?{query}&next={reverse('etudes:index')}", form, follow=True)
        assert response.status_code == 200
        return words(region(response, ".messages"))

    return send


def draft(parent, title, **fields):
    """A draft that lacks nothing but what is said."""
    return make_resource(parent, title, live=False, **{"levels": ["innover"]} | fields)


def live():
    """The resources that visitors see."""
    return set(Page.objects.filter(live=True, depth__gt=4).values_list("title", flat=True))


def test_pages_that_are_ready_are_published(publish, rubric):
    case = make_case(rubric, "Un cas", levels=["innover"], places=[make_commune()], live=False)
    publish(draft(rubric, "Un guide"), case)
    assert live() == {"Un guide", "Un cas"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"summary": ""}, "à remplir : résumé"),
        ({"levels": []}, "Cochez au moins un niveau de besoin"),
        ({"summary": "a" * 281}, "résumé : 281 signes : la limite est de 280"),
        ({"body": [{"type": "callout", "value": {"title": "", "text": ""}}]}, "texte : un bloc est incomplet"),
    ],
)
def test_nothing_is_published_when_a_page_is_not_ready(publish, rubric, fields, said):
    told = publish(draft(rubric, "Prêt"), draft(rubric, "Pas prêt", **fields))
    assert live() == set()
    assert "Rien n’a été publié" in told
    assert f"« Pas prêt » : {said}" in told
    assert "« Prêt »" not in told


def test_a_case_is_asked_for_its_families_its_territory_and_its_rules(publish, rubric):
    case = make_case(rubric, "a" * 91, families=["association", "association"], live=False, challenge="")
    told = publish(case)
    assert live() == set()
    for lack in ("à remplir : défi", "titre : 91 signes", "territoires : 1 au moins", "deux familles", "niveau de"):
        assert lack in told


def test_it_is_the_newest_draft_that_is_read(publish, rubric):
    page = draft(rubric, "Un guide", kind=GuidePage)
    page.summary = ""
    page.save_revision(clean=False)
    assert "résumé" in publish(page)
    assert live() == set()


def test_drafts_under_a_page_are_held_to_the_rules_when_they_are_published_with_it(publish, rubric):
    draft(rubric, "Un guide", summary="")
    assert "« Un guide »" in publish(rubric, include_descendants="on")
    assert live() == set()
    publish(rubric)
    assert live() == set()
