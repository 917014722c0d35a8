"""« ?pour= »: counted by partner and day, and nothing else."""

import pytest

from catalogue.use import counting
from sharing.models import Partner, PartnerUse
from sharing.partners.counting import tally
from tests.factories import make_resource

pytestmark = pytest.mark.django_db
Kind = PartnerUse.Kind
PERSON = {"HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


@pytest.fixture
def bank():
    """A partner."""
    return Partner.objects.create(name="Banque des territoires", slug="banque")


@pytest.fixture
def page(rubric, indexed):
    """A resource that visitors see."""
    with indexed():
        page = make_resource(rubric)
    return page


def written():
    """What is kept, by partner and kind."""
    tally.flush()
    return {(use.partner.slug, use.kind): use.count for use in PartnerUse.objects.select_related("partner")}


def test_a_visit_by_the_permanent_address_is_counted_for_its_partner(client, bank, page):
    for _ in range(2):
        assert client.get(f"/r/{page.code}/?pour=banque", **PERSON)["Location"] == page.url
    client.get(f"/r/{page.code}/", **PERSON)
    assert written() == {("banque", Kind.VISIT): 2}


def test_a_frame_that_is_seen_is_counted_and_so_is_its_resource(client, bank, page):
    image = f"/vu/integration/{page.pk}.gif?pour=banque"
    assert client.get(image, **PERSON)["Content-Type"] == "image/gif"
    assert client.get("/vu/integration/liste.gif?pour=banque", **PERSON).status_code == 200
    assert written() == {("banque", Kind.DISPLAY): 2}


@pytest.mark.parametrize("refused", [{"HTTP_USER_AGENT": "Googlebot/2.1"}, PERSON | {"HTTP_DNT": "1"}, {}])
def test_robots_and_those_who_mind_are_not(client, bank, page, refused):
    client.get(f"/r/{page.code}/?pour=banque", **{"HTTP_USER_AGENT": ""} | refused)
    client.get("/vu/integration/liste.gif?pour=banque", **{"HTTP_USER_AGENT": ""} | refused)
    assert written() == {}


def test_another_page_s_image_counts_nothing(client, bank, page):
    client.get(f"/vu/integration/{page.pk}.gif?pour=banque", **PERSON, HTTP_SEC_FETCH_SITE="cross-site")
    assert written() == {}


@pytest.mark.parametrize("name", ["personne", "", "a" * 51, "%00", "<b>", "banque' OR 1=1", "é"])
def test_a_name_that_is_nobody_s_leads_on_and_counts_nothing(client, bank, page, name):
    assert client.get(f"/r/{page.code}/", {"pour": name}, **PERSON)["Location"] == page.url
    assert written() == {}


def test_invented_names_take_the_place_of_nobody(client, bank, page, monkeypatch):
    monkeypatch.setattr(counting, "MOST", 3)
    for number in range(5):
        client.get(f"/r/{page.code}/?pour=x{number}", **PERSON)
    client.get(f"/r/{page.code}/?pour=banque", **PERSON)
    assert written() == {("banque", Kind.VISIT): 1}


def test_a_new_partner_is_counted_after_some_seconds(client, page, monkeypatch):
    clock = iter([0, 5, 10])
    monkeypatch.setattr("sharing.partners.counting.monotonic", lambda: next(clock))
    client.get(f"/r/{page.code}/?pour=banque", **PERSON)
    Partner.objects.create(name="Banque des territoires", slug="banque")
    client.get(f"/r/{page.code}/?pour=banque", **PERSON)
    assert written() == {}
    client.get(f"/r/{page.code}/?pour=banque", **PERSON)
    assert written() == {("banque", Kind.VISIT): 1}


def test_nothing_is_kept_but_partner_day_kind_and_number():
    names = {field.name for field in PartnerUse._meta.get_fields()}
    assert names == {"id", "partner", "day", "kind", "count"}
