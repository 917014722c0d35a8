"""The two commands are thin: they say what happened and fail in French."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from territories.models import Territory


def run(*arguments, **options):
    output = StringIO()
    call_command(*arguments, stdout=output, **options)
    return output.getvalue()


@pytest.fixture
def folder(tmp_path):
    """A folder with one region and nothing below."""
    (tmp_path / "regions.csv").write_text("code,name,zone,population\n94,Corse,metro,5\n", encoding="utf-8")
    (tmp_path / "departements.csv").write_text("code,name,region,population\n", encoding="utf-8")
    (tmp_path / "epci.csv").write_text("code,name,nature,departement,epci,population\n", encoding="utf-8")
    (tmp_path / "communes.csv").write_text(
        "code,name,departement,epci,population,postcodes,former_names\n", encoding="utf-8"
    )
    return tmp_path


@pytest.mark.django_db
def test_load_territories_loads_the_folder_it_is_given(folder):
    assert "Régions – créés\N{NO-BREAK SPACE}: 1" in run("load_territories", str(folder))
    assert Territory.objects.get().name == "Corse"


@pytest.mark.django_db
def test_load_territories_can_be_silent(folder):
    assert run("load_territories", str(folder), verbosity=0) == ""
    assert Territory.objects.exists()


@pytest.mark.django_db
def test_load_territories_fails_in_words(folder):
    (folder / "communes.csv").unlink()
    with pytest.raises(CommandError, match=r"^Rien n’a été modifié\. Fichier introuvable\xa0: .*communes\.csv"):
        run("load_territories", str(folder))


def test_extract_territories_fails_in_words(tmp_path):
    with pytest.raises(CommandError, match="Fichier introuvable dans le paquet\xa0: "):
        run("extract_territories", str(tmp_path), destination=tmp_path / "out")
