"""The report: what it shows, in what order, to whom, and what goes out of it."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import ReferenceIndex

from editorial.models import LinkAddress, LinkPlace, Verdict
from editorial.roles import ADMINISTRATOR, EDITOR
from resource_centre.models import CentreSettings
from tests.editorial.links.scene import REPORT, pages, rows, run, url
from tests.factories import cite, make_organisation, make_reference, make_resource, make_term
from tests.filling import edit_address
from tests.reading import soup


def test_the_report_shows_the_worst_first_with_why_and_since_when(publisher, checked):
    LinkAddress.objects.filter(url=url("morte")).update(failing_since=timezone.now() - timedelta(days=400))
    found = rows(publisher)
    assert [row.split(" Guide,")[0] for row in found] == ["Page morte", "Page refus", "Page partie", "Page bonne"]
    assert "cassé Cette page n’existe pas (code 404)" in found[0]
    assert str((timezone.now() - timedelta(days=400)).year) in found[0]
    assert "à vérifier à la main Le site refuse les vérifications automatiques (code 403)" in found[1]
    assert f"Nouvelle adresse : {url('arrivee')}" in found[2].replace("\u00a0", " ")


def test_each_row_leads_to_the_field_where_the_link_is_mended(publisher, checked):
    (link,) = soup(publisher.get(REPORT, {"q": "morte"})).select(".links-table td.title a")
    assert link["href"] == f"{edit_address(checked['morte'])}#:w:contentpath=source_url"


def test_filters_and_search_keep_what_is_asked(publisher, checked):
    assert len(rows(publisher, verdict=[Verdict.BROKEN, Verdict.MOVED])) == 2
    assert len(rows(publisher, q="refus")) == 1
    assert len(rows(publisher, content_type=LinkPlace.objects.first().content_type_id)) == 4
    for nonsense in ({"verdict": "x"}, {"content_type": "x"}, {"p": "x"}, {"ordering": "x"}, {"q": '"\0'}):
        assert publisher.get(REPORT, nonsense).status_code == 200


@pytest.mark.parametrize("sort", ["title", "address__verdict", "address__failing_since", "address__checked_at"])
def test_every_column_sorts(publisher, checked, sort):
    assert sorted(rows(publisher, ordering=sort)) == sorted(rows(publisher, ordering=f"-{sort}"))


def test_the_results_alone_answer_a_filter(publisher, checked):
    response = publisher.get(reverse("editorial_links:report_results"), {"verdict": 1, "_w_filter_fragment": 1})
    buttons = soup(response).select(".links-actions button")
    assert {parse_qs(urlsplit(button["formaction"]).query)["next"][0] for button in buttons} == {f"{REPORT}?verdict=1"}


def test_the_report_goes_out_as_a_spreadsheet_without_formulas(publisher, checked, rubric):
    make_resource(rubric, "=1+1", source_url=url("formule"))
    run()
    text = b"".join(publisher.get(REPORT, {"export": "csv"}).streaming_content).decode()
    lines = {line["Page ou fiche"]: line for line in csv.DictReader(StringIO(text))}
    assert lines["Page morte"]["Verdict"] == "cassé"
    assert (lines["Page morte"]["Type"], lines["Page morte"]["Adresse"]) == ("guide", url("morte"))
    assert "'=1+1" in lines
    book = load_workbook(BytesIO(b"".join(publisher.get(REPORT, {"export": "xlsx"}).streaming_content)))
    assert [cell.value for cell in book.active[1]][:2] == ["Page ou fiche", "Type"]
    assert "f" not in {cell.data_type for row in book.active for cell in row}


def test_links_of_snippets_lead_to_their_form_and_those_of_settings_to_administrators(log_in, checked, home):
    home.get_site()
    CentreSettings.objects.create(site=home.get_site(), credits=f'<a href="{url("credits")}">x</a>')
    run()
    assert rows(log_in(EDITOR), q="credits") == []
    administrator = log_in(ADMINISTRATOR)
    (link,) = soup(administrator.get(REPORT, {"q": "credits"})).select(".links-table td.title a")
    assert administrator.get(link["href"]).status_code == 200


def test_the_link_of_a_reference_names_the_pages_that_show_it(publisher, rubric, internet):
    cited = make_reference("Une source", url=url("source"))
    found = [make_resource(rubric, f"Page {n}", reference_items=cite(cited)) for n in range(5)]
    hidden = make_resource(rubric, "Brouillon", live=False, reference_items=cite(cited))
    for page in (*found, hidden):
        ReferenceIndex.create_or_update_for_object(page)
    run()
    (row,) = rows(publisher)
    assert "Référence, adresse Sur : Page 0 , Page 1 , Page 2 et 2 autres" in row
    (link,) = soup(publisher.get(REPORT)).select(".links-table td.title > a")
    assert publisher.get(link["href"]).status_code == 200


def test_what_was_deleted_since_the_last_check_has_no_form(publisher, home, internet):
    term = make_term("un terme", "un-terme", url=url("terme"))
    run()
    term.delete()
    (row,) = rows(publisher)
    assert row.startswith("un terme")
    assert not soup(publisher.get(REPORT)).select(".links-table td.title a")


def test_the_report_costs_no_more_for_ten_links_than_for_two(
    publisher, rubric, internet, django_assert_max_num_queries
):
    def cost():
        run()
        publisher.get(REPORT)
        with CaptureQueriesContext(connection) as queries:
            assert publisher.get(REPORT).status_code == 200
        return len(queries)

    pages(rubric, "a", "b")
    make_organisation(url=url("c"))
    before = cost()
    pages(rubric, *"defghijk")
    assert cost() <= before
