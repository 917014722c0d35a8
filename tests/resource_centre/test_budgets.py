"""What a page costs: questions to the database, the same for one resource and for ten, and what is sent."""

import gzip

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import get_page_models

from catalogue.models import ResourceFile, ResourceTerritory
from catalogue.visibility import listed
from practical_kit.models import CaseMeasure, CaseTool, RubricStarter
from resource_centre.models import CentreSettings, HomePage
from tests.factories import (
    block,
    cite,
    fresh,
    make_case,
    make_chapter,
    make_commune,
    make_document,
    make_essentials,
    make_figure,
    make_glossary,
    make_reference,
    make_resource,
    make_rubric,
    make_standard,
    make_term,
    make_theme,
    paragraph,
)

# Questions a page may ask of the database the first time a process shows it. What a process learns once for all
# pages is known by then: where the site stands, and the content types (docs/decisions.md).
COLD = {HomePage: 20}
COLD_PAGE, COLD_LIST = 15, 15
LISTS = [
    "/ressources/",
    "/ressources/?besoin=comprendre&rubrique=evaluer&type=guide&q=guide",
    "/kit/contenu/",
    "/plan-du-site/",
]
PAGES = ["/", "/essentiel/", "/essentiel/chapitre/", "/glossaire/", "/kit/", "/kit/evaluer/", "/kit/evaluer/guide/"]
PAGES += ["/kit/evaluer/cas/", "/contact/", "/introuvable/"]
ADDRESSES = [*PAGES, *LISTS, "/sitemap.xml"]
MODELS = [model for model in get_page_models() if model.is_creatable and not model.__module__.startswith("wagtail.")]


def fill(home, rubric, number):
    """A site with as many of everything."""
    CentreSettings.for_site(home.get_site())
    theme, levels = make_theme("Mobilité"), ["comprendre"]
    communes = [make_commune(code=f"7844{n}") for n in range(number)]
    resources = [
        make_resource(
            rubric,
            levels=levels,
            themes=[theme],
            also_in=["se-former"],
            files=[ResourceFile(document=make_document())],
            territory_items=[ResourceTerritory(territory=communes[n])],
        )
        for n in range(number)
    ]
    references = [make_reference(resource=resource) for resource in resources]
    figures = {"figures": [make_figure().pk for _ in range(min(number, 4))]}
    chosen = {"title": "À lire", "resources": [resource.pk for resource in resources[:6]]}
    text = [paragraph("Un terme.", references), block("key_figures", figures), block("resources", chosen)]
    body = [*text, *([paragraph("Encore.", references)] * number)]
    make_resource(rubric, slug="guide", title="Guide", body=body, levels=levels, themes=[theme])
    make_case(
        rubric,
        slug="cas",
        title="Cas",
        body=body,
        families=["association", "collectivite"] * number,
        places=communes,
        tools=[CaseTool(resource=resource) for resource in resources],
        measures=[CaseMeasure(indicator="Emplois", value="1", source=reference) for reference in references],
        reference_items=cite(*references),
        levels=levels,
        themes=[theme],
    )
    rubric = fresh(rubric)
    rubric.starters = [RubricStarter(resource=resource) for resource in resources[:3]]
    rubric.save()
    essentials = make_essentials(home)
    make_chapter(essentials, slug="chapitre", body=body)
    for rank in range(number):
        make_chapter(essentials)
        make_standard(home)
        make_term(f"Terme {rank}", f"terme-{rank}")
    make_glossary(home)
    make_standard(home, slug="contact", body=body)


def begin(client):
    """A process that has shown another page, and keeps nothing of it."""
    cache.clear()
    ContentType.objects.get_for_models(*apps.get_models())
    client.get("/mentions-legales/")


def cost(client, address):
    """The questions asked of the database by a process that shows a page for the first time."""
    begin(client)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    assert response.status_code == (404 if "introuvable" in address else 200)
    return [query["sql"] for query in asked]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_page_of_the_starting_content_exceeds_its_budget_even_cold(demo, client, model):
    pages = listed(model.objects.all()).order_by("pk")[:: max(1, model.objects.count() // 2)]
    costs = {page.url: len(cost(client, page.url)) for page in pages}
    assert costs
    assert {url: number for url, number in costs.items() if number > COLD.get(model, COLD_PAGE)} == {}


@pytest.mark.parametrize("address", LISTS)
def test_no_list_of_the_starting_content_exceeds_its_budget_even_cold(demo, client, address):
    assert len(cost(client, address)) <= COLD_LIST


def test_a_page_costs_the_same_for_one_of_everything_and_for_ten(client, home, kit, rubric):
    """An answer that grows is a query in a loop, and so is the same question asked again and again."""
    make_rubric(kit, "se-former")
    costs = []
    for number in (1, 10):
        with transaction.atomic():
            fill(home, rubric, number)
            costs.append({address: cost(client, address) for address in ADDRESSES})
            transaction.set_rollback(True)
        rubric.refresh_from_db()
    few, many = ({address: len(asked) for address, asked in each.items()} for each in costs)
    assert {address: (few[address], many[address]) for address in ADDRESSES if many[address] > few[address]} == {}
    repeated = {address: max(asked.count(sql) for sql in asked) for address, asked in costs[1].items()}
    assert {address: times for address, times in repeated.items() if times > 2} == {}


def test_a_page_is_sent_compressed_to_who_asks(client, home, rubric):
    plain = client.get("/").content
    response = client.get("/", headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content) == plain


@pytest.mark.parametrize("address", ["/", "/ressources/"])
def test_a_page_that_did_not_change_is_not_sent_again(client, home, rubric, address):
    etag = client.get(address)["ETag"]
    response = client.get(address, headers={"if-none-match": etag})
    assert (response.status_code, response.content) == (304, b"")
