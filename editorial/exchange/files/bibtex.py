"""BibTeX, cut into entries by bibtexparser: entries that are broken are told, the others are read."""

import logging
import re
from collections.abc import Iterable, Iterator

import bibtexparser
from bibtexparser.model import Entry, ParsingFailedBlock, String

from editorial.exchange.files import bibtex_fields, encodings
from editorial.exchange.files.tables import MOST_LINES, MOST_SIGNS, Line, Table, UnreadableFile, cleaned
from sharing.citations.bibtex import entry

BEGINNING = re.compile(r"\s*(?:%[^\r\n]*[\r\n]\s*)*@\s*\w+\s*[{(]")
BLOCK = re.compile(r"@\w*[ \t]*[{(]")
MOST_BLOCKS, MOST_FIELDS = 2 * MOST_LINES, 1_000_000
BROKEN = "Cette entrée n’a pu être lue : il y manque sans doute une accolade, une virgule ou un signe « = »."
logging.getLogger("bibtexparser").setLevel(logging.ERROR)  # what it warns of is told line by line


def read(content: bytes) -> Table:
    """The references that some bytes hold.

    Raises:
        UnreadableFile: they hold none.
    """
    text, about = encodings.decoded(content)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if sum(1 for _ in BLOCK.finditer(text)) > MOST_BLOCKS or text.count("=") > MOST_FIELDS:
        raise UnreadableFile("Ce fichier a trop d’entrées. Partagez-le en plusieurs fichiers.")
    table = Table([], [])
    macros = {name: name for name in bibtex_fields.MONTHS}
    for block in bibtexparser.parse_string(text, parse_stack=[]).blocks:
        if line := read_block(block, macros):
            table.add(line)
    if not table.lines:
        raise UnreadableFile("Ce fichier ne contient aucune entrée BibTeX. Chacune commence par « @ » et son type.")
    if about:
        table.note(about)
    return table.squared()


def read_block(block, macros: dict[str, str]) -> Line | None:
    """An entry as a line; a `@string` is kept for those that follow."""
    repeated = ", ".join(f"« {key} »" for key in sorted(getattr(block, "duplicate_keys", ())))
    broken = isinstance(block, ParsingFailedBlock)
    found = block.ignore_error_block if broken else block
    if isinstance(found, String):
        macros[found.key.lower()] = value(found.value, macros)
    elif isinstance(found, Entry):
        line = Line(block.start_line + 1, row(found, macros))
        if repeated:
            line.complain(f"Champ donné deux fois : {repeated}.")
        return line
    elif broken:
        line = Line(block.start_line + 1, {})
        line.complain(BROKEN)
        return line
    return None


def row(entry: Entry, macros: dict[str, str]) -> dict[str, str]:
    """An entry in our columns."""
    fields = {}
    for one in entry.fields:
        fields.setdefault(one.key.lower(), value(one.value, macros))
    cells = bibtex_fields.row(entry.entry_type.lower(), entry.key, fields)
    kept = {header: cleaned(cell) for header, cell in cells.items()}
    return {header: cell for header, cell in kept.items() if cell}


def value(source: str, macros: dict[str, str]) -> str:
    """What a field says, without what encloses it, its macros put in: `{Actes } # congres # " 2016"`."""
    said = ""
    for part in parts(source) if "#" in source else [source]:
        word = part.strip()
        said += word[1:-1] if word[:1] in '{"' and len(word) > 1 else macros.get(word.lower(), word)
        if len(said) > MOST_SIGNS:
            break  # macros made of macros swell; the cell is refused when it is that long
    return said


def parts(source: str) -> Iterator[str]:
    """What stands between the `#` that are in no braces and no quotes."""
    depth, quoted, begin = 0, False, 0
    for place, sign in enumerate(source):
        depth += (sign == "{") - (sign == "}")
        quoted ^= sign == '"' and not depth
        if sign == "#" and not depth and not quoted:
            yield source[begin:place]
            begin = place + 1
    yield source[begin:]


def pieces(headers: list[str], rows: Iterable[dict[str, str]]) -> Iterator[bytes]:
    """The entries one by one, each under a key that no other has."""
    keys = set()
    for row in rows:
        cells = {header: cleaned(row.get(header, "")) for header in headers}
        key = bibtex_fields.key(cells, keys)
        keys.add(key.lower())
        kind, fields = bibtex_fields.fields(cells)
        yield entry(kind, key, fields).encode()
