"""Works to cite, made without a database; and signs that formats take for something else."""

from dataclasses import replace
from datetime import UTC, datetime

from catalogue.genres import ARTICLE
from practical_kit.models import CaseNotePage, GuidePage, StudyPage
from sharing.citations.container import Container
from sharing.citations.parties import Body, File, Person, Term
from sharing.citations.work import Centre, Work

CENTRE = Centre("Co-construction territoriale", "https://exemple.fr")
PUBLISHED = datetime(2026, 3, 4, 12, tzinfo=UTC)
HOSTILE = [
    "R&D : 100 % d’accord, 5 $, #1, a_b, ~c, ^d", "{Accolades} et } fermées {", r"C:\temp \input{/etc/passwd} \\",
    "« Guillemets » et “anglais” et 'apostrophes' ''doubles''", 'Un "titre" --- avec tirets -- ?` !`',
    "L’œuvre, ça, Ÿ, ﬁ",
    "Titre, with, commas and and", "@article{a, title = {b}}", "<script>alert(1)</script>", "TY  - JOUR", "ER  - ",
    "% commentaire", "Une ligne\r\nER  - \r\nTY  - BOOK", "日本語 العربية 🎉", "a\u2028b\x0bc\x07d",
    "# Titre", "Fin.", "Quoi ?",
]  # fmt: skip


def make_work(model=StudyPage, **fields) -> Work:
    """A work of a kind: « Un titre », by nobody, undated."""
    empty = dict.fromkeys(("people", "bodies", "publishers", "supporters", "themes", "levels"), ())
    empty |= dict.fromkeys(("places", "files"), ()) | dict.fromkeys(("year", "month", "pages"))
    empty |= dict.fromkeys(("source_address", "doi", "isbn", "edition", "licence_address"), "")
    told = {"code": "bcdfghjk", "title": "Un titre", "kind": model.kind, "genre": model.genre, "abstract": "Un résumé."}
    told |= {"kind_label": model._meta.verbose_name.capitalize(), "language": "fr", "licence_label": "Non précisée"}
    told |= {"address": "https://exemple.fr/kit/evaluer/un-titre/", "permalink": "https://exemple.fr/r/bcdfghjk/"}
    told |= {"container": Container(), "centre": CENTRE, "published_at": PUBLISHED, "changed_at": PUBLISHED}
    return Work(**empty | told | fields)


STUDY = make_work(
    people=(Person("Dupré la Tour", "Cécile", ""), Person("Robin", "Anne", "dir. scientifique")),
    bodies=(Body("Institut Godin"),),
    publishers=(Body("La Fonda and Co, section Île-de-France"),),
    year=2016,
    month=5,
    edition="2e édition",
    pages=42,
    isbn="9782908334463",
    source_address="https://fonda.asso.fr/etude?a=1&b=2",
    themes=(Term("emploi", "Emploi, insertion"), Term("sante", "Santé")),
)
INSIDE = Container.read("Revue d’Auvergne, vol. 3, n° 602–603, p. 321–342")
IN_ISSUE = replace(STUDY, genre=ARTICLE, container=INSIDE, doi="10.1000/abc_d", isbn="", edition="")
GUIDE = make_work(GuidePage, year=2007, container=Container("Collection En détail"), publishers=(Body("Avise"),))
CASE = make_work(CaseNotePage, year=2026, month=3, publishers=(Body(CENTRE.name),))
PDF = File("https://exemple.fr/documents/1/etude.pdf", "L’étude", "application/pdf", 1_200_000, "fr", 42)
KINDS = {"study": STUDY, "article": IN_ISSUE, "guide": GUIDE, "case": CASE}
