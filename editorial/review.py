"""The approval of what contributors submit: one step, by an editor."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from editorial.roles import EDITOR

NAME = "Relecture par un éditeur"
WAGTAIL_NAME = "Moderators approval"  # what Wagtail's own migration calls it


def set_up_review() -> None:
    """Turn Wagtail's first workflow into ours, once; what is changed later in the admin is kept."""
    editors = Group.objects.get(name=EDITOR.name)
    if not Workflow.objects.exclude(name=WAGTAIL_NAME).exists():
        make_review(editors)
    # Approval by a group that was deleted since is approval by nobody.
    for task in GroupApprovalTask.objects.filter(groups__isnull=True):
        task.groups.add(editors)


def make_review(editors: Group) -> None:
    """One workflow of one task, for every page of the site."""
    task = GroupApprovalTask.objects.filter(name=WAGTAIL_NAME).first() or GroupApprovalTask()
    workflow = Workflow.objects.filter(name=WAGTAIL_NAME).first() or Workflow()
    for thing in (task, workflow):
        thing.name = NAME
        thing.save()
    task.groups.set([editors])
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.get_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
