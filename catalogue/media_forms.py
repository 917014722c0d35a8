"""The forms of files in the admin: what is too heavy is refused before it is sent (static/js/admin-upload.js)."""

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from catalogue.admin_forms import TidyTextForm


class WeighedFileForm(TidyTextForm):
    """A form whose file field tells the browser its limit, in bytes and in words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            field.widget.attrs |= {
                "data-heaviest": field.max_upload_size,
                "data-heaviest-text": filesizeformat(field.max_upload_size),
            }


class DocumentForm(WeighedFileForm, BaseDocumentForm):
    """Every form that takes a document; the browser offers the accepted formats only."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            field.widget.attrs["accept"] = ",".join(f".{name}" for name in settings.WAGTAILDOCS_EXTENSIONS)


class ImageForm(WeighedFileForm, BaseImageForm):
    """Every form that takes an image."""
