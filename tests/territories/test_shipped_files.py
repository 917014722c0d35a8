"""The files in fixtures/territories/ are complete, coherent and loadable."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from territories.loading import ATTRIBUTION, DATA_DIRECTORY, load
from territories.models import Territory
from territories.names import tidy
from territories.reading import FILES, read_level
from territories.vocabulary import Kind

COUNTS = {Kind.REGION: 26, Kind.DEPARTEMENT: 109, Kind.EPCI: 1_255, Kind.EPT: 11, Kind.COMMUNE: 34_969}
GRAND_PARIS = "200054781"


@pytest.fixture(scope="module")
def shipped():
    """Rows of each kind by code; reading refuses a code met twice."""
    return {kind: read_level(DATA_DIRECTORY, kind) for kind in Kind}


def test_counts_are_those_of_the_source(shipped):
    assert {kind: len(rows) for kind, rows in shipped.items()} == COUNTS


def test_every_parent_and_intercommunality_exists(shipped):
    parents = {Kind.DEPARTEMENT: Kind.REGION}
    for kind in (Kind.DEPARTEMENT, Kind.EPCI, Kind.EPT, Kind.COMMUNE):
        above = shipped[parents.get(kind, Kind.DEPARTEMENT)]
        assert {row.parent for row in shipped[kind].values()} <= above.keys()
        assert {row.epci for row in shipped[kind].values()} - {""} <= shipped[Kind.EPCI].keys()


def test_lines_are_sorted_by_code():
    for name in set(FILES.values()):
        lines = (DATA_DIRECTORY / name).read_text(encoding="utf-8").splitlines()[1:]
        codes = [line.split(",")[0] for line in lines]
        assert codes == sorted(set(codes))


def test_names_are_tidy():
    for name in set(FILES.values()):
        for line in (DATA_DIRECTORY / name).read_text(encoding="utf-8").splitlines():
            assert line == tidy(line)


def test_four_islands_and_the_overseas_have_no_intercommunality(shipped):
    alone = {code: row for code, row in shipped[Kind.COMMUNE].items() if not row.epci}
    islands = {row.name for row in alone.values() if len(row.parent) == 2}
    assert len(alone) == 98
    assert islands == {"Île-de-Bréhat", "Île-de-Sein", "Ouessant", "L’Île-d’Yeu"}


def test_paris_and_its_territorial_establishments_belong_to_the_metropolis(shipped):
    assert shipped[Kind.COMMUNE]["75056"].epci == GRAND_PARIS
    assert {row.epci for row in shipped[Kind.EPT].values()} == {GRAND_PARIS}


def test_populations_of_all_levels_agree(shipped):
    totals = {kind: sum(row.population or 0 for row in shipped[kind].values()) for kind in shipped}
    assert totals[Kind.REGION] == totals[Kind.DEPARTEMENT] == totals[Kind.COMMUNE] > 68_000_000
    assert sum(row.population is None for row in shipped[Kind.COMMUNE].values()) == 6


def test_overseas_territories_are_there(shipped):
    zones = [row.zone for row in shipped[Kind.REGION].values()]
    assert (zones.count("metro"), zones.count("drom"), zones.count("com")) == (13, 5, 8)


def test_postcodes_and_former_names_are_those_of_the_source(shipped):
    communes = shipped[Kind.COMMUNE]
    assert len(communes["75056"].postcodes.split()) == 21
    assert [code for code, row in communes.items() if not row.postcodes] == [f"9841{n}" for n in range(1, 6)]
    assert sum(bool(row.former_names) for row in communes.values()) > 900
    assert "Plessala" in communes["22046"].former_names.split(" / ")


def test_the_notice_of_the_licence_is_beside_the_data():
    notice = (DATA_DIRECTORY / "README.md").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert ATTRIBUTION.replace("\N{NO-BREAK SPACE}", " ") in notice


@pytest.mark.django_db
def test_shipped_files_load_and_a_second_time_nothing_is_written():
    load(report=lambda line: None)
    assert Territory.objects.by_code("commune", "78440").label == "Les Mureaux (Yvelines)"
    assert Territory.objects.count() == sum(COUNTS.values())
    with CaptureQueriesContext(connection) as queries:
        tallies = load(report=lambda line: None)
    assert sum(tally.unchanged for tally in tallies.values()) == sum(COUNTS.values())
    assert not [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
