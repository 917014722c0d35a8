"""The words the site cannot live without: three need levels, four rubrics."""

from django.db import migrations

NEED_LEVELS = [("comprendre", "Comprendre"), ("s-approprier", "S’approprier"), ("innover", "Innover")]
RUBRICS = [
    ("se-former", "Se former"),
    ("mettre-en-oeuvre", "Mettre en œuvre"),
    ("accompagner", "Accompagner"),
    ("evaluer", "Évaluer"),
]


def create_terms(apps, schema_editor):
    for name, terms in (("NeedLevel", NEED_LEVELS), ("Rubric", RUBRICS)):
        model = apps.get_model("catalogue", name)
        for position, (slug, label) in enumerate(terms, 1):
            model.objects.get_or_create(slug=slug, defaults={"name": label, "position": position})


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_initial")]
    operations = [migrations.RunPython(create_terms, migrations.RunPython.noop)]
