"""The last look before publication: what blocks, what readers would stumble on, and the choice to publish anyway."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from editorial.publication import shortcomings
from editorial.quality.outcome import tell_of_publication
from editorial.quality.remarks import remarks


class Asked:
    """What somebody asks to publish or to approve, by the address of a view, and whether they may."""

    @cached_property
    def page(self) -> Page:
        """The page, as the tree has it."""
        return get_object_or_404(Page, pk=self.kwargs["page_id"]).specific

    @cached_property
    def revision(self):
        """Its newest draft."""
        return self.page.get_latest_revision()

    @cached_property
    def task_state(self):
        """The task that is approved, if it still is the current one."""
        current = self.page.current_workflow_task_state
        return current if current and str(current.pk) == self.request.GET.get("task") else None

    @property
    def is_done(self) -> bool:
        """Whether somebody, perhaps by the same button pressed twice, has done what is asked: it is not done again."""
        if "task" in self.request.GET:
            return self.task_state is None
        is_published = self.page.live and not self.page.has_unpublished_changes
        return self.request.method == "POST" and is_published

    @property
    def may_publish(self) -> bool:
        """Whether this person may do now what the address says."""
        if self.page.alias_of_id or not self.revision:
            return False
        if self.task_state:
            actions = self.task_state.task.specific.get_actions(self.page, self.request.user)
            return "approve" in [name for name, _, _ in actions]
        permissions = self.page.permissions_for_user(self.request.user)
        return permissions.can_publish() and not permissions.page_locked()

    @property
    def version(self) -> str:
        """Which state of which revision is looked at: autosave writes again in the same one."""
        return f"{self.revision.pk}-{self.revision.created_at.timestamp()}"


class BeforePublicationView(Asked, WagtailAdminTemplateMixin, TemplateView):
    """Lists what is to be said of the newest draft of a page; publishes it when told to.

    In the address: `task`, the state of the task that is approved by it, if one is; `next`, where to go on. What was
    said with the approval waits in the session.
    """

    template_name = "wagtailadmin/editorial/before_publication.html"
    page_title = "Avant de publier"
    header_icon = "tasks"
    breadcrumbs_items = []

    def dispatch(self, request, *args, **kwargs):
        if self.is_done:  # said to whoever asks, so without the title of the page
            messages.info(request, "Il n’y a plus rien à faire\u00a0: c’est déjà fait.")
            return redirect("wagtailadmin_home")
        if not self.may_publish:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_header_title(self):
        return f"{self.page_title}\u00a0: {self.get_page_subtitle()}"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "page": self.page,
            "shortcomings": shortcomings(self.page),
            "remarks": remarks(self.revision.as_object()),
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            "version": self.version,
            "is_approval": bool(self.task_state),
        }

    def post(self, request, *args, **kwargs):
        """Publish what was looked at, and nothing else."""
        if request.POST.get("version") != self.version:
            messages.warning(request, "La page a changé entre-temps. Voici ce qu’il y a à en dire maintenant.")
            return redirect(request.get_full_path())
        if shortcomings(self.page):
            return redirect(request.get_full_path())
        if self.task_state:
            comment = take_comment(request, self.task_state.pk)
            self.task_state.task.specific.on_action(self.task_state, request.user, "approve", comment=comment)
        else:
            self.publish()
        tell_of_publication(request, self.page.pk)
        parent = reverse("wagtailadmin_explore", args=[self.page.get_parent().pk])
        return redirect(get_valid_next_url_from_request(request) or parent)

    def publish(self) -> None:
        """Publish a revision made for it: in the newest one, a form that is still open may yet write."""
        made = self.revision.as_object().save_revision(user=self.request.user)
        action = PublishPageRevisionAction(made, user=self.request.user, previous_revision=self.revision)
        action.execute(skip_permission_checks=True)


def keep_comment(request: HttpRequest, task_state: int, comment: str) -> None:
    """Put aside what was said with an approval: too long for an address, and nobody else's business."""
    request.session[f"approbation-{task_state}"] = comment


def take_comment(request: HttpRequest, task_state: int) -> str:
    """What was put aside, once."""
    return request.session.pop(f"approbation-{task_state}", "")
