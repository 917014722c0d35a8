"""Every error of the protocol, and what is no request at all."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Resource, ResourceFile
from catalogue.search import upkeep
from resource_centre.models import CentreSettings
from sharing.models import Permalink
from tests.factories import make_document, make_resource, make_theme
from tests.sharing.oai.protocol import DC, OAI, checked

pytestmark = pytest.mark.django_db
LIST = "verb=ListRecords&metadataPrefix=oai_dc"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def one(rubric):
    """A resource, changed at a known second."""
    resource = make_resource(rubric, "Mesurer")
    upkeep.flush()
    Permalink.objects.update(changed_at=datetime(2026, 3, 5, 10, 20, 30, 999_999, UTC))
    return resource


@pytest.mark.parametrize("query", ["", "verb=", "verb=Nul", "verb=Identify&verb=Identify", "verb=identify", "x=1"])
def test_a_verb_is_one_of_six_said_once(home, refused, query):
    assert refused(query) == "badVerb"


@pytest.mark.parametrize(
    "query",
    [
        "verb=Identify&x=1",
        "verb=ListRecords",
        f"{LIST}&metadataPrefix=oai_dc",
        f"{LIST}&from=2026-01-01&from=2026-01-01",
        f"{LIST}&resumptionToken=x",
        f"{LIST}&identifier=x",
        "verb=ListRecords&metadataPrefix=",
        "verb=GetRecord&identifier=x",
        "verb=GetRecord&metadataPrefix=oai_dc",
        "verb=ListSets&set=x",
        "verb=ListRecords&metadataPrefix=<b>",
        f"{LIST}&set=a b",
        f"{LIST}&set=:",
        f"{LIST}&from=",
        f"{LIST}&from=hier",
        f"{LIST}&from=2026-13-01",
        f"{LIST}&from=2026-02-30",
        f"{LIST}&from=2026-02-01T25:00:00Z",
        f"{LIST}&from=0000-01-01",
        f"{LIST}&from=2026-02-01T10:00Z",
        f"{LIST}&from=2026-02-01T10:00:00",
        f"{LIST}&from=٢٠٢٦-٠١-٠١",
        f"{LIST}&from=2026-02-01&until=2026-02-02T10:00:00Z",
        f"{LIST}&from=2026-02-02&until=2026-02-01",
        f"verb=GetRecord&metadataPrefix=oai_dc&identifier={'x' * 5_000}",
    ],
)
def test_arguments_are_those_of_the_verb_each_once_and_well_formed(one, refused, query):
    assert refused(query) == "badArgument"


def test_other_errors_have_their_code(one, refused):
    identifier = f"identifier=oai:localhost:{one.code}"
    assert refused("verb=ListRecords&metadataPrefix=marc21") == "cannotDisseminateFormat"
    assert refused(f"verb=GetRecord&metadataPrefix=marc21&{identifier}") == "cannotDisseminateFormat"
    for unknown in ("oai:localhost:bcdfghjk", f"oai:ailleurs.fr:{one.code}", "x", f"{one.code}", "oai:localhost:"):
        assert refused(f"verb=GetRecord&metadataPrefix=oai_dc&identifier={unknown}") == "idDoesNotExist"
        assert refused(f"verb=ListMetadataFormats&identifier={unknown}") == "idDoesNotExist"
    assert refused(f"{LIST}&until=2026-03-04") == "noRecordsMatch"
    assert refused(f"{LIST}&from=2026-03-06") == "noRecordsMatch"
    assert refused(f"{LIST}&set=rubrique:nulle") == "noRecordsMatch"
    for verb in ("ListRecords", "ListIdentifiers", "ListSets"):
        for token in ("x", "é", "a:b:c", "x" * 5_000):
            assert refused(f"verb={verb}&resumptionToken={token}") == "badResumptionToken"


@pytest.mark.parametrize(
    ("span", "found"),
    [
        ("from=2026-03-05", 1),
        ("until=2026-03-05", 1),
        ("from=2026-03-05&until=2026-03-05", 1),
        ("from=2026-03-05T10:20:30Z&until=2026-03-05T10:20:30Z", 1),
        ("from=2026-03-05T10:20:31Z", 0),
        ("until=2026-03-05T10:20:29Z", 0),
        ("from=0001-01-01&until=9999-12-31", 1),
        ("until=9999-12-31T23:59:59Z", 1),
    ],
)
def test_both_ends_are_included_by_days_and_by_seconds(one, ask, span, found):
    arguments = dict(part.split("=") for part in span.split("&"))
    headers = list(ask(verb="ListIdentifiers", metadataPrefix="oai_dc", **arguments).iter(f"{OAI}header"))
    assert len(headers) == found
    if found:
        assert headers[0].findtext(f"{OAI}datestamp") == "2026-03-05T10:20:30Z"


def test_a_token_says_how_far_one_is_and_serves_one_verb_again_and_again(rubric, ask, refused, by_two):
    for _ in range(3):
        make_resource(rubric)
    [first] = ask(verb="ListRecords", metadataPrefix="oai_dc").iter(f"{OAI}resumptionToken")
    assert (first.get("cursor"), first.get("completeListSize")) == ("0", "3")
    for _ in range(2):
        answer = ask(verb="ListRecords", resumptionToken=first.text)
        [last] = answer.iter(f"{OAI}resumptionToken")
        assert (last.text, last.get("cursor"), last.get("completeListSize")) == (None, "2", "3")
        assert len(list(answer.iter(f"{OAI}record"))) == 1
    assert refused(f"verb=ListIdentifiers&resumptionToken={first.text}") == "badResumptionToken"
    assert refused(f"verb=ListRecords&resumptionToken={first.text[:-1]}") == "badResumptionToken"
    assert refused(f"verb=ListRecords&resumptionToken=A{first.text}") == "badResumptionToken"


def test_a_token_keeps_the_limits_of_the_first_request(kit, rubric, ask, by_two):
    for _ in range(3):
        make_resource(rubric, levels=["innover"])
    make_resource(rubric, levels=["comprendre"])
    first = ask(verb="ListIdentifiers", metadataPrefix="oai_dc", set="besoin:innover")
    [token] = first.iter(f"{OAI}resumptionToken")
    rest = ask(verb="ListIdentifiers", resumptionToken=token.text)
    assert token.get("completeListSize") == "3"
    assert [spec.text for spec in rest.iter(f"{OAI}setSpec")] == ["rubrique:evaluer", "besoin:innover"]


def test_a_short_list_has_no_token(one, ask):
    assert not list(ask(verb="ListRecords", metadataPrefix="oai_dc").iter(f"{OAI}resumptionToken"))


def test_a_token_of_which_nothing_is_left_is_said(rubric, ask, refused, by_two):
    for _ in range(3):
        make_resource(rubric)
    until = {"until": "2199-01-01"}
    [token] = ask(verb="ListIdentifiers", metadataPrefix="oai_dc", **until).iter(f"{OAI}resumptionToken")
    Permalink.objects.update(changed_at=datetime(2200, 1, 1, tzinfo=UTC))
    assert refused(f"verb=ListIdentifiers&resumptionToken={token.text}") == "badResumptionToken"


def test_what_was_withdrawn_without_being_noted_is_deleted_too(one, ask):
    Resource.objects.update(live=False)
    for verb in ("ListIdentifiers", "ListRecords"):
        [header] = ask(verb=verb, metadataPrefix="oai_dc").iter(f"{OAI}header")
        assert header.get("status") == "deleted"
    answer = ask(verb="GetRecord", metadataPrefix="oai_dc", identifier=f"oai:localhost:{one.code}")
    assert not list(answer.iter(f"{DC}title"))


def test_the_address_to_write_to_is_that_of_the_settings(home, ask):
    assert ask(verb="Identify").findtext(f".//{OAI}adminEmail") == "webmaster@localhost"
    centre = CentreSettings.for_site(home.get_site())
    centre.contact_email = "contact@centre.example"
    centre.save()
    assert ask(verb="Identify").findtext(f".//{OAI}adminEmail") == "contact@centre.example"


def test_a_site_without_resources_answers(home, ask, refused):
    ask(verb="Identify")
    ask(verb="ListSets")
    assert refused(LIST) == "noRecordsMatch"


def test_post_needs_no_token_of_ours_and_takes_short_forms_only(one):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/oai/", LIST, content_type=FORM)
    assert len(list(checked(response.content).iter(f"{OAI}record"))) == 1
    for body, kind in ((f"{LIST}&set={'x' * 10_000}", FORM), ("{}", "application/json"), ("x", "text/plain")):
        response = client.post("/oai/", body, content_type=kind)
        [error] = checked(response.content).iter(f"{OAI}error")
        assert (response.status_code, error.get("code")) == (200, "badArgument")
    assert client.put("/oai/").status_code == client.delete("/oai/").status_code == 405


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-16"])
def test_a_form_that_can_t_be_read_is_a_bad_argument(one, client, charset):
    response = client.generic("POST", "/oai/", b"verb=Identify", content_type=f"{FORM}; charset={charset}")
    [error] = checked(response.content).iter(f"{OAI}error")
    assert (response.status_code, error.get("code")) == (200, "badArgument")


def test_too_many_arguments_are_a_bad_one(one, client, refused):
    assert refused("&".join(["a"] * 10_001)) == "badArgument"
    response = client.post("/oai/", "&".join(["a"] * 1_001), content_type=FORM)
    assert b'code="bad' in response.content
    assert response["Content-Type"] == "text/xml; charset=utf-8"


def test_pages_of_other_sites_may_ask_by_post_too(client, home):
    response = client.options("/oai/", headers={"access-control-request-headers": "content-type"})
    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (204, "*")
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, POST, OPTIONS"
    assert client.put("/oai/")["Allow"] == "GET, HEAD, POST, OPTIONS"


def test_only_who_writes_a_date_is_told_how_to(one, client):
    for query, is_told in (("set=%C3%A9", False), ("from=hier", True), ("set=%C3%A9&until=hier", True)):
        said = client.get(f"/oai/?{LIST}&{query}").content.decode()
        assert ("Une date s’écrit" in said, "mal formé" in said) == (is_told, True)


def test_forbidden_characters_break_no_answer(rubric, ask, refused):
    make_resource(rubric, "Un\x0b titre\x1f \ufffe")
    [title] = ask(verb="ListRecords", metadataPrefix="oai_dc").iter(f"{DC}title")
    assert title.text == "Un titre "
    assert refused("verb=ListRecords&resumptionToken=%00%0B%FF%ED%A0%80") == "badResumptionToken"
    assert refused("verb=%00") == "badVerb"
    assert refused("verb=Identify&%00=1&<script>=2&'\"=3") == "badArgument"


def test_an_answer_is_for_any_site_and_never_kept(one, client):
    response = client.get("/oai/?verb=Identify")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_a_list_costs_the_same_for_one_and_for_ten(client, rubric):
    counts = []
    for number in (1, 9):
        for _ in range(number):
            files = [ResourceFile(document=make_document())]
            themes = [make_theme(f"Thème {Resource.objects.count()}")]
            make_resource(rubric, levels=["innover"], themes=themes, files=files)
        client.get(f"/oai/?{LIST}")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/oai/?{LIST}")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20
