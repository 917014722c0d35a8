"""What a file, a colleague or a crash must not be able to do."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import OperationalError
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from catalogue.identifiers import new_code
from catalogue.models import Resource, SearchEntry, Theme
from editorial.exchange import running
from editorial.exchange.columns.cells import escaped, parts, plain
from editorial.exchange.running import advance, carry_on
from editorial.exchange.sanitizing import sanitized
from editorial.models import Import
from editorial.models.imports import Replaced
from practical_kit.models import GuidePage, StudyPage
from tests.editorial.exchange.conftest import STUDY, address, told
from tests.factories import fresh, make_resource, make_rubric

State = Import.State
PROSE = ["bold", "italic", "ol", "ul", "link", "document-link"]


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/x data-block-key=">t<img src=x onerror=alert(1)></a><a href="/y">z</a></p>',
        "<p>t<script src=//evil.example/x.js></script></p>",
        '<p data-block-key="a"onmouseover="alert(1)">t</p>',
        '<p><a href="&#106;avascript:alert(1)">t</a></p>',
        "<p><svg><style><img src=x onerror=alert(1)></style></svg></p>",
        "<p><b onclick=alert(1)>t</b></p>",
        "<p>t<!--><img src=x onerror=alert(1)>--></p>",
    ],
)
def test_no_script_comes_in_with_rich_text(html):
    kept = sanitized(html, PROSE)
    assert not any(word in kept.replace("&lt;", "") for word in ("<img", "<script", "javascript:", " on", "<svg", "<!"))


def test_a_draft_that_goes_online_is_what_was_last_written_of_it(rubric, write):
    page = make_resource(rubric, "Une étude", StudyPage, summary="Vieux.", levels=["innover"])
    draft = fresh(page)
    draft.summary = "Neuf."
    draft.need_levels.clear()
    draft.need_levels.add(*page._meta.get_field("need_levels").related_model.objects.filter(slug="comprendre"))
    draft.save_revision()
    fresh(page).unpublish()
    write({"Identifiant": page.code, "En ligne": "oui", "Pages": "3"})
    now = fresh(page)
    assert (now.summary, now.pages, now.live) == ("Neuf.", 3, True)
    assert [level.slug for level in now.levels] == ["comprendre"]


def test_a_failure_after_the_writing_says_the_truth_and_is_made_good(rubric, send, monkeypatch):
    imported = send(STUDY | {"Rubrique": "Évaluer", "Résumé": "R.", "Niveaux de besoin": "Innover", "En ligne": "oui"})
    monkeypatch.setattr(running, "follow", lambda *args: (_ for _ in ()).throw(OperationalError("locked")))
    imported.go(State.WRITING)
    advance(imported)
    assert (imported.state, imported.stopped_at) == (State.FAILED, State.INDEXING)
    assert "Tout est écrit" in imported.problem
    monkeypatch.undo()
    imported.go(imported.stopped_at)
    advance(imported)
    assert imported.state == State.DONE
    assert SearchEntry.objects.count() == 1


def test_what_is_written_is_not_said_to_be_given_up(upload, publisher):
    imported = Import.objects.create(
        name="a.csv", created_by=publisher.user, state=State.FAILED, stopped_at=State.INDEXING
    )
    upload.post(address(imported, "abandonner/"))
    assert Import.objects.filter(pk=imported.pk).exists()


def test_an_import_is_its_sender_s_alone(publisher, administrator, account):
    imported = Import.objects.create(name="secret.csv", created_by=account, state=State.DONE)
    for somebody in (publisher, administrator):
        assert somebody.get(address(imported)).status_code == 404
        assert somebody.post(address(imported, "importer/")).status_code == 404
        assert "secret.csv" not in somebody.get("/admin/import-export/").content.decode()


@pytest.fixture
def of_one_rubric(rubric, account):
    """The account may publish under « Évaluer » only, and adds no term."""
    account.is_superuser = False
    account.save()
    group = Group.objects.create(name="Évaluation")
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=rubric, permission=permission)
    account.groups.add(group)
    return rubric


def test_a_page_moved_out_of_reach_is_out_of_reach(of_one_rubric, kit, send):
    page = make_resource(of_one_rubric, "Une étude", StudyPage, summary="R.", levels=["innover"], live=False)
    fresh(page).save_revision()
    Page.objects.get(pk=page.pk).move(make_rubric(kit, "se-former"), "last-child")
    assert "ne pouvez pas modifier" in told(send({"Identifiant": page.code, "Pages": "3"}))[0][2]


def test_who_may_not_add_a_theme_adds_none(of_one_rubric, send):
    line = STUDY | {"Rubrique": "Évaluer", "Thèmes": "Jardins"}
    assert "ne pouvez pas ajouter" in told(send(line, decisions={"themes": {"jardins": "creer"}}))[0][2]
    assert Theme.objects.count() == 0


def test_an_address_taken_meanwhile_stops_the_writing(rubric, send, monkeypatch):
    imported = send(STUDY | {"Rubrique": "Évaluer"})
    write = running.write

    def meanwhile(*args):
        make_resource(fresh(rubric), "Une étude", GuidePage, slug="une-etude")
        return write(*args)

    monkeypatch.setattr(running, "write", meanwhile)
    imported.go(State.WRITING)
    advance(imported)
    assert imported.state == State.FAILED
    assert StudyPage.objects.count() == 0


def test_a_line_that_names_one_that_is_left_out_says_so(rubric, send):
    make_resource(rubric, "Première", StudyPage, year=2020)
    left_out, new = new_code(), new_code()
    imported = send(
        STUDY | {"Rubrique": "Évaluer", "Identifiant": left_out, "Titre": "Première", "Année": "2020"},
        STUDY | {"Rubrique": "Évaluer", "Identifiant": new, "Titre": "Seconde", "Remplace l’édition": left_out},
    )
    imported.go(State.WRITING)
    advance(imported)
    assert "La ligne 3 nomme" in imported.problem
    assert Resource.objects.count() == 1


def test_a_page_whose_end_is_past_is_not_put_online(rubric, send):
    page = make_resource(rubric, "Une étude", StudyPage, summary="R.", levels=["innover"], live=False, expired=True)
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(days=1))
    assert "expiration" in told(send({"Identifiant": page.code, "En ligne": "oui"}))[0][2]


@pytest.mark.parametrize(
    "text", ["[{" * 20_000, '[{"type": ["a"], "value": 1}]', '[{"type": "heading", "value": {"text": "\\ud800"}}]']
)
def test_nonsense_in_a_cell_is_told_on_its_line(rubric, send, text):
    imported = send(STUDY | {"Rubrique": "Évaluer", "Texte": text})
    assert imported.state == State.CHECKED, imported.problem
    assert [(number, label) for number, label, _ in told(imported)] == [(2, "Texte")]


def test_a_text_that_begins_by_a_bracket_is_text(rubric, write):
    write(STUDY | {"Rubrique": "Évaluer", "Texte": "[Note] un texte"})
    assert "[Note] un texte" in str(StudyPage.objects.get().body)


def test_titles_of_other_alphabets_are_not_all_alike(rubric, send):
    titles = ("日本の研究", "Исследование", "دراسة")
    assert send(*(STUDY | {"Rubrique": "Évaluer", "Titre": title} for title in titles)).counts == {"creer": 3}


@pytest.mark.parametrize("values", [["Dup\\", "Martin"], ["a;b", "c\\;d"], ["x|y", "(z)"], ["[document 3]"]])
def test_what_is_escaped_comes_back(values):
    assert [plain(part) for part in parts(" ; ".join(map(escaped, values)))] == values


def test_a_process_taken_for_dead_writes_no_more(send, rubric):
    imported = send(STUDY | {"Rubrique": "Évaluer"})
    imported.go(State.CHECKING)
    Import.objects.filter(pk=imported.pk).update(token="another", seen_at=timezone.now())
    advance(imported)
    assert Import.objects.get(pk=imported.pk).state == State.CHECKING
    carry_on.call(imported.pk)  # the other is alive
    assert Import.objects.get(pk=imported.pk).token == "another"


def test_a_second_click_while_the_first_is_worked_on_leads_back(publisher, monkeypatch, rubric):
    imported = Import.objects.create(name="a.csv", created_by=publisher.user, state=State.CHECKED)
    monkeypatch.setattr(Import, "go", lambda *args, **values: (_ for _ in ()).throw(Replaced))
    assert publisher.post(address(imported, "controler/")).url == address(imported)


def test_what_has_just_been_asked_for_is_not_said_to_be_interrupted(account):
    imported = Import.objects.create(name="a.csv", created_by=account, created_at=timezone.now() - timedelta(hours=1))
    imported.go(State.CHECKING)
    assert not imported.is_interrupted
