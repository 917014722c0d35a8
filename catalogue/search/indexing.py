"""Writing the index. What is in it is what a visitor may see, and nothing else."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Q
from django.dispatch import Signal

from catalogue import editions
from catalogue.models import FacetValue, Resource, SearchEntry, SearchText, SearchVersion, SearchWord
from catalogue.search import french
from catalogue.search.facets import Value, values_of
from catalogue.visibility import private_collections

BATCH = 500
INITIAL_ARTICLE = re.compile(r"^(?:(?:le|la|les|un|une|des)\s+|l['’]\s*)(?=\w)")
FAR_FUTURE = 10**10  # seconds: more than any date of publication
SHORTEST_WORD, LONGEST_WORD = 4, 40
MANY_WORDS = 2_000
# Sent by `Resource` in the transaction that writes: `resources`, specific ones that visitors see; `gone`, other keys;
# `closed`, the collections whose files visitors may not open.
reindexed = Signal()


@dataclass
class Indexed:
    """All that the index keeps of a resource."""

    resource_id: int
    title: str
    subjects: list[str]
    body: list[str]
    files: list[str]
    values: dict[tuple[str, str], Value]
    moment: int
    words: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, resource: Resource, private: set[int]) -> "Indexed":
        """Read a specific resource; `Resource.search_related` should be prefetched.

        Args:
            private: collections whose files visitors may not open, nor find.
        """
        places = resource.places
        around = [area for place in places for area in (place.departement, place.region) if area]
        names = dict.fromkeys(place.name for place in [*places, *around])
        return cls(
            resource.pk,
            resource.title,
            [resource.summary, resource.kind_label, str(resource.year or ""), *map(str, resource.themes.all()),
             *map(str, resource.bodies()), *names],
            resource.search_texts(),
            [file.document.text for file in resource.files.all() if file.document.collection_id not in private],
            values_of(resource),
            moment(resource),
        )  # fmt: skip

    def entry(self, characters: dict[tuple[str, str], str]) -> SearchEntry:
        """The narrow row."""
        facets = "".join(sorted(characters[key] for key in self.values))
        return SearchEntry(self.resource_id, facets, self.moment, title_key(self.title))

    def text(self) -> SearchText:
        """The wide row; notes the words on the way."""
        plain = french.tidy("\n".join(self.body))
        return SearchText(
            entry_id=self.resource_id,
            title=french.index_text([self.title], self.words),
            subjects=french.index_text(self.subjects, self.words),
            body=french.index_text(self.body, self.words),
            files=french.index_text(page for text in self.files for page in text.split("\f")),
            plain=plain.replace("\x00", ""),
        )


def moment(resource: Resource) -> int:
    """The place of a resource in time: year, month, then publication on the site; the greater, the newer."""
    published = int(resource.first_published_at.timestamp()) if resource.first_published_at else 0
    return ((resource.year or 0) * 13 + (resource.month or 0)) * FAR_FUTURE + published


def title_key(title: str) -> bytes:
    """How a title is filed: folded, without its first article, as libraries do."""
    folded = INITIAL_ARTICLE.sub("", french.fold(title))
    return " ".join(re.findall(r"[a-z0-9]+", folded)).encode()[:255]


def refresh(
    keys: Iterable[int],
    report: Callable[[int, int], None] = lambda done, total: None,
    reader: Callable[[list[int]], list[Resource]] | None = None,
) -> set[str]:
    """Make the index true for these resources: those that are listed are written, the others removed.

    Args:
        report: told how many are done, of how many.
        reader: does what `read` does, for whoever has more to do with what is read.

    Returns:
        The words met.
    """
    keys = sorted(set(keys))
    words: set[str] = set()
    for start in range(0, len(keys), BATCH):
        with transaction.atomic():
            next_version()  # first, so that two writers follow each other and the second reads what the first kept
            words |= refresh_batch(keys[start : start + BATCH], reader or read)
        report(min(start + BATCH, len(keys)), len(keys))
    return words


def refresh_batch(keys: list[int], reader: Callable[[list[int]], list[Resource]]) -> set[str]:
    """Write or remove these entries, and what lists say of editions; gives the words met."""
    editions.refresh(keys)
    resources = reader(keys)
    private = private_collections()
    gone = set(keys) - {resource.pk for resource in resources}
    SearchEntry.objects.filter(pk__in=gone).delete()
    words = write([Indexed.of(resource, private) for resource in resources])
    reindexed.send(sender=Resource, resources=resources, gone=gone, closed=private)
    return words


def read(keys: list[int]) -> list[Resource]:
    """Those of these resources that visitors see, each of its kind, with all that the index reads of them."""
    kinds = defaultdict(list)
    for key, content_type in Resource.objects.listed().filter(pk__in=keys).values_list("pk", "content_type"):
        kinds[content_type].append(key)
    found = []
    for content_type, members in kinds.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        resources = model.objects.filter(pk__in=members).select_related("rubric")
        found += resources.prefetch_related(*model.search_related)
    return found


def write(found: list[Indexed]) -> set[str]:
    """Add or replace entries, with the values and the words they bring; gives the words."""
    characters = facet_characters({key: value for item in found for key, value in item.values.items()})
    SearchEntry.objects.bulk_create(
        [item.entry(characters) for item in found],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["resource"],
        update_fields=["facets", "moment", "title_key"],
    )
    SearchText.objects.bulk_create(
        [item.text() for item in found],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["entry"],
        update_fields=["title", "subjects", "body", "files", "plain"],
    )
    return add_words(set().union(*(item.words for item in found)))


def facet_characters(values: dict[tuple[str, str], Value]) -> dict[tuple[str, str], str]:
    """The character of each value, by filter and name; makes those that are missing, mends those that changed."""
    wanted = Q(facet__in={facet for facet, _ in values}, value__in={name for _, name in values})
    known = {(item.facet, item.value): item for item in FacetValue.objects.filter(wanted)}
    missing = [
        FacetValue(facet=facet, value=name, label=value.label, rank=value.rank)
        for (facet, name), value in values.items()
        if (facet, name) not in known
    ]
    if missing:
        FacetValue.objects.bulk_create(missing, ignore_conflicts=True)
        known = {(item.facet, item.value): item for item in FacetValue.objects.filter(wanted)}
    changed = [known[key] for key, value in values.items() if (known[key].label, known[key].rank) != value[1:]]
    for item in changed:
        _, item.label, item.rank = values[item.facet, item.value]
    FacetValue.objects.bulk_update(changed, ["label", "rank"])
    return {key: known[key].character for key in values}


def add_words(words: set[str]) -> set[str]:
    """Teach the spelling what these words are; gives them as they are kept, without accents."""
    shown = {french.fold(word): word for word in sorted(words) if word.replace("-", "").isalpha()}
    kept = {word for word in shown if word.isascii() and SHORTEST_WORD <= len(word) <= LONGEST_WORD}
    # Past some hundreds, reading the whole vocabulary is quicker than naming words, and no limit of parameters is met.
    asked = SearchWord.objects.filter(word__in=kept) if len(kept) < MANY_WORDS else SearchWord.objects.all()
    known = set(asked.values_list("word", flat=True))
    new = [SearchWord(word, shown[word][:LONGEST_WORD]) for word in sorted(kept - known)]
    SearchWord.objects.bulk_create(new, ignore_conflicts=True)
    return kept


def rebuild(report: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Make the whole index anew, in batches, while the site goes on; gives how many resources were looked at.

    Args:
        report: told how many are done, of how many.
    """
    before = set(SearchWord.objects.values_list("word", flat=True))  # a word published meanwhile is not among them
    keys = list(Resource.objects.values_list("pk", flat=True))
    gone = before - refresh(keys, report)
    for start in range(0, len(gone), BATCH):
        SearchWord.objects.filter(word__in=sorted(gone)[start : start + BATCH]).delete()
    return len(keys)


def fill_if_empty(**kwargs) -> None:
    """After a migration: a site that had resources before it had this index is found whole at its first visit."""
    if not SearchEntry.objects.exists() and Resource.objects.listed().exists():
        rebuild()


def next_version() -> None:
    """Say that the index changes: what was computed from it no longer holds. Holds the row until the commit."""
    if not SearchVersion.objects.filter(pk=1).update(number=F("number") + 1):
        SearchVersion.objects.get_or_create(pk=1, defaults={"number": 1})
