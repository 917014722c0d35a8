"""Resources that go out as a file."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from catalogue.models import Resource
from editorial.exchange.columns import COLUMNS
from editorial.exchange.files import FORMATS, pieces
from editorial.exchange.loading import rows


def exported(resources: QuerySet[Resource], format: str) -> Iterator[bytes]:
    """A file of these resources, piece by piece.

    Raises:
        UnwritableTable: the format can't hold them, before the first piece is given.
    """
    headers = [column.label for column in COLUMNS if column.is_exported]
    return pieces(format, headers, rows(resources))


def file_name(format: str, day: date) -> str:
    """« ressources-2026-11-23.xlsx »."""
    return f"ressources-{day.isoformat()}.{FORMATS[format].ending}"
