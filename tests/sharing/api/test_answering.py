"""How every address of the API answers: to whom, for how long, and what when something is wrong."""

import gzip
from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from catalogue.models import Organisation, Theme
from sharing.api import territories
from tests.factories import fresh, hide, make_organisation, make_resource, make_theme
from tests.sharing.api.conftest import CODE

pytestmark = pytest.mark.django_db
ALL, ONE = "/api/v1/ressources/", f"/api/v1/ressources/{CODE}/"
ADDRESSES = [ALL, ONE, "/api/v1/themes/", "/api/v1/themes/mobilite/", "/api/v1/territoires/", "/api/v1/openapi.json"]
NONSENSE = [
    "%00",
    "a" * 5000,
    "-1",
    "0",
    "9" * 400,
    "1e9",
    "%F0%28",
    "%ED%A0%80",
    "'--",
    "<script>alert(1)</script>",
    "%2F..",
    "[]",
]


def publish(study):
    """A resource more."""
    make_resource(fresh(study).get_parent(), "Une autre")


def save(study, **fields):
    """Publish a change of the page."""
    page = fresh(study)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def rename(model, name):
    """Give another name to a term."""
    term = model.objects.get()
    term.name = name
    term.save()


def rename_rubric_page(study):
    """Change the address of the page above."""
    parent = fresh(study).get_parent().specific
    parent.slug = "autrement"
    parent.save()


def move_site(study):
    """Serve the site at another address."""
    site = Site.objects.get(is_default_site=True)
    site.hostname = "ailleurs.example"
    site.save()


