"""What the tests of files that pages offered start from."""

import pytest

from tests.catalogue.former_files import OLD
from tests.factories import make_document


@pytest.fixture
def files_on_disk(settings, tmp_path):
    """Files of a test are its own, on the disk: Wagtail serves no file that it keeps in memory."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}


@pytest.fixture
def document(db):
    """A document with a file."""
    return make_document("Étude", OLD, text="Un verger", text_status="lu", pages=4, licence="cc-by")
