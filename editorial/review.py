"""The approval of what contributors submit: one step, by an editor."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from editorial.roles import EDITOR

NAME = "Relecture par un éditeur"
WAGTAIL_NAME = "Moderators approval"  # what Wagtail's own migration calls it


def set_up_review() -> None:
    """Turn Wagtail's first workflow into ours, once; later changes made in the admin are kept."""
    editors = Group.objects.get(name=EDITOR.name)
    task, _ = GroupApprovalTask.objects.get_or_create(name=renamed(GroupApprovalTask))
    if not task.groups.exclude(name="Moderators").exists():
        task.groups.set([editors])
    workflow, is_new = Workflow.objects.get_or_create(name=renamed(Workflow))
    if not workflow.workflow_tasks.exists():
        WorkflowTask.objects.create(workflow=workflow, task=task)
    root = Page.get_first_root_node()
    if is_new and not WorkflowPage.objects.filter(page=root).exists():
        WorkflowPage.objects.create(workflow=workflow, page=root)


def renamed(model: type) -> str:
    """Give Wagtail's own task or workflow our name, unless one already has it."""
    if not model.objects.filter(name=NAME).exists():
        model.objects.filter(name=WAGTAIL_NAME).update(name=NAME)
    return NAME
