"""The reference that readers copy."""

from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from sharing.citations import iso690
from sharing.citations.container import Container
from sharing.citations.parties import Body, File, Person
from tests.sharing.citations.works import CASE, GUIDE, HOSTILE, IN_ISSUE, STUDY, make_work

EXPECTED = {
    "study": (
        STUDY,
        "DUPRÉ LA TOUR, Cécile, ROBIN, Anne (dir.) et INSTITUT GODIN. Un titre [en ligne]. 2e édition. La Fonda and "
        "Co, section Île-de-France, mai 2016. 42~p. ISBN 9782908334463. Disponible à l’adresse~: "
        "https://fonda.asso.fr/etude?a=1&b=2",
    ),
    "article": (
        IN_ISSUE,
        "DUPRÉ LA TOUR, Cécile, ROBIN, Anne (dir.) et INSTITUT GODIN. Un titre. Revue d’Auvergne [en ligne], mai 2016, "
        "vol. 3, n°~602–603, p.~321–342. DOI~10.1000/abc_d",
    ),
    "guide": (
        GUIDE,
        "Un titre. Avise, 2007. (Collection En détail). Décrit à l’adresse~: https://exemple.fr/r/bcdfghjk/",
    ),
    "case": (
        CASE,
        "Un titre [en ligne]. Co-construction territoriale, mars 2026. Disponible à l’adresse~: "
        "https://exemple.fr/r/bcdfghjk/",
    ),
}


class Words(HTMLParser):
    """The words of a piece of HTML, and its elements."""

    def __init__(self, html):
        super().__init__()
        self.words, self.elements = "", []
        self.feed(html)

    def handle_data(self, data):
        self.words += data

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))


@pytest.mark.parametrize(("work", "expected"), EXPECTED.values(), ids=EXPECTED)
def test_each_kind_has_its_reference(work, expected):
    assert iso690.plain(work) == expected.replace("~", "\u00a0")


@pytest.mark.parametrize("work", [STUDY, IN_ISSUE, GUIDE, CASE])
def test_on_the_page_it_says_the_same_with_the_title_of_the_whole_marked(work):
    read = Words(iso690.html(work))
    assert read.words == iso690.plain(work)
    assert read.elements == [("cite", {})]


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_makes_markup_nor_a_line(title):
    work = make_work(title=title, publishers=(Body(title),))
    read = Words(iso690.html(work))
    assert (read.words, read.elements) == (iso690.plain(work), [("cite", {})])
    assert len(iso690.plain(make_work(title=iso690.french(title))).splitlines()) == 1


def test_a_title_in_another_language_is_told_so_and_keeps_its_typography():
    work = replace(STUDY, language="en", title="Why: how?")
    assert '<cite lang="en">Why: how?</cite>' in iso690.html(work)
    assert '<span lang="en">Why: how?</span> <cite lang="en">Revue' in iso690.html(replace(work, **article()))


def article():
    """What makes an article of a study."""
    return {"genre": IN_ISSUE.genre, "container": IN_ISSUE.container}


def test_a_title_that_asks_needs_no_full_stop():
    assert iso690.plain(make_work(title="Par où commencer ?")).startswith("Par où commencer\u00a0? s.\u00a0d.") is False
    assert "commencer\u00a0? S.\u00a0d. Décrit" in iso690.plain(make_work(title="Par où commencer ?"))
    assert "«\u00a0durable\u00a0?\u00a0» S." in iso690.plain(make_work(title="Prêts pour du « durable ? »"))


@pytest.mark.parametrize(("number", "said"), [(1, "A, B. "), (2, "A, B et C, D. "), (3, "A, B, C, D et E, F. "),
                                              (4, "A, B et al. ")])  # fmt: skip
def test_up_to_three_creators_are_named(number, said):
    people = [Person(*names, "") for names in ("AB", "CD", "EF", "GH")]
    assert iso690.plain(make_work(people=tuple(people[:number]))).startswith(said)


def test_whoever_translated_is_no_creator():
    work = make_work(people=(Person("Ostrom", "Elinor", ""), Person("Baechler", "Laurent", "traduction")))
    assert iso690.plain(work).startswith("OSTROM, Elinor. Un titre. Trad. par Laurent Baechler. ")


def test_a_document_that_can_be_read_here_is_online():
    pdf = File("https://exemple.fr/documents/1/a.pdf", "A", "application/pdf", 1, "fr", None)
    assert "Un titre [en ligne]. " in iso690.plain(make_work(files=(pdf,)))
    assert "[en ligne]" not in iso690.plain(make_work())


def test_a_page_of_ours_says_when_it_was_changed():
    changed = replace(CASE, changed_at=datetime(2026, 6, 1, 12, tzinfo=UTC))
    assert "mars 2026, mis à jour le 1er\u00a0juin\u00a02026. " in iso690.plain(changed)
    assert "mis à jour" not in iso690.plain(replace(CASE, published_at=None, changed_at=None))


def test_an_issue_that_says_its_season_is_not_dated_twice():
    inside = Container.read("Review, hiver 2016")
    assert "Review [en ligne], hiver 2016. " in iso690.plain(replace(IN_ISSUE, container=inside))
