"""Every way of writing a word that the search forgives, and what it keeps apart."""

import pytest

from catalogue.search import french


def found(text: str, asked: str) -> bool:
    """Whether each word asked for is, in one of its forms, a word of the text as the index stores it."""
    stored = set(french.index_text([french.tidy(text)]).split()) - {french.BOUNDARY}
    words = french.useful(french.tidy(asked))
    return bool(words) and all(stored & token.forms for token in words)


def words(text: str) -> list[str]:
    """The words that are worth looking for."""
    return [token.word for token in french.useful(text)]


FORGIVEN = {
    "a missing accent": ("évaluation", "evaluation"),
    "an accent too many": ("agenda", "agénda"),
    "a decomposed accent": ("évaluation", "e\u0301valuation"),
    "capitals without accents": ("évaluation", "EVALUATION"),
    "capitals with accents": ("école", "ÉCOLE"),
    "a ligature": ("cœur", "coeur"),
    "a ligature in capitals": ("cœur", "CŒUR"),
    "the other ligature": ("ex æquo", "aequo"),
    "a plural": ("partenariat", "partenariats"),
    "a plural in -oi": ("emploi", "emplois"),
    "a plural in -u": ("élu", "élus"),
    "a feminine plural": ("élu", "élues"),
    "a plural in -ieux": ("lieu", "lieux"),
    "a plural in -eaux": ("réseau", "réseaux"),
    "a plural in -aux": ("territorial", "territoriaux"),
    "a feminine": ("associatif", "associative"),
    "an ending in -ais": ("français", "françaises"),
    "a noun and its verb": ("évaluation", "évaluer"),
    "a verb in -ent": ("évaluer", "évaluent"),
    "a verb in -ent after è": ("coopérer", "coopèrent"),
    "a verb in -ons": ("coopérer", "coopérons"),
    "a noun in -té": ("fragile", "fragilité"),
    "a noun in -té without its accent": ("fragilité", "fragilite"),
    "an article and a straight apostrophe": ("évaluation", "l'évaluation"),
    "an article and a typographic apostrophe": ("évaluation", "l’évaluation"),
    "an article and a modifier apostrophe": ("évaluation", "lʼévaluation"),
    "an article in capitals": ("évaluation", "L’ÉVALUATION"),
    "two elisions": ("alliance", "qu’d’alliance"),
    "an apostrophe within a word": ("COOP’TER", "coopter"),
    "an apostrophe within a word, typed": ("Clus’Ter", "clus'ter"),
    "initials with full stops": ("EPCI", "E.P.C.I."),
    "initials without": ("E.P.C.I.", "epci"),
    "a soft hyphen": ("parte\u00adnariat", "partenariat"),
    "a hyphen or none": ("co-construction", "coconstruction"),
    "none or a hyphen": ("coconstruction", "co-construction"),
    "a prefix written apart": ("co-construction", "co construction"),
    "a prefix written apart in the text": ("co construction", "coconstruction"),
    "a non-breaking hyphen": ("co\u2011construction", "co-construction"),
    "hyphens of a place": ("Loos-en-Gohelle", "loos gohelle"),
    "a part of a place": ("Romans-sur-Isère", "isere"),
    "an abbreviated saint": ("Saint-Denis", "St-Denis"),
    "an abbreviated saint alone": ("Sainte Foy", "ste foy"),
    "a question by inversion": ("Les élus participent", "participe-t-il"),
    "a year": ("En 2018", "2018"),
    "a capital whose small letter is two characters": ("İstanbul", "istanbul"),
    "letters and digits": ("la 27e Région", "27E"),
}


@pytest.mark.parametrize(("text", "asked"), FORGIVEN.values(), ids=FORGIVEN.keys())
def test_a_word_is_found_however_it_is_written(text, asked):
    assert found(text, asked)


