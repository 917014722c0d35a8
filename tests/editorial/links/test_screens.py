"""The report, its buttons, the menus and the home page: what each role sees and may do."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Page

from editorial.links.checking import check
from editorial.links.panel import BrokenLinksPanel
from editorial.models import LinkAddress, LinkPlace, LinkRun, Verdict
from editorial.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR
from resource_centre.models import CentreSettings
from tests.editorial.links.test_checking import pages, url
from tests.factories import make_organisation, make_resource
from tests.filling import edit_address, filled
from tests.reading import soup

REPORT = reverse("editorial_links:report")
CHECK = reverse("editorial_links:check_site")
Scope = LinkRun.Scope


@pytest.fixture
def checked(rubric, internet):
    """A site with a link of each sort, checked."""
    found = pages(rubric, "bonne", "morte", "refus", "partie")
    internet.answers = {url("morte"): 404, url("refus"): 403, url("partie"): (301, url("arrivee"))}
    check(LinkRun.objects.start(Scope.SITE))
    return dict(zip(("bonne", "morte", "refus", "partie"), found, strict=True))


@pytest.fixture
def kept(django_capture_on_commit_callbacks):
    """A block at whose end the transaction is kept, which is when background work starts."""
    return django_capture_on_commit_callbacks


def rows(client, address=REPORT, **query):
    """The rows of the report, as text."""
    response = client.get(address, query)
    assert response.status_code == 200
    return [" ".join(row.get_text(" ").split()) for row in soup(response).select(".links-table tbody tr")]


def key(name):
    """The number of an address."""
    return LinkAddress.objects.get(url=url(name)).pk


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
    check(LinkRun.objects.start(Scope.SITE))
    text = b"".join(publisher.get(REPORT, {"export": "csv"}).streaming_content).decode()
    lines = {line["Page ou fiche"]: line for line in csv.DictReader(StringIO(text))}
    assert lines["Page morte"]["Verdict"] == "cassé"
    assert (lines["Page morte"]["Type"], lines["Page morte"]["Adresse"]) == ("guide", url("morte"))
    assert "'=1+1" in lines
    book = load_workbook(BytesIO(b"".join(publisher.get(REPORT, {"export": "xlsx"}).streaming_content)))
    assert [cell.value for cell in book.active[1]][:2] == ["Page ou fiche", "Type"]
    assert "f" not in {cell.data_type for row in book.active for cell in row}


def test_before_the_first_check_the_report_says_what_to_do(publisher, home):
    page = soup(publisher.get(REPORT))
    assert "Aucun lien n’a encore été vérifié." in page.select_one("#links-state").get_text()
    assert page.select_one("#links-state button")["formaction"].startswith(CHECK)


def test_one_button_checks_the_whole_site_in_the_background(publisher, rubric, internet, kept):
    pages(rubric, "morte")
    internet.answers = {url("morte"): 404}
    with kept() as background:
        response = publisher.post(CHECK)
        assert response.url == REPORT
        assert internet.asked == []
    assert "Vérification en cours" in publisher.get(REPORT).content.decode()
    for task in background:
        task()
    assert internet.asked == [url("morte")]
    page = soup(publisher.get(REPORT))
    assert "Dernière vérification de tout le site" in page.select_one("#links-state").get_text()
    assert not page.select("[data-going-on]")
    assert LinkRun.objects.get().started_by == publisher.user


def test_a_second_click_starts_nothing(publisher, home):
    publisher.post(CHECK)
    publisher.post(CHECK)
    assert LinkRun.objects.count() == 1
    assert not soup(publisher.get(REPORT)).select("#links-state button")


def test_one_page_is_checked_at_will_from_its_menu(publisher, checked, internet, kept):
    page = checked["morte"]
    here = reverse("editorial_links:page", args=[page.pk])
    assert f'href="{here}"' in publisher.get(edit_address(page)).content.decode()
    assert rows(publisher, here)[0].startswith("Page morte")
    internet.answers, internet.asked[:] = {}, []
    with kept(execute=True):
        response = publisher.post(reverse("editorial_links:check_page", args=[page.pk]) + f"?next={here}")
    assert (response.url, internet.asked) == (here, [url("morte")])
    assert "bon" in rows(publisher, here)[0]


def test_one_link_is_checked_again(publisher, checked, internet, kept):
    internet.answers, internet.asked[:] = {}, []
    with kept(execute=True):
        publisher.post(reverse("editorial_links:check_address", args=[key("morte")]))
    assert internet.asked == [url("morte")]
    assert LinkAddress.objects.get(pk=key("morte")).verdict == Verdict.GOOD


def test_a_page_that_is_not_online_says_so(publisher, checked, internet):
    page = checked["morte"]
    Page.objects.get(pk=page.pk).specific.unpublish()
    internet.asked.clear()
    here = reverse("editorial_links:page", args=[page.pk])
    response = publisher.post(reverse("editorial_links:check_page", args=[page.pk]) + f"?next={here}", follow=True)
    assert "n’est pas en ligne" in response.content.decode()
    assert (internet.asked, rows(publisher, here)) == ([], [])
    assert f'href="{here}"' not in publisher.get(edit_address(page)).content.decode()


def test_somebody_says_that_a_link_is_good_and_takes_it_back(publisher, checked):
    address = reverse("editorial_links:vouch", args=[key("refus")])
    publisher.post(address)
    row = next(row for row in rows(publisher) if "Page refus" in row)
    assert "vérifié à la main" in row
    assert "Annuler « c’est bon »" in row
    publisher.post(address, {"undo": "1"})
    assert LinkAddress.objects.get(pk=key("refus")).verdict == Verdict.DOUBTFUL


def test_what_needs_nobodys_word_has_no_button_for_it(publisher, checked):
    found = {row.split(" Guide,")[0]: "Vérifié à la main, c’est bon" in row for row in rows(publisher)}
    assert found == {"Page morte": True, "Page refus": True, "Page partie": False, "Page bonne": False}


def test_links_of_snippets_lead_to_their_form_and_those_of_settings_to_administrators(log_in, checked, home):
    home.get_site()
    CentreSettings.objects.create(site=home.get_site(), credits=f'<a href="{url("credits")}">x</a>')
    check(LinkRun.objects.start(Scope.SITE))
    assert rows(log_in(EDITOR), q="credits") == []
    administrator = log_in(ADMINISTRATOR)
    (link,) = soup(administrator.get(REPORT, {"q": "credits"})).select(".links-table td.title a")
    assert administrator.get(link["href"]).status_code == 200


ACTIONS = ("check_site", "check_page", "check_address", "vouch")


@pytest.mark.parametrize("role", [CONTRIBUTOR, EDITOR, ADMINISTRATOR], ids=lambda role: role.name)
def test_only_those_who_publish_see_and_do_anything(log_in, checked, role):
    client, may = log_in(role), role is not CONTRIBUTOR
    page = checked["morte"].pk
    seen = [REPORT, reverse("editorial_links:page", args=[page]), reverse("editorial_links:report_results")]
    assert {client.get(one).status_code for one in seen} == ({200} if may else {302})
    assert (f'"{REPORT}"' in client.get("/admin/").content.decode()) == may
    before = LinkRun.objects.count()
    client.post(CHECK)
    client.post(reverse("editorial_links:check_page", args=[page]))
    client.post(reverse("editorial_links:check_address", args=[key("morte")]))
    client.post(reverse("editorial_links:vouch", args=[key("morte")]))
    assert LinkRun.objects.count() - before == (3 if may else 0)
    assert LinkAddress.objects.filter(verdict=Verdict.VOUCHED).exists() == may


def test_a_visitor_reaches_nothing_and_a_link_changes_nothing(publisher, checked):
    addresses = [CHECK, *(reverse(f"editorial_links:{name}", args=[key("morte")]) for name in ACTIONS[1:])]
    for address in addresses:
        assert Client().post(address).status_code in (302, 403)
        assert publisher.get(address).status_code == 405
    assert LinkRun.objects.count() == 1


def test_nobody_acts_on_a_link_that_is_on_none_of_their_pages(publisher, checked, home):
    CentreSettings.objects.create(site=home.get_site(), credits=f'<a href="{url("credits")}">x</a>')
    check(LinkRun.objects.start(Scope.SITE))
    publisher.post(reverse("editorial_links:vouch", args=[key("credits")]))
    publisher.post(reverse("editorial_links:check_address", args=[key("credits")]))
    publisher.post(reverse("editorial_links:check_address", args=[999999]))
    assert not LinkAddress.objects.exclude(vouched_at=None).exists()
    assert not LinkRun.objects.filter(scope=Scope.ADDRESS).exists()


def test_what_comes_back_is_this_site(publisher, home):
    assert publisher.post(f"{CHECK}?next=https://ailleurs.exemple.fr/").url == REPORT


def test_publishing_asks_nothing_of_anybody(publisher, rubric, internet, kept):
    page = make_resource(rubric, source_url=url("vieille"), levels=["comprendre"])
    with kept(execute=True):
        form = filled(publisher.get(edit_address(page)), type(page), source_url=url("neuve"))
        assert publisher.post(edit_address(page), form | {"action-publish": "1"}).status_code == 302
    assert type(page).objects.get(pk=page.pk).source_url == url("neuve")
    assert internet.asked == []


def test_the_home_page_names_broken_links_and_is_silent_when_there_are_none(publisher, checked, internet):
    panel = soup(publisher.get("/admin/")).select_one("#liens-casses-section")
    assert "Page morte" in panel.get_text()
    assert "Page refus" not in panel.get_text()
    request = publisher.get("/admin/").wsgi_request
    (todo,) = BrokenLinksPanel().summary(request)
    assert (todo.count, todo.label) == (1, "lien cassé")
    assert len(rows(publisher, todo.url)) == 1
    LinkAddress.objects.get(url=url("morte")).vouch(publisher.user, True)
    assert not soup(publisher.get("/admin/")).select("#liens-casses-section")
    assert BrokenLinksPanel().summary(request) == []


def test_the_home_page_says_that_no_link_was_ever_checked_to_those_who_may(log_in, home):
    assert "Aucun lien n’a encore été vérifié" in log_in(EDITOR).get("/admin/").content.decode()
    contributor = log_in(CONTRIBUTOR)
    response = contributor.get("/admin/")
    assert "liens-casses" not in response.content.decode()
    assert BrokenLinksPanel().summary(response.wsgi_request) == []


def test_the_report_costs_no_more_for_ten_links_than_for_two(
    publisher, rubric, internet, django_assert_max_num_queries
):
    def cost():
        check(LinkRun.objects.start(Scope.SITE))
        publisher.get(REPORT)
        with CaptureQueriesContext(connection) as queries:
            assert publisher.get(REPORT).status_code == 200
        return len(queries)

    pages(rubric, "a", "b")
    make_organisation(url=url("c"))
    before = cost()
    pages(rubric, *"defghijk")
    assert cost() <= before
