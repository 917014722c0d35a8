"""What looks words up: FTS5 fed by triggers on SQLite, generated vectors with GIN indexes on PostgreSQL."""

from django.db import migrations

COLUMNS = ("title", "subjects", "body", "files")
LOOKED_UP = ("all", "body")  # the vectors in which a word may stand in nearly every text


def sqlite() -> list[str]:
    """An index without a copy of the text, kept true by the database itself."""
    names = ", ".join(COLUMNS)
    old = f"INSERT INTO catalogue_searchwords(catalogue_searchwords, rowid, {names}) " \
        f"VALUES ('delete', old.entry_id, {', '.join(f'old.{name}' for name in COLUMNS)});"
    new = f"INSERT INTO catalogue_searchwords(rowid, {names}) " \
        f"VALUES (new.entry_id, {', '.join(f'new.{name}' for name in COLUMNS)});"
    return [
        f"CREATE VIRTUAL TABLE catalogue_searchwords USING fts5({names}, content='catalogue_searchtext', "
        "content_rowid='entry_id', columnsize=0, tokenize='ascii')",
        f"CREATE TRIGGER catalogue_searchtext_added AFTER INSERT ON catalogue_searchtext BEGIN {new} END",
        f"CREATE TRIGGER catalogue_searchtext_gone AFTER DELETE ON catalogue_searchtext BEGIN {old} END",
        f"CREATE TRIGGER catalogue_searchtext_changed AFTER UPDATE ON catalogue_searchtext BEGIN {old} {new} END",
    ]


def postgresql() -> list[str]:
    """A vector for each weight, one for all. Long columns are stored aside: rows stay narrow, scans stay quick."""
    everything = " || ' zz ' || ".join(COLUMNS)
    vectors = {"title_vector": "title", "subjects_vector": "subjects", "body_vector": "body", "all_vector": everything}
    added = ", ".join(
        f"ADD COLUMN {name} tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, {source})) STORED"
        for name, source in vectors.items()
    )
    # Rows are narrow, vectors are not, and the planner does not count reading a vector: for a word that many texts hold it
    # would rather read every vector than the index, ten times slower. Inside these functions it may not.
    lookups = [
        f"CREATE FUNCTION catalogue_search_{name}(asked tsquery) RETURNS SETOF integer LANGUAGE sql STABLE "
        f"SET enable_seqscan = off AS "
        f"$$SELECT entry_id::integer FROM catalogue_searchtext WHERE {name}_vector @@ asked$$"
        for name in LOOKED_UP
    ]
    return [
        "ALTER TABLE catalogue_searchtext SET (toast_tuple_target = 128)",
        f"ALTER TABLE catalogue_searchtext {added}",
        *(f"CREATE INDEX search_text_{name} ON catalogue_searchtext USING gin ({name})" for name in vectors),
        *lookups,
    ]


def undo(vendor: str) -> list[str]:
    """The way back."""
    if vendor == "sqlite":
        triggers = [f"DROP TRIGGER catalogue_searchtext_{name}" for name in ("added", "gone", "changed")]
        return [*triggers, "DROP TABLE catalogue_searchwords"]
    columns = [f"DROP COLUMN {name}_vector" for name in ("title", "subjects", "body", "all")]
    functions = [f"DROP FUNCTION catalogue_search_{name}(tsquery)" for name in LOOKED_UP]
    return [*functions, f"ALTER TABLE catalogue_searchtext {', '.join(columns)}"]


def forwards(apps, schema_editor):
    for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]():
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    for statement in undo(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0004_search")]
    operations = [migrations.RunPython(forwards, backwards)]
