"""Columns of text: rich text, lists of sentences, people, the body."""

import json
import re

from django.core.exceptions import ValidationError
from django.utils.html import escape
from wagtail.blocks.stream_block import StreamBlockValidationError

from catalogue.pasted import tidied
from editorial.exchange.columns.cells import bracketed, escaped, parts, plain
from editorial.exchange.columns.column import FieldColumn
from editorial.exchange.sanitizing import sanitized, sanitized_blocks

MARKUP = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
KEYS = re.compile(r' data-block-key="[^"]*"')


def paragraphs(text: str) -> str:
    """Plain text as rich text: an empty line parts two paragraphs."""
    pieces = [tidied(piece, has_lines=True) for piece in re.split(r"\n\s*\n", text)]
    return "".join(f"<p>{'<br/>'.join(escape(line) for line in piece.split(chr(10)))}</p>" for piece in pieces if piece)


def rich(text: str, features: list[str]) -> str:
    """A cell as rich text: what editors could have written is kept of its HTML, and nothing else."""
    return sanitized(text, features) if MARKUP.search(text) else paragraphs(text)


class RichColumn(FieldColumn):
    """Running text: plain, or in the few marks that the editor offers."""

    def cell(self, resource):
        return KEYS.sub("", getattr(resource, self.name))

    def value(self, text, known):
        return rich(text, self.field.features)


class SentencesColumn(FieldColumn):
    """Short sentences, one on each line."""

    def cell(self, resource):
        return "\n".join(str(block.value) for block in getattr(resource, self.name))

    def value(self, text, known):
        [kind] = self.field.stream_block.child_blocks
        lines = [tidied(line) for line in text.split("\n")]
        return cleaned(self.field.stream_block, [{"type": kind, "value": line} for line in lines if line])

    @property
    def nothing(self):
        return []


class AuthorsColumn(FieldColumn):
    """People, the family name first: « Dupont, Jeanne ; Martin, Ali (traducteur) »."""

    def cell(self, resource):
        return " ; ".join(map(self.shown, (block.value for block in resource.authors)))

    def shown(self, person) -> str:
        """One of them."""
        names = ", ".join(escaped(person[name]) for name in ("family_name", "given_name") if person.get(name))
        return f"{names} ({escaped(person['role'])})" if person.get("role") else names

    def value(self, text, known):
        people = []
        for part in parts(text):
            names, role = bracketed(part)
            family, *given = parts(names, ",") or [names]
            person = {"family_name": plain(family), "given_name": plain(", ".join(given)), "role": plain(role)}
            people.append({"type": "author", "value": person})
        return cleaned(self.field.stream_block, people)

    @property
    def nothing(self):
        return []


class BodyColumn(FieldColumn):
    """The body: plain text for people, its blocks as JSON when it goes out and comes back."""

    def cell(self, resource):
        blocks = [strip_keys(block) for block in getattr(resource, self.name).get_prep_value()]
        return json.dumps(blocks, ensure_ascii=False) if blocks else ""

    def value(self, text, known):
        if not re.match(r"\[\s*\{", text):
            return [{"type": "paragraph", "value": {"text": rich(text, self.paragraph.features), "references": []}}]
        try:
            blocks = json.loads(text)
        except ValueError as error:
            raise ValidationError("Ces blocs ne sont pas entiers\u00a0: exportez à nouveau la fiche.") from error
        json.dumps(blocks, ensure_ascii=False).encode()  # no half of a character
        kinds = self.field.stream_block.child_blocks
        if not all(isinstance(block, dict) and block.get("type") in kinds and "value" in block for block in blocks):
            raise ValidationError("Un de ces blocs est d’un type inconnu ici.")
        return cleaned(self.field.stream_block, blocks)

    @property
    def paragraph(self):
        """The block of running text."""
        return self.field.stream_block.child_blocks["paragraph"].child_blocks["text"]

    @property
    def nothing(self):
        return []


def strip_keys(value):
    """Without the marks that the editor puts on paragraphs, nor the identifiers of blocks: nobody reads them."""
    if isinstance(value, dict):
        return {name: strip_keys(kept) for name, kept in value.items() if name != "id" or "type" not in value}
    if isinstance(value, list):
        return [strip_keys(kept) for kept in value]
    return KEYS.sub("", value) if isinstance(value, str) else value


def cleaned(block, raw: list) -> list:
    """Blocks as the database keeps them, held to their rules.

    Raises:
        ValidationError: the first rule that one breaks, with its place.
    """
    try:
        stream = block.to_python(sanitized_blocks(block, raw))
        stream = block.clean(stream)
    except StreamBlockValidationError as error:
        raise ValidationError(first_message(error)) from error
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise ValidationError("Ces blocs n’ont pas la forme attendue\u00a0: exportez à nouveau la fiche.") from error
    return list(stream.get_prep_value())


def first_message(error: ValidationError) -> str:
    """The first thing that is wrong in blocks, and in which of them; errors of blocks hold those of their parts."""
    if whole := list(getattr(error, "non_block_errors", None) or []):
        return " ".join(message for one in whole for message in getattr(one, "messages", [str(one)]))
    inside = getattr(error, "block_errors", None) or {}
    pairs = inside.items() if isinstance(inside, dict) else enumerate(inside)
    for place, inner in ((place, inner) for place, inner in pairs if inner):
        where = f"Élément {place + 1}\u00a0: " if isinstance(place, int) else ""
        return where + first_message(inner)
    return " ".join(map(str, error.messages))
