"""What is shown of a text: the piece with the words, marked, cut between words, and safe."""

import re

import pytest

from catalogue.search import french, passages, query


def parse(text):
    """A question without synonyms."""
    return query.parse(text, {})


def marked(text, asked):
    """The words marked in a whole text."""
    return re.findall("<mark>(.*?)</mark>", passages.mark(french.tidy(text), parse(asked)))


FORMS = {
    "as typed": ("Le jardin.", "jardin", ["jardin"]),
    "plural and feminine": ("Associatif, associatives.", "associatif", ["Associatif", "associatives"]),
    "verbs": ("Ils évaluent, nous évaluons, pour évaluer.", "évaluation", ["évaluent", "évaluons", "évaluer"]),
    "capitals without accents": ("ÉVALUATION, EVALUATION", "evaluation", ["ÉVALUATION", "EVALUATION"]),
    "after an apostrophe": ("L’évaluation, l'évaluation", "évaluation", ["évaluation", "évaluation"]),
    "hyphen, space or none": (
        "co-construction, co construction, coconstruction, co\u2011construction",
        "co-construction",
        ["co-construction", "co construction", "coconstruction", "co\u2011construction"],
    ),
    "a ligature": ("Le cœur, le coeur", "coeur", ["cœur", "coeur"]),
    "decomposed accents": ("Une e\u0301cole", "école", ["école"]),
    "plurals in -ois": ("Un emploi, des emplois", "emplois", ["emploi", "emplois"]),
    "a place": ("À Loos-en-Gohelle", "loos en gohelle", ["Loos-en-Gohelle"]),
    "a phrase": ("Un bien commun", "« bien commun »", ["bien", "commun"]),
    "never within a word": ("L’enjardinage", "jardin", []),
    "never a common word": ("De la commune", "« de la commune »", ["commune"]),
    "digits": ("En 2018 et 20189", "2018", ["2018"]),
    "next to signs": ("(jardin) *jardin* jardin.", "jardin", ["jardin"] * 3),
}


@pytest.mark.parametrize(("text", "asked", "expected"), FORMS.values(), ids=FORMS.keys())
def test_words_are_marked_in_all_their_forms(text, asked, expected):
    assert marked(text, asked) == expected


def test_synonyms_are_marked_too():
    same = {("epci",): (("epci",), ("intercommunal",))}
    html = passages.mark("Une intercommunalité, un EPCI", query.parse("epci", same))
    assert html == "Une <mark>intercommunalité</mark>, un <mark>EPCI</mark>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une coopérative, la coopération intercommunale.", []),
        ("Un établissement public de coopération intercommunale.", ["établissement public coopération intercommunale"]),
        ("Un établissement. Public, de coopération.", []),
    ],
)
def test_a_synonym_of_several_words_is_marked_whole_or_not_at_all(text, expected):
    long = tuple(
        stem for token in french.useful("établissement public coopération intercommunale") for stem in token.stems
    )
    same = {("epci",): (("epci",), long)}
    html = passages.mark(text, query.parse("epci", same))
    assert [" ".join(marked_in(html))] == (expected or [""])


def test_words_of_a_term_that_has_synonyms_are_marked_one_by_one():
    same = {("tier", "lieu"): (("tier", "lieu"), ("fabr",))}
    asked = query.parse("tiers lieux", same)
    assert marked_in(passages.mark("Un lieu, un tiers", asked)) == ["lieu", "tiers"]


def test_a_quoted_phrase_is_marked_where_its_words_follow_one_another():
    assert marked("Un bien commun ; un bien, deux biens ; un verger commun", "« bien commun »") == ["bien", "commun"]


@pytest.mark.parametrize("asked", ["jardin", "script", "<script>", "alert", "amp", "lt"])
def test_a_text_is_escaped(asked):
    text = "Le jardin <script>alert('x')</script> & <mark>jardin</mark> &amp;"
    for html in (passages.mark(text, parse(asked)), passages.passage(text, parse(asked))):
        bare = html.replace("<mark>", "").replace("</mark>", "")
        assert not re.search("[<>\"']", bare)
        assert re.sub("&(amp|lt|gt|#x27|quot);", "", bare).count("&") == 0


def test_a_text_without_the_words_gives_no_passage():
    assert passages.passage("Rien ici.", parse("jardin")) == ""
    assert passages.passage("", parse("jardin")) == ""
    assert passages.passage("Le jardin", parse("")) == ""


def test_a_passage_is_cut_between_words_and_says_so():
    words = [f"mot{number}" for number in range(200)]
    words[100] = "jardin"
    plain = re.sub("</?mark>", "", passages.passage(" ".join(words), parse("jardin")))
    assert plain.startswith("… ")
    assert plain.endswith(" …")
    assert set(plain.strip("… ").split()) <= set(words)
    assert "jardin" in plain
    assert len(plain) <= passages.WIDTH + 4


def test_a_short_text_is_not_cut():
    assert passages.passage("Le jardin.", parse("jardin")) == "Le <mark>jardin</mark>."


def test_a_passage_begins_with_the_paragraph_when_it_is_near():
    html = passages.passage(f"{'mot ' * 100}\nAu début, le jardin. {'mot ' * 100}", parse("jardin"))
    assert html.startswith("… Au début, le <mark>jardin</mark>.")


@pytest.mark.parametrize("text", [f"{'a' * 900} jardin", f"jardin{'-a' * 900}", f"{'a' * 500}’jardin {'a' * 900}"])
def test_words_without_end_are_survived(text):
    assert "jardin" in passages.passage(text, parse("jardin"))


def test_the_passage_with_the_most_words_is_chosen():
    text = f"Un jardin. {'mot ' * 200} Un verger et un jardin. {'mot ' * 200} Un verger."
    assert set(marked_in(passages.passage(text, parse("jardin verger")))) == {"jardin", "verger"}


def marked_in(html):
    """The words marked in HTML."""
    return re.findall("<mark>(.*?)</mark>", html)


@pytest.mark.parametrize("odd", ["İstanbul ", "İİİİ ", "ẞ ", "ﬁn ", "ΑΣ ", "😀 ", "e\u0301 ", "\u00ad ", "ŉ "])
def test_odd_letters_before_a_word_do_not_shift_the_marks(odd):
    assert marked(odd * 20 + "le jardin, l’École", "jardin école") == ["jardin", "École"]


def test_a_long_text_is_not_read_word_by_word(monkeypatch):
    read = []
    tokens = french.tokens
    monkeypatch.setattr(french, "tokens", lambda text: read.append(text) or tokens(text))
    text = "mot commun " * 15_000 + "le jardin partagé " + "autre chose " * 15_000
    asked = parse("jardin")
    read.clear()
    assert marked_in(passages.passage(text, asked)) == ["jardin"]
    assert sum(map(len, read)) < 100
