"""Finding territories by what people type: names without accents, former names, postcodes, official codes."""

import re
from difflib import get_close_matches

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Length, Replace

from territories.names import fold

# What people write in full, and official names shorten.
SHORTENED = {"communaute de communes": "cc", "communaute d agglomeration": "ca", "communaute urbaine": "cu"}
GROUP = re.compile(r"(cc|ca|cu) ")
LINKING = {"de", "du", "des", "d", "la", "le", "les", "l"}
POSTCODE, WHOLE_POSTCODE = re.compile(r"\d{3,5}"), re.compile(r"\d{5}")
FEWEST = 2  # letters that are looked up among former names
# What people write around a name.
HALL = re.compile(r"^(mairie|ville|commune|municipalite|prefecture) (de |du |des |d )?")
ARRONDISSEMENT = re.compile(r"^(paris|lyon|marseille) \d{1,2}(er|e|eme|ieme)?( arrondissement)?$")
SAME, APART, CLOSEST = 2, 2, 5  # first letters that names share; letters more or less; names
LIKE_ENOUGH = 0.8


def asked(words: str) -> str:
    """What was typed, as names are kept to be compared; the forms of groups as official names shorten them."""
    folded = fold(words.replace("\x00", " "))
    for phrase, short in SHORTENED.items():
        folded = re.sub(rf"\b{phrase}\b", short, folded)
    if GROUP.match(folded):  # « CC du Grand-Figeac » is « CC Grand-Figeac »
        return " ".join(word for word in folded.split() if word not in LINKING)
    return folded


def search(territories, words: str):
    """These territories by name or code: postcode, exact name, names starting so; between equals, the most populous.

    Words that no name has all may be those of where it lies: « Figeac (Lot) », « Saint-Denis 93 »; or be written in
    one, or around a name: « chatelguyon », « mairie de Saillans », « Lyon 3e ».
    """
    folded = asked(words)
    found = territories.filter(matching(folded, words))
    if " " in folded and not found.exists():
        found = territories.filter(lying(folded))
    if folded and not found.exists():
        folded = bare(folded)
        found = joined(territories, folded)
    return found.order_by(rank(folded, words), F("population").desc(nulls_last=True), "search_name", "code")


def matching(folded: str, words: str) -> Q:
    """Who has a name, a former name, a postcode or a code like that."""
    found = Q(code=code_of(words))
    if folded:
        found |= all_of(named(word) for word in folded.split())
    if len(folded) >= FEWEST:
        found |= Q(search_former_names__contains=f" {folded}")
    if POSTCODE.fullmatch(folded):
        found |= posted(folded)
    return found


def posted(folded: str) -> Q:
    """Who has a postcode that begins so."""
    return Q(postcodes__startswith=folded) | Q(postcodes__contains=f" {folded}")


def bare(folded: str) -> str:
    """The name without what is written around it."""
    return ARRONDISSEMENT.sub(r"\1", HALL.sub("", folded))


def joined(territories, folded: str):
    """Who has a name like that; or one that begins so when no space is counted."""
    together = territories.alias(together=Replace("search_name", Value(" "), Value("")))
    return together.filter(matching(folded, folded) | Q(together__startswith=folded.replace(" ", "")))


def close(territories, words: str):
    """The few whose names are most like what was typed, when none is that; their first letters are right."""
    folded = bare(asked(words))
    names = territories.alias(length=Length("search_name")).filter(
        search_name__startswith=folded[:SAME], length__range=(len(folded) - APART, len(folded) + APART)
    )
    known = set(names.order_by().values_list("search_name", flat=True)) if len(folded) > SAME else ()
    like = get_close_matches(folded, known, CLOSEST, LIKE_ENOUGH)
    ranks = [When(search_name=name, then=Value(rank)) for rank, name in enumerate(like)]
    order = [Case(*ranks), F("population").desc(nulls_last=True)] if ranks else []
    return territories.filter(search_name__in=like).order_by(*order)


def lying(folded: str) -> Q:
    """Who has some of the words in its name, and the others in that of the territory it lies in, or in its code."""
    within = [named(word) | named(word, "parent__") | Q(parent__code=word.upper()) for word in folded.split()]
    own = Q()
    for word in folded.split():
        own |= named(word)
    return all_of(within) & own


def rank(folded: str, words: str) -> Case:
    """The better a name answers, the lower. Five digits are a postcode for most people, an Insee code for a few."""
    is_it = Q(search_name=folded) | Q(code=code_of(words))
    was_it = Q(search_former_names__contains=f"/ {folded} /")
    begins = Q(search_name__startswith=folded)
    ranks = [When(is_it, then=Value(1)), When(begins | was_it, then=Value(2))]
    if WHOLE_POSTCODE.fullmatch(folded):
        ranks.insert(0, When(posted(folded), then=Value(0)))
    return Case(*ranks, default=3)


def named(word: str, of: str = "") -> Q:
    """Whose name has a word that begins so."""
    return Q(**{f"{of}search_name__startswith": word}) | Q(**{f"{of}search_name__contains": f" {word}"})


def all_of(conditions) -> Q:
    """Every condition."""
    whole = Q()
    for condition in conditions:
        whole &= condition
    return whole


def code_of(words: str) -> str:
    """What was typed, as an official code is written."""
    return words.replace("\x00", "").strip().upper()
