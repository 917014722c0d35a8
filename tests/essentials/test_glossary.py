"""The glossary, and its words explained where they are met."""

import pytest
from bs4 import BeautifulSoup

from essentials.explaining import explain
from essentials.models import GlossaryTerm
from tests.factories import heading, make_chapter, make_glossary, make_term, paragraph, paragraphs
from tests.reading import links, region, regions, texts, words

pytestmark = pytest.mark.django_db


def explained(html):
    """The words of a text that became buttons."""
    soup = BeautifulSoup(explain(html, GlossaryTerm.objects.all()).html, "html.parser")
    return [button.get_text() for button in soup.select("button.term")]


@pytest.fixture
def terms():
    return [
        make_term("Co-construction", "co-construction"),
        make_term("Intérêt général", "interet-general"),
        make_term("Tiers de confiance", "tiers-confiance"),
        make_term("Tiers", "tiers"),
        make_term("EPCI", "epci", kind="acronyme", expansion="établissement public de coopération intercommunale"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La co-construction avance.", ["co-construction"]),
        ("Des co-constructions.", ["co-constructions"]),
        ("L’intérêt général et les intérêts généraux.", ["intérêt général"]),
        ("Un EPCI.", ["EPCI"]),
        ("un epci, des EPCIS", []),
        ("Un tiers de confiance.", ["tiers de confiance"]),
        ("Un tiers, puis un tiers de confiance.", ["tiers", "tiers de confiance"]),
        ("La déco-construction-test", []),
        ("Rien à expliquer.", []),
        ("", []),
    ],
)
def test_words_are_found_in_the_singular_and_plural_and_acronyms_as_they_are(terms, text, found):
    assert explained(f"<p>{text}</p>") == found


def test_only_the_first_mention_is_explained(terms):
    assert explained("<p>Un EPCI.</p><p>Un autre EPCI et la co-construction.</p>") == ["EPCI", "co-construction"]


@pytest.mark.parametrize(
    "name", ["a", "h2", "h3", "sup", "caption", "th", "figcaption", "blockquote", "abbr", "button"]
)
def test_a_word_that_is_a_link_or_a_title_is_left_alone(terms, name):
    assert explained(f"<{name}>EPCI</{name}><p>EPCI</p>") == ["EPCI"]
    assert explained(f"<div><{name}>EPCI</{name}></div>") == []


def test_the_rest_of_the_text_is_unchanged(terms):
    html = '<p>Un <b>EPCI</b> &amp; un « tiers »&nbsp;: <a href="/x/?a=1&amp;b=2">lien</a> &lt;script&gt;.</p>'
    after = BeautifulSoup(explain(html, GlossaryTerm.objects.all()).html, "html.parser")
    assert after.get_text() == BeautifulSoup(html, "html.parser").get_text()
    assert after.select("script") == []
    assert after.a["href"] == "/x/?a=1&b=2"


def test_a_term_with_signs_of_a_pattern_is_a_word_like_another(db):
    make_term("R&D (privée)", "r-d")
    make_term("C++", "cpp", kind="acronyme")
    assert explained("<p>De la R&amp;D (privée) en C++ ici.</p>") == ["R&D (privée)", "C++"]


def test_a_reader_opens_the_definition_from_the_text(client, essentials, terms):
    response = client.get(make_chapter(essentials, body=paragraphs("Un EPCI décide.")).url)
    button = region(response, "main .prose button.term")
    note = region(response, f"#{button['popovertarget']}")
    assert note.has_attr("popover")
    assert "établissement public de coopération intercommunale" in words(note)
    assert "Ce que veut dire « EPCI »." in words(note)
    assert "Source : Un dictionnaire" in words(note)


def test_only_the_words_met_are_carried_by_the_page(client, essentials, terms):
    response = client.get(make_chapter(essentials, body=[heading("EPCI"), paragraph("Un tiers.")]).url)
    assert [note["id"] for note in regions(response, ".term__note")] == ["mot-tiers"]


def test_notes_and_anchors_survive_the_explaining(client, essentials, terms):
    response = client.get(make_chapter(essentials, body=[heading("Un EPCI"), paragraph("Un EPCI.")]).url)
    assert region(response, "main .prose h2")["id"] == "partie-un-epci"


def test_the_glossary_shows_every_term_under_its_letter(client, home):
    make_term("Évaluation", "evaluation")
    make_term("Alliance", "alliance", note="À ne pas confondre.", url="https://cnrtl.example/")
    make_term("EPCI", "epci", kind="acronyme", expansion="établissement public")
    response = client.get(make_glossary(home).url)
    assert texts(response, "main h2") == ["A", "E"]
    assert links(response, "nav.letters") == ["#lettre-a", "#lettre-e"]
    assert texts(response, "dt") == ["Alliance", "EPCI (établissement public)", "Évaluation"]
    assert "https://cnrtl.example/" in links(response, "main")
    assert "À ne pas confondre." in texts(response, "dt#terme-alliance + dd")[0]


def test_neighbouring_terms_lead_to_each_other(client, home):
    alliance, evaluation = make_term("Alliance", "alliance"), make_term("Évaluation", "evaluation")
    alliance.related.add(evaluation)
    response = client.get(make_glossary(home).url)
    assert links(response, "dt#terme-alliance + dd") == ["#terme-evaluation"]
    assert links(response, "dt#terme-evaluation + dd") == ["#terme-alliance"]


@pytest.mark.parametrize("number", [1, 20])
def test_a_longer_glossary_asks_no_more_of_the_database(client, home, number, django_assert_max_num_queries):
    page = make_glossary(home)
    for rank in range(number):
        make_term(f"Terme {rank}", f"terme-{rank}")
    client.get(page.url)
    with django_assert_max_num_queries(9):
        client.get(page.url)


def test_an_empty_glossary_says_so(client, home):
    assert words(region(client.get(make_glossary(home).url), ".empty")).startswith("Le glossaire est vide")
