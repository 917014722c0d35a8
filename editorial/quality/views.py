"""Wagtail's views of a page that publish it, which first show what to look at again."""

import json

from django.contrib.messages import get_messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import WorkflowActionView

from editorial.quality.confirmation import keep_comment
from editorial.quality.outcome import tell_of_draft, tell_of_review
from editorial.quality.remarks import remarks, reservations


def before_publication(page, **asked: str) -> str:
    """The address of the page that lists the remarks; `asked` says what was to be done."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('before_publication', args=[page.pk])}{'?' if query else ''}{query}"


class Checked:
    """Keeps as a draft what somebody asks to publish, as long as they have not seen what is to be said of it."""

    def publish_action(self):
        if not remarks(self.form.save(commit=False)):
            return super().publish_action()
        return self.save_and_show()

    def save_and_show(self, **asked):
        """Save, and go on to the remarks; if it could not be saved, the form says why and holds what was typed."""
        saved = self.save_action()
        list(get_messages(self.request))  # « créée », « mise à jour »: in green, it passes for published
        return redirect(before_publication(self.page, **asked)) if saved.status_code == 302 else saved


class PageCreateView(Checked, CreateView):
    """Adding a page."""


class PageEditView(Checked, EditView):
    """Editing a page. What an approval would publish is held to the same."""

    partials_template_name = "wagtailadmin/editorial/edit_partials.html"

    def add_save_confirmation_message(self):
        """Say what is online: stock Wagtail says « mise à jour » of a draft, of an approval and of a refusal alike."""
        if self.is_reverting:
            super().add_save_confirmation_message()
        elif self.action_name == "perform_workflow_action":
            tell_of_review(self.request, self.page.pk, self.workflow_action)
        else:
            tell_of_draft(self.request, self.page.pk)

    def perform_workflow_action(self):
        if self.workflow_action != "approve" or not remarks(self.form.save(commit=False)):
            return super().perform_workflow_action()
        task_state = self.page.current_workflow_task_state.pk
        keep_comment(self.request, task_state, comment_of(self.request.POST.get("workflow-action-extra-data")))
        return self.save_and_show(task=task_state)


class PageWorkflowActionView(WorkflowActionView):
    """Approving from a list, without the form: what the form would refuse or remark on is shown first."""

    def post(self, request, *args, **kwargs):
        if self.action_name != "approve" or not reservations(self.object.specific):
            return super().post(request, *args, **kwargs)
        keep_comment(request, self.task_state.pk, request.POST.get("comment", ""))
        address = before_publication(self.object, task=self.task_state.pk, next=request.POST.get("next", ""))
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": address})
        return redirect(address)


def comment_of(extra: str | None) -> str:
    """What a reviewer said in the window over the form, which sends it as JSON."""
    try:
        return str(json.loads(extra or "{}").get("comment", ""))
    except (ValueError, AttributeError):
        return ""
