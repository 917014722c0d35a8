"""Which column each header of a file is taken for: as last time, or by its name."""

from catalogue.pasted import tidied
from editorial.exchange.columns import COLUMNS
from editorial.models import RememberedHeader
from territories.names import fold

SAMPLES, SAMPLE_LENGTH = 3, 80
HEADER_LENGTH = RememberedHeader._meta.get_field("header").max_length


def guess(headers: list[str]) -> dict[str, str]:
    """The key of a column for each header, empty where none fits; a column is taken once."""
    keys = {column.key for column in COLUMNS}
    folded = {header: fold(header)[:HEADER_LENGTH] for header in headers}
    remembered = dict(
        RememberedHeader.objects.filter(header__in=folded.values(), column__in=keys | {""}).values_list(
            "header", "column"
        )
    )
    by_name = {name: column.key for column in reversed(COLUMNS) for name in column.headers}
    exact = {fold(column.label): column.key for column in COLUMNS}
    found: dict[str, str] = {}
    for header, name in folded.items():
        key = remembered.get(name, exact.get(name) or by_name.get(name, ""))
        found[header] = key if key not in found.values() else ""
    return found


def remember(mapping: dict[str, str]) -> None:
    """Keep what somebody chose, for the next file with these headers."""
    rows = {fold(header)[:HEADER_LENGTH]: key for header, key in mapping.items() if fold(header)}
    RememberedHeader.objects.bulk_create(
        [RememberedHeader(header=header, column=key) for header, key in rows.items()],
        update_conflicts=True,
        unique_fields=["header"],
        update_fields=["column"],
    )


def samples(headers: list[str], lines) -> dict[str, list[str]]:
    """The first cells that are not empty under each header, cut."""
    found: dict[str, list[str]] = {header: [] for header in headers}
    for line in lines[:200]:
        for header, cells in found.items():
            if (
                len(cells) < SAMPLES
                and (text := tidied(line.cells.get(header, "")))
                and text[:SAMPLE_LENGTH] not in cells
            ):
                cells.append(text[:SAMPLE_LENGTH])
    return found
