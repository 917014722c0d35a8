"""What visitors may see of the catalogue, as the choice of a path wants it: six statements, whatever its size."""

from collections import defaultdict

from catalogue.models import Resource, ResourceFile, ResourceNeedLevel, ResourceTerritory
from catalogue.models.vocabulary import ResourceRubric, ResourceTheme
from catalogue.visibility import with_openness
from practical_kit.assessing.choosing import Candidate
from practical_kit.models.case_note import CaseNotePage
from territories.models import Territory

CASE = CaseNotePage._meta.model_name
ADDRESS = ("source_url", "source_status")
CHAIN = ("territory", "territory__parent", "territory__parent__parent")


def candidates() -> tuple[list[Candidate], list[Candidate]]:
    """The resources and the cases that may be proposed: listed, of their newest edition, each once."""
    listed = Resource.objects.listed().current().filter(alias_of=None)
    rows = listed.order_by("pk").values_list("pk", "content_type__model", "rubric__slug", "year", "language", *ADDRESS)
    levels, also_in, themes = terms(ResourceNeedLevel), terms(ResourceRubric), terms(ResourceTheme, "tag_id")
    regions, with_files = regions_of_cases(), keys_with_open_files()
    found = [
        Candidate(
            key,
            kind,
            rubric or "",
            frozenset(also_in[key]),
            frozenset(levels[key]),
            frozenset(themes[key]),
            frozenset(regions[key]),
            year or 0,
            language == Resource.Language.FRENCH,
            key in with_files or bool(address and status != Resource.SourceStatus.REPORTED),
        )
        for key, kind, rubric, year, language, address, status in rows
    ]
    return [each for each in found if each.kind != CASE], [each for each in found if each.kind == CASE]


def keys_with_open_files() -> set[int]:
    """The resources that have a file which visitors may open."""
    return set(with_openness(ResourceFile.objects).filter(is_open=True).values_list("page_id", flat=True))


def terms(through, name: str = "tag__slug") -> dict[int, set]:
    """The terms of each resource, by key."""
    found = defaultdict(set)
    for key, term in through.objects.values_list("content_object_id", name):
        found[key].add(term)
    return found


def regions_of_cases() -> dict[int, set[str]]:
    """The names of the regions that each case is about, by key."""
    found = defaultdict(set)
    names = [f"{place}__{name}" for place in CHAIN for name in ("kind", "name")]
    items = ResourceTerritory.objects.filter(page__content_type__model=CASE)
    for key, *chain in items.values_list("page_id", *names):
        kinds_and_names = zip(chain[::2], chain[1::2], strict=True)
        found[key] |= {name for kind, name in kinds_and_names if kind == Territory.Kind.REGION}
    return found


def regions() -> list[tuple[str, str]]:
    """The regions that have a case visitors may see, by code, as a list to choose from.

    Two plain statements: as one, PostgreSQL crossed all territories with all pages as long as it had no statistics.
    """
    cases = Resource.objects.listed().current().filter(alias_of=None, content_type__model=CASE).order_by()
    keys = list(cases.values_list("pk", flat=True))
    names = [f"{place}__{name}" for place in CHAIN for name in ("kind", "search_name", "code", "name")]
    rows = ResourceTerritory.objects.filter(page__in=keys).order_by().values_list(*names)
    places = {row[start : start + 4] for row in rows for start in range(0, len(row), 4)}
    known = sorted(place[1:] for place in places if place[0] == Territory.Kind.REGION)
    return [(code, name) for _, code, name in known]
