"""A code for every resource that was there before codes, by batches that are kept one by one: the site goes on."""

from django.db import migrations

from catalogue.identifiers import new_code

BATCH = 500


def give_codes(apps, schema_editor):
    """Give one to those that have none; can be run again."""
    resource = apps.get_model("catalogue", "Resource")
    taken = set(resource.objects.exclude(code=None).values_list("code", flat=True))
    keys = list(resource.objects.filter(code=None).order_by().values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        batch = [resource(pk=pk, code=free(taken)) for pk in keys[start : start + BATCH]]
        resource.objects.bulk_update(batch, ["code"])


def free(taken):
    """A code that no resource has."""
    code = new_code()
    while code in taken:
        code = new_code()
    taken.add(code)
    return code


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ("catalogue", "0011_daily_use"),
    ]

    operations = [
        migrations.RunPython(give_codes, migrations.RunPython.noop, elidable=True),
    ]
