"""The two search indexes, written with the pages: that of the catalogue, and that of the admin."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from wagtail.search import index
from wagtail.search.backends import get_search_backend

from catalogue import stemming
from catalogue.models import SearchText
from catalogue.search import french, indexing
from catalogue.search_backend import FrenchIndex
from practical_kit.filling.drafts import sentence
from practical_kit.filling.making import Made, kind_label
from practical_kit.filling.words import stems


@dataclass
class Filled(indexing.Indexed):
    """What the index keeps of a synthetic resource, whose words are known one by one."""

    made: Made | None = None

    @cached_property
    def row(self) -> SearchText:
        """The same row as a page gives; a test compares them."""
        made = self.made
        return SearchText(
            entry_id=self.resource_id,
            title=stems([made.draft.title], self.words),
            subjects=stems([made.draft.summary, *([name] for name in self.subjects[1:])], self.words),
            body=stems(spaced(made), self.words),
            files="",
            plain=french.tidy("\n".join(self.body)),
        )

    def text(self) -> SearchText:
        """The wide row."""
        return self.row


def spaced(made: Made) -> list[list[str]]:
    """The text; a case has two headings more, which are empty."""
    story = len(made.draft.story)
    pieces = made.draft.pieces()
    return [*pieces[:story], *([[], []] if story else []), *pieces[story:]]


def write(made: list[Made], with_admin: bool) -> None:
    """Write both, or the first only."""
    entries = [filled(item) for item in made]
    indexing.write(entries)
    if with_admin:
        write_admin(entries)


def filled(made: Made) -> Filled:
    """What the catalogue keeps."""
    names = dict.fromkeys(place.name for place in [*made.places, *made.around])
    terms = [*(theme.name for theme in made.themes), *map(str, made.bodies)]
    subjects = [sentence(made.draft.summary), kind_label(made.model), str(made.year or ""), *terms, *names]
    texts = made.draft.texts()
    story = len(made.draft.story)
    body = [*texts[:story], *(["", ""] if story else []), *texts[story:]]
    title = sentence(made.draft.title)
    return Filled(made.key, title, subjects, body, [], made.values(), indexing.moment(made), set(), made)


@dataclass
class Prepared:
    """A page as Wagtail's index wants it, with its stems already known."""

    pk: int
    fields: list

    def get_search_fields(self) -> list:
        """See `modelsearch.index.Indexed.get_search_fields`."""
        return self.fields


def write_admin(entries: list[Filled]) -> None:
    """Write Wagtail's index."""
    kinds = defaultdict(list)
    for entry in entries:
        kinds[entry.made.model].append(entry)
    for model, members in kinds.items():
        backend_index: FrenchIndex = get_search_backend().get_index_for_model(model)
        super(FrenchIndex, backend_index).add_items(model, [prepared(entry) for entry in members])


def prepared(entry: Filled) -> Prepared:
    """Title, text and beginnings of words. The text has the year and the kind as well, until the page is saved."""
    fields = [
        known(index.SearchField("title"), entry.row.title),
        known(index.SearchField("body"), f"{entry.row.subjects} {entry.row.body}"),
        known(index.AutocompleteField("title"), stemming.completing(entry.title)),
    ]
    return Prepared(entry.resource_id, fields)


def known(field: index.BaseField, text: str) -> index.BaseField:
    """A field whose value is known."""
    field.get_value = lambda instance: text
    return field
