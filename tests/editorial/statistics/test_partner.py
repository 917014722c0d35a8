"""What is counted for one partner."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.urls import reverse

from sharing.models import Partner, PartnerUse
from tests.editorial.statistics.conftest import TODAY
from tests.reading import regions, texts

pytestmark = pytest.mark.django_db
Kind = PartnerUse.Kind
ADDRESS = "/admin/utilisation/partenaire/banque/"


@pytest.fixture
def bank(home):
    """A partner whose frames were seen."""
    partner = Partner.objects.create(name="Banque des territoires", slug="banque")
    other = Partner.objects.create(name="Autre", slug="autre")
    yesterday = TODAY - timedelta(days=1)
    PartnerUse.objects.add(
        {
            (TODAY, partner.pk, int(Kind.DISPLAY)): 7,
            (TODAY, partner.pk, int(Kind.VISIT)): 2,
            (yesterday, partner.pk, int(Kind.DISPLAY)): 4,
            (TODAY, other.pk, int(Kind.DISPLAY)): 100,
        }
    )
    return partner


def test_two_plots_and_their_numbers(publisher, bank):
    response = publisher.get(ADDRESS)
    assert texts(response, ".plot__title") == ["Affichages sur ses pages par jour", "Visites par ses liens par jour"]
    assert texts(response, ".use__totals strong") == ["11", "2"]
    assert texts(response, ".use__numbers tbody tr")[-1].endswith("7 2")


def test_every_day_is_taken_away(publisher, bank):
    response = publisher.get(ADDRESS, {"export": "csv"})
    lines = list(csv.reader(StringIO(b"".join(response.streaming_content).decode())))
    assert lines[0] == ["Jour", "Affichages sur ses pages", "Visites par ses liens"]
    assert lines[-2:] == [["2027-03-11", "4", "0"], ["2027-03-12", "7", "2"]]
    assert "banque.csv" in response["Content-Disposition"]


def test_the_list_of_partners_leads_there(publisher, bank):
    response = publisher.get(reverse(Partner.snippet_viewset.get_url_name("list")))
    assert [link["href"] for link in regions(response, "a[href*='/utilisation/']")][-1] == ADDRESS


def test_it_is_for_those_who_keep_partners(client, contributor, bank):
    assert contributor.get(ADDRESS).status_code == 302
    assert "/login/" in client.get(ADDRESS)["Location"]


def test_a_partner_that_is_none_is_not_found(publisher, bank):
    assert publisher.get("/admin/utilisation/partenaire/personne/").status_code == 404
