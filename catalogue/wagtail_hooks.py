"""What the catalogue adds to the admin."""

from wagtail.snippets.models import register_snippet

from catalogue.viewsets import VocabularyViewSetGroup

register_snippet(VocabularyViewSetGroup)
