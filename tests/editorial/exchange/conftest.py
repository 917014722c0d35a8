"""A small catalogue, a file, an import taken to its preview or to its end."""

import csv
import io

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from editorial.exchange.running import advance
from editorial.models import Import
from tests.factories import make_rubric

State = Import.State
STUDY = {"Titre": "Une étude", "Type": "Étude", "Rubrique": "Se former"}


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


@pytest.fixture
def plain(kit):
    """The page of the rubric « Se former »; the others have none."""
    return make_rubric(kit, "se-former")


@pytest.fixture
def upload(publisher, rubric, django_capture_on_commit_callbacks):
    """Send a file from the screen, and what follows; give the answer, with the import as it is now."""

    def upload(*rows, content=None, name="études.csv", client=publisher):
        file = SimpleUploadedFile(name, content or spreadsheet(*rows))
        return post(client, "/admin/import-export/", {"file": file})

    def post(client, address, data=None):
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(address, data or {})
        response.imported = Import.objects.first()
        return response

    upload.post = lambda address, data=None, client=publisher: post(client, address, data)
    return upload


def address(imported, action=""):
    """Where an import is, or one of its buttons."""
    return f"/admin/import-export/{imported.pk}/{action}"


def mapping(imported, **settings):
    """The form of the columns, as it is shown."""
    keys = {"Intitulé exact": "titre", "Genre": "type", "Rubrique": "rubrique"}
    return {f"column-{rank}": keys.get(header, "") for rank, header in enumerate(imported.headers)} | settings
