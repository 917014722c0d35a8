"""Whatever is typed is a question: words and phrases, never operators, never an error."""

import random
from types import SimpleNamespace

import pytest

from catalogue.models import SynonymGroup
from catalogue.search import query
from tests.factories import make_resource, paragraphs
from tests.searching import ask, found, slugs


def parse(text, *groups):
    """A question, with groups of synonyms given as lists."""
    return query.parse(text, query.synonyms(SimpleNamespace(as_list=lambda group=group: group) for group in groups))


def typed(text):
    """What each term is, phrases between guillemets."""
    return [f"« {term.typed} »" if term.quoted else term.typed for term in parse(text).terms]


QUOTES = {
    "guillemets": "« bien commun » habitants",
    "guillemets without spaces": "«bien commun» habitants",
    "straight": '"bien commun" habitants',
    "English": "“bien commun” habitants",
    "German": "„bien commun” habitants",
    "mixed": "« bien commun” habitants",
    "empty beside": '"" « » "bien commun" habitants',
}


@pytest.mark.parametrize("text", QUOTES.values(), ids=QUOTES.keys())
def test_quoted_words_are_one_phrase(text):
    assert typed(text) == ["« bien commun »", "habitants"]


@pytest.mark.parametrize("text", ['bien "commun', 'bien commun"', "« bien commun", "bien commun »", "bien” commun"])
def test_a_quote_alone_changes_nothing(text):
    assert typed(text) == ["bien", "commun"]


def test_a_phrase_of_words_too_common_is_not_looked_for():
    assert typed('"de la" commune') == ["commune"]


@pytest.mark.parametrize("text", ["bien AND commun", "bien OR commun", "bien NOT commun", "bien NEAR commun"])
def test_an_operator_is_a_word(text):
    assert len(typed(text)) >= 2
    assert typed(text)[0] == "bien"
    assert all(stem.isalnum() for term in parse(text).terms for phrase in term.phrases for stem in phrase)


@pytest.mark.parametrize("sign", list("*():^-+|&!<>~'\\%_;{}[]/@#?=,."))
def test_a_sign_is_no_word(sign):
    assert typed(f"{sign}bien {sign} commun{sign}") == ["bien", "commun"]


def test_a_question_is_cut_and_its_terms_are_few():
    long = parse("mot " * 10_000)
    assert (len(long.text) <= query.LONGEST, typed("mot " * 10_000)) == (True, ["mot"])
    assert len(parse(" ".join(f"mot{number}" for number in range(100))).terms) == query.MOST_TERMS


def test_a_question_is_one_line_without_control_characters():
    assert query.tidy(" a\x00b\n\tc\u200b \u202e ") == "a b c"


def test_a_synonym_is_another_form_both_ways():
    group = ["EPCI", "communauté de communes"]
    assert parse("epci", group).terms[0].forms == (("epci",), ("communaut", "commune"))
    assert parse("Communautés de communes rurales", group).terms[0].forms == (("communaut", "commune"), ("epci",))
    assert parse("communauté", group).terms[0].forms == (("communaut",),)


def test_the_longest_synonym_wins():
    terms = parse("pôle territorial de coopération", ["pôle territorial de coopération", "PTCE"], ["territorial", "x"])
    assert [term.typed for term in terms.terms] == ["pôle territorial coopération"]


def test_a_quoted_phrase_has_no_synonym():
    assert parse("« epci »", ["EPCI", "intercommunalité"]).terms[0].forms == (("epci",),)


@pytest.mark.parametrize("group", [["de la", "du"], ["le", "EPCI"], ["", " "], ["« »", "?"], ["zz", "EPCI"]])
def test_synonyms_made_only_of_common_words_are_harmless(group):
    assert parse("de la commune epci", group) == parse("de la commune epci")


def test_synonyms_of_common_words_find_nothing_more(rubric):
    SynonymGroup.objects.create(terms="de la\nl’\nEPCI")
    make_resource(rubric, "De la commune")
    assert found("epci", order="") == []


def test_adding_a_synonym_never_hides_what_was_found(rubric):
    make_resource(rubric, "Un quartier", summary="Il est devenu prioritaire.")
    make_resource(rubric, "Un QPV")
    assert found("quartier prioritaire") == ["Un quartier"]
    SynonymGroup.objects.create(terms="quartier prioritaire\nQPV")
    make_resource(rubric, "Un quartier prioritaire")
    assert found("quartier prioritaire") == ["Un quartier prioritaire", "Un QPV", "Un quartier"]
    assert sorted(found("qpv")) == ["Un QPV", "Un quartier prioritaire"]


SEED, STRINGS = 20261123, 500
SIGNS = "\"'«»“”’*():^-+|&!<>~\\%_;{}[]/@#?=,.\x00\n\t \u00ad\u200b\ud7ff\U0010ffff\u0301😀éİﬁß٣"
WORDS = (
    "AND OR NOT NEAR NEAR(a,2) title: zz jardin partagé l’ d' co œuf E.P.C.I. -- '; $1 %s %(a)s {} 日本 1e400 0x1 12.5"
)
PIECES = [*SIGNS, *WORDS.split(), "a" * 300]


def odd_strings():
    """The same 500 strings each time, made of what breaks parsers."""
    chance = random.Random(SEED)
    for _ in range(STRINGS):
        pieces = chance.choices(PIECES, k=chance.randint(1, 12))
        yield chance.choice(["", " "]).join(pieces)


def test_no_string_is_an_error(rubric):
    make_resource(rubric, "Le jardin partagé", body=paragraphs("L’œuf de 2018."))
    for text in odd_strings():
        found = ask(text)
        assert len(slugs(found)) == found.answer.total <= 1, text


def test_a_string_of_which_only_a_word_counts_finds_it(rubric):
    make_resource(rubric, "Le jardin partagé")
    for text in ('*jardin"', "jardin' OR 1=1 --", "(jardin", "title:jardin", "jardin:*", "-jardin", "\x00😀 jardin"):
        assert slugs(ask(text)) == ["le-jardin-partage"], text
