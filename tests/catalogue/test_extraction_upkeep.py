"""When a document is read: once for each file, after the commit; saving never fails, and the search follows."""

from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.core.management import call_command
from wagtail.models import Collection

from catalogue.extraction import running, tasks
from catalogue.models import CatalogueDocument, ResourceFile, SearchText
from catalogue.tasks import tasks_paused
from tests.catalogue.files import docx, locked_pdf, pdf, put, said
from tests.factories import fresh, make_document, make_resource

Status = CatalogueDocument.TextStatus
pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What happens inside is committed at its end, and tasks run."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def readings(monkeypatch):
    """The names of the files that a reader was started on."""
    started, run = [], running.run

    def noted(source, kind, limits):
        started.append(kind)
        return run(source, kind, limits)

    monkeypatch.setattr(running, "run", noted)
    return started


@pytest.fixture
def document(committed):
    """A document of two pages, read."""
    with committed():
        made = make_document(content=pdf("Un verger partagé", "Page deux"))
    return fresh(made)


def test_a_document_is_read_after_the_commit(committed):
    with committed():
        made = make_document(content=pdf("Un verger partagé", "Page deux"))
        assert fresh(made).text_status == Status.WAITING
    read = fresh(made)
    assert (read.text, read.text_status, read.pages) == ("Un verger partagé\fPage deux", Status.READ, 2)


def test_without_a_transaction_the_saved_document_knows_what_was_read(transactional_db, readings):
    if not Collection.objects.exists():  # the test before this one emptied the database
        Collection.add_root(name="Root")
    made = make_document(content=pdf("Un verger partagé"))
    assert (made.text, made.text_status, made.pages) == ("Un verger partagé", Status.READ, 1)
    made.title = "Vergers"
    made.save()
    assert readings == ["pdf"]
    assert fresh(made).text == "Un verger partagé"
    put(made, pdf("Une haie"))
    assert (made.text, fresh(made).text) == ("Une haie", "Une haie")


def test_a_document_saved_twice_at_once_is_read_once(committed, readings):
    with committed():
        make_document(content=pdf("Un verger partagé")).save()
    assert readings == ["pdf"]


def test_a_new_title_does_not_read_it_again(document, committed, readings):
    with committed():
        document.title = "Vergers"
        document.save()
    assert readings == []
    assert fresh(document).text_status == Status.READ


def test_a_new_file_is_read_and_the_former_text_forgotten(document, committed, readings):
    with committed():
        put(document, locked_pdf("sésame"))
        assert (fresh(document).text, fresh(document).text_status) == ("", Status.WAITING)
    assert readings == ["pdf"]
    assert (fresh(document).text, fresh(document).text_status) == ("", Status.ENCRYPTED)


def test_a_new_file_under_the_same_name_is_read_too(document, committed):
    name = document.filename
    with committed():
        put(document, pdf("Une haie"), name)
    assert (fresh(document).filename, fresh(document).text) == (name, "Une haie")
    document = fresh(document)
    document.file.storage.delete(document.file.name)
    with committed():
        document.file.save(name, ContentFile(pdf("Un chemin")), save=False)
        document._set_document_file_metadata()
        document.save()
    assert (fresh(document).filename, fresh(document).text) == (name, "Un chemin")


def test_saving_the_file_alone_saves_that_it_is_to_be_read(document, committed):
    document.file = ContentFile(pdf("Une haie"), name="autre.pdf")
    with committed():
        document.save(update_fields=["file"])
    assert fresh(document).text == "Une haie"


def test_downloading_a_document_that_waits_does_not_read_it(committed, readings):
    with tasks_paused():
        made = make_document(content=pdf("Un verger partagé"))
    with committed():
        assert fresh(made).get_file_hash()
    assert readings == []


@pytest.mark.parametrize(("typed", "kept"), [(None, 2), (40, 40)])
def test_the_length_comes_from_the_file_unless_an_editor_says_it(committed, typed, kept):
    with committed():
        made = make_document(content=pdf("Un", "Deux"), pages=typed)
    assert fresh(made).pages == kept


def test_a_form_that_was_opened_before_the_reading_does_not_empty_the_length(document):
    document.pages = None
    document.save()
    assert fresh(document).pages == 2


