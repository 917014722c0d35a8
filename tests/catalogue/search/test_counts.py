"""The numbers beside the filters are those of a count by hand."""

import random
from collections import Counter

import pytest

from catalogue.models import Resource
from catalogue.search import upkeep
from catalogue.search.facets import FACETS, values_of
from practical_kit.models import GuidePage, StudyPage
from tests.factories import make_case, make_commune, make_organisation, make_resource, make_theme
from tests.searching import ask


@pytest.fixture
def crowd(rubric):
    """Sixty resources of all sorts, the same each time."""
    chance = random.Random(7)
    themes = [make_theme(name) for name in ("Eau", "Air", "Feu")]
    bodies = [make_organisation(name=name) for name in ("Ville", "Club")]
    places = [make_commune(), make_commune("Morlaix", "29151", "Finistère", "Bretagne")]
    levels = ["comprendre", "agir", "evaluer"]
    for number in range(60):
        fields = {"themes": chance.sample(themes, chance.randint(0, 3)), "levels": chance.sample(levels, 1)}
        fields |= {"year": chance.choice([2019, 2020, 2021]), "summary": chance.choice(["Un verger.", "Un potager."])}
        fields |= {"also_in": chance.sample(["se-former", "accompagner"], chance.randint(0, 1))}
        if chance.random() < 0.3:
            case = make_case(rubric, f"Cas {number}", places=chance.sample(places, chance.randint(0, 2)), **fields)
            actor = case.actors.first()
            actor.organisation = chance.choice(bodies)
            actor.save()
        else:
            kind = chance.choice([GuidePage, StudyPage])
            make_resource(rubric, f"Document {number}", kind, language=chance.choice(["fr", "en"]), **fields)
    upkeep.flush()
    return {page.pk: (page, set(values_of(page))) for page in (r.specific for r in Resource.objects.all())}


def let_through(crowd, word, names, but=""):
    """What has the word and one of the values of each filter, by Python alone."""
    return {
        pk: values
        for pk, (page, values) in crowd.items()
        if word in page.summary
        and all(values & {(facet, name) for name in chosen} for facet, chosen in names.items() if facet != but)
    }


def tally(found):
    """How many of these have each value, by facet."""
    counts = Counter(value for values in found.values() for value in values)
    return {facet.name: {name: n for (kind, name), n in counts.items() if kind == facet.name} for facet in FACETS}


def offered(found):
    """The counts that the visitor is shown; those of chosen values without results left out."""
    return {
        facet.name: {choice.value.value: choice.count for choice in choices if choice.count}
        for facet, choices in found.facets
    }


def test_counts_are_those_of_a_count_by_hand(crowd):
    chance = random.Random(11)
    known = sorted(set().union(*(values for _, values in crowd.values())))
    for _ in range(40):
        word = chance.choice(["", "verger", "potager"])
        names: dict[str, list[str]] = {}
        for facet, name in chance.sample(known, chance.randint(0, 3)):
            names.setdefault(facet, []).append(name)
        found = ask(word, **names)
        expected = let_through(crowd, word, names)
        if not expected and word:
            continue  # the answer is then about the words alone
        asked = (word, names)
        assert (set(found.answer.keys), found.answer.total) == (set(expected), len(expected)), asked
        by_hand = tally(expected) | {facet: tally(let_through(crowd, word, names, facet))[facet] for facet in names}
        assert offered(found) == by_hand, asked
        assert found.answer.without == {f: len(let_through(crowd, word, names, f)) for f in names}, asked


def test_when_filters_leave_nothing_the_words_alone_are_counted(rubric):
    make_resource(rubric, "Girafe", year=1999)
    make_resource(rubric, "Éléphant", year=2019)
    found = ask("girafe", annee=["2019"])
    assert (found.answer.total, found.unfiltered, found.query.loose, found.is_fruitless) == (0, 1, False, False)
