"""What a partner reads at a secret address: the version kept, as it will look, and nothing else."""

from functools import partial

import pytest
from django.core.management import call_command
from wagtail.models import Collection, CollectionViewRestriction, Page, Revision

from catalogue.models import ResourceFile
from editorial.models import ApprovalLink
from practical_kit.models import CaseNotePage, GuidePage, StudyPage
from tests.editorial.approval.conftest import answer, expire, saved
from tests.factories import (
    block,
    hide,
    make_case,
    make_document,
    make_four,
    make_image,
    make_resource,
    make_theme,
    paragraphs,
)
from tests.reading import links, region, regions, texts, words


def test_a_draft_is_read_as_it_will_look(partner, link):
    response = partner.get(link.get_absolute_url())
    assert response.status_code == 200
    assert texts(response, "main h1") == ["Un guide secret"]
    assert "Trois étapes." in words(region(response, "main .article .prose"))
    assert texts(response, ".masthead .nav") != []


def test_the_page_says_who_asks_what_until_when_and_that_it_is_not_public(partner, draft, make_link):
    link = make_link(draft, "La fédération", message="Surtout la <b>fin</b>.")
    band = words(region(partner.get(link.get_absolute_url()), ".review"))
    assert "Relecture demandée par la rédaction à La fédération." in band
    assert "Version de relecture du" in band
    assert "n’est pas publique" in band
    assert "inclus. Donner votre réponse Surtout la <b>fin</b>." in band


@pytest.mark.parametrize("kind", [StudyPage, GuidePage, CaseNotePage])
def test_every_kind_can_be_read(partner, rubric, make_link, kind):
    make = make_case if kind is CaseNotePage else partial(make_resource, kind=kind)
    page = saved(make(rubric, "À approuver", live=False))
    response = partner.get(make_link(page).get_absolute_url())
    assert texts(response, "main h1") == ["À approuver"]


def test_what_autosave_writes_over_the_revision_does_not_change_what_is_read(partner, draft, link):
    revision = draft.latest_revision
    page = draft.get_latest_revision_as_object()
    page.title, page.body = "Un autre titre", paragraphs("Tout autre chose.")
    page.save_revision(overwrite_revision=revision)
    assert Revision.objects.get(pk=revision.pk).content["title"] == "Un autre titre"
    response = partner.get(link.get_absolute_url())
    assert texts(response, "main h1") == ["Un guide secret"]
    assert "Tout autre chose" not in response.content.decode()


def test_what_is_purged_can_still_be_read_and_approved(partner, draft, link):
    saved(draft, title="Suite")
    call_command("purge_revisions", verbosity=0)
    assert not Revision.objects.filter(pk=link.revision_id).exists()
    assert partner.post(link.get_absolute_url(), answer()).status_code == 302
    assert texts(partner.get(link.get_absolute_url()), "main h1") == ["Un guide secret"]


def test_a_page_in_a_private_section_is_read_and_its_section_is_not_named(partner, rubric, draft, link):
    hide(rubric)
    hide(draft)
    response = partner.get(link.get_absolute_url())
    assert texts(response, "main h1") == ["Un guide secret"]
    assert "Évaluer" not in words(region(response, ".crumbs"))


@pytest.fixture
def disk(settings, tmp_path):
    """Files on a disk, since documents are sent from one."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}


def test_images_are_shown_and_files_can_be_opened_unless_they_are_private(disk, partner, rubric, make_link):
    private = Collection.get_first_root_node().add_child(name="Réservée")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    files = [make_document("Ouvert"), make_document("Fermé", collection=private)]
    picture = block("image", {"image": make_image().pk, "alternative": "Un verger"})
    page = make_resource(rubric, live=False, body=[picture])
    page.files = [ResourceFile(document=file) for file in files]
    response = partner.get(make_link(saved(page)).get_absolute_url())
    [picture] = regions(response, "main .prose img")
    assert picture["src"].startswith("/media/images/")
    opened = [partner.get(file.url) for file in files]
    assert [one.status_code for one in opened] == [200, 302]
    assert files[0].url in links(response, "main")


def test_no_other_draft_nor_private_page_is_named(partner, kit, rubric, make_link):
    theme = make_theme("Santé")
    make_four(kit, rubric, themes=[theme])
    page = saved(make_resource(rubric, "À lire", live=False, themes=[theme]))
    response = partner.get(make_link(page).get_absolute_url())
    assert texts(response, "#voisines + ul h3, #voisines + ul a") != []
    said = response.content.decode()
    assert "Visible" in said
    assert [name for name in ("Brouillon", "Réservée", "Abritée", "Rubrique privée") if name in said] == []


def test_the_secret_address_is_named_only_in_the_form(partner, link):
    said = partner.get(link.get_absolute_url()).content.decode()
    token = link.get_absolute_url().split("/")[2]
    assert said.count(token) == said.count(f'<form class="form no-print" action="/relecture/{token}/"') == 1


def test_a_page_published_since_is_linked(partner, draft, link):
    saved(draft, title="Titre public").latest_revision.publish(skip_permission_checks=True)
    band = region(partner.get(link.get_absolute_url()), ".review")
    assert "La page a été publiée depuis" in words(band)
    assert band.select_one("a")["href"] == Page.objects.get(pk=draft.pk).url
    expire(link)
    assert "Titre public" in words(region(partner.get(link.get_absolute_url()), "main"))


def test_a_page_published_but_private_is_not(partner, draft, link):
    saved(draft).latest_revision.publish(skip_permission_checks=True)
    hide(draft)
    assert "n’est pas publique" in words(region(partner.get(link.get_absolute_url()), ".review"))


def test_a_page_that_was_online_before_is_said_to_be(partner, rubric, make_link):
    link = make_link(saved(make_resource(rubric, "En ligne")))
    assert "Une version de cette page est déjà en ligne" in words(
        region(partner.get(link.get_absolute_url()), ".review")
    )


def test_an_editor_who_is_logged_in_sees_what_a_partner_sees_and_is_warned(publisher, link):
    response = publisher.get(link.get_absolute_url())
    assert regions(response, "wagtail-userbar, [data-wagtail-userbar]") == []
    assert "portera le nom de votre compte" in words(region(response, "#relecture"))


def test_a_link_goes_with_its_page_and_with_nothing_else(partner, draft, link, publisher, kit):
    partner.post(link.get_absolute_url(), answer())
    publisher.user.delete()
    copied = draft.copy(update_attrs={"slug": "copie"}, keep_live=False)
    assert not ApprovalLink.objects.filter(page=copied).exists()
    assert partner.get(link.get_absolute_url()).status_code == 200
    draft.delete()
    assert not ApprovalLink.objects.exists()
    assert partner.get(link.get_absolute_url()).status_code == 404


def test_reading_costs_no_more_with_ten_answers(partner, link, django_assert_max_num_queries):
    partner.get(link.get_absolute_url())

    def cost():
        with django_assert_max_num_queries(60) as asked:
            partner.get(link.get_absolute_url())
        return len(asked)

    partner.post(link.get_absolute_url(), answer("commente", comment="Un"))
    before = cost()
    for number in range(9):
        partner.post(link.get_absolute_url(), answer("commente", comment=str(number)))
    assert cost() == before