def test_the_length_of_a_new_file_takes_the_place_of_the_former_one(document, committed):
    with committed():
        put(document, pdf("Un", "Deux", "Trois"))
    assert fresh(document).pages == 3
    document = fresh(document)
    document.pages = 12
    with committed():
        put(document, pdf("Un"))
    assert fresh(document).pages == 12


def test_a_format_that_is_not_read_starts_nothing(committed, readings):
    with committed():
        made = CatalogueDocument.objects.create(title="Tableau", file=ContentFile(b"a;b", name="a.CSV"))
    assert fresh(made).text_status == Status.UNREADABLE
    assert readings == []


@pytest.mark.parametrize("error", [OSError("la carte réseau"), RuntimeError("le nuage"), FileNotFoundError("où ?")])
def test_a_storage_that_fails_does_not_break_saving_and_the_file_is_read_later(committed, monkeypatch, caplog, error):
    def fail(*args):
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(InMemoryStorage, "_open", fail)
        with committed():
            made = make_document(content=pdf("Une haie"))
    assert fresh(made).text_status == Status.WAITING
    assert "could not be read" in caplog.text
    with committed():
        fresh(made).save()
    assert fresh(made).text == "Une haie"
    monkeypatch.setattr(InMemoryStorage, "_open", fail)
    assert "pas encore lu" in told("--all")[0]
    assert fresh(made).text == "Une haie"


def test_a_reader_that_cannot_be_started_is_no_fault_of_the_file(committed, monkeypatch, caplog):
    monkeypatch.setattr(running.sys, "executable", "/nowhere/python")
    with committed():
        made = make_document(content=pdf("Une haie"))
    assert fresh(made).text_status == Status.WAITING
    assert "could not be read" in caplog.text


def test_a_file_on_a_disk_is_read_where_it_is(committed, settings, tmp_path, monkeypatch):
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": folder}
    monkeypatch.setattr(running, "copyfileobj", None)
    with committed():
        made = make_document(content=pdf("Une haie"))
    assert fresh(made).text == "Une haie"


def test_a_file_replaced_while_it_is_read_does_not_get_the_former_text(document, committed):
    late = fresh(document)
    with committed():
        put(document, pdf("Une haie"), document.filename)
    assert not tasks.keep(late, running.Reading(Status.READ, "l’ancien texte"))
    assert fresh(document).text == "Une haie"


def test_the_length_that_somebody_gave_a_file_of_another_format_stays(committed):
    with committed():
        made = CatalogueDocument.objects.create(title="Note", file=ContentFile(docx(said("a")), name="N.DOCX"), pages=4)
        put(made, docx(said("b")), "N.DOCX")
    assert (fresh(made).pages, fresh(made).text) == (4, "b")


def test_a_document_deleted_before_it_is_read_is_forgotten(document, readings):
    document.delete()
    tasks.read_text.call(document.pk or 1)
    assert readings == []


def carried_words():
    """The words of attached files, as the index has them."""
    return " ".join(SearchText.objects.values_list("files", flat=True)).split()


def test_resources_are_found_by_the_text_of_their_files_until_these_go(committed, rubric):
    with committed():
        made = make_document(content=pdf("Un verger"))
        make_resource(rubric, files=[ResourceFile(document=made)])
    assert "verg" in carried_words()
    with committed():
        put(fresh(made), pdf("Une prairie"))
    assert "prair" in carried_words()
    assert "verg" not in carried_words()
    with committed():
        CatalogueDocument.objects.all().delete()
    assert "prair" not in carried_words()


def told(*arguments):
    """What the command says."""
    output = StringIO()
    call_command("read_documents", *arguments, stdout=output)
    return output.getvalue().replace("\u00a0", " ").splitlines()


def test_the_command_reads_what_waits_then_everything_if_asked(document, committed, readings):
    assert told() == ["Aucun document n’attend d’être lu."]
    with tasks_paused(), committed():
        make_document("La haie", content=pdf("Une haie"))
        make_document("Le secret", content=locked_pdf("sésame"))
    first, second = told()
    assert first == "1 sur 2 : « La haie » : lu"
    assert second.startswith("2 sur 2 : « Le secret » : Le fichier est protégé par un mot de passe")
    assert told("--verbosity=0") == []
    assert len(readings) == 2
    assert told("--all", "--verbosity=0") == []
    assert len(readings) == 5