CHANGES = {
    "published": publish,
    "unpublished": lambda study: fresh(study).unpublish(),
    "restricted": lambda study: hide(fresh(study)),
    "deleted": lambda study: fresh(study).delete(),
    "retitled": lambda study: save(study, title="Autrement"),
    "theme renamed": lambda study: rename(Theme, "Se déplacer"),
    "organisation renamed": lambda study: rename(Organisation, "Fonda"),
    "address changed": rename_rubric_page,
    "site moved": move_site,
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_read_is_not_modified_until_the_catalogue_is(client, study, indexed, change):
    etag = client.get(ALL)["ETag"]
    again = client.get(ALL, headers={"if-none-match": etag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    with indexed():
        CHANGES[change](study)
    after = client.get(ALL, headers={"if-none-match": etag})
    assert after.status_code == 200
    assert after["ETag"] != etag


@pytest.mark.parametrize("address", ["/api/v1/themes/", "/api/v1/themes/mobilite/", "/api/v1/organisations/"])
def test_a_vocabulary_is_not_modified_until_the_catalogue_is(client, study, indexed, address):
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"if-none-match": f'W/{etag}, "x"'}).status_code == 304
    with indexed():
        rename(Theme, "Se déplacer")
    assert client.get(address, headers={"if-none-match": etag}).status_code == 200


def test_a_draft_changes_nothing_that_is_read(client, study, indexed):
    etag = client.get(ALL)["ETag"]
    with indexed():
        page = fresh(study)
        page.title = "Pas encore"
        page.save_revision()
        make_organisation(name="Secrète")
        make_theme("Secret")
    assert client.get(ALL, headers={"if-none-match": etag}).status_code == 304


def test_not_modified_is_said_without_reading_the_catalogue(client, study):
    etag = client.get(ALL)["ETag"]
    with CaptureQueriesContext(connection) as queries:
        client.get(ALL, headers={"if-none-match": etag})
    assert len(queries) <= 2


def test_the_version_of_a_resource_is_that_of_all_it_says(client, study):
    etag = client.get(ONE)["ETag"]
    assert client.get(ONE, headers={"if-none-match": etag}).status_code == 304
    reference = study.reference_items.get().reference
    reference.title = "Une autre source"
    reference.save()
    assert client.get(ONE, headers={"if-none-match": etag}).status_code == 200


def test_two_questions_have_two_versions(client, study):
    etag = client.get(ALL)["ETag"]
    assert client.get(f"{ALL}?par_page=2", headers={"if-none-match": etag}).status_code == 200


@pytest.mark.parametrize("address", [*ADDRESSES, "/api/v1/rien/", f"{ALL}?page=x"])
def test_any_site_reads_without_a_cookie_nor_a_session(client, study, address):
    client.cookies["sessionid"] = "x" * 32
    response = client.get(address)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    preflight = client.options(address, headers={"access-control-request-headers": "if-none-match"})
    assert (preflight.status_code, preflight["Access-Control-Allow-Origin"]) == (204, "*")
    assert preflight["Access-Control-Allow-Headers"] == "if-none-match"


def test_not_modified_may_be_read_by_other_sites_too(client, study):
    for address in (ALL, ONE):
        response = client.get(address, headers={"if-none-match": client.get(address)["ETag"]})
        assert (response.status_code, response["Access-Control-Allow-Origin"]) == (304, "*")


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_says_what_get_does_without_a_body(client, study, address):
    get, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert (head["ETag"], head["Content-Type"]) == (get["ETag"], get["Content-Type"])


@pytest.mark.parametrize(
    ("method", "address"), list(product(["post", "put", "patch", "delete"], [ALL, ONE, "/api/v1/"]))
)
def test_nothing_is_written(study, method, address):
    response = getattr(Client(enforce_csrf_checks=True), method)(address)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response.json()["code"] == "methode-refusee"
    assert response["Access-Control-Allow-Origin"] == "*"


def test_answers_may_be_kept_a_minute_and_are_compressed(client, study):
    response = client.get(ALL, headers={"accept-encoding": "gzip"})
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content) == client.get(ALL).content
    assert client.get(ALL, headers={"if-none-match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    "address",
    ["/api/", "/api/v2/ressources/", "/api/v1/rien/", "/api/v1/a%0Ab", "/api/v1/%00/", f"{ALL}%00/", f"{ALL}x/y/"],
)
def test_any_other_address_is_a_problem(client, home, address):
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    body = response.json()
    assert set(body) == {"type", "title", "status", "detail", "code", "erreurs"}
    assert (body["status"], body["code"]) in [(404, "adresse-inconnue"), (404, "introuvable")]


def test_an_address_without_its_last_slash_leads_to_it(client, home):
    response = client.get("/api/v1/ressources?theme=a%20b")
    assert (response.status_code, response["Location"]) == (301, f"{home.get_site().root_url}{ALL}?theme=a%20b")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert client.get("/api/v1/rien").status_code == 404


def test_a_wrong_page_number_is_refused_and_says_what_is_right(client, home):
    response = client.get(f"{ALL}?page=-3&par_page=beaucoup")
    assert response.status_code == 400
    assert response.json()["erreurs"] == [
        {"parametre": "page", "code": "greater_than_equal", "detail": "Au moins 1."},
        {"parametre": "par_page", "code": "int_parsing", "detail": "Un nombre entier est attendu."},
    ]


def test_a_false_condition_is_a_problem(client, study):
    for address in (ALL, ONE):
        response = client.get(address, headers={"if-match": '"x"'})
        assert (response.status_code, response.json()["code"]) == (412, "condition-fausse")


def test_too_many_parameters_are_a_problem(client, home):
    response = client.get(f"{ALL}?{'&'.join(['theme=a'] * 10_001)}")
    assert (response.status_code, response.json()["code"]) == (400, "demande-invalide")


def test_an_error_of_ours_is_logged_and_says_nothing_of_itself(client, home, monkeypatch, caplog):
    monkeypatch.setattr(territories, "rows", lambda found: 1 / 0)
    response = client.get("/api/v1/territoires/")
    assert (response.status_code, response["Content-Type"]) == (500, "application/problem+json")
    assert response.json()["code"] == "erreur-interne"
    assert b"division" not in response.content
    assert "ZeroDivisionError" in caplog.text
    assert "Cache-Control" not in response


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_is_answered_as_it_should(client, study, nonsense):
    names = ["q", "tri", "page", "par_page", "besoin", "theme", "acteur", "annee", "region", "type", nonsense]
    asked = [f"{path}?{name}={nonsense}" for path in (ALL, "/api/v1/territoires/") for name in names]
    asked += [f"/api/v1/{path}/{nonsense}/" for path in ("ressources", "themes", "niveaux", "territoires/commune")]
    for address in asked:
        response = client.get(address)
        assert response.status_code in (200, 400, 404), address
        assert "json" in response["Content-Type"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response.json()
