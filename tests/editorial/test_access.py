"""What each role can open and do in the admin, by address."""

from functools import partial

import pytest
from django.urls import reverse
from wagtail.models import Page

from catalogue.models import FruitlessSearch, Organisation, Reference, SynonymGroup, Theme
from editorial.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR
from essentials.models import GlossaryTerm, KeyFigure
from practical_kit.models import GuidePage
from tests.factories import make_organisation, make_reference, make_resource, make_theme
from tests.filling import add_address, edit_address, filled, problems
from tests.reading import texts

ALL = (CONTRIBUTOR, EDITOR, ADMINISTRATOR)
PUBLISHERS = (EDITOR, ADMINISTRATOR)
KEPT_BY_EDITORS = (Theme, Organisation, Reference, GlossaryTerm, KeyFigure)
SETTINGS = reverse("wagtailsettings:edit", args=["resource_centre", "centresettings"])
SCREENS = {
    "wagtailadmin_home": ALL,
    "etudes:index": ALL,
    "wagtailimages:index": ALL,
    "wagtailimages:add": ALL,
    "wagtaildocs:index": ALL,
    "wagtaildocs:add": ALL,
    "territory_chooser:choose": ALL,
    "wagtailadmin_account": ALL,
    "editorial_links:report": PUBLISHERS,
    **{
        model.snippet_viewset.get_url_name("add"): PUBLISHERS
        for model in (Theme, GlossaryTerm, KeyFigure, SynonymGroup)
    },
    **{
        model.snippet_viewset.get_url_name("list"): PUBLISHERS
        for model in (Theme, GlossaryTerm, KeyFigure, FruitlessSearch)
    },
    "wagtailusers_users:index": (ADMINISTRATOR,),
    "wagtailusers_users:add": (ADMINISTRATOR,),
    "wagtailusers_groups:index": (ADMINISTRATOR,),
    "wagtailredirects:index": (ADMINISTRATOR,),
    "wagtailredirects:add": (ADMINISTRATOR,),
    "wagtailadmin_workflows:index": (ADMINISTRATOR,),
    "wagtailadmin_workflows:add": (ADMINISTRATOR,),
    "wagtailadmin_workflows:task_index": (ADMINISTRATOR,),
    "wagtailadmin_collections:index": (ADMINISTRATOR,),
    "wagtailsites:index": (ADMINISTRATOR,),
}


@pytest.mark.parametrize("role", ALL, ids=lambda role: role.name)
def test_each_role_opens_its_screens_and_no_other(log_in, role):
    client = log_in(role)
    opened = {name for name in SCREENS if client.get(reverse(name), follow=True).redirect_chain == []}
    assert opened == {name for name, roles in SCREENS.items() if role in roles}


@pytest.mark.parametrize("role", ALL, ids=lambda role: role.name)
def test_each_role_explores_the_site_from_its_front_page(log_in, home, role):
    response = log_in(role).get(reverse("wagtailadmin_explore_root"))
    assert response.url == reverse("wagtailadmin_explore", args=[home.pk])


@pytest.mark.parametrize("role", ALL, ids=lambda role: role.name)
def test_only_administrators_reach_the_settings(log_in, home, role):
    response = log_in(role).get(f"{SETTINGS}{home.get_site().pk}/")
    assert (response.status_code == 200) == (role is ADMINISTRATOR)


def test_a_contributor_writes_a_draft_and_changes_it(contributor, rubric):
    address = add_address(GuidePage, rubric)
    data = filled(contributor.get(address), GuidePage, title="Un guide", slug="un-guide")
    assert contributor.post(address, data).status_code == 302
    page = GuidePage.objects.get()
    assert (page.live, page.owner) == (False, contributor.user)
    data = filled(contributor.get(edit_address(page)), GuidePage, title="Un meilleur guide")
    assert contributor.post(edit_address(page), data).status_code == 302
    assert GuidePage.objects.get().get_latest_revision_as_object().title == "Un meilleur guide"


def test_a_contributor_who_asks_to_publish_gets_a_draft(contributor, rubric):
    page = make_resource(rubric, kind=GuidePage, levels=["innover"], live=False, owner=contributor.user)
    data = filled(contributor.get(edit_address(page)), GuidePage, publish=True)
    contributor.post(edit_address(page), data)
    assert not Page.objects.get(pk=page.pk).live


def test_a_contributor_neither_changes_nor_deletes_the_page_of_another(contributor, rubric):
    page = make_resource(rubric)
    for name in ("edit", "delete", "unpublish"):
        address = reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
        assert contributor.get(address).status_code == 302
    assert contributor.post(reverse("wagtailadmin_pages:delete", args=[page.pk])).status_code == 302
    assert Page.objects.filter(pk=page.pk, live=True).exists()


def test_what_a_contributor_submits_awaits_an_editor_who_publishes_it(contributor, publisher, rubric):
    page = make_resource(rubric, kind=GuidePage, levels=["innover"], live=False, owner=contributor.user)
    data = filled(contributor.get(edit_address(page)), GuidePage, title="À relire")
    contributor.post(edit_address(page), data | {"action-submit": "submit"})
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    assert state.task.name == "Relecture par un éditeur"
    assert "À relire" in publisher.get(reverse("wagtailadmin_home")).content.decode()
    approve = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    assert contributor.post(approve).status_code == 302
    assert not Page.objects.get(pk=page.pk).live
    publisher.post(approve)
    assert Page.objects.get(pk=page.pk).live


