"""The command that makes the roles: exact, repeatable, careful with what is not its own."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
)

from editorial.management.commands import set_up_roles
from editorial.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR, ROLES, Role


def set_up():
    """Run the command; give what it said."""
    said = StringIO()
    call_command("set_up_roles", stdout=said)
    return said.getvalue()


def held(rows):
    """The names of the permissions of these rows."""
    permissions = [row.permission for row in rows.select_related("permission__content_type")]
    return {f"{one.content_type.app_label}.{one.codename}" for one in permissions}


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_a_role_has_the_permissions_of_its_definition_and_no_other(role, home):
    set_up()
    group = Group.objects.get(name=role.name)
    everywhere = {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.select_related("content_type")}
    assert everywhere == role.everywhere
    assert held(GroupPagePermission.objects.filter(group=group, page=home)) == role.pages
    root = Collection.get_first_root_node()
    assert held(GroupCollectionPermission.objects.filter(group=group, collection=root)) == role.media


def test_a_second_run_changes_nothing_and_says_so(home):
    set_up()
    rows = set(GroupPagePermission.objects.values_list("pk", flat=True))
    assert set_up().count("rien à changer") == len(ROLES)
    assert set(GroupPagePermission.objects.values_list("pk", flat=True)) == rows


def test_a_run_repairs_what_was_taken_away_and_removes_what_was_added(home):
    set_up()
    group = Group.objects.get(name=CONTRIBUTOR.name)
    group.permissions.clear()
    group.permissions.add(Permission.objects.get(codename="delete_theme"))
    GroupPagePermission.objects.filter(group=group).delete()
    publish = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=publish)
    assert f"{CONTRIBUTOR.name} : 4 droit(s) ajouté(s), 2 retiré(s)." in set_up()
    assert set_up().count("rien à changer") == len(ROLES)


def test_a_group_of_the_operator_is_left_alone(home):
    group = Group.objects.create(name="Relecteurs")
    group.permissions.add(Permission.objects.get(codename="change_theme"))
    set_up()
    assert Group.objects.get(name="Relecteurs").permissions.count() == 1


def test_permissions_follow_the_front_page(home):
    set_up()
    other = home.copy(update_attrs={"slug": "autre"})
    Site.objects.update(root_page=other)
    set_up()
    assert set(GroupPagePermission.objects.values_list("page", flat=True)) == {other.pk}


def test_wagtails_own_groups_are_removed(home):
    set_up()
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in ROLES}


def test_a_group_of_wagtails_that_somebody_belongs_to_stays(home):
    user = get_user_model().objects.create_user("ancienne", password="un mot de passe")
    user.groups.add(Group.objects.get(name="Editors"))
    set_up()
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in ROLES} | {"Editors"}


def test_wagtails_approval_becomes_ours_with_editors_as_approvers(home):
    set_up()
    [workflow] = Workflow.objects.all()
    [task] = GroupApprovalTask.objects.all()
    assert (workflow.name, task.name) == ("Relecture par un éditeur", "Relecture par un éditeur")
    assert [group.name for group in task.groups.all()] == [EDITOR.name]
    assert [step.specific for step in workflow.tasks] == [task]
    assert home.get_workflow() == workflow


def test_without_wagtails_approval_one_is_made(home):
    Workflow.objects.all().delete()
    GroupApprovalTask.objects.all().delete()
    set_up()
    assert home.get_workflow().name == "Relecture par un éditeur"


def test_an_approval_whose_group_was_deleted_comes_back_to_editors(home):
    set_up()
    Group.objects.get(name=EDITOR.name).delete()
    set_up()
    assert [group.name for group in GroupApprovalTask.objects.get().groups.all()] == [EDITOR.name]


def test_what_an_administrator_changed_in_the_review_is_kept(home):
    set_up()
    task = GroupApprovalTask.objects.get()
    task.groups.set([Group.objects.get(name=ADMINISTRATOR.name)])
    Workflow.objects.update(name="Relecture croisée")
    WorkflowPage.objects.all().delete()
    set_up()
    assert Workflow.objects.get().name == "Relecture croisée"
    assert [group.name for group in task.groups.all()] == [ADMINISTRATOR.name]
    assert home.get_workflow() is None


def test_nobody_is_given_anything_on_the_closed_lists():
    names = {name for role in ROLES for name in role.everywhere}
    assert not [name for name in names if name.endswith(("_needlevel", "_rubric"))]


def test_a_role_that_names_an_unknown_permission_is_refused(home, monkeypatch):
    wrong = Role("Contributeurs", frozenset({"catalogue.fly_theme"}), frozenset(), frozenset())
    monkeypatch.setattr(set_up_roles, "ROLES", [wrong])
    with pytest.raises(CommandError, match=r"catalogue\.fly_theme"):
        set_up()


def test_without_a_site_the_command_says_what_to_do(db):
    Site.objects.all().delete()
    with pytest.raises(CommandError, match="load_content"):
        set_up()


def test_the_accounts_of_a_new_site_find_their_groups(home, settings, tmp_path):
    set_up()
    settings.DATA_DIR = tmp_path
    call_command("create_accounts", stdout=StringIO())
    found = get_user_model().objects.values_list("username", "groups__name")
    assert set(found) == {
        ("contributeur", "Contributeurs"),
        ("editeur", "Éditeurs"),
        ("administrateur", "Administrateurs"),
    }
