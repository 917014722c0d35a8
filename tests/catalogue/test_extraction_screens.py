"""What editors are told of the text of files: on a document, after an upload, in the list, on a resource."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection, GroupPagePermission

from catalogue.extraction.advice import ADVICE, PROBLEMS, SHORT
from catalogue.models import CatalogueDocument, ResourceFile
from tests.catalogue.files import locked_pdf, pdf
from tests.factories import make_document, make_resource
from tests.filling import edit_address, filled
from tests.reading import links, region, regions, texts, words

Status = CatalogueDocument.TextStatus
LIST = reverse("wagtaildocs:index")
LOCKED = "Le fichier est protégé par un mot de passe : la recherche n’en voit pas le texte."


@pytest.fixture(autouse=True)
def disk(settings, tmp_path):
    """Files on a disk, where Wagtail looks for them."""
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": folder}


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What happens inside is committed at its end, and tasks run."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def form_of(document):
    """The address of a document’s form."""
    return reverse("wagtaildocs:edit", args=[document.pk])


def told(response, level="warning"):
    """The messages of a level above a page, or all of them."""
    return texts(response, f".messages li.{level}")


@pytest.mark.parametrize("status", Status, ids=lambda status: status.name)
def test_the_form_of_a_document_says_what_became_of_its_text(editor, status):
    response = editor.get(form_of(make_document(text_status=status)))
    said = [" ".join(ADVICE[status].split())] if status in ADVICE else []
    assert told(response) == (said if status in PROBLEMS else [])
    assert told(response, "info") == ([] if status in PROBLEMS else said)


def test_every_status_has_its_words_in_french_typography(editor, db):
    assert set(SHORT) == set(Status) == set(ADVICE) | {Status.READ}
    said = region(editor.get(form_of(make_document(text_status=Status.ENCRYPTED))), ".messages li").get_text()
    assert "passe\u00a0:" in said
    assert [text for text in ADVICE.values() if "'" in text or '"' in text] == []


@pytest.fixture
def live(transactional_db):
    """Transactions that really end, on a database that was emptied: the collection that holds documents is put back."""
    if not Collection.objects.exists():
        Collection.add_root(name="Root")


@pytest.mark.parametrize(
    ("content", "said"), [(locked_pdf("sésame"), [f"« Une étude » : {LOCKED}"]), (pdf("Une haie"), [])]
)
def test_a_replaced_file_that_cannot_be_read_is_said_after_saving(live, editor, content, said):
    document = make_document(content=pdf("Un verger"))
    sent = {"title": "Une étude", "language": "fr", "accessibility": "oui", "licence": "cc-by", "tags": ""}
    sent |= {"collection": document.collection_id, "file": SimpleUploadedFile("etude.pdf", content)}
    response = editor.post(form_of(document), sent, follow=True)
    assert response.redirect_chain
    assert [text.partition(" Enregistrez")[0] for text in told(response)] == said
    if said:
        assert form_of(document) in links(response, ".messages li.warning")
    sent.pop("file")
    assert told(editor.post(form_of(document), sent, follow=True)) == []


@pytest.mark.parametrize(("content", "is_said"), [(locked_pdf("sésame"), True), (pdf("Une haie"), False)])
def test_an_added_file_is_kept_at_once_and_its_form_says_if_it_cannot_be_read(live, editor, content, is_said):
    sent = {"title": "Une étude", "collection": Collection.get_first_root_node().pk}
    sent["files[]"] = SimpleUploadedFile("etude.pdf", content)
    answer = editor.post(reverse("wagtaildocs:add_multiple"), sent).json()
    document = CatalogueDocument.objects.get()
    assert (answer["success"], answer["doc_id"], document.language) == (True, document.pk, "fr")
    assert (LOCKED in answer["form"].replace("\u00a0", " ")) == is_said
    assert ("help-warning" in answer["form"]) == is_said
    rest = {"title": "Une étude", "language": "en", "accessibility": "oui", "licence": "cc-by", "tags": ""}
    sent = {f"doc-{document.pk}-{name}": value for name, value in (rest | {"collection": sent["collection"]}).items()}
    assert {name for name in sent if f'name="{name}"' not in answer["form"]} <= {f"doc-{document.pk}-collection"}
    assert editor.post(reverse("wagtaildocs:edit_multiple", args=[document.pk]), sent).json()["success"]
    assert CatalogueDocument.objects.get().language == "en"


def test_the_list_says_it_and_finds_the_files_to_mend(editor, committed):
    with committed():
        make_document("Étude lue", text_status=Status.READ)
        make_document("Étude fermée", text_status=Status.ENCRYPTED)
    assert texts(editor.get(LIST), "table.listing tbody td:last-child") == ["Mot de passe", "Lu"]
    for asked in ({"text_status": "chiffre"}, {"text_status": "chiffre", "q": "étude"}):
        for address in (LIST, reverse("wagtaildocs:index_results")):
            [row] = texts(editor.get(address, asked), "table.listing tbody tr")
            assert "Étude fermée" in row
    assert "Texte pour la recherche" in words(region(editor.get(LIST), "body"))


def test_the_list_does_not_fetch_the_texts(editor):
    make_document("Lue", text_status=Status.READ, text="secret")
    with CaptureQueriesContext(connection) as queries:
        editor.get(LIST)
    assert [
        query["sql"] for query in queries.captured_queries if '"catalogue_cataloguedocument"."text",' in query["sql"]
    ] == []


def test_the_form_of_a_resource_names_its_files_that_are_to_mend(editor, rubric):
    documents = [make_document(f"{status.name} <b>", text_status=status) for status in Status]
    page = make_resource(rubric, files=[ResourceFile(document=document) for document in documents])
    response = editor.get(edit_address(page))
    assert [text.split(" <b>")[0] for text in told(response)] == [
        f"« {name}" for name in sorted(status.name for status in PROBLEMS)
    ]
    [locked] = [document for document in documents if document.text_status == Status.ENCRYPTED]
    assert form_of(locked) in [link["href"] for link in regions(response, ".messages a")]
    saved = editor.post(edit_address(page), filled(response, type(page), title="Autre titre"), follow=True)
    assert len(told(saved)) == len(PROBLEMS)
    assert editor.get(edit_address(rubric)).status_code == 200


def test_a_resource_whose_files_are_read_says_nothing(editor, rubric):
    page = make_resource(rubric, files=[ResourceFile(document=make_document(text_status=Status.READ))])
    assert regions(editor.get(edit_address(page)), ".messages li") == []


def test_the_draft_is_what_is_looked_at(editor, rubric):
    page = make_resource(rubric)
    page.files.add(ResourceFile(document=make_document("Fermée", text_status=Status.ENCRYPTED)))
    page.save_revision()
    assert len(told(editor.get(edit_address(page)))) == 1


def test_somebody_who_may_not_change_the_document_is_told_but_not_led_to_it(client, rubric):
    document = make_document("Fermée", text_status=Status.ENCRYPTED)
    page = make_resource(rubric, files=[ResourceFile(document=document)])
    writers = Group.objects.create(name="Rédaction sans documents")
    writers.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(group=writers, page=rubric, permission_type="change")
    somebody = get_user_model().objects.create_user("quelqu’un", password="un mot de passe")
    somebody.groups.add(writers)
    client.force_login(somebody)
    response = client.get(edit_address(page))
    assert len(told(response)) == 1
    assert regions(response, ".messages a") == []
