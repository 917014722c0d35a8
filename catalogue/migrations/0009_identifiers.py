"""A code for every resource, written by batches on a live site; DOI and ISBN, empty."""

from django.db import migrations, models

import catalogue.identifiers
import catalogue.models.identified

BATCH = 500


def give_codes(apps, schema_editor):
    """Give one to those that have none."""
    resource = apps.get_model("catalogue", "Resource")
    keys = list(resource.objects.filter(code=None).order_by().values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        batch = [resource(pk=pk, code=catalogue.identifiers.new_code()) for pk in keys[start : start + BATCH]]
        resource.objects.bulk_update(batch, ["code"])


class Migration(migrations.Migration):

    dependencies = [
        ("catalogue", "0008_safety_net"),
    ]

    operations = [
        migrations.AddField(
            model_name="resource",
            name="code",
            field=models.CharField(editable=False, max_length=8, null=True, unique=True, verbose_name="identifiant"),
        ),
        migrations.RunPython(give_codes, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="resource",
            name="code",
            field=models.CharField(default=catalogue.identifiers.new_code, editable=False, max_length=8, null=True, unique=True, verbose_name="identifiant"),
        ),
        migrations.AddField(
            model_name="resource",
            name="doi",
            field=catalogue.models.identified.DoiField(blank=True, db_default="", default="", help_text="S’il en a un, sans l’adresse\u00a0: 10.3917/rfap.162.0303.", max_length=150, verbose_name="DOI"),
        ),
        migrations.AddField(
            model_name="resource",
            name="isbn",
            field=catalogue.models.identified.IsbnField(blank=True, db_default="", default="", help_text="S’il en a un.", max_length=30, verbose_name="ISBN"),
        ),
    ]
