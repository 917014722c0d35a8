"""Where resources keep their code, filled by 0012, their DOI and their ISBN: columns that cost a live site nothing."""

from django.db import migrations, models

import catalogue.identifiers
import catalogue.models.identified


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
