"""The yearly package becomes compact, stable files."""

import json

import pytest

from territories.extraction import ExtractionError, extract


def commune(code, name, departement="74", population=None, kind="commune-actuelle", **more):
    found = {
        "code": code,
        "nom": name,
        "departement": departement,
        "region": "84",
        "zone": "metro",
        "type": kind,
        **more,
    }
    return found if population is None else found | {"population": population}


def group(code, name, kind, *members):
    return {"code": code, "nom": name, "type": kind, "membres": [{"code": member} for member in members]}


DATA = {
    "regions": [{"code": "84", "nom": "Auvergne-Rhône-Alpes", "zone": "metro"}],
    "departements": [
        {"code": "74", "nom": "Haute-Savoie", "region": "84", "zone": "metro"},
        {"code": "01", "nom": "Ain", "region": "84", "zone": "metro"},
    ],
    "epci": [
        group("200000172", "CA ECLA  (Val d'Arve)", "CA", "74042", "01001", "01002"),
        group("200041887", "CC du Val Marnaysien", "CC"),
    ],
    "ept": [group("200057867", "Plaine Commune", "EPT", "74042")],
    "communes": [
        commune("74042", "Bonneville", population=100, codesPostaux=["74130", "74030"]),
        commune("74042", "Bonneville", population=60, kind="commune-deleguee", chefLieu="74042"),
        commune("74300", "Saint-Étienne", kind="commune-associee", chefLieu="74042"),
        commune("74301", "L'Ancienne", kind="commune-deleguee", chefLieu="74042"),
        commune("74301", "Bonneville 1er", kind="arrondissement-municipal", commune="74042"),
        commune("01002", "Brénod", "01", population=70),
        commune("01001", "Abbaye", "01", population=10),
        commune("74999", "Île", population=None),
    ],
}


def make_package(folder, data=DATA):
    (folder / "data").mkdir(parents=True)
    (folder / "package.json").write_text(json.dumps({"version": "6.0.0"}), encoding="utf-8")
    for name, content in data.items():
        (folder / "data" / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


@pytest.fixture
def lines(tmp_path):
    """Lines of each written file, by name."""
    extract(make_package(tmp_path / "package"), tmp_path / "out", report=lambda line: None)
    return {path.name: path.read_text(encoding="utf-8").splitlines() for path in (tmp_path / "out").iterdir()}


def test_communes_are_sorted_by_code_and_former_ones_left_out(lines):
    assert lines["communes.csv"] == [
        "code,name,departement,epci,population,postcodes,former_names",
        "01001,Abbaye,01,200000172,10,,",
        "01002,Brénod,01,200000172,70,,",
        "74042,Bonneville,74,200000172,100,74030 74130,L’Ancienne / Saint-Étienne",
        "74999,Île,74,,,,",
    ]


def test_names_lose_double_spaces_and_straight_apostrophes(lines):
    assert lines["epci.csv"][1].startswith("200000172,CA ECLA (Val d’Arve),CA,")


def test_a_group_lies_where_most_of_its_inhabitants_live_not_most_of_its_communes(lines):
    assert lines["epci.csv"][1].split(",")[3] == "74"


def test_a_known_seat_wins_over_the_inhabitants(lines):
    assert lines["epci.csv"][2].split(",")[3] == "70"


def test_a_territorial_establishment_belongs_to_the_metropolis_of_its_communes(lines):
    assert lines["epci.csv"][3] == "200057867,Plaine Commune,EPT,74,200000172,100"


def test_every_population_is_the_sum_of_the_communes(lines):
    assert lines["regions.csv"][1:] == ["84,Auvergne-Rhône-Alpes,metro,180"]
    assert lines["departements.csv"][1:] == ["01,Ain,84,80", "74,Haute-Savoie,84,100"]
    assert lines["epci.csv"][1].endswith(",180")


def test_an_unknown_population_stays_empty(lines):
    assert lines["epci.csv"][2].endswith(",")


def test_extracting_twice_gives_the_same_bytes(tmp_path):
    package = make_package(tmp_path / "package")
    reordered = make_package(tmp_path / "other", {name: rows[::-1] for name, rows in DATA.items()})
    for source, name in [(package, "first"), (reordered, "second")]:
        extract(source, tmp_path / name, report=lambda line: None)
    for path in (tmp_path / "first").iterdir():
        assert path.read_bytes() == (tmp_path / "second" / path.name).read_bytes()
        assert b"\r" not in path.read_bytes()


def test_two_current_communes_with_one_code_are_refused(tmp_path):
    twice = DATA | {"communes": [commune("74042", "Un"), commune("74042", "Deux")]}
    with pytest.raises(ExtractionError, match="même code"):
        extract(make_package(tmp_path / "package", twice), tmp_path / "out", report=lambda line: None)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_not_the_package_is_refused(tmp_path):
    with pytest.raises(ExtractionError, match=r"Fichier introuvable dans le paquet : .*package\.json"):
        extract(tmp_path, tmp_path / "out", report=lambda line: None)
