"""The path and the cases that a result leads to, each with its reason."""

from urllib.parse import parse_qs, urlsplit

import pytest
from wagtail.models import Collection, CollectionViewRestriction, Page

from catalogue.models import Resource, ResourceFile, ResourceTerritory
from practical_kit.assessing.candidates import candidates
from tests.factories import (
    hide,
    make_case,
    make_commune,
    make_document,
    make_resource,
    make_rubric,
    make_three,
)
from tests.practical_kit.assessing.sets import sent
from tests.reading import links, texts

HERE = "/autodiagnostic/"
ALL = "2103x01221"


@pytest.fixture
def catalogue(kit, rubric):
    """A visible, a draft and a private guide and case in « Évaluer », and one of « Se former »."""
    make_three(rubric, levels=["comprendre"])
    for title, fields in (("Un cas", {}), ("Un cas en brouillon", {"live": False})):
        make_case(rubric, title, levels=["s-approprier"], places=[make_commune()], **fields)
    hide(make_case(rubric, "Un cas réservé", levels=["s-approprier"]))
    make_resource(make_rubric(kit, "se-former"), "Pour se former", levels=["innover"])


def test_the_path_shows_what_visitors_may_see_each_with_its_reason(client, page, code, catalogue):
    response = client.get(HERE, {"a": code("2110211021")})
    assert texts(response, "ol.path h3") == ["Visible", "Pour se former"]
    assert texts(response, "ol.path .reason") == [
        "Pour « Évaluer », la rubrique où vous avez le plus à gagner : niveau « Comprendre », "
        "le vôtre dans cette rubrique.",
        "Pour « Se former » : niveau « Innover », le vôtre dans cette rubrique.",
    ]
    assert texts(response, ".path--cases h3") == ["Un cas"]
    assert texts(response, ".path--cases .reason") == ["Niveau « S’approprier », le vôtre ; il éclaire « Évaluer »."]


def test_who_begins_reads_in_the_order_of_the_kit_and_each_reason_says_what_is_true(client, page, code, catalogue):
    response = client.get(HERE, {"a": code("1110110010")})
    assert texts(response, "ol.path .reason") == [
        "Pour « Se former », par où commence le kit : niveau « Innover », le plus proche du vôtre.",
        "Pour « Évaluer », la rubrique où vous avez le plus à gagner : niveau « Comprendre », "
        "le vôtre dans cette rubrique.",
    ]


@pytest.mark.parametrize(
    ("signs", "bases"), [("1110110010", ["/essentiel/"]), ("x" * 10, ["/essentiel/"]), ("2110211021", [])]
)
def test_under_the_path_one_goes_on_to_the_bases_the_selection_and_territories(
    client, page, code, catalogue, essentials, signs, bases
):
    onward = links(client.get(HERE, {"a": code(signs)}), "[aria-labelledby=parcours] .links")
    *before, selection, territories = onward
    assert (before, territories) == (bases, "/territoires/")
    assert client.get(selection).status_code == 200
    chosen = parse_qs(urlsplit(selection).query)["r"][0].split(",")
    titles = dict(Resource.objects.values_list("code", "title"))
    assert {titles[each] for each in chosen} == {"Visible", "Pour se former", "Un cas"}


def test_a_document_to_open_is_the_address_of_the_document_or_a_file_that_visitors_may_open(rubric):
    address = {"source_url": "https://example.org/guide.pdf"}
    make_resource(rubric, "Sans document")
    make_resource(rubric, "Seulement citée", source_status="cite-par-un-tiers", **address)
    with_address, with_file = make_resource(rubric, "À son adresse", **address), make_resource(rubric, "En fichier")
    closed = Collection.get_first_root_node().add_child(name="Réservée")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    ResourceFile.objects.create(page=with_file, document=make_document())
    ResourceFile.objects.create(page=make_resource(rubric), document=make_document(collection=closed))
    resources, _ = candidates()
    assert {each.key for each in resources if each.opens} == {with_address.pk, with_file.pk}


def test_a_region_orients_the_cases_and_one_that_is_none_does_not(client, page, code, catalogue):
    case = Page.objects.get(title="Un cas")
    place = ResourceTerritory.objects.get(page=case).territory
    here = place.region
    asked = client.get(HERE, sent("2110211021", region=here.code))
    assert parse_qs(urlsplit(asked["Location"]).query)["region"] == [here.code]
    response = client.get(asked["Location"])
    assert texts(response, ".path--cases .reason") == [
        "Dans votre région, Île-de-France ; niveau « S’approprier », le vôtre ; il éclaire « Évaluer »."
    ]
    assert "region" not in client.get(HERE, sent("2110211021", region="zz"))["Location"]
    assert client.get(HERE, {"a": code("2110211021"), "region": "zz"}).status_code == 200


def test_only_regions_that_have_a_case_to_see_are_offered(client, page, rubric):
    make_commune(code="98901", region="Île de Clipperton")
    make_case(rubric, places=[make_commune(code="29019", region="Bretagne").region])
    make_case(rubric, places=[make_commune()])
    make_case(rubric, places=[make_commune(code="20004", region="Corse")], live=False)
    assert texts(client.get(HERE), "select[name=region] option") == ["Sans préférence", "Bretagne", "Île-de-France"]


@pytest.mark.parametrize("number", [1, 10])
def test_a_result_costs_the_same_whatever_the_catalogue_holds(
    client, page, code, rubric, number, django_assert_max_num_queries
):
    for _ in range(number):
        make_resource(rubric, levels=["comprendre"])
        make_case(rubric, levels=["comprendre"])
    client.get(HERE)
    with django_assert_max_num_queries(24):
        assert client.get(HERE, {"a": code("2110211021")}).status_code == 200
