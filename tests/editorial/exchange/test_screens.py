"""The screens of an import, for who may publish, with and without a script, in every state."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from catalogue.models import Resource
from editorial.models import Import, RememberedHeader
from practical_kit.models import StudyPage
from tests.editorial.exchange.conftest import address, mapping
from tests.factories import make_organisation, make_rubric, make_theme

State = Import.State
INDEX = "/admin/import-export/"
SENT = {"Intitulé exact": "Une étude", "Genre": "Étude", "Rubrique": "Évaluer", "Vide": ""}


def test_a_file_goes_from_the_disk_to_the_site(upload, publisher):
    sent = upload(SENT)
    imported = sent.imported
    assert sent.url == address(imported)
    page = publisher.get(sent.url).content.decode()
    assert "Une étude" in page  # a sample of the column
    assert 'value="rubrique" selected' in page  # found by its name
    upload.post(address(imported, "colonnes/"), mapping(imported))
    preview = publisher.get(sent.url).content.decode()
    assert "<b>1</b> à créer" in preview
    assert Resource.objects.count() == 0
    upload.post(address(imported, "importer/"))
    assert "1 ressource créée" in publisher.get(sent.url).content.decode()
    page = StudyPage.objects.get()
    assert page.owner == publisher.user
    assert page.live is False


def test_the_choice_of_columns_is_remembered(upload, publisher):
    imported = upload(SENT).imported
    upload.post(address(imported, "colonnes/"), mapping(imported))
    assert RememberedHeader.objects.get(header="intitule exact").column == "titre"
    again = upload(SENT).imported
    assert again.options["mapping"] == {"Intitulé exact": "titre", "Genre": "type", "Rubrique": "rubrique", "Vide": ""}


def test_two_columns_for_one_place_are_refused_and_nothing_is_lost(upload, publisher):
    imported = upload(SENT).imported
    answer = upload.post(address(imported, "colonnes/"), mapping(imported) | {"column-3": "titre", "publishes": "oui"})
    text = answer.content.decode()
    assert "Deux colonnes du fichier vont au même endroit" in text
    chosen = BeautifulSoup(text, "html.parser").find("input", {"name": "publishes", "value": "oui"})
    assert chosen.has_attr("checked")
    assert answer.imported.state == State.MAPPING


@pytest.mark.parametrize("junk", [{"column-0": "bombe"}, {"column-0": ""}, {"kind": "roman", "column-0": "titre"}, {}])
def test_a_form_that_was_tampered_with_is_refused(upload, junk):
    imported = upload(SENT).imported
    answer = upload.post(address(imported, "colonnes/"), junk)
    assert answer.status_code == 200
    assert answer.imported.state == State.MAPPING


def test_errors_are_shown_first_and_can_be_downloaded(upload, publisher):
    imported = upload(SENT, SENT | {"Intitulé exact": "Deux", "Genre": "=Roman"}).imported
    upload.post(address(imported, "colonnes/"), mapping(imported))
    text = publisher.get(address(imported)).content.decode()
    assert "n’est pas un type" in text
    assert "Un fichier entre entier ou n’entre pas" in text
    assert "importer/" not in text
    listed = publisher.get(address(imported, "erreurs/")).content.decode("utf-8-sig")
    assert listed.splitlines()[1].startswith("3;Deux;Type;")
    refused = upload.post(address(imported, "importer/"))
    assert refused.imported.state == State.CHECKED
    assert Resource.objects.count() == 0


def test_names_that_nobody_knows_are_decided_on_the_screen(upload, publisher):
    make_theme("Coopération")
    imported = upload(SENT | {"Thèmes": "Coopérations ; Jardins", "Publié par": "Presses du Lac"}).imported
    upload.post(address(imported, "colonnes/"), mapping(imported) | {"column-4": "themes", "column-5": "publie-par"})
    text = publisher.get(address(imported)).content.decode()
    assert "2 thèmes inconnus" in text
    assert "1 organisation inconnue" in text
    assert "C’est «\u00a0Coopération\u00a0»" in text
    far = {"themes-0": str(make_theme("Vélo").pk)}  # not among what is proposed
    assert "error-message" in upload.post(address(imported, "noms/"), far).content.decode()
    upload.post(address(imported, "noms/"), {"themes-others": "creer", "organisations-others": "creer:entreprise"})
    imported.refresh_from_db()
    assert imported.counts["creer"] == 1


def test_decisions_hold_for_the_next_file_of_the_same_person(upload):
    for _ in range(2):
        imported = upload(SENT | {"Publié par": "Presses du Lac"}).imported
        upload.post(address(imported, "colonnes/"), mapping(imported) | {"column-4": "publie-par"})
        imported.refresh_from_db()
        if imported.unknown:
            upload.post(address(imported, "noms/"), {"organisations-0": "laisser"})
    assert imported.counts["creer"] == 1


def test_an_unreadable_file_says_why_and_can_be_given_up(upload, publisher):
    imported = upload(content=b"PK\x03\x04" + b"\x00" * 50, name="abime.xlsx").imported
    assert imported.state == State.FAILED
    text = publisher.get(address(imported)).content.decode()
    assert imported.problem[:40] in text
    assert "Reprendre" not in text
    upload.post(address(imported, "abandonner/"))
    assert Import.objects.count() == 0


def test_a_file_too_heavy_or_missing_is_refused_in_words(upload, publisher, monkeypatch):
    assert "Choisissez un fichier" in publisher.post(INDEX).content.decode()
    monkeypatch.setattr("editorial.exchange.forms.MOST_BYTES", 10)
    assert "plus de 50\u00a0Mo" in upload(SENT).content.decode()
    assert Import.objects.count() == 0


def test_columns_can_be_seen_again_and_an_import_given_up(upload, publisher):
    imported = upload(SENT).imported
    upload.post(address(imported, "colonnes/"), mapping(imported))
    upload.post(address(imported, "revoir-les-colonnes/"))
    assert "Colonne du fichier" in publisher.get(address(imported)).content.decode()
    upload.post(address(imported, "abandonner/"))
    assert publisher.get(address(imported)).status_code in (302, 404)
    assert not imported.file.storage.exists(imported.file.name)


def test_old_imports_make_room(upload, publisher):
    old = Import.objects.create(name="a.csv", created_by=publisher.user, created_at=timezone.now() - timedelta(days=91))
    upload(SENT)
    assert not Import.objects.filter(pk=old.pk).exists()


@pytest.mark.parametrize("query", ["?voir=erreur", "?voir=<script>", "?p=99999", "?p=abc", "?voir=creer&p=-1"])
def test_a_bad_address_of_lines_shows_lines(upload, publisher, query):
    imported = upload(SENT).imported
    upload.post(address(imported, "colonnes/"), mapping(imported))
    answer = publisher.get(address(imported) + query)
    assert answer.status_code == 200
    assert "<script>a" not in answer.content.decode()


@pytest.mark.parametrize(
    ("counts", "label"),
    [
        ({"erreur": 3}, "À corriger\u00a0: 3 lignes"),
        ({"doublon": 2}, "Rien à écrire"),
        ({"creer": 1}, "Aperçu à valider"),
    ],
)
def test_the_list_says_what_a_preview_waits_for(publisher, rubric, counts, label):
    Import.objects.create(name="a.csv", created_by=publisher.user, state=State.CHECKED, counts=counts)
    assert label in publisher.get(INDEX).content.decode()


def test_a_contributor_imports_nothing(contributor, publisher):
    imported = Import.objects.create(name="a.csv", created_by=publisher.user)
    for path in (INDEX, address(imported), address(imported, "etat/"), address(imported, "erreurs/")):
        assert contributor.get(path).status_code == 302
    for action in ("importer/", "abandonner/"):
        assert contributor.post(address(imported, action)).status_code == 302
    assert Import.objects.count() == 1
    assert "Import et export" not in contributor.get("/admin/").content.decode()
    assert "Import et export" in publisher.get("/admin/").content.decode()


def test_the_file_is_served_to_nobody(upload, client, settings):
    imported = upload(SENT).imported
    assert imported.file.name.startswith("imports/")
    assert client.get(f"/media/{imported.file.name}").status_code == 404


def test_html_in_a_file_is_shown_as_text(upload, publisher, kit):
    make_rubric(kit, "se-former")
    make_organisation("association", "La Fonda")
    imported = upload({"Titre<b>": "<img src=x onerror=alert(1)>"}, name="<i>x.csv").imported
    text = publisher.get(address(imported)).content.decode()
    assert "<img src=x" not in text
