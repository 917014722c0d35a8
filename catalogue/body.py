"""Reading a body: its table of contents, its numbered notes, the time it takes."""

from dataclasses import dataclass, field
from math import ceil

from bs4 import BeautifulSoup

from catalogue.models.reference import Reference

# Silent reading of French prose: 214 words a minute for adults (Brysbaert, « How many words do we read per
# minute? », Journal of Memory and Language 109, 2019, table 5), rounded down for screens.
WORDS_PER_MINUTE = 200


@dataclass
class Call:
    """One note call in the text."""

    number: int
    call_id: str
    anchor: str


@dataclass
class Note:
    """One reference of the page, its number, and the calls that lead to it."""

    number: int
    reference: Reference
    calls: list[Call] = field(default_factory=list)
    resource: object | None = None

    @property
    def anchor(self) -> str:
        return f"note-{self.number}"

    def call(self) -> Call:
        """Add a call. The first is `appel-3`, the next ones `appel-3-2`, `appel-3-3`…"""
        suffix = f"-{len(self.calls) + 1}" if self.calls else ""
        self.calls.append(Call(self.number, f"appel-{self.number}{suffix}", self.anchor))
        return self.calls[-1]


@dataclass
class Reading:
    """What the reader of a body needs beside it."""

    contents: list
    notes: list[Note]
    minutes: int


def read_body(body, references=()) -> Reading:
    """Number the notes of a body and make its anchors unique; sets them on the block values.

    Args:
        body: a StreamValue of `BodyBlock`, or None.
        references: sources of the whole page, listed after those the text calls.
    """
    blocks = list(body or [])
    return Reading(unique_anchors(blocks), number_notes(blocks, references), reading_minutes(body))


def unique_anchors(blocks) -> list:
    """The values of the second-level headings, in order, for the table of contents."""
    taken, contents = set(), []
    for block in blocks:
        if block.block_type not in ("heading", "subheading"):
            continue
        stem, rank = block.value.anchor, 2
        while block.value.anchor in taken:
            block.value.anchor, rank = f"{stem}-{rank}", rank + 1
        taken.add(block.value.anchor)
        if block.block_type == "heading":
            contents.append(block.value)
    return contents


def number_notes(blocks, references=()) -> list[Note]:
    """One note for each reference, numbered by first call; each sourced block gets its calls."""
    notes: dict[int, Note] = {}

    def note_for(reference):
        return notes.setdefault(reference.pk, Note(len(notes) + 1, reference))

    for block in blocks:
        if cited := getattr(block.value, "get", lambda _: None)("references"):
            block.value.notes = [note_for(reference).call() for reference in cited if reference]
    for reference in references:
        note_for(reference)
    link_resources(notes.values())
    return list(notes.values())


def link_resources(notes) -> None:
    """Give each note the catalogue's resource it cites, if a visitor may see it."""
    cited = {note.reference.resource_id for note in notes} - {None}
    if not cited:
        return
    model = Reference._meta.get_field("resource").related_model
    listed = {page.pk: page for page in model.objects.listed().filter(pk__in=cited)}
    for note in notes:
        note.resource = listed.get(note.reference.resource_id)


def plain_text(body) -> str:
    """The words of a body, without markup."""
    if not body:
        return ""
    return BeautifulSoup(" ".join(body.stream_block.get_searchable_content(body)), "html.parser").get_text(" ")


def reading_minutes(body) -> int:
    """Whole minutes to read a body, at least one."""
    return max(1, ceil(len(plain_text(body).split()) / WORDS_PER_MINUTE))
