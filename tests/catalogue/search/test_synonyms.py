"""The synonyms that the site starts with: of use, editable, and none too broad."""

import tomllib

from django.conf import settings

from catalogue.models import SynonymGroup
from catalogue.search import french, query
from tests.searching import ask

ENTRIES = tomllib.loads((settings.BASE_DIR / "fixtures/synonyms.toml").read_text(encoding="utf-8"))["synonym"]
GLOSSARY = tomllib.loads((settings.BASE_DIR / "fixtures/glossary.toml").read_text(encoding="utf-8"))["term"]
MOST_FOUND = 0.5  # of all resources
EVERYWHERE = {"territoire"}  # what the whole centre is about


def test_every_group_says_where_it_comes_from():
    assert {entry["source"] for entry in ENTRIES} == {"glossaire", "sigle usuel", "famille de mots", "usage"}
    assert len({entry["slug"] for entry in ENTRIES}) == len(ENTRIES)


def test_every_group_of_the_glossary_is_in_it():
    known = {french.fold(text) for term in GLOSSARY for text in (term["term"], term.get("expansion", ""))}
    for entry in ENTRIES:
        if entry["source"] == "glossaire":
            assert known & set(map(french.fold, entry["terms"])), entry["slug"]


def test_no_term_is_one_that_the_analysis_finds_already():
    for entry in ENTRIES:
        phrases = [set(query.forms_of(french.useful(term))) for term in entry["terms"]]
        for position, forms in enumerate(phrases):
            assert any(forms), entry
            assert not [other for other in phrases[:position] if other & forms], entry["terms"][position]


def test_every_group_is_one_that_an_editor_may_save(demo):
    assert SynonymGroup.objects.count() == len(ENTRIES)
    for group in SynonymGroup.objects.all():
        before = group.terms
        group.full_clean()
        assert group.terms == before


def test_each_term_finds_what_the_others_find_and_not_everything(demo):
    everything = ask("").answer.total
    for entry in ENTRIES:
        alone = query.synonyms([SynonymGroup(terms="\n".join(entry["terms"]))])
        asked = [query.parse(term, alone).terms for term in entry["terms"]]
        assert len({frozenset(term.forms) for terms in asked for term in terms}) == 1, entry["slug"]
        if entry["slug"] not in EVERYWHERE:
            assert max(ask(term).answer.total for term in entry["terms"]) <= MOST_FOUND * everything, entry["slug"]
