"""Loading what pages point at: terms, organisations, references, glossary, figures; and the search’s synonyms."""

from pathlib import Path

from catalogue.models import NeedLevel, Organisation, Reference, Rubric, SynonymGroup, Theme
from essentials.models import GlossaryTerm, KeyFigure
from resource_centre.content.files import read, read_entries
from resource_centre.content.ledger import Ledger

# What the files call a key, and what the model does.
ORGANISATION = ("slug", "name", "acronym", "family", "url")
REFERENCE = ("authors", "title", "publisher", "date", "url", "language", "note")
TERM = ("slug", "term", "expansion", "kind", "definition", "source", "url", "note")
FIGURE = ("value", "unit", "label", "statement", "study", "organisation", "year", "url", "topic", "note")


def pick(entry: dict, names: tuple[str, ...]) -> dict:
    """The named keys that the entry has."""
    return {name: entry[name] for name in names if name in entry}


def load_vocabularies(folder: Path, ledger: Ledger) -> None:
    """Create the terms and objects of the files that were never loaded."""
    describe_closed_terms(read(folder / "home.toml"), ledger)
    create(Theme, "theme", read_entries(folder / "themes.toml", "theme"), ("slug", "name"), ledger)
    create(Organisation, "organisation", read_entries(folder / "organisations", "organisation"), ORGANISATION, ledger)
    references = read_entries(folder / "references", "reference")
    create(Reference, "reference", references, REFERENCE, ledger, key="id")
    create(KeyFigure, "figure", read_entries(folder / "figures.toml", "figure"), FIGURE, ledger, key="id")
    load_glossary(read_entries(folder / "glossary.toml", "term"), ledger)
    load_synonyms(read_entries(folder / "synonyms.toml", "synonym"), ledger)


def describe_closed_terms(home: dict, ledger: Ledger) -> None:
    """Give need levels and rubrics their one-sentence description."""
    for model, section in ((NeedLevel, "need_levels"), (Rubric, "rubrics")):
        for slug, entry in home[section].items():
            if ledger.is_new(section, slug):
                model.objects.filter(slug=slug).update(description=entry["description"])


def create(model, label: str, entries: list[dict], names: tuple, ledger: Ledger, key: str = "slug") -> None:
    """Create one object for each new entry; an object that an editor made under the same slug is kept."""
    taken = set(model.objects.values_list("slug", flat=True))
    new = [entry for entry in entries if ledger.is_new(label, entry[key]) and entry[key] not in taken]
    model.objects.bulk_create([model(**{"slug": entry[key]} | pick(entry, names)) for entry in new])


def load_glossary(entries: list[dict], ledger: Ledger) -> None:
    """Create the terms, then tie neighbours together."""
    new = [entry for entry in entries if ("term/" + entry["slug"]) not in ledger.known]
    create(GlossaryTerm, "term", entries, TERM, ledger)
    terms = {term.slug: term for term in GlossaryTerm.objects.all()}
    for entry in new:
        if term := terms.get(entry["slug"]):
            term.related.add(*(terms[slug] for slug in entry.get("related", []) if slug in terms))


def load_synonyms(entries: list[dict], ledger: Ledger) -> None:
    """Create the groups; the one that an editor made with the very same terms is kept."""
    new = ["\n".join(entry["terms"]) for entry in entries if ledger.is_new("synonym", entry["slug"])]
    taken = set(SynonymGroup.objects.values_list("terms", flat=True))
    SynonymGroup.objects.bulk_create([SynonymGroup(terms=terms) for terms in new if terms not in taken])