def test_an_editor_publishes_withdraws_and_deletes_a_resource(publisher, rubric):
    page = make_resource(rubric, kind=GuidePage, levels=["innover"], live=False)
    publisher.post(edit_address(page), filled(publisher.get(edit_address(page)), GuidePage, publish=True))
    assert Page.objects.get(pk=page.pk).live
    publisher.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not Page.objects.get(pk=page.pk).live
    publisher.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not Page.objects.filter(pk=page.pk).exists()


def test_an_editor_cannot_delete_a_rubric_with_all_it_holds(publisher, administrator, rubric):
    make_resource(rubric)
    address = reverse("wagtailadmin_pages:delete", args=[rubric.pk])
    assert publisher.post(address).status_code == 302
    assert Page.objects.filter(pk=rubric.pk).exists()
    assert administrator.get(address).status_code == 200


@pytest.mark.parametrize("role", ALL, ids=lambda role: role.name)
def test_editors_keep_the_themes_and_contributors_do_not(log_in, role):
    theme, client = make_theme("Mobilite"), log_in(role)
    edit = reverse(Theme.snippet_viewset.get_url_name("edit"), args=[theme.pk])
    client.post(edit, {"name": "Mobilité", "slug": "mobilite"})
    theme.refresh_from_db()
    assert theme.name == ("Mobilite" if role is CONTRIBUTOR else "Mobilité")


@pytest.mark.parametrize("make", [partial(make_theme, "Mobilité"), make_organisation, make_reference])
@pytest.mark.parametrize("role", ALL, ids=lambda role: role.name)
def test_only_administrators_delete_what_resources_point_at(log_in, make, role):
    thing, client = make(), log_in(role)
    model = type(thing)
    client.post(reverse(model.snippet_viewset.get_url_name("delete"), args=[thing.pk]))
    bulk = reverse("wagtail_bulk_action", args=[model._meta.app_label, model._meta.model_name, "delete"])
    client.post(f"{bulk}?id={thing.pk}")
    assert model.objects.exists() == (role is not ADMINISTRATOR)


def test_a_contributor_adds_a_missing_organisation_from_the_chooser_and_changes_none(contributor):
    create = reverse(Organisation.snippet_viewset.chooser_viewset.get_url_name("create"))
    answer = contributor.post(create, {"name": "L’Œuvre d’ici", "family": "association"}).json()
    made = Organisation.objects.get()
    assert (answer["step"], answer["result"]["id"], made.slug) == ("chosen", str(made.pk), "l-oeuvre-d-ici")
    other = make_organisation(name="Une ville", family="collectivite")
    edit = reverse(Organisation.snippet_viewset.get_url_name("edit"), args=[other.pk])
    assert contributor.post(edit, {"name": "Autre"}).status_code == 302
    assert Organisation.objects.filter(name="Une ville").exists()


def test_a_contributor_adds_a_missing_reference_from_the_chooser(contributor):
    create = reverse(Reference.snippet_viewset.chooser_viewset.get_url_name("create"))
    answer = contributor.post(create, {"title": "Une enquête", "date": "2016"}).json()
    assert answer["step"] == "chosen"
    assert Reference.objects.get().slug == "une-enquete"


def test_a_contributor_is_not_offered_to_add_a_theme(contributor):
    create = reverse(Theme.snippet_viewset.chooser_viewset.get_url_name("create"))
    assert contributor.post(create, {"name": "Inventé"}).status_code in (302, 403)
    assert not Theme.objects.exists()


def test_two_drafts_of_the_same_title_get_two_addresses(contributor, rubric):
    address = add_address(GuidePage, rubric)
    for _ in range(2):
        data = filled(contributor.get(address), GuidePage, title="Un guide", slug="un-guide")
        contributor.post(address, data)
    assert list(GuidePage.objects.order_by("pk").values_list("slug", flat=True)) == ["un-guide", "un-guide-2"]


def test_the_address_of_a_page_that_was_seen_is_not_changed_in_silence(publisher, rubric):
    make_resource(rubric, slug="prise")
    page = make_resource(rubric, kind=GuidePage, slug="a-moi", levels=["innover"])
    response = publisher.post(edit_address(page), filled(publisher.get(edit_address(page)), GuidePage, slug="prise"))
    assert problems(response)["slug"] == ["Une autre page a déjà l’adresse « prise ». Changez la fin de l’adresse."]


@pytest.mark.parametrize("role", ALL, ids=lambda role: role.name)
def test_every_role_is_welcomed_with_what_it_came_to_do(log_in, rubric, role):
    home = log_in(role, first_name="Inès").get(reverse("wagtailadmin_home"))
    assert texts(home, "h1") == ["Bienvenue, Inès"]
    assert texts(home, ".start__kind a") == ["Une étude", "Un guide", "Un cas de territoire"]
