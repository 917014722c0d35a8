"""How Wagtail's views of a page are replaced by ours, whatever the type of the page."""

from wagtail.admin.viewsets.pages import PageViewSet

from editorial.quality import views


class CheckedPageViewSet(PageViewSet):
    """Wagtail's views, except those that publish."""

    add_view_class = views.PageCreateView
    edit_view_class = views.PageEditView
    workflow_action_view_class = views.PageWorkflowActionView
