"""Booklets that are kept: made once for each change, never given once pages say something else."""

import pytest
from django.core.files.storage import default_storage

from booklets import keeping
from booklets.keeping import KIT_EPUB, KIT_PDF
from booklets.models import KeptBooklet
from catalogue.models import Organisation, ResourceContribution
from tests.factories import (
    fresh,
    hide,
    make_chapter,
    make_organisation,
    make_reference,
    make_resource,
    make_standard,
    make_term,
    paragraph,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/pdf/contenu-du-kit/"


def content(response):
    return b"".join(response.streaming_content)


@pytest.fixture
def asked(client, press, rubric, essentials, indexed):
    """The kit, asked for as visitors do; gives how many times it was printed until then."""

    def ask(address=ADDRESS):
        with indexed():
            pass
        response = client.get(address)
        assert response.status_code == 200
        return len(press)

    assert ask() == 1
    return ask


def test_it_is_printed_once_and_given_to_all(client, press, asked):
    first = client.get(ADDRESS)
    assert content(first) == b"%PDF-1.7 1"
    assert first["Content-Disposition"] == 'attachment; filename="contenu-du-kit.pdf"'
    assert first["Link"] == '<http://testserver/kit/contenu/>; rel="canonical"'
    assert first["X-Robots-Tag"] == "noindex"
    assert client.get(ADDRESS, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert client.get(ADDRESS, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    assert asked() == 1


def changes(rubric, essentials):
    """What may change in a kit: a name, then what is done."""
    page = make_resource(rubric, "Un guide", contributions=[
        ResourceContribution(organisation=make_organisation(name="Une fondation"), role="editeur")])  # fmt: skip
    chapter = make_chapter(essentials, "Un chapitre", body=[paragraph("Un mot.", [make_reference("Une source")])])
    term = make_term("Mot", "mot")

    def rename(item, name, text):
        item = fresh(item)
        setattr(item, name, text)
        item.save()

    def publish(item, **fields):
        item = fresh(item)
        for name, value in fields.items():
            setattr(item, name, value)
        item.save_revision().publish()

    reference = chapter.body[0].value["references"][0]
    return {
        "a resource is published again": lambda: publish(page, summary="Un autre résumé."),
        "a chapter is published again": lambda: publish(chapter, title="Un autre chapitre"),
        "a rubric is published again": lambda: publish(rubric, summary="Un autre usage."),
        "an organisation is renamed": lambda: rename(
            Organisation.objects.get(name="Une fondation"), "name", "Une autre"
        ),
        "a reference is mended": lambda: rename(reference, "title", "Une autre source"),
        "a word is explained otherwise": lambda: rename(term, "definition", "Un autre sens."),
        "a resource becomes private": lambda: hide(page),
        "a chapter is withdrawn": lambda: fresh(chapter).unpublish(),
    }


def test_whatever_is_printed_makes_it_printed_anew(client, asked, press, rubric, essentials, indexed):
    with indexed():
        done = changes(rubric, essentials)
    count, before = asked(), client.get(ADDRESS)["ETag"]
    for name, change in done.items():
        with indexed():
            change()
        assert asked() == count + 1, name
        count, after = count + 1, client.get(ADDRESS)["ETag"]
        assert after != before, name
        before = after


def test_what_is_not_printed_changes_nothing(client, asked, rubric, indexed):
    with indexed():
        page = make_resource(rubric, "Un guide")
    count = asked()
    before = KeptBooklet.objects.get(name=KIT_PDF).changes
    with indexed():
        page = fresh(page)
        page.title = "Un brouillon"
        page.save_revision()
    assert KeptBooklet.objects.get(name=KIT_PDF).changes == before
    with indexed():
        make_resource(rubric, "Jamais publiée", live=False)
    assert asked() == count  # looked at again, and found to say the same


def test_a_change_that_is_undone_before_anyone_asks_prints_nothing(asked, rubric, indexed):
    with indexed():
        page = make_resource(rubric, "Un guide")
    count = asked()
    for summary in ("Un autre.", page.summary):
        with indexed():
            page = fresh(page)
            page.summary = summary
            page.save()
    assert asked() == count


def test_only_the_newest_file_stays(client, asked, rubric, indexed):
    former = KeptBooklet.objects.get(name=KIT_PDF).file.name
    with indexed():
        make_resource(rubric, "Un guide")
    asked()
    kept = KeptBooklet.objects.get(name=KIT_PDF)
    assert not default_storage.exists(former)
    assert default_storage.exists(kept.file.name)
    assert (kept.size, kept.pages) == (10, 3)


def test_a_file_that_is_lost_is_made_again(client, asked):
    default_storage.delete(KeptBooklet.objects.get(name=KIT_PDF).file.name)
    assert asked() == 2


def test_another_way_of_making_makes_it_anew(asked, monkeypatch):
    monkeypatch.setattr(keeping.material, "maker", lambda: "autrement")
    assert asked() == 2


def test_what_changes_while_it_is_made_makes_it_late_again(asked, press, rubric, indexed, monkeypatch):
    printed = keeping.printed

    def while_printing(*args):
        KeptBooklet.objects.filter(name=KIT_PDF).update(changes=99)
        return printed(*args)

    with indexed():
        make_resource(rubric, "Un guide")
    monkeypatch.setattr(keeping, "printed", while_printing)
    asked()
    assert not KeptBooklet.objects.get(name=KIT_PDF).is_true


def test_where_a_worker_runs_it_is_made_at_publication(asked, press, rubric, indexed, monkeypatch):
    monkeypatch.setattr(keeping, "has_worker", lambda name: True)
    with indexed():
        make_resource(rubric, "Un guide")
        make_resource(rubric, "Un autre")
    assert len(press) == 2
    assert KeptBooklet.objects.get(name=KIT_PDF).is_true
    assert asked() == 2


def test_where_none_runs_nothing_is_done_before_somebody_asks(asked, press, rubric, indexed):
    with indexed():
        make_resource(rubric, "Un guide")
    assert len(press) == 1
    assert not KeptBooklet.objects.get(name=KIT_PDF).is_true


def test_a_kit_that_becomes_private_is_given_to_nobody_and_its_file_goes(client, asked, kit, indexed):
    kept = KeptBooklet.objects.get(name=KIT_PDF)
    with indexed():
        hide(kit)
    assert [client.get(address).status_code for address in (ADDRESS, "/epub/contenu-du-kit/")] == [404, 404]
    keeping.renew.call()
    assert not KeptBooklet.objects.exists()
    assert not default_storage.exists(kept.file.name)


def test_manuals_are_kept_too_as_long_as_visitors_see_them(client, asked, press, kit, indexed):
    with indexed():
        manual = make_standard(kit, "Mode opératoire", slug="mode-operatoire")
        make_standard(kit, "Brouillon", live=False)
        hide(make_standard(kit, "Réservée"))
    address = "/pdf/kit/mode-operatoire/"
    assert asked(address) == asked(address) == 2
    assert press[-1].title == "Mode opératoire"
    assert client.get("/pdf/kit/brouillon/").status_code == client.get("/pdf/kit/reservee/").status_code == 404
    with indexed():
        fresh(manual).unpublish()
    assert client.get(address).status_code == 404
    keeping.renew.call()
    assert set(KeptBooklet.objects.values_list("name", flat=True)) == {KIT_PDF}


def test_the_book_is_kept_as_well(client, asked):
    response = client.get("/epub/contenu-du-kit/")
    assert response["Content-Type"] == "application/epub+zip"
    assert content(response)[:2] == b"PK"
    assert KeptBooklet.objects.get(name=KIT_EPUB).description.startswith("EPUB, ")
