"""Rows written by the hundred, past Django's `bulk_create`, which refuses models that extend another."""

from functools import cache

from django.db import connection, models

MOST_PARAMETERS = 8_000  # of one statement
AS_THEY_ARE = {int, str, type(None)}


def insert(model: type[models.Model], rows: list[dict]) -> None:
    """Write rows given by attribute name; what they do not say has the model's default."""
    if not rows:
        return
    fields, defaults = columns(model, tuple(rows[0]))
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = f"({', '.join(['%s'] * len(fields))})"
    step = max(1, MOST_PARAMETERS // len(fields))
    with connection.cursor() as cursor:
        for start in range(0, len(rows), step):
            part = rows[start : start + step]
            values = [value for row in part for value in prepared(row, fields, defaults)]
            table = connection.ops.quote_name(model._meta.db_table)
            # Only names of our own models are written into the statement.
            cursor.execute(f"INSERT INTO {table} ({names}) VALUES {', '.join([places] * len(part))}", values)  # noqa: S608


@cache
def columns(model: type[models.Model], given: tuple[str, ...]) -> tuple[list[models.Field], dict]:
    """The columns to write, and what stands in those that rows do not say."""
    own = model._meta.local_concrete_fields
    fields = [field for field in own if field.attname in given or not isinstance(field, models.AutoField)]
    others = [field for field in fields if field.attname not in given]
    return fields, {field.attname: field.get_db_prep_save(field.get_default(), connection) for field in others}


def prepared(row: dict, fields: list[models.Field], defaults: dict) -> list:
    """The values of a row, as the database takes them; numbers and texts are as they are."""
    values = map((defaults | row).get, (field.attname for field in fields))
    return [
        value if type(value) in AS_THEY_ARE or field.attname in defaults else field.get_db_prep_save(value, connection)
        for field, value in zip(fields, values, strict=True)
    ]
