"""Which resources are in which feed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.models import FormerTheme, Resource, ResourceFile, Theme
from catalogue.search.indexing import rebuild
from sharing.feeds import views
from sharing.open_access import NOTHING
from tests.factories import fresh, make_document, make_resource, make_rubric, make_theme, make_three
from tests.reading import links, region, regions

pytestmark = pytest.mark.django_db
TERMS = ["/flux/rubrique/evaluer/", "/flux/besoin/innover/", "/flux/theme/mobilite/"]


@pytest.fixture
def three(rubric):
    """A visible, a draft and a private page, with the same terms."""
    make_three(rubric, levels=["innover"], themes=[make_theme("Mobilité")])


def titles(feed):
    """The titles of a feed, in order."""
    return [entry.title for entry in feed.entries]


@pytest.mark.parametrize("path", ["/flux/", *TERMS, "/flux/?besoin=innover", "/flux/?q=resume&type=guide"])
def test_a_feed_holds_what_visitors_see_and_nothing_else(read, three, path):
    feed = read(path)
    assert titles(feed) == ["Visible"]
    assert "Brouillon" not in str(feed)
    assert "Réservée" not in str(feed)


def test_each_feed_holds_its_own(read, kit, three):
    make_resource(make_rubric(kit, "accompagner"), "Ailleurs", levels=["comprendre"], themes=[make_theme("Emploi")])
    assert [titles(read(path)) for path in TERMS] == [["Visible"]] * 3
    assert titles(read("/flux/?theme=emploi&theme=mobilite")) == ["Ailleurs", "Visible"]
    assert titles(read("/flux/rubrique/accompagner/")) == ["Ailleurs"]


def test_the_last_to_be_published_on_the_site_comes_first_whatever_its_date(read, rubric):
    old = make_resource(rubric, "Parue en 1998", year=1998)
    make_resource(rubric, "Parue en 2025", year=2025)
    Resource.objects.filter(pk=old.pk).update(first_published_at=timezone.now() + timedelta(minutes=1))
    rebuild()
    for path in ("/flux/", "/flux/rubrique/evaluer/", "/flux/?tri=titre", "/flux/?q=parue", "/flux/?tri=arrivee"):
        assert titles(read(path)) == ["Parue en 1998", "Parue en 2025"]


def test_only_the_latest_are_told(read, rubric, monkeypatch):
    monkeypatch.setattr(views, "ENTRIES", 2)
    for number in range(3):
        make_resource(rubric, f"Ressource n° {number}")
    assert titles(read("/flux/")) == ["Ressource n° 2", "Ressource n° 1"]


@pytest.mark.parametrize("path", ["/flux/", *TERMS, "/flux/?q=rien"])
def test_a_feed_that_holds_nothing_is_still_a_feed(read, rubric, path):
    make_theme("Mobilité")
    feed = read(path)
    assert feed.entries == []
    assert feed.feed.title


def test_the_feed_of_a_term_that_no_resource_has_is_not_that_of_the_site(read, rubric):
    make_theme("Mobilité")
    make_resource(rubric, "Sans thème")
    assert [titles(read(path)) for path in TERMS] == [["Sans thème"], [], []]


def test_an_empty_feed_has_the_same_date_tomorrow(read, home):
    assert read("/flux/").feed.updated == read("/flux/").feed.updated == "1970-01-01T00:00:00+00:00"


def test_an_alias_is_not_told_twice(read, kit, rubric):
    make_resource(rubric, "Une seule").create_alias(parent=make_rubric(kit, "accompagner"))
    assert titles(read("/flux/")) == ["Une seule"]


def test_a_feed_says_where_it_is_and_where_the_same_list_is(read, three):
    by_rel = {link.rel: link.href for link in read("/flux/besoin/innover/").feed.links}
    assert by_rel == {
        "self": "http://localhost/flux/besoin/innover/",
        "alternate": "http://localhost/ressources/?besoin=innover",
    }


def test_the_address_of_a_search_is_what_was_understood(read, three):
    feed = read("/flux/?inconnu=<b>&besoin=innover&besoin=nul&tri=titre&page=4&q=%20%20visible%00")
    by_rel = {link.rel: link.href for link in feed.feed.links}
    assert by_rel["self"] == "http://localhost/flux/?q=visible&besoin=innover"
    assert feed.feed.title == "Co-construction territoriale\u00a0: ressources pour «\u202fvisible\u202f», Innover"


@pytest.mark.parametrize("path", ["/flux/rubrique/x/", "/flux/besoin/x/", "/flux/theme/x/", "/flux/autre/innover/"])
@pytest.mark.parametrize("condition", [{}, {"If-None-Match": "*"}, {"If-Match": '"x"'}])
def test_an_unknown_term_is_not_found_in_french(client, three, path, condition):
    response = client.get(path, headers=condition)
    assert response.status_code == 404
    assert "Cette page est introuvable" in response.content.decode() or response.content.decode() == f"{NOTHING}\n"


def test_what_became_of_a_term_that_no_resource_has_is_told_at_once(client, rubric):
    theme = make_theme("Mobilité")
    etag = client.get("/flux/theme/mobilite/")["ETag"]
    Theme.objects.filter(pk=theme.pk).update(name="Se déplacer")
    again = client.get("/flux/theme/mobilite/", headers={"If-None-Match": etag})
    assert "Se déplacer" in again.content.decode()
    FormerTheme.objects.create(number=theme.pk, slug="mobilite", name="Mobilité", into=make_theme("Transports"))
    theme.delete()
    assert client.get("/flux/theme/mobilite/", headers={"If-None-Match": again["ETag"]}).status_code == 301


def test_a_merged_theme_leads_on_for_ever(client, three):
    FormerTheme.objects.create(number=10**6, slug="transports", name="Transports", into=Theme.objects.get())
    response = client.get("/flux/theme/transports/")
    assert (response.status_code, response["Location"]) == (301, "/flux/theme/mobilite/")
    response = client.get("/flux/?theme=transports&besoin=innover")
    assert (response.status_code, response["Location"]) == (301, "/flux/?theme=mobilite&besoin=innover")


def test_nothing_is_done_when_nothing_changed(client, three):
    first = client.get("/flux/?q=visible")
    client.get("/flux/")  # where the site stands is known
    with CaptureQueriesContext(connection) as asked:
        again = client.get("/flux/?q=visible", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert len(asked) <= 2
    assert again["Access-Control-Allow-Origin"] == "*"


def test_a_withdrawal_is_a_change(client, three):
    first = client.get("/flux/")
    fresh(Resource.objects.get(title="Visible")).unpublish()
    again = client.get("/flux/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert "<entry>" not in again.content.decode()


def test_a_feed_may_be_read_by_any_site_and_is_never_kept_without_asking(client, home):
    response = client.get("/flux/")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "no-cache" in response["Cache-Control"]
    assert not response.cookies
    assert client.post("/flux/").status_code == 405


def test_a_feed_costs_the_same_for_one_and_for_ten(client, rubric):
    counts = []
    for number in (1, 9):
        for _ in range(number):
            files = [ResourceFile(document=make_document())]
            make_resource(rubric, levels=["innover"], themes=[make_theme(f"T {Theme.objects.count()}")], files=files)
        client.get("/flux/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/flux/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20


NONSENSE = [
    "%00",
    "x" * 5_000,
    "'\"<script>alert(1)</script>",
    "-1",
    "%F0%9F%92%A9",
    "%ED%A0%80",
    "%C3%28",
    "[]",
    "1e9",
]


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_breaks_nothing(client, three, value):
    for name in ("q", "besoin", "tri", "annee", "page", "x"):
        response = client.get(f"/flux/?{name}={value}")
        assert response.status_code == 200
        assert b"<script" not in response.content
    for path in ("rubrique", "besoin", "theme"):
        assert client.get(f"/flux/{path}/{value}/").status_code == 404


def test_pages_say_where_feeds_are(client, three):
    found = {link["href"]: link["title"] for link in regions(client.get("/"), 'link[type="application/atom+xml"]')}
    assert found == {"/flux/": "Co-construction territoriale\u00a0: dernières ressources"}
    page = client.get("/kit/evaluer/")
    assert [link["href"] for link in regions(page, 'link[type="application/atom+xml"]')] == [
        "/flux/rubrique/evaluer/",
        "/flux/",
    ]
    assert "/flux/rubrique/evaluer/" in links(page, "main")
    page = client.get("/ressources/?besoin=innover&inconnu=1&tri=titre&q=%22visible%22")
    expected = "/flux/?q=%22visible%22&besoin=innover"
    assert regions(page, 'link[type="application/atom+xml"]')[0]["href"] == expected
    assert expected in links(page, "main")
    assert "/flux/" in links(client.get("/ressources/"), "main")
    assert region(page, 'link[type="application/atom+xml"][href^="/flux/?"]')["title"].endswith(", Innover")
