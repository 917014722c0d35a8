"""What a resource is: its rubric follows the tree, its labels are French."""

import pytest
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, Page

from catalogue.models import Resource, ResourceContribution, ResourceFile, ResourceTerritory, Rubric
from practical_kit.models import GuidePage, StudyPage
from tests.factories import (
    make_commune,
    make_document,
    make_organisation,
    make_resource,
    make_rubric,
    make_theme,
)

pytestmark = pytest.mark.django_db


def rubric_of(page):
    """The rubric as the database has it."""
    return Resource.objects.values_list("rubric__slug", flat=True).get(pk=page.pk)


@pytest.fixture
def training(kit):
    return make_rubric(kit, "se-former")


def test_a_resource_belongs_to_the_rubric_it_is_created_under(rubric):
    page = make_resource(rubric)
    assert page.rubric == rubric.rubric
    assert rubric_of(page) == "evaluer"


def test_a_resource_moved_by_an_editor_belongs_to_its_new_rubric(rubric, training, editor):
    page = make_resource(rubric)
    editor.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, training.pk]))
    assert rubric_of(page) == "se-former"


def test_a_plain_page_moved_in_code_belongs_to_its_new_rubric(rubric, training):
    page = make_resource(rubric)
    Page.objects.get(pk=page.pk).move(training, pos="last-child")
    assert rubric_of(page) == "se-former"


def test_resources_moved_together_belong_to_their_new_rubric(rubric, training, editor):
    pages = [make_resource(rubric) for _ in range(3)]
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    chosen = "&".join(f"id={page.pk}" for page in pages)
    data = {"move_applicable": True, "move_applicable_only": True, "chooser": training.pk}
    editor.post(f"{address}?{chosen}", data)
    assert {rubric_of(page) for page in pages} == {"se-former"}


def test_a_resource_whose_old_revision_is_published_after_a_move_stays_in_its_rubric(rubric, training):
    page = make_resource(rubric)
    old = page.save_revision()
    page.move(training, pos="last-child")
    old.publish()
    assert rubric_of(page) == "se-former"


def test_a_resource_moved_then_edited_and_published_stays_in_its_rubric(rubric, training, editor):
    page = make_resource(rubric, levels=["comprendre"])
    page.save_revision()
    page.move(training, pos="last-child")
    Page.objects.get(pk=page.pk).specific.save_revision().publish()
    assert rubric_of(page) == "se-former"


def test_a_page_copied_under_another_rubric_belongs_to_it(rubric, training):
    copy = make_resource(rubric).copy(to=training, update_attrs={"slug": "copie"})
    assert rubric_of(copy) == "se-former"


def test_a_resource_outlives_its_rubric_and_its_themes(rubric):
    page = make_resource(rubric, themes=[theme := make_theme("Mobilité")])
    page.save_revision()
    theme.delete()
    Rubric.objects.get(slug="evaluer").delete()
    page.refresh_from_db()
    assert page.rubric is None
    assert page.latest_revision.as_object().themes.count() == 0


def test_a_revision_that_mentions_deleted_rows_can_be_reopened_and_published(rubric, editor):
    organisation, commune, document = make_organisation(), make_commune(), make_document()
    page = make_resource(
        rubric,
        contributions=[ResourceContribution(organisation=organisation, role="auteur")],
        territory_items=[ResourceTerritory(territory=commune)],
        files=[ResourceFile(document=document)],
        levels=["comprendre"],
    )
    revision = page.save_revision()
    for thing in (organisation, commune, document):
        thing.delete()
    revision.publish()
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert editor.get(page.url).status_code == 200


def test_the_address_of_a_resource_says_its_rubric(rubric):
    assert make_resource(rubric, "L’évaluation, où en est-on ?", slug="evaluation").url == "/kit/evaluer/evaluation/"


def test_a_resource_has_the_kind_of_its_type_even_in_a_list_of_all(rubric):
    make_resource(rubric, kind=StudyPage)
    assert Resource.objects.get().kind_label == "Étude"


def test_levels_are_in_the_order_of_the_staircase(rubric):
    page = make_resource(rubric, levels=["innover", "comprendre"])
    assert [level.slug for level in Resource.objects.get(pk=page.pk).levels] == ["comprendre", "innover"]


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"year": 2025, "month": 3}, "mars 2025"),
        ({"year": 2025, "month": 8}, "août 2025"),
        ({"year": 2025}, "2025"),
        ({"month": 3}, "Non connue"),
        ({}, "Non connue"),
        ({"year": 2021, "date_note": "Deux dates circulent."}, "2021 (Deux dates circulent)"),
    ],
)
def test_the_date_is_written_in_french_with_its_doubt(fields, label):
    assert GuidePage(**fields).date_label == label


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://www.avise.org/articles/x", "avise.org"), ("https://data.gouv.fr:8080/", "data.gouv.fr"), ("", "")],
)
def test_the_host_of_the_document_is_named_as_a_reader_does(url, host):
    assert GuidePage(source_url=url).source_host == host


@pytest.mark.parametrize(("pages", "label"), [(None, ""), (1, "1 page"), (42, "42 pages")])
def test_the_length_of_a_document_is_said_when_it_is_known(rubric, pages, label):
    assert make_resource(rubric, pages=pages).format_label == label


def test_a_card_says_nothing_of_a_file_that_visitors_may_not_open(rubric, django_assert_num_queries):
    closed = Collection.get_first_root_node().add_child(instance=Collection(name="Privée"))
    files = [ResourceFile(document=make_document(pages=77, collection=closed)), ResourceFile(document=make_document())]
    page = make_resource(rubric, files=files)
    assert Resource.objects.get().format_label == "PDF, 77 pages"
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    assert Resource.objects.get().format_label == "PDF"
    with django_assert_num_queries(4):
        assert Resource.objects.for_cards().get(pk=page.pk).card_details == ["Évaluer", "PDF"]


def test_the_format_and_length_of_the_file_come_first(rubric):
    page = make_resource(rubric, pages=3, files=[ResourceFile(document=make_document(pages=42))])
    assert Resource.objects.get(pk=page.pk).format_label == "PDF, 42 pages"


def test_a_card_says_rubric_year_two_places_and_format(rubric):
    communes = [make_commune(name, code) for name, code in (("Figeac", "1"), ("Lons", "2"), ("Grasse", "3"))]
    items = [ResourceTerritory(territory=commune) for commune in communes]
    page = make_resource(rubric, year=2016, pages=42, territory_items=items)
    assert Resource.objects.get(pk=page.pk).card_details == ["Évaluer", "2016", "Figeac, Lons", "42 pages"]
