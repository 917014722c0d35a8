"""What the catalogue adds to the admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from catalogue import corrections
from catalogue.extraction import screens
from catalogue.viewsets import SearchViewSetGroup, VocabularyViewSetGroup

register_snippet(VocabularyViewSetGroup)
register_snippet(SearchViewSetGroup)
hooks.register("register_admin_urls", screens.addresses, order=-1)  # before Wagtail's, which they stand for
hooks.register("before_edit_page", screens.tell_about_files)
hooks.register("register_admin_urls", corrections.addresses)
hooks.register("register_page_header_buttons", corrections.buttons)
hooks.register("register_page_listing_more_buttons", corrections.buttons)
hooks.register("register_log_actions", corrections.register_action)
