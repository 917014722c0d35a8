"""What the catalogue adds to the admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from catalogue.extraction import screens
from catalogue.viewsets import SearchViewSetGroup, VocabularyViewSetGroup

register_snippet(VocabularyViewSetGroup)
register_snippet(SearchViewSetGroup)
hooks.register("register_admin_urls", screens.addresses, order=-1)  # before Wagtail's, which they stand for
hooks.register("before_edit_page", screens.tell_about_files)
