"""The editors’ home: what is broken, or nothing."""

from editorial.links.panel import BrokenLinksPanel
from editorial.models import LinkAddress
from editorial.roles import CONTRIBUTOR, EDITOR
from tests.editorial.links.scene import rows, url
from tests.reading import soup


def test_the_home_page_names_broken_links_and_is_silent_when_there_are_none(publisher, checked, internet):
    panel = soup(publisher.get("/admin/")).select_one("#liens-casses-section")
    assert "Page morte" in panel.get_text()
    assert "Page refus" not in panel.get_text()
    request = publisher.get("/admin/").wsgi_request
    (todo,) = BrokenLinksPanel().summary(request.user)
    assert (todo.count, todo.label) == (1, "lien cassé")
    assert len(rows(publisher, todo.url)) == 1
    LinkAddress.objects.get(url=url("morte")).vouch(publisher.user, True)
    assert not soup(publisher.get("/admin/")).select("#liens-casses-section")
    assert BrokenLinksPanel().summary(request.user) == []


def test_the_home_page_says_that_no_link_was_ever_checked_to_those_who_may(log_in, home):
    assert "Aucun lien n’a encore été vérifié" in log_in(EDITOR).get("/admin/").content.decode()
    contributor = log_in(CONTRIBUTOR)
    response = contributor.get("/admin/")
    assert "liens-casses" not in response.content.decode()
    assert BrokenLinksPanel().summary(response.wsgi_request.user) == []
