"""What the catalogue adds to the admin."""

from wagtail import hooks
from wagtail.admin.admin_url_finder import AdminURLFinder, register_admin_url_finder
from wagtail.snippets.models import register_snippet

from catalogue import corrections
from catalogue.extraction import screens
from catalogue.models import FormerFile
from catalogue.viewsets import SearchViewSetGroup, VocabularyViewSetGroup


class FormerFileURLFinder:
    """Where a former file is dealt with: the page that lists it, which the usage of a document names."""

    def __init__(self, user):
        self.pages = AdminURLFinder(user)

    def get_edit_url(self, former: FormerFile) -> str | None:
        """The form of the page, for those who may open it."""
        return self.pages.get_edit_url(former.resource)


register_snippet(VocabularyViewSetGroup)
register_snippet(SearchViewSetGroup)
hooks.register("register_admin_urls", screens.addresses, order=-1)  # before Wagtail's, which they stand for
hooks.register("before_edit_page", screens.tell_about_files)
hooks.register("register_admin_urls", corrections.addresses)
hooks.register("register_page_header_buttons", corrections.buttons)
hooks.register("register_page_listing_more_buttons", corrections.buttons)
hooks.register("register_log_actions", corrections.register_action)
register_admin_url_finder(FormerFile, FormerFileURLFinder)
