"""How far an import is, what it says when it stopped, and its buttons in the wrong state."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from editorial.exchange import running
from editorial.models import Import
from practical_kit.models import StudyPage
from tests.editorial.exchange.conftest import address, mapping, spreadsheet

State = Import.State
INDEX = "/admin/import-export/"
SENT = {"Intitulé exact": "Une étude", "Genre": "Étude", "Rubrique": "Évaluer", "Vide": ""}


def test_progress_is_told_to_the_script_and_without_it(publisher, rubric):
    imported = Import.objects.create(name="a.csv", created_by=publisher.user, state=State.CHECKING, total=50, done=20)
    Import.objects.filter(pk=imported.pk).update(seen_at=timezone.now())
    page = publisher.get(address(imported)).content.decode()
    assert '<progress aria-labelledby="etape" max="50" value="20">' in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    told = publisher.get(address(imported, "etat/")).json()
    assert told == {"label": "Contrôle des lignes", "done": 20, "total": 50, "over": False}


def test_what_was_interrupted_is_taken_up_again(upload, publisher):
    imported = Import(name="a.csv", created_by=publisher.user, state=State.CHECKING)
    imported.options = {"mapping": {"Titre": "titre"}}
    imported.file.save("a.csv", ContentFile(spreadsheet({"Titre": "Une étude"})))
    assert publisher.get(address(imported, "etat/")).json()["over"] is False
    Import.objects.filter(pk=imported.pk).update(seen_at=timezone.now() - timedelta(minutes=2))
    assert publisher.get(address(imported, "etat/")).json()["over"] is True
    assert "L’import s’est interrompu" in publisher.get(address(imported)).content.decode()
    assert "Interrompu" in publisher.get(INDEX).content.decode()
    upload.post(address(imported, "reprendre/"))
    imported.refresh_from_db()
    assert imported.state == State.CHECKED


def test_what_failed_says_so_and_is_taken_up_again(upload, publisher, monkeypatch):
    imported = upload(SENT).imported
    monkeypatch.setitem(running.STEPS, State.CHECKING, lambda imported: 1 / 0)
    upload.post(address(imported, "colonnes/"), mapping(imported))
    assert "rien n’a été écrit" in publisher.get(address(imported)).content.decode()
    monkeypatch.undo()
    upload.post(address(imported, "reprendre/"))
    imported.refresh_from_db()
    assert imported.state == State.CHECKED


def test_a_button_pressed_twice_writes_once(upload, publisher):
    imported = upload(SENT).imported
    upload.post(address(imported, "colonnes/"), mapping(imported))
    for _ in range(2):
        upload.post(address(imported, "importer/"))
    assert StudyPage.objects.count() == 1


@pytest.mark.parametrize(
    "action", ["colonnes/", "noms/", "controler/", "reprendre/", "revoir-les-colonnes/", "importer/"]
)
def test_a_button_of_another_state_leads_back_to_the_import(upload, publisher, action):
    imported = Import.objects.create(
        name="a.csv", created_by=publisher.user, state=State.DONE, finished_at=timezone.now()
    )
    assert publisher.post(address(imported, action)).url == address(imported)
    imported.refresh_from_db()
    assert imported.state == State.DONE
