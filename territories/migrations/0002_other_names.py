"""Postcodes and former names. Columns with a default of the database: the former version goes on writing without them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Filled by `load_territories`."""

    dependencies = [("territories", "0001_initial")]

    operations = [
        migrations.AddField(
            "territory", "postcodes",
            models.CharField(blank=True, db_default="", default="", max_length=200, verbose_name="codes postaux"),
        ),
        migrations.AddField(
            "territory", "former_names",
            models.TextField(blank=True, db_default="", default="", verbose_name="anciennes communes"),
        ),
        migrations.AddField(
            "territory", "search_former_names",
            models.TextField(db_default="", default="", editable=False, verbose_name="anciennes communes pour la recherche"),
        ),
    ]  # fmt: skip
