"""Loading brings the database to what the files say."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from territories.loading import load
from territories.models import Territory
from territories.reading import FileError

pytestmark = pytest.mark.django_db

FILES = {
    "regions.csv": """\
code,name,zone,population
11,Île-de-France,metro,30
94,Corse,metro,5
01,Guadeloupe,drom,8
""",
    "departements.csv": """\
code,name,region,population
75,Paris,11,20
2A,Corse-du-Sud,94,5
971,Guadeloupe,01,8
""",
    "epci.csv": """\
code,name,nature,departement,epci,population
200054781,Métropole du Grand Paris,METRO,75,,30
200057867,Plaine Commune,EPT,75,200054781,10
""",
    "communes.csv": """\
code,name,departement,epci,population,postcodes,former_names
2A004,Ajaccio,2A,,5,20000,
75056,Paris,75,200054781,20,75001 75002,
97105,Basse-Terre,971,,,97100,Saint-Claude / Baillif
""",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def edit(folder, name, old, new):
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def silent(line):
    """Say nothing."""


def total(tallies, count):
    return sum(getattr(tally, count) for tally in tallies.values())


def test_first_loading_creates_every_line(folder):
    assert total(load(folder, silent), "created") == 11
    assert Territory.objects.count() == 11


def test_each_territory_points_to_its_parents(folder):
    load(folder, silent)
    paris = Territory.objects.by_code("commune", "75056")
    assert (paris.departement.name, paris.region.name) == ("Paris", "Île-de-France")
    assert paris.intercommunality.name == "Métropole du Grand Paris"
    assert paris.intercommunality.departement.code == "75"


def test_a_territorial_establishment_is_of_its_own_kind_inside_the_metropolis(folder):
    load(folder, silent)
    plaine = Territory.objects.by_code("ept", "200057867")
    assert (plaine.nature, plaine.intercommunality.code) == ("", "200054781")
    assert plaine.intercommunality.nature == "METRO"


def test_codes_keep_their_zeros_and_letters(folder):
    load(folder, silent)
    assert {"01", "94", "2A", "971", "2A004"} <= set(Territory.objects.values_list("code", flat=True))


def test_a_commune_may_have_no_intercommunality_and_an_unknown_population(folder):
    load(folder, silent)
    commune = Territory.objects.by_code("commune", "97105")
    assert (commune.intercommunality, commune.population) == (None, None)


def test_a_territory_takes_the_zone_of_its_region(folder):
    load(folder, silent)
    assert set(Territory.objects.filter(zone="drom").values_list("code", flat=True)) == {"01", "971", "97105"}


def test_loaded_names_are_tidy_and_searchable(folder):
    edit(folder, "communes.csv", "Ajaccio", "L'Ajaccio  (ville)")
    load(folder, silent)
    assert Territory.objects.search("l ajaccio ville").get().name == "L’Ajaccio (ville)"


def test_second_loading_writes_nothing(folder):
    load(folder, silent)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        tallies = load(folder, silent)
    assert total(tallies, "unchanged") == 11
    assert not [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("200054781,20", "200054781,21", {"population": 21}),
        ("Paris", "Lutèce", {"name": "Lutèce", "search_name": "lutece"}),
        ("75,200054781", "75,", {"intercommunality": None}),
        ("75001 75002", "75001", {"postcodes": "75001"}),
        ("75001 75002,", "75001 75002,Lutèce", {"former_names": "Lutèce", "search_former_names": "/ lutece /"}),
        ("Paris,75", "Paris,2A", {"parent__code": "2A"}),
    ],
)
def test_only_a_changed_line_is_written_and_the_territory_stays_the_same(folder, old, new, found):
    load(folder, silent)
    identifier = Territory.objects.by_code("commune", "75056").pk
    edit(folder, "communes.csv", old, new)
    tallies = load(folder, silent)
    assert (total(tallies, "changed"), total(tallies, "unchanged")) == (1, 10)
    assert Territory.objects.filter(pk=identifier, **found).exists()


def test_a_vanished_territory_is_kept_and_reported(folder):
    lines = []
    load(folder, silent)
    edit(folder, "communes.csv", "2A004,Ajaccio,2A,,5,20000,\n", "")
    tallies = load(folder, lines.append)
    assert Territory.objects.by_code("commune", "2A004")
    assert tallies["commune"].vanished == ["Ajaccio (2A004)"]
    assert any("Absents des fichiers, conservés (1)" in line and "Ajaccio (2A004)" in line for line in lines)


def test_many_vanished_territories_are_counted_not_listed(folder):
    lines = []
    for number in range(12):
        Territory.objects.create(kind="commune", code=f"010{number:02}", name=f"Ancienne {number}", zone="metro")
    load(folder, lines.append)
    assert lines[-1].startswith("Absents des fichiers, conservés (12) : Ancienne 0 (01000), ")
    assert lines[-1].endswith("Ancienne 9 (01009), …")


def test_progress_is_said_in_french(folder):
    lines = []
    load(folder, lines.append)
    assert [line.split(" – ")[0] for line in lines] == [
        "Régions",
        "Départements",
        "Intercommunalités",
        "Établissements publics territoriaux",
        "Communes",
    ]
    assert lines[-1] == "Communes – créés : 3, modifiés : 0, inchangés : 0"


def test_a_fault_in_the_last_file_leaves_the_database_as_it_was(folder):
    edit(folder, "communes.csv", "Ajaccio,2A", "Ajaccio,2B")
    with pytest.raises(FileError, match="« 2A004 » renvoie à « 2B »"):
        load(folder, silent)
    assert not Territory.objects.exists()


def test_a_parent_that_only_the_database_knows_is_refused(folder):
    load(folder, silent)
    edit(folder, "departements.csv", "2A,Corse-du-Sud,94,5\n", "")
    with pytest.raises(FileError, match="« 2A004 » renvoie à « 2A »"):
        load(folder, silent)
