"""Files of references, read back by others: bibtexparser, rispy, citeproc-py; and by our own import."""

import json
from dataclasses import replace

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from catalogue.identifiers import SIGNS
from catalogue.models import Resource
from editorial.exchange import files
from sharing.citations import bibtex, csl, ris
from sharing.citations.bibtex import shown
from sharing.citations.parties import Body, Person, Term
from sharing.citations.words import one_line
from sharing.citations.work import works
from tests.sharing.citations.works import HOSTILE, IN_ISSUE, KINDS, PDF, STUDY, make_work

TYPES = {
    "study": ("techreport", "RPRT", "report"),
    "article": ("article", "JOUR", "article-journal"),
    "guide": ("manual", "BOOK", "book"),
    "case": ("misc", "ELEC", "webpage"),
}
KNOWN = get_default_latex_context_db()  # less three that LaTeX has
MISSING = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
KNOWN.add_context_category("more", [MacroTextSpec(name, sign) for name, sign in MISSING.items()], prepend=True)
DECODER = LatexNodes2Text(latex_context=KNOWN)
VERBATIM = ("url", "doi")
CODES = [f"bcdfghj{sign}" for sign in SIGNS]
TEXTS = [
    make_work(code=code, title=one_line(text), abstract=text, themes=(Term("theme", text),), publishers=(Body(text),))
    for code, text in zip(CODES, HOSTILE, strict=False)
]
NAMES = [
    make_work(code=code, people=(Person(one_line(text), "Anne et Ève", ""),), bodies=(Body(text),))
    for code, text in zip(CODES, HOSTILE, strict=False)
]


def written(format, works):
    """A file of these works."""
    return b"".join(format.pieces(works)).decode()


def read_bibtex(works):
    """The entries that bibtexparser finds, their LaTeX undone."""
    more = [SeparateCoAuthors(), SplitNameParts()]
    library = bibtexparser.parse_string(written(bibtex, works), append_middleware=more)
    assert library.failed_blocks == []
    return [
        (entry, {field.key: field.value if field.key in VERBATIM else decoded(field.value) for field in entry.fields})
        for entry in library.entries
    ]


def decoded(value):
    """What pylatexenc reads; of people, family names and given names."""
    if isinstance(value, list):
        return [
            tuple(DECODER.latex_to_text(" ".join(part)) for part in (name.von + name.last, name.first))
            for name in value
        ]
    return DECODER.latex_to_text(value)


def render(items):
    """The bibliography that citeproc makes."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(line) for line in bibliography.bibliography()]


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_has_the_right_type(name):
    work = KINDS[name]
    [(entry, _)], [record] = read_bibtex([work]), rispy.loads(written(ris, [work]))
    [item] = json.loads(written(csl, [work]))
    assert (entry.entry_type, record["type_of_reference"], item["type"]) == TYPES[name]
    assert (entry.key, record["id"], item["id"]) == ("bcdfghjk",) * 3


def test_bibtex_says_all_of_a_report():
    [(_, said)] = read_bibtex([STUDY])
    assert (said["author"], said["editor"]) == (
        [("Dupré la Tour", "Cécile"), ("Institut Godin", "")],
        [("Robin", "Anne")],
    )
    assert (said["institution"], said["type"]) == ("La Fonda and Co, section Île-de-France", "Étude")
    assert (said["year"], said["month"], said["edition"], said["pagetotal"]) == ("2016", "may", "2e édition", "42")
    assert said["url"] == "https://fonda.asso.fr/etude?a=1&b=2"
    assert said["keywords"] == "Emploi, insertion; Santé"


def test_an_article_says_its_journal_and_its_pages():
    [(_, said)], [record] = read_bibtex([IN_ISSUE]), rispy.loads(written(ris, [IN_ISSUE]))
    assert (said["journal"], said["volume"], said["number"], said["doi"]) == (
        "Revue d’Auvergne",
        "3",
        "602-603",
        "10.1000/abc_d",
    )
    assert "pages = {321--342}" in written(bibtex, [IN_ISSUE])
    assert (record["secondary_title"], record["volume"], record["number"]) == ("Revue d’Auvergne", "3", "602-603")
    assert (record["start_page"], record["end_page"], record["doi"]) == ("321", "342", "10.1000/abc_d")
    [line] = render(json.loads(written(csl, [IN_ISSUE])))
    assert line.startswith("Dupré la Tour, C. and Institut Godin (2016) “Un titre”, Revue d’Auvergne.")
    assert "3(602-603), pp. 321–342" in line


def test_ris_says_all_of_a_report():
    [record] = rispy.loads(written(ris, [replace(STUDY, files=(PDF,))]))
    assert record["authors"] == ["Dupré la Tour, Cécile", "Institut Godin"]
    assert (record["title"], record["year"], record["date"]) == ("Un titre", "2016", "2016/05//")
    assert (record["publisher"], record["edition"], record["language"]) == (
        STUDY.publishers[0].name,
        "2e édition",
        "fr",
    )
    assert (record["urls"], record["keywords"]) == ([STUDY.source_address], ["Emploi, insertion", "Santé"])
    assert record["file_attachments1"] == PDF.address


def test_no_text_breaks_bibtex():
    read = [said for _, said in read_bibtex(TEXTS)]
    assert [said["title"] for said in read] == [shown(work.title) for work in TEXTS]
    assert [said["abstract"] for said in read] == [shown(work.abstract) for work in TEXTS]


def test_no_name_breaks_bibtex():
    for (_, said), text in zip(read_bibtex(NAMES), HOSTILE, strict=True):
        assert said["author"] == [(shown(text), "Anne et Ève"), (shown(text), "")]


@pytest.mark.parametrize("works", [TEXTS, NAMES])
def test_no_text_breaks_ris(works):
    records = rispy.loads(written(ris, works))
    assert [record["title"] for record in records] == [work.title.strip() for work in works]
    assert [record["abstract"] for record in records] == [one_line(work.abstract) for work in works]


def test_no_text_breaks_csl():
    items = json.loads(written(csl, TEXTS))
    assert [item["title"] for item in items] == [work.title for work in TEXTS]
    assert json.loads(written(csl, [])) == []


def test_our_own_import_reads_the_same(rubric):
    for format, name in ((bibtex, "a.bib"), (ris, "a.ris")):
        table = files.READERS["ris" if name.endswith("ris") else "bibtex"](written(format, [STUDY, IN_ISSUE]).encode())
        report, article = (line.cells for line in table.lines)
        assert (report["Identifiant"], report["Titre"], report["Type"]) == ("bcdfghjk", "Un titre", "Étude")
        assert (report["Année"], report["Mois"], report["Pages"], report["ISBN"]) == (
            "2016",
            "5",
            "42",
            "9782908334463",
        )
        assert article["Paru dans"] == "Revue d’Auvergne, vol. 3, n° 602-603, p. 321-342"


def test_the_whole_starting_content_is_read_by_all(demo):
    keys = list(Resource.objects.listed().order_by("pk").values_list("pk", flat=True))
    known = list(works(keys))
    titles = [work.title for work in known]
    assert [said["title"] for _, said in read_bibtex(known)] == list(map(shown, titles))
    assert [record["title"] for record in rispy.loads(written(ris, known))] == titles
    items = json.loads(written(csl, known))
    assert [item["title"] for item in items] == titles
    assert len(render(items)) == len(titles) > 100
