"""A small catalogue, a file, an import taken to its preview or to its end."""

import csv
import io

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile

from editorial.exchange.running import advance
from editorial.models import Import

State = Import.State


def spreadsheet(*rows):
    """A CSV file of rows given by header."""
    out = io.StringIO()
    headers = list(dict.fromkeys(header for row in rows for header in row))
    writer = csv.DictWriter(out, headers, delimiter=";", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def told(imported):
    """What is wrong: lines, columns, messages."""
    return [(line.number, *problem) for line in imported.lines.all() for problem in line.problems]


@pytest.fixture
def account(db):
    """Somebody who may publish."""
    return get_user_model().objects.create_superuser("nadia")


@pytest.fixture
def send(account):
    """Send a file, take it to its preview; give the import."""

    def send(*rows, content=None, name="lignes.csv", **options):
        imported = Import(name=name, created_by=account)
        imported.file.save(name, ContentFile(content or spreadsheet(*rows)))
        advance(imported)
        if imported.state == State.MAPPING:
            imported.go(State.CHECKING, options=imported.options | options)
            advance(imported)
        return imported

    return send


@pytest.fixture
def write(send):
    """The same, and write it."""

    def write(*rows, **options):
        imported = send(*rows, **options)
        assert imported.can_be_written, (told(imported), imported.counts, imported.problem)
        imported.go(State.WRITING)
        advance(imported)
        assert imported.state == State.DONE, imported.problem
        return imported

    return write
