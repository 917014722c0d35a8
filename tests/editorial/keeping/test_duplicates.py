"""The screen of what may be there twice."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.models import Resource, ResourceContribution
from editorial.keeping.duplicates.resources import resource_pairs
from editorial.models import DistinctPair
from practical_kit.models import CaseActor, GuidePage
from tests.editorial.keeping.merging import choose_address, merge_address, said
from tests.factories import fresh, hide, make_case, make_organisation, make_resource, make_theme
from tests.reading import links, region, regions, texts, words


def listing(kind="themes"):
    """The screen."""
    return reverse("editorial_duplicates", args=[kind])


def pairs(response):
    """What is proposed, each pair on one line."""
    return texts(response, ".lookalikes li > p")


def distinct(one, other, kind="themes"):
    """Where one says that two are not the same."""
    return reverse("editorial_distinct", args=[kind, one.pk, other.pk])


def test_the_less_used_is_merged_with_the_other(publisher, rubric):
    one, other = make_theme("Tiers-lieux"), make_theme("tiers lieux")
    make_resource(rubric, themes=[one])
    make_resource(rubric, themes=[one, other], live=False)
    page = publisher.get(listing())
    assert pairs(page) == ["Tiers-lieux (2 ressources) et tiers lieux (1 ressource) : même nom, écrit autrement"]
    assert merge_address(other, one) in links(page, "main")


def test_organisations_are_counted_by_the_pages_that_name_them(publisher, rubric):
    one = make_organisation(name="Agence de la transition écologique", acronym="ADEME")
    other = make_organisation(name="Ademe")
    make_resource(
        rubric, contributions=[ResourceContribution(organisation=one, role=role) for role in ("auteur", "editeur")]
    )
    case = make_case(rubric, families=())
    CaseActor.objects.create(page=case, organisation=one, role="pilote")
    page = publisher.get(listing("organisations"))
    assert pairs(page) == ["Agence de la transition écologique (ADEME) (2 ressources) et Ademe (0 ressource) : sigle"]
    assert merge_address(other, one) in links(page, "main")


def test_what_is_no_duplicate_is_remembered_and_can_be_taken_back(publisher):
    one, other = make_theme("Tiers-lieux"), make_theme("tiers lieux")
    response = publisher.post(distinct(other, one), follow=True)
    assert "la paire n’est plus proposée" in said(response)
    assert pairs(response) == []
    again = publisher.get(listing(), {"ecartes": "1"})
    assert len(pairs(again)) == 1
    undo = region(response, "form.undo")
    response = publisher.post(undo["action"], {"again": "1"}, follow=True)
    assert len(pairs(response)) == 1
    assert not DistinctPair.objects.exists()


def test_said_twice_it_is_remembered_once(publisher):
    one, other = make_theme("Tiers-lieux"), make_theme("tiers lieux")
    publisher.post(distinct(one, other))
    publisher.post(distinct(other, one))
    known = DistinctPair.objects.get()
    assert (known.first, known.second, known.created_by) == (one.pk, other.pk, publisher.user)


def test_what_is_gone_meanwhile_is_told(publisher):
    one, other = make_theme("Tiers-lieux"), make_theme("tiers lieux")
    address = distinct(one, other)
    other.delete()
    assert "l’un des deux n’existe plus" in said(publisher.post(address, follow=True))
    DistinctPair.objects.create(among="themes", first=one.pk, second=9_999)
    assert pairs(publisher.get(listing(), {"ecartes": "1"})) == []


def test_resources_with_the_same_document_or_title_are_shown(publisher, rubric):
    make_resource(rubric, "Le guide du maire", year=2020)
    make_resource(rubric, "Guide du Maire", year=2020, live=False)
    make_resource(rubric, "Guide du maire", year=2024)
    make_resource(rubric, "Une étude", source_url="https://www.exemple.fr/Etude/")
    hide(make_resource(rubric, "Tout autre chose", source_url="http://exemple.fr/etude#page=2"))
    page = publisher.get(listing("ressources"))
    assert pairs(page) == [
        "Une étude et Tout autre chose : même adresse du document",
        "Le guide du maire (2020) et Guide du Maire (2020) : même titre",
    ]
    assert "/fusion/" not in str(region(page, "main"))


def test_editions_of_one_another_and_aliases_are_no_duplicates(rubric):
    first = make_resource(rubric, "Le guide", GuidePage)
    second = make_resource(rubric, "Le guide", GuidePage, replaces=first)
    make_resource(rubric, "Le guide", GuidePage, replaces=second)
    fresh(first).create_alias(update_slug="alias", parent=fresh(rubric))
    assert list(resource_pairs()) == []


def test_an_address_that_is_none_breaks_nothing(publisher, rubric):
    for _ in range(2):
        make_resource(rubric)
    Resource.objects.update(source_url="http://[exemple")  # older than the rule that refuses it
    assert len(pairs(publisher.get(listing("ressources")))) == 1


def test_the_screen_to_choose_proposes_the_close_names(publisher):
    one, other = make_theme("Tiers-lieux"), make_theme("tiers lieux")
    make_theme("Eau")
    page = publisher.get(choose_address(one))
    assert merge_address(one, other) in links(page, "main")
    assert "Eau" not in words(region(page, "main"))


def test_nothing_alike_is_said(publisher):
    assert "Aucun doublon possible" in words(region(publisher.get(listing()), "main"))


def test_many_pairs_are_cut_into_pages_and_queries_do_not_grow(publisher):
    def count():
        with CaptureQueriesContext(connection) as queries:
            found = pairs(publisher.get(listing()))
        return len(found), len(queries)

    for name in ("eau-vive", "eau vive"):
        make_theme(name)
    count()
    one = count()[1]
    for number in range(40):
        make_theme(f"terrain-{number}x")
        make_theme(f"terrain {number}x")
    assert count() == (30, one)
    assert len(pairs(publisher.get(listing(), {"p": "2"}))) == 11
    assert publisher.get(listing(), {"p": "x"}).status_code == 200


@pytest.mark.parametrize("kind", ["themes", "organisations", "ressources"])
def test_a_contributor_and_a_visitor_are_refused(contributor, publisher, client, kind):
    assert publisher.get(listing(kind)).status_code == 200
    assert contributor.get(listing(kind)).status_code == 302
    assert client.get(listing(kind)).url.startswith("/admin/login/")
    contributor.post(reverse("editorial_distinct", args=[kind, 1, 2]))
    assert not DistinctPair.objects.exists()


def test_an_unknown_kind_is_not_found_and_a_link_does_nothing(publisher):
    assert publisher.get("/admin/reports/doublons/rubriques/").status_code == 404
    one, other = make_theme("Tiers-lieux"), make_theme("tiers lieux")
    assert publisher.get(distinct(one, other)).status_code == 405


def test_it_is_in_the_menu_of_reports(publisher):
    home = publisher.get(reverse("wagtailadmin_home")).content.decode()
    assert listing("organisations") in home
    assert regions(publisher.get(listing()), "[aria-current=page]")
