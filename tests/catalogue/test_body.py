"""Reading a body: table of contents, numbered notes, minutes."""

import pytest

from catalogue.body import plain_text, read_body, reading_minutes
from catalogue.models import Resource
from practical_kit.models import GuidePage
from tests.factories import (
    block,
    cite,
    heading,
    hide,
    make_case,
    make_chapter,
    make_reference,
    make_resource,
    make_three,
    paragraph,
    paragraphs,
)
from tests.reading import links, region, regions, texts, words


def body_of(*blocks):
    """A body as a page has it."""
    return GuidePage(body=list(blocks)).body


@pytest.fixture
def references(db):
    return [make_reference(f"Référence {letter}") for letter in "ABC"]


def steps(*references):
    return block(
        "steps",
        {
            "steps": [{"title": "Un", "text": ""}, {"title": "Deux", "text": ""}],
            "references": [r.pk for r in references],
        },
    )


def table(*references):
    cells = {"columns": [{"type": "text", "heading": "Qui"}], "rows": [{"values": ["Une commune"]}]}
    return block("table", {"caption": "Acteurs", "table": cells, "references": [r.pk for r in references]})


def test_notes_are_numbered_by_their_first_call(references):
    a, b, c = references
    reading = read_body(body_of(paragraph("Un.", [c]), paragraph("Deux.", [a, c]), paragraph("Trois.", [b])))
    assert [(note.number, note.reference) for note in reading.notes] == [(1, c), (2, a), (3, b)]


def test_each_passage_knows_the_calls_printed_after_it(references):
    a, b, _ = references
    body = body_of(paragraph("Un.", [a]), paragraph("Sans source."), paragraph("Deux.", [b, a]))
    read_body(body)
    assert [[call.number for call in block.value.notes] for block in body] == [[1], [], [2, 1]]


def test_a_second_call_has_an_identifier_of_its_own_and_leads_to_the_same_note(references):
    a = references[0]
    [note] = read_body(body_of(*[paragraph("Encore.", [a])] * 3)).notes
    assert [call.call_id for call in note.calls] == ["appel-1", "appel-1-2", "appel-1-3"]
    assert {call.anchor for call in note.calls} == {note.anchor} == {"note-1"}


def test_steps_and_tables_cite_as_well(references):
    a, b, c = references
    body = body_of(steps(b), table(c, b), paragraph("Fin.", [a]))
    assert [note.reference for note in read_body(body).notes] == [b, c, a]
    assert [len(block.value.notes) for block in body] == [1, 2, 1]


def test_the_sources_of_the_whole_page_come_after_those_the_text_calls(references):
    a, b, c = references
    notes = read_body(body_of(paragraph("Un.", [b])), [a, b, c]).notes
    assert [(note.number, note.reference, len(note.calls)) for note in notes] == [(1, b, 1), (2, a, 0), (3, c, 0)]


def test_a_reference_that_was_deleted_leaves_no_number(references):
    a, b, _ = references
    body = body_of(paragraph("Un.", [a]), paragraph("Deux.", [b]))
    a.delete()
    assert [(note.number, note.reference) for note in read_body(body).notes] == [(1, b)]


def test_reading_twice_gives_the_same_numbers(references):
    body = body_of(heading("Titre"), paragraph("Un.", references), heading("Titre"))
    first, second = read_body(body), read_body(body)
    assert [[call.call_id for call in note.calls] for note in first.notes] == [["appel-1"], ["appel-2"], ["appel-3"]]
    assert [[call.call_id for call in note.calls] for note in second.notes] == [["appel-1"], ["appel-2"], ["appel-3"]]
    assert len(body[1].value.notes) == 3
    assert [value.anchor for value in second.contents] == ["partie-titre", "partie-titre-2"]


def test_the_contents_are_the_second_level_titles_in_order(db):
    body = body_of(heading("Un"), heading("Détail", "subheading"), *paragraphs("Texte."), heading("Deux"))
    assert [value["text"] for value in read_body(body).contents] == ["Un", "Deux"]


