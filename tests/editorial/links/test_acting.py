"""The buttons of the report and the menu of a page: what they start, and for whom."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from editorial.models import LinkAddress, LinkRun, Verdict
from editorial.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR
from resource_centre.models import CentreSettings
from tests.editorial.links.scene import REPORT, Scope, key, pages, rows, run, url
from tests.factories import make_resource
from tests.filling import edit_address, filled
from tests.reading import soup

CHECK = reverse("editorial_links:check_site")


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


def test_many_clicks_start_few_processes(publisher, checked):
    for name in ("bonne", "morte", "refus", "partie"):
        last = publisher.post(reverse("editorial_links:check_address", args=[key(name)]), follow=True)
    assert LinkRun.objects.going_on().count() == 3
    assert "Plusieurs vérifications sont déjà en cours" in last.content.decode()


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
    assert "Annuler « c’est bon »" in row
    publisher.post(address, {"undo": "1"})
    assert LinkAddress.objects.get(pk=key("refus")).verdict == Verdict.DOUBTFUL


def test_what_needs_nobodys_word_has_no_button_for_it(publisher, checked):
    found = {row.split(" Guide,")[0]: "Vérifié à la main, c’est bon" in row for row in rows(publisher)}
    assert found == {"Page morte": True, "Page refus": True, "Page partie": False, "Page bonne": False}


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
    run()
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
