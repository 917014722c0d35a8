"""Visitors who are counted, and what was counted."""

import pytest
from django.test import Client

from catalogue.models import DailyUse
from catalogue.use.counting import tally

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"
IMAGE = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "image"}


@pytest.fixture
def reader():
    """Somebody in a browser, whose page asks for its images."""
    return Client(headers={"User-Agent": FIREFOX} | IMAGE)


@pytest.fixture
def written(db):
    """What the database holds once what waits is written: times by resource and kind."""

    def written():
        tally.flush()
        return {(use.resource.title, DailyUse.Kind(use.kind).name): use.count for use in DailyUse.objects.all()}

    return written
