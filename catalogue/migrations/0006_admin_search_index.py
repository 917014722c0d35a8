"""The index that PostgreSQL lacks for Wagtail's search in titles and texts: modelsearch announces it, no migration of
its own makes it. `autocomplete`, which the admin asks, has one."""

from django.db import migrations

NAME = "catalogue_admin_search"
VECTOR = "(title || body)"  # as `catalogue.search_backend.HitsFirst` and the stock query write it


def forwards(apps, schema_editor):
    """Make the index while the site is in use. One that an interrupted migration left invalid is made anew."""
    if schema_editor.connection.vendor == "postgresql":
        backwards(apps, schema_editor)
        schema_editor.execute(
            f"CREATE INDEX CONCURRENTLY IF NOT EXISTS {NAME} ON wagtailsearch_indexentry USING gin ({VECTOR})"
        )


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {NAME}")


class Migration(migrations.Migration):
    atomic = False  # PostgreSQL makes no index concurrently inside a transaction

    dependencies = [("catalogue", "0005_search_by_words"), ("wagtailsearch", "0010_add_text_fields")]

    operations = [migrations.RunPython(forwards, backwards)]
