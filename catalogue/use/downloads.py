"""Counting the files that are opened."""

import re

from django.http import HttpRequest

from catalogue.models import CatalogueDocument, DailyUse
from catalogue.use.counting import count
from catalogue.use.visitors import is_counted

WHOLE = re.compile(r"\s*bytes\s*=\s*0-", re.IGNORECASE)  # from its beginning; what follows is the same opening


def document_opened(sender, instance: CatalogueDocument, request: HttpRequest, **kwargs) -> None:
    """Wagtail is about to send a file. Readers of PDF files then ask for the pieces they show."""
    if is_counted(request) and WHOLE.match(request.META.get("HTTP_RANGE", "bytes=0-")):
        count(instance.pk, DailyUse.Kind.DOWNLOAD)