def test_titles_that_say_the_same_have_anchors_that_differ(db):
    body = body_of(heading("Étapes"), heading("étapes", "subheading"), heading("Étapes 2"), heading("Étapes"))
    read_body(body)
    assert [block.value.anchor for block in body] == [
        f"partie-{name}" for name in ("etapes", "etapes-2", "etapes-2-2", "etapes-3")
    ]


def test_a_title_without_letters_still_has_an_anchor(db):
    body = body_of(heading("… ?"), heading("!"))
    read_body(body)
    assert [block.value.anchor for block in body] == ["partie-sans-titre", "partie-sans-titre-2"]


@pytest.mark.parametrize(("count", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (1_000, 5)])
def test_two_hundred_words_take_a_minute(db, count, minutes):
    assert reading_minutes(body_of(*paragraphs("mot " * count))) == minutes


def test_every_kind_of_block_is_read(db):
    body = body_of(
        heading("Titre"),
        block("callout", {"title": "Encadré", "text": "<p>dedans</p>"}),
        block("quote", {"text": "Citation", "source": "Source"}),
        steps(),
        table(),
    )
    assert {"Titre", "Encadré", "dedans", "Citation", "Un", "Deux", "commune"} <= set(plain_text(body).split())


def test_words_on_each_side_of_a_tag_are_two_words(db):
    assert plain_text(body_of(block("paragraph", {"text": "<p>un</p><p>deux</p>", "references": []}))).split() == [
        "un",
        "deux",
    ]


@pytest.mark.parametrize("body", [None, [], ""])
def test_an_empty_body_is_read_too(db, body):
    reading = read_body(body)
    assert (reading.contents, reading.notes, reading.minutes) == ([], [], 1)


def test_the_notes_of_a_page_cost_no_more_queries_when_there_are_more(rubric, django_assert_num_queries):
    resources = [make_resource(rubric) for _ in range(10)]
    references = [make_reference(resource=resource) for resource in resources]
    body = body_of(*(paragraph("Texte.", [reference]) for reference in references))
    with django_assert_num_queries(2):  # the references of all blocks at once, then the resources they are
        assert all(note.resource for note in read_body(body).notes)


def test_a_note_leads_to_the_resource_of_the_catalogue_if_a_visitor_may_see_it(client, rubric):
    make_three(rubric)
    theirs = "https://editeur.example/"
    references = [make_reference(f"Sur {page.title}", resource=page, url=theirs) for page in Resource.objects.all()]
    page = make_resource(rubric, "Celle-ci", body=[paragraph("Texte.", references)])
    response = client.get(page.url)
    told = {words(link): link["href"] for link in regions(response, ".notes a:not(.notes__back)")}
    assert told == {
        "Sur Visible": "/kit/evaluer/visible/",
        "page d’origine de « Sur Visible »": theirs,
        "Sur Brouillon": theirs,
        "Sur Réservée": theirs,
    }


def test_a_note_does_not_lead_under_a_private_rubric(client, essentials, rubric):
    reference = make_reference("Abritée", resource=make_resource(rubric))
    hide(rubric)
    response = client.get(make_chapter(essentials, body=[paragraph("Texte.", [reference])]).url)
    assert [href for href in links(response, ".notes") if not href.startswith("#")] == []


def test_a_call_leads_to_its_note_and_the_note_back_to_each_call(client, essentials, references):
    a, b, _ = references
    response = client.get(make_chapter(essentials, body=[paragraph("Un.", [a, b]), paragraph("Deux.", [a])]).url)
    calls = {call["id"]: call["href"] for call in regions(response, "main .prose .note-calls a")}
    assert calls == {"appel-1": "#note-1", "appel-2": "#note-2", "appel-1-2": "#note-1"}
    assert [link["href"] for link in regions(response, "#note-1 .notes__back")] == ["#appel-1", "#appel-1-2"]
    assert texts(response, ".note-calls a") == ["1", "2", "1"]


def test_the_sources_of_a_case_are_listed_though_its_text_calls_none(client, rubric, references):
    response = client.get(make_case(rubric, reference_items=cite(*references)).url)
    assert [item["id"] for item in regions(response, ".notes li")] == ["note-1", "note-2", "note-3"]
    assert words(region(response, "#note-1")) == "Référence A , 2016."
