"""Who may publish a correction notice, and what nobody may do to it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from catalogue.models import Correction
from editorial.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR
from tests.factories import make_resource

ALL = (CONTRIBUTOR, EDITOR, ADMINISTRATOR)


def address(page):
    """Where a notice is written."""
    return reverse("catalogue_correction", args=[page.pk])


@pytest.mark.parametrize("role", ALL, ids=lambda role: role.name)
def test_those_who_publish_the_page_publish_a_notice_and_others_do_not(log_in, rubric, role):
    client = log_in(role)
    page = make_resource(rubric, owner=client.user)  # which a contributor may edit
    may = role is not CONTRIBUTOR
    assert (client.get(address(page)).status_code == 200) == may
    client.post(address(page), {"text": "Une erreur.", "publish": "1"})
    assert Correction.objects.exists() == may


@pytest.mark.parametrize("role", ALL, ids=lambda role: role.name)
def test_the_button_is_shown_on_published_resources_to_those_who_may(log_in, rubric, role):
    client = log_in(role)
    live, draft = make_resource(rubric, owner=client.user), make_resource(rubric, live=False, owner=client.user)
    offered = {
        (page.pk, name): f'href="{address(page)}' in client.get(reverse(name, args=[where.pk])).content.decode()
        for page in (live, draft)
        for name, where in (("wagtailadmin_pages:edit", page), ("wagtailadmin_explore", rubric))
    }
    assert {key for key, is_offered in offered.items() if is_offered} == (
        set() if role is CONTRIBUTOR else {key for key in offered if key[0] == live.pk}
    )


def test_a_page_that_is_no_resource_has_no_button(administrator, rubric):
    edit = administrator.get(reverse("wagtailadmin_pages:edit", args=[rubric.pk])).content.decode()
    assert "rectificatif" not in edit


def test_a_visitor_is_asked_to_log_in(client, rubric):
    page = make_resource(rubric)
    assert client.get(address(page)).url.startswith("/admin/login/")
    assert client.post(address(page), {"text": "Une erreur.", "publish": "1"}).status_code == 403
    assert not Correction.objects.exists()


def test_nobody_can_be_given_the_right_to_change_or_delete_one(administrator):
    assert not Permission.objects.filter(content_type__model__in=["correction", "formerfile"]).exists()


def test_a_number_that_no_page_can_have_is_not_found(publisher):
    """Asked by `pk`, which is the key of another table, SQLite overflows."""
    for name in ("catalogue_correction", "editorial_review"):
        assert publisher.get(reverse(name, args=[10**30])).status_code == 404
