"""What editors see of the links of their pages, and who may."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from editorial.models import ApprovalAnswer, ApprovalLink
from practical_kit.models import GuidePage
from tests.editorial.approval.conftest import answer, saved
from tests.factories import make_resource
from tests.filling import edit_address
from tests.reading import links, region, regions, texts, words

LABEL = "Faire approuver par un partenaire"
FORM = {"partner": "Ministère de la Ville", "days": "7", "message": "La partie 2 surtout."}


def screen(page, name="links", *args):
    """The address of a screen."""
    return reverse(f"editorial_approval:{name}", args=[page.pk, *args])


@pytest.fixture
def screens(draft, link):
    """Every screen of the guide."""
    return [screen(draft), screen(draft, "withdraw", link.pk), screen(draft, "version", link.pk)]


def test_an_editor_makes_a_link_that_opens(publisher, partner, draft):
    publisher.post(screen(draft), FORM)
    response = publisher.get(screen(draft))
    address = region(response, "input.partner-address")
    assert "readonly" in address.attrs
    shown = partner.get(urlsplit(address["value"]).path)
    assert texts(shown, "main h1") == ["Un guide secret"]
    assert "La partie 2 surtout." in words(region(shown, ".review"))
    link = ApprovalLink.objects.get()
    assert (link.created_by, link.partner) == (publisher.user, "Ministère de la Ville")
    assert (timezone.localdate(link.expires_at) - timezone.localdate()).days == 7


def test_the_address_can_be_copied_and_sent(publisher, draft, link):
    response = publisher.get(screen(draft))
    address = region(response, "input.partner-address")["value"]
    assert address == f"http://testserver{link.get_absolute_url()}"
    assert region(response, "button[data-copy]")["data-copy"] == region(response, "input.partner-address")["id"]
    [mail] = [one for one in links(response, "main") if one.startswith("mailto:")]
    told = parse_qs(urlsplit(mail).query)
    assert told["subject"] == ["À relire : Un guide secret"]
    assert address in told["body"][0]
    assert "n’envoie aucun courriel" in words(region(response, "main"))


@pytest.mark.parametrize(
    "wrong", [{"partner": ""}, {"partner": "a" * 151}, {"days": "3650"}, {"days": "x"}, {"message": "a" * 1001}]
)
def test_what_is_wrong_is_said_and_makes_no_link(publisher, draft, wrong):
    response = publisher.post(screen(draft), FORM | wrong)
    [name] = wrong
    assert set(response.context["form"].errors) == {name}
    assert not ApprovalLink.objects.exists()


def test_a_page_never_saved_in_the_admin_is_to_be_saved_first(publisher, rubric):
    page = make_resource(rubric)
    assert "Ouvrez-la et enregistrez un brouillon" in words(region(publisher.get(screen(page)), "main"))
    assert publisher.post(screen(page), FORM).status_code == 200
    assert not ApprovalLink.objects.exists()


def test_what_is_missing_is_said_before(publisher, draft, rubric):
    assert "Il manque encore" in words(region(publisher.get(screen(draft)), "main"))
    ready = saved(make_resource(rubric, kind=GuidePage, levels=["innover"], live=False))
    assert "Il manque encore" not in words(region(publisher.get(screen(ready)), "main"))


def test_answers_are_shown_in_full_with_what_changed_since(publisher, partner, draft, link):
    partner.post(link.get_absolute_url(), answer("commente", comment="Page 3 & <b>4</b>."))
    said = words(region(publisher.get(screen(draft)), f"#lien-{link.pk}"))
    assert "La fédération commentée" in said
    assert "Commentée par Camille Roux, Directrice, le" in said
    assert "Page 3 & <b>4</b>." in said
    assert link.digest in said
    assert "La page n’a pas changé depuis" in said
    saved(draft, title="Autre chose")
    assert "La page a été modifiée depuis" in words(region(publisher.get(screen(draft)), f"#lien-{link.pk}"))


def test_a_link_is_withdrawn_at_once_after_confirmation_and_answers_stay(publisher, partner, draft, link):
    partner.post(link.get_absolute_url(), answer("commente", comment="Un mot."))
    address = screen(draft, "withdraw", link.pk)
    assert "cessera aussitôt d’ouvrir" in words(region(publisher.get(address), "main"))
    assert partner.get(link.get_absolute_url()).status_code == 200
    for _ in range(2):
        assert publisher.post(address).status_code == 302
    response = partner.get(link.get_absolute_url())
    assert response.status_code == 410
    assert "Il a été retiré le" in words(region(response, "main"))
    assert "guide secret" not in response.content.decode()
    said = words(region(publisher.get(screen(draft)), f"#lien-{link.pk}"))
    assert "retirée" in said
    assert "Un mot." in said
    history = texts(publisher.get(reverse("wagtailadmin_pages:history", args=[draft.pk])), "table.listing tbody tr")
    assert [("retiré" in line, "Commentée" in line) for line in history[:2]] == [(True, False), (False, True)]


def test_what_was_approved_can_be_seen_when_the_link_no_longer_opens(publisher, partner, draft, link):
    saved(draft, title="Autre chose")
    ApprovalLink.objects.update(expires_at=timezone.now())
    response = publisher.get(screen(draft, "version", link.pk))
    assert texts(response, "main h1") == ["Un guide secret"]
    assert "no-store" in response.headers["Cache-Control"]


def test_a_contributor_asks_for_their_own_drafts_only(contributor, screens, draft, link):
    for address in screens:
        for response in (contributor.get(address), contributor.post(address, FORM)):
            assert response.status_code in (302, 405)
            assert response.status_code == 405 or urlsplit(response.url).path == reverse("wagtailadmin_home")
    assert ApprovalLink.objects.get().withdrawn_at is None
    Page.objects.filter(pk=draft.pk).update(owner=contributor.user)
    assert [contributor.get(address).status_code for address in screens] == [200, 200, 200]
    assert contributor.post(screens[0], FORM).status_code == 302
    assert ApprovalLink.objects.count() == 2


def test_whoever_has_no_account_is_asked_to_log_in(partner, screens):
    for address in screens:
        assert reverse("wagtailadmin_login") in partner.get(address).url
        assert partner.post(address, FORM).status_code == 403  # asked to log in, the form kept
    assert ApprovalLink.objects.get().withdrawn_at is None


def test_a_link_is_reached_by_its_own_page_only(publisher, rubric, link):
    other = saved(make_resource(rubric, live=False))
    for name in ("withdraw", "version"):
        assert publisher.get(screen(other, name, link.pk)).status_code == 404
    assert publisher.post(screen(other, "withdraw", link.pk)).status_code == 404
    assert publisher.get(reverse("editorial_approval:links", args=[99999])).status_code == 404


def test_the_root_of_the_tree_cannot_be_asked_about(publisher):
    assert publisher.get(screen(Page.get_first_root_node())).status_code == 302


@pytest.mark.parametrize("name", ["edit", "explore"])
def test_the_menu_of_a_page_leads_there_for_who_may_edit_it(publisher, contributor, draft, name):
    draft.move(draft.get_parent(), pos="first-child")
    parent = draft.get_parent()
    address = edit_address(draft) if name == "edit" else reverse("wagtailadmin_explore", args=[parent.pk])
    assert screen(draft) in links(publisher.get(address), "body")
    assert screen(draft) not in contributor.get(address, follow=True).content.decode()


def test_opening_the_form_tells_what_partners_answered(publisher, partner, draft, make_link):
    def told():
        return " ".join(texts(publisher.get(edit_address(draft)), ".messages li"))

    assert told() == ""
    link = make_link(draft)
    assert "En attente de la réponse de « La fédération »" in told()
    partner.post(link.get_absolute_url(), answer("commente", comment="Un mot."))
    assert "1 commentaire de « La fédération » à lire." in told()
    partner.post(link.get_absolute_url(), answer())
    assert "Approuvée par Camille Roux, Directrice, le" in told()
    assert "modifiée depuis" not in told()
    saved(draft, title="Autre chose")
    assert "La page a été modifiée depuis cette version." in told()
    Page.objects.get(pk=draft.pk).specific.latest_revision.publish(skip_permission_checks=True)
    assert told() == ""


def test_opening_the_form_tells_of_the_newest_link_of_each_partner_only(publisher, partner, draft, make_link):
    def told():
        return texts(publisher.get(edit_address(draft)), ".messages li")

    old, withdrawn = make_link(draft), make_link(draft, partner="Une banque")
    partner.post(old.get_absolute_url(), answer("commente", comment="Un mot."))
    make_link(draft, partner="la fédération")
    assert len(told()) == 2
    assert "En attente de la réponse de « la fédération »" in told()[0]
    publisher.post(screen(draft, "withdraw", withdrawn.pk))
    publisher.get(edit_address(draft))
    assert len(told()) == 1


def test_the_home_page_tells_what_partners_answered_on_pages_that_one_may_edit(
    publisher, contributor, partner, draft, make_link, rubric
):
    other = saved(make_resource(rubric, "À moi", live=False, owner=contributor.user))
    third = saved(make_resource(rubric, "Un tiers", live=False))
    first, *_ = make_link(draft), make_link(other, partner="Une banque"), make_link(third, days=90)
    partner.post(first.get_absolute_url(), answer())
    home = reverse("wagtailadmin_home")
    assert texts(publisher.get(home), "#partenaires-section li a") == ["Un guide secret", "À moi", "Un tiers"]
    assert "Approuvée par Camille Roux" in texts(publisher.get(home), "#partenaires-section li")[0]
    assert texts(contributor.get(home), "#partenaires-section li a") == ["À moi"]
    assert "Réponse de Une banque attendue" in texts(contributor.get(home), "#partenaires-section li")[0]


def test_the_home_page_says_nothing_when_there_is_nothing_to_say(publisher, draft):
    assert regions(publisher.get(reverse("wagtailadmin_home")), "#partenaires-section") == []


@pytest.mark.parametrize("model", [ApprovalLink, ApprovalAnswer])
def test_a_page_is_not_used_by_its_own_links(model):
    """Else Wagtail would count them on the screen that deletes the page."""
    assert not ReferenceIndex.model_is_indexable(model)


def test_screens_cost_no_more_with_ten_links(publisher, partner, draft, make_link, django_assert_max_num_queries):
    def cost(address):
        with django_assert_max_num_queries(90) as asked:
            assert publisher.get(address).status_code == 200
        return len(asked)

    def costs():
        return [cost(address) for address in (screen(draft), edit_address(draft), reverse("wagtailadmin_home"))]

    def answered():
        partner.post(make_link(draft).get_absolute_url(), answer("commente", comment="Un mot."))

    answered()
    costs()
    before = costs()
    for _ in range(9):
        answered()
    assert costs() == before
