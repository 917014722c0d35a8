"""Wagtail's views of a page that publish it, which first show what to look at again."""

import json

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import WorkflowActionView

from editorial.publication import shortcomings
from editorial.quality.remarks import remarks


def before_publication(page, **asked: str) -> str:
    """The address of the page that lists the remarks; `asked` says what was to be done."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('before_publication', args=[page.pk])}{'?' if query else ''}{query}"


class Checked:
    """Keeps as a draft what somebody asks to publish, as long as they have not seen what is to be said of it."""

    def publish_action(self):
        if not remarks(self.form.save(commit=False)):
            return super().publish_action()
        self.save_action()
        return redirect(before_publication(self.page))


class PageCreateView(Checked, CreateView):
    """Adding a page."""


class PageEditView(Checked, EditView):
    """Editing a page. What an approval would publish is held to the same."""

    partials_template_name = "wagtailadmin/editorial/edit_partials.html"

    def perform_workflow_action(self):
        if self.workflow_action != "approve" or not remarks(self.form.save(commit=False)):
            return super().perform_workflow_action()
        comment = json.loads(self.request.POST.get("workflow-action-extra-data") or "{}").get("comment", "")
        self.save_action()
        return redirect(before_publication(self.page, comment=comment, task=self.page.current_workflow_task_state.pk))


class PageWorkflowActionView(WorkflowActionView):
    """Approving from a list, without the form: what the form would refuse or remark on is shown first."""

    def post(self, request, *args, **kwargs):
        page = self.object.specific
        if self.action_name != "approve" or not (shortcomings(page) or remarks(page.get_latest_revision_as_object())):
            return super().post(request, *args, **kwargs)
        asked = {name: request.POST.get(name, "") for name in ("comment", "next")}
        address = before_publication(page, task=self.task_state.pk, **asked)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": address})
        return redirect(address)
