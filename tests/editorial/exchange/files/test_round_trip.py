"""What goes out comes back unchanged, whatever its signs, in every format that can hold it."""

import itertools
import unicodedata

import pytest

from editorial.exchange.files import FORMATS, pieces
from tests.editorial.exchange.files.made import read, written

NASTY = [
    "=cmd|' /C calc'!A0", "+1", "-1", "@a", "'=1", "''=1", "'", "a'b", '"a"', '"', "a;b,c\td|e", "<b>é</b> &amp; &",
    "ER  - a",
    "TY  - JOUR", "@book{a, title={b}}", "a } b { c", "\\", "a\\b", "\\;", "{\\'e}", "100 % $x$ #1 _a_ ^2 ~b",
    "--- -- ''a'' ``b`` ?` !`",
    "« L’été\u00a0: ça\u202f! »", "œuf, Ÿ, ﬁ, 中文, עברית, 👩‍🚜", "_x000D_ _x0041_", "#REF!",
    "a and b", "others", "2016", "0012", "1e5", "TRUE", "{a} and {b}",
    "http://a.b/{c}", "a  b", "% a", "a % b", "x" * 20_000,
]  # fmt: skip
LINES = ["a\nb", "a\n\nb", "- a\n- b", "ER  - a\nER  - b\n@c{d}", "a\nTY  - b\n\n\nc"]
TEXTS = ["Titre", "Paru dans", "Édition", "Remarque sur la date", "Remarque sur la source", "Résumé"]
OURS = {"Identifiant": "given by `comes_back`", "Type": "Étude"}
NAMES = [
    "La Fonda",
    "Agence, dite A",
    "A;B",
    "Eau and Co",
    "Réseau (RNMA)",
    "A | B [c]",
    "A\\",
    "{A}",
    "l’É",
    "-A",
    "AU  - B",
]
PEOPLE = [
    "Dupont, Jean", "Dupont", "Dupont, Jean (dir.)", r"Dupont\, Fils, Jean", r"Dupont, Jean (a\; b)", "de La Tour, É.",
    "Dupont, Jean ; Martin, Léa", r"Eau and Air, Jean \(fils\)", "Nom, Prénom (rôle) ; Nom ; Nom, Prénom",
]  # fmt: skip


def escaped(name):
    """A value that stands in a cell with others."""
    return "".join(f"\\{sign}" if sign in "\\;,|()[]" else sign for sign in name)


def comes_back(format, rows):
    """Write rows and read them: the cells that are not empty are the same, in the same order."""
    for rank, row in enumerate(rows):
        row |= {"Identifiant": f"b{rank:07}".translate(str.maketrans("01", "cd"))} if "Identifiant" in row else {}
    headers = list(dict.fromkeys(itertools.chain.from_iterable(rows)))
    table = read(written(format, headers, rows))
    found = [{header: cell for header, cell in line.cells.items() if cell} for line in table.lines]
    assert [line.problem for line in table.lines] == [""] * len(rows)
    assert found == rows


@pytest.mark.parametrize("format", FORMATS)
def test_nasty_texts_come_back(format):
    comes_back(format, [OURS | dict.fromkeys(TEXTS, text) for text in NASTY])


@pytest.mark.parametrize("format", FORMATS)
def test_several_lines_come_back_where_there_may_be_some(format):
    columns = {"ris": ["Résumé", "Remarque sur la source"]}.get(format, TEXTS)
    comes_back(format, [OURS | dict.fromkeys(columns, text) for text in LINES])


@pytest.mark.parametrize("format", FORMATS)
def test_names_and_themes_come_back(format):
    cells = [*map(escaped, NAMES), " ; ".join(map(escaped, NAMES))]
    columns = ["Organisations auteures", "Publié par", "Thèmes"]
    comes_back(format, [OURS | dict.fromkeys(columns, cell) for cell in cells])


@pytest.mark.parametrize("format", FORMATS)
def test_people_come_back(format):
    bodies = ["", "La Fonda", "Dupont\\, Jean"]
    pairs = itertools.product(PEOPLE, bodies)
    rows = [OURS | {"Auteurs": people, "Organisations auteures": body} for people, body in pairs]
    comes_back(format, [{header: cell for header, cell in row.items() if cell} for row in rows])


@pytest.mark.parametrize("format", FORMATS)
def test_everything_that_a_reference_holds_comes_back(format):
    rows = [
        OURS | {"Type": kind, "Année": "2016", "Mois": str(month), "Remarque sur la date": "a/b//c", "Langue": language}
        | {"Pages": "42", "ISBN": "9782130000000", "DOI": "10.1000/a_b(c)<d>;e", "Paru dans": "Revue, n° 3, p. 1-2"}
        | {"Adresse du document": "https://a.fr/b_c%20d~e?f=g&h=#i;j,k"}
        for kind, month, language in zip(
            ["Étude", "Guide", "Cas de territoire"] * 4, range(1, 13), ["Français", "Anglais", "Allemand"] * 4,
            strict=True,
        )
    ]  # fmt: skip
    comes_back(format, rows)


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_every_column_and_sign_comes_back_from_tables(format):
    signs = "".join(chr(code) for code in range(33, 0x2100) if chr(code).isprintable())
    signs = unicodedata.normalize("NFC", signs)
    comes_back(format, [{"Titre": "a", 'Une colonne; "étrange"': text} for text in [*NASTY, *LINES, signs]])


@pytest.mark.parametrize("format", ["csv", "ris", "bibtex"])
def test_a_file_is_given_as_its_rows_come(format):
    """Rows come from the database as they are written: all of them would fill the memory."""
    asked = []
    long = "a" * 100_000
    rows = ({"Titre": long, "Type": asked.append(rank) or "Étude"} for rank in range(10))
    made = pieces(format, ["Titre", "Type"], rows)
    while next(made).count(b"a") < 100_000:
        pass
    assert len(asked) < 3


@pytest.mark.parametrize("format", FORMATS)
def test_no_row_at_all_is_still_a_file(format):
    content = written(format, ["Titre"], iter([]))
    assert bool(content) == (format in ("csv", "xlsx"))
