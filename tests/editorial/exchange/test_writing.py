"""All or nothing, at once; what is written is found, counted, told in its history, and can be undone."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, ReferenceIndex
from wagtail.search.backends import get_search_backend

from catalogue.models import FormerFile, Resource, Theme
from editorial.exchange import running
from editorial.exchange.running import advance, carry_on
from editorial.exchange.writing import updating
from editorial.models import Import
from practical_kit.models import GuidePage, StudyPage
from tests.editorial.exchange.conftest import spreadsheet, told
from tests.factories import fresh, make_document, make_resource, make_rubric, make_theme
from tests.searching import found

State = Import.State
STUDY = {
    "Titre": "Une étude",
    "Type": "Étude",
    "Rubrique": "Évaluer",
    "Résumé": "Dit palabre.",
    "Niveaux de besoin": "Innover",
}


def test_a_new_resource_is_a_whole_page(rubric, write, client):
    write(STUDY | {"En ligne": "oui"})
    page = StudyPage.objects.get()
    assert page.get_parent().pk == rubric.pk
    assert fresh(rubric).numchild == 1
    assert page.url == "/kit/evaluer/une-etude/"
    assert client.get(page.url).status_code == 200
    assert Page.find_problems() == ([], [], [], [], [])
    page.save_revision().publish()  # as an editor would
    assert [level.slug for level in fresh(page).levels] == ["innover"]


def test_what_goes_online_is_found_by_visitors_and_by_editors(rubric, write, client):
    write(STUDY | {"En ligne": "oui"}, STUDY | {"Titre": "Un brouillon"})
    assert found("palabre") == ["Une étude"]
    pages = get_search_backend().search("palabre", StudyPage)
    assert {page.slug for page in pages} == {"une-etude", "un-brouillon"}


def test_a_draft_is_nobody_s_but_editors_(rubric, write, client):
    write(STUDY)
    page = StudyPage.objects.get()
    assert (page.live, page.has_unpublished_changes) == (False, True)
    assert client.get("/kit/evaluer/une-etude/").status_code == 404
    assert Resource.objects.listed().count() == 0


def test_addresses_are_numbered_when_they_are_taken(rubric, write):
    make_resource(rubric, "Une étude", slug="une-etude", year=1990)
    write(STUDY, STUDY | {"Année": "2001"})
    assert set(StudyPage.objects.values_list("slug", flat=True)) == {"une-etude-2", "une-etude-3"}


def test_the_file_enters_whole_or_not_at_all(rubric, send, monkeypatch):
    theme = make_theme("Vélo")
    imported = send(STUDY | {"Thèmes": "Vélo ; Jardins"}, decisions={"themes": {"jardins": "creer"}})
    monkeypatch.setattr(running, "note_keys", lambda *args: 1 / 0)  # after everything is written
    imported.go(State.WRITING)
    advance(imported)
    assert (imported.state, imported.stopped_at) == (State.FAILED, State.WRITING)
    assert Resource.objects.count() == 0
    assert fresh(rubric).numchild == 0
    assert list(Theme.objects.all()) == [theme]
    monkeypatch.undo()
    imported.go(State.WRITING)
    advance(imported)
    assert StudyPage.objects.get().themes.count() == 2


def test_a_page_worked_on_meanwhile_stops_the_whole_file(rubric, send, monkeypatch):
    page = make_resource(rubric, "Une étude", StudyPage, summary="Dit.", levels=["innover"])
    imported = send(STUDY | {"Titre": "Autre"}, {"Identifiant": page.code, "Pages": "3"})
    write_revisions = updating.write_revisions

    def meanwhile(*args):
        page.save_revision()
        return write_revisions(*args)

    monkeypatch.setattr(updating, "write_revisions", meanwhile)
    imported.go(State.WRITING)
    advance(imported)
    assert (imported.state, imported.stopped_at) == (State.FAILED, State.CHECKING)
    assert "Le site a changé" in imported.problem
    assert StudyPage.objects.count() == 1


def test_what_became_wrong_since_the_preview_is_shown_again(rubric, send):
    page = make_resource(rubric, "Une étude", StudyPage, summary="Dit.", levels=["innover"])
    imported = send({"Identifiant": page.code, "Pages": "3"})
    page.locked = True
    page.save()
    imported.go(State.WRITING)
    advance(imported)
    assert imported.state == State.CHECKED
    assert "verrouillée" in told(imported)[0][2]
    assert fresh(page).pages is None


def test_a_change_is_a_revision_that_history_can_undo(rubric, write, account):
    page = make_resource(rubric, "Une étude", StudyPage, summary="Avant.", levels=["comprendre"])
    write({"Identifiant": page.code, "Résumé": "Après.", "Niveaux de besoin": "Innover"})
    now = fresh(page)
    assert (now.summary, now.live, now.has_unpublished_changes) == ("Après.", True, False)
    assert [level.slug for level in now.levels] == ["innover"]
    before, after = now.revisions.order_by("created_at", "pk")
    assert (now.latest_revision, now.live_revision, after.user) == (after, after, account)
    assert after.as_object().summary == "Après."
    before.publish()
    undone = fresh(page)
    assert undone.summary == "Avant."
    assert [level.slug for level in undone.levels] == ["comprendre"]


def test_what_follows_a_page_follows_its_change(rubric, write):
    page = make_resource(rubric, "Une étude", StudyPage, summary="Avant.", levels=["comprendre"])
    alias = page.create_alias(update_slug="alias")
    write({"Identifiant": page.code, "Résumé": "Après.", "Niveaux de besoin": "Innover"})
    assert fresh(alias).summary == "Après."
    assert [level.slug for level in fresh(alias).levels] == ["innover"]
    assert fresh(alias).code == alias.code


def test_a_page_whose_publication_is_programmed_is_left_alone(rubric, send):
    page = make_resource(rubric, "Une étude", StudyPage, summary="Avant.", levels=["comprendre"], live=False)
    draft = fresh(page)
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision().publish()
    assert "programmée" in told(send({"Identifiant": page.code, "Résumé": "Après."}))[0][2]


def test_a_draft_is_changed_in_its_newest_version(rubric, write):
    page = make_resource(rubric, "Une étude", StudyPage, summary="Avant.", live=False)
    draft = fresh(page)
    draft.pages = 7
    draft.save_revision()
    write({"Identifiant": page.code, "Résumé": "Après."})
    latest = fresh(page).get_latest_revision_as_object()
    assert (latest.summary, latest.pages, latest.live) == ("Après.", 7, False)


def test_a_draft_that_the_file_puts_online_is_published(rubric, write, client):
    page = make_resource(rubric, "Une étude", StudyPage, summary="Dit palabre.", levels=["innover"], live=False)
    write({"Identifiant": page.code, "En ligne": "oui"})
    assert client.get(fresh(page).url).status_code == 200
    assert fresh(page).first_published_at
    assert found("palabre") == ["Une étude"]


def test_a_file_taken_off_by_an_import_stays_among_the_former_ones(rubric, write):
    page = make_resource(rubric, "Une étude", StudyPage, summary="Dit.", levels=["innover"])
    old, new = make_document("Ancien"), make_document("Nouveau")
    write({"Identifiant": page.code, "Fichiers": f"[document {old.pk}]"})
    write({"Identifiant": page.code, "Fichiers": f"Annexes [document {new.pk}]"})
    assert [(row.document, row.label) for row in fresh(page).files.all()] == [(new, "Annexes")]
    assert FormerFile.objects.get(resource=page.pk).document == old
    assert ReferenceIndex.objects.filter(to_object_id=str(new.pk), object_id=str(page.pk)).exists()


def test_the_history_of_a_page_names_the_file_and_the_line(rubric, write, administrator):
    write(STUDY, name="livraison.csv")
    page = StudyPage.objects.get()
    entry = PageLogEntry.objects.get(page=page.pk)
    assert entry.message == "Créée par l’import de «\u00a0livraison.csv\u00a0», ligne 2"
    assert "livraison.csv" in administrator.get(f"/admin/pages/{page.pk}/history/").content.decode()


def test_the_same_file_twice_writes_once(rubric, write, send):
    write(STUDY, STUDY | {"Titre": "Deux"})
    assert send(STUDY, STUDY | {"Titre": "Deux"}).counts == {"doublon": 2}


def test_the_statements_do_not_grow_with_the_lines(rubric, send, django_assert_max_num_queries):
    def lines(count, start):
        return [
            STUDY | {"Titre": f"Étude {n}", "En ligne": "oui", "Pages": str(n + 1)} for n in range(start, start + count)
        ]

    for count, start in ((2, 0), (60, 100)):
        imported = send(*lines(count, start))
        imported.go(State.WRITING)
        with django_assert_max_num_queries(110 + 4 * count):  # the index of references takes four of each page
            advance(imported)
        assert imported.state == State.DONE


def test_the_lines_of_a_finished_import_know_their_pages(rubric, write):
    imported = write(STUDY)
    assert imported.lines.get().resource.title == "Une étude"
    assert imported.counts == {"creer": 1}


def test_two_processes_do_not_carry_on_one_import(rubric, account):
    imported = Import(name="a.csv", created_by=account)
    imported.file.save("a.csv", ContentFile(spreadsheet(STUDY)))
    assert Import.objects.claim(imported.pk)
    assert not Import.objects.claim(imported.pk)
    carry_on.call(imported.pk)
    imported.refresh_from_db()
    assert imported.state == State.READING  # left to the first
    Import.objects.filter(pk=imported.pk).update(seen_at=timezone.now() - timedelta(minutes=1))
    imported.refresh_from_db()
    assert imported.is_interrupted
    carry_on.call(imported.pk)
    imported.refresh_from_db()
    assert imported.state == State.MAPPING


@pytest.mark.parametrize("state", [State.WRITING, State.INDEXING])
def test_a_step_begun_again_after_a_crash_ends_as_if_nothing_had_been(rubric, write, state):
    imported = write(STUDY)
    done = Resource.objects.count()
    Import.objects.filter(pk=imported.pk).update(state=State.INDEXING)
    imported.refresh_from_db()
    if state == State.WRITING:  # a second process that still believes it is to be written
        imported.state = State.WRITING
    advance(imported)
    assert Resource.objects.count() == done
    assert GuidePage.objects.count() == 0


def test_a_file_that_cannot_be_read_says_why(account, send):
    imported = send(content=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, name="vieux.xls")
    assert imported.state == State.FAILED
    assert ".xlsx" in imported.problem


def test_each_rubric_gets_its_own(kit, rubric, write):
    other = make_rubric(kit, "se-former")
    write(STUDY, STUDY | {"Titre": "Deux", "Rubrique": "Se former"})
    assert fresh(rubric).get_children().count() == fresh(other).get_children().count() == 1