APART = {
    "commune and commun": ("un bien commun", "commune"),
    "commun and commune": ("la commune", "commun"),
    "collectivité and collectif": ("l’impact collectif", "collectivités"),
    "partenaire and partir": ("partir", "partenaire"),
    "years": ("2018", "2019"),
    "ess and es": ("es", "ess"),
    "cas and ca": ("ca", "cas"),
}


@pytest.mark.parametrize(("text", "asked"), APART.values(), ids=APART.keys())
def test_two_words_are_kept_apart(text, asked):
    assert not found(text, asked)


def test_a_soft_hyphen_is_not_there():
    assert words("parte\u00adnariat") == ["partenariat"]


def test_words_too_common_are_not_looked_for_accents_or_not():
    assert words("Comment est-ce que nous pouvons évaluer même très bien l’être ?") == ["évaluer", "bien"]
    assert words("MEME TRES ETRE OÙ OU À A") == []


@pytest.mark.parametrize("text", ["", "  ", "\x00", "’", "-", "« »", "😀", "_ _", "...", "\u00ad", "\u0301"])
def test_what_holds_no_word_has_none(text):
    assert words(french.tidy(text)) == []


@pytest.mark.parametrize("text", ["Ελλάδα", "Россия", "日本", "ٱلْعَرَبِيَّة", "ß", "ﷺ", "Ⅷ", "²", "İstanbul", "ǅ", "ﬁn"])
def test_letters_of_other_alphabets_break_nothing(text):
    stored = french.index_text([french.tidy(text)])
    assert stored.isascii()
    assert all(stem.isascii() and stem.isalnum() for token in french.tokens(text) for stem in token.forms)


def test_stems_are_letters_and_digits_only():
    text = "a.b@c.fr 12,5 % (c) [d] {e} $f `g` h* i:j k^l NEAR/2 l’été œuvre naïve İ ﬁ ٣ x²"
    assert all(token.isascii() and token.isalnum() for token in french.index_text([text]).split())


@pytest.mark.parametrize("text", ["zz", "ZZ", "Zz", "zz-zz", "z-z", "żż"])
def test_what_parts_the_words_of_the_index_is_not_a_word(text):
    assert all(french.BOUNDARY not in token.forms for token in french.tokens(text))


def test_a_token_stands_where_its_word_is():
    text = "L’évaluation, c’est la co construction ; participe-t-elle à l’E.P.C.I. ?"
    assert [text[token.start : token.end] for token in french.useful(text)] == [
        "évaluation",
        "co construction",
        "participe",
        "E.P.C.I.",
    ]


def test_pieces_of_text_are_not_neighbours():
    stored = french.index_text(["bien", "commun"]).split()
    assert stored[stored.index("bien") + 1] == french.BOUNDARY


def test_other_forms_are_not_neighbours_either():
    stored = french.index_text(["fragilités évaluent"]).split()
    alone = stored[stored.index(french.BOUNDARY) + 1 :]
    assert set(alone[::2]) == {"fragilit", "evalu"}
    assert set(alone[1::2]) == {french.BOUNDARY}


def test_the_order_of_words_is_kept_up_to_a_point_and_every_word_is_kept():
    text = "jardin verger " * 15_000 + "potager"
    stored = french.index_text([text]).split()
    assert stored[: french.ORDERED_STEMS] == ["jardin", "verg"] * (french.ORDERED_STEMS // 2)
    assert stored[stored.index("potag") + 1] == french.BOUNDARY
    assert len(stored) < french.ORDERED_STEMS + 10


def test_the_words_themselves_are_given_to_the_spelling():
    heard: set[str] = set()
    french.index_text(["L’évaluation des communes"], heard)
    assert heard == {"évaluation", "communes"}


@pytest.mark.parametrize("text", ["1e5x", "2e", "3d", "0x1f", "1e400", "12h30"])
def test_a_word_that_begins_with_a_digit_is_one_token_for_both_databases(text):
    (stem,) = french.useful(text)[0].stems
    assert stem[0].isalpha()
    assert french.useful("2024")[0].stems == ("2024",)
