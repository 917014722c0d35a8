"""A doubtful file stops the loading and says where."""

import pytest

from territories.reading import COLUMNS, FileError, read_level
from territories.vocabulary import Kind

FILE_OF = {
    Kind.REGION: "regions.csv",
    Kind.DEPARTEMENT: "departements.csv",
    Kind.EPCI: "epci.csv",
    Kind.COMMUNE: "communes.csv",
}


def read(folder, kind, *lines, header=None):
    name = FILE_OF[kind]
    header = header or ",".join(COLUMNS[name])
    (folder / name).write_text("\n".join([header, *lines, ""]), encoding="utf-8")
    return read_level(folder, kind)


@pytest.mark.parametrize(
    ("kind", "line", "message"),
    [
        (Kind.COMMUNE, "1001,Ain,01,,5,,", "code « 1001 » invalide"),
        (Kind.COMMUNE, ",Ain,01,,5,,", "code «  » invalide"),
        (Kind.DEPARTEMENT, "1,Ain,84,5", "code « 1 » invalide"),
        (Kind.REGION, "4,La Réunion,drom,5", "code « 4 » invalide"),
        (Kind.EPCI, "20000017,CC,CC,74,,5", "code « 20000017 » invalide"),
        (Kind.COMMUNE, "01001, ,01,,5,,", "le nom manque"),
        (Kind.COMMUNE, "01001,Ain,,,5,,", "le département ou la région manque"),
        (Kind.COMMUNE, "01001,Ain,01,,5.0,,", "population « 5.0 » illisible"),
        (Kind.COMMUNE, "01001,Ain,01,,-5,,", "population « -5 » illisible"),
        (Kind.COMMUNE, "01001,Ain,01,5,,", "nombre de colonnes"),
        (Kind.COMMUNE, "01001,Ain,01,,5,6,,", "nombre de colonnes"),
        (Kind.COMMUNE, "01001,Ain,01,,5,1400,", "codes postaux « 1400 » illisibles"),
        (Kind.COMMUNE, "01001,Ain,01,,5,01400;01410,", "codes postaux « 01400;01410 » illisibles"),
        (Kind.REGION, "84,Rhône,lune,5", "« lune » inconnu"),
        (Kind.EPCI, "200000172,Groupe,XX,74,,5", "« XX » inconnu"),
        (Kind.EPCI, "200000172,Groupe,,74,,5", "«  » inconnu"),
    ],
)
def test_a_faulty_line_is_refused_with_its_number(tmp_path, kind, line, message):
    with pytest.raises(FileError, match=rf"{FILE_OF[kind]}, ligne 2 : .*{message}"):
        read(tmp_path, kind, line)


def test_a_code_met_twice_is_refused(tmp_path):
    with pytest.raises(FileError, match="ligne 3 : le code « 01001 » figure deux fois"):
        read(tmp_path, Kind.COMMUNE, "01001,Un,01,,5,,", "01001,Deux,01,,5,,")


def test_columns_other_than_ours_are_refused(tmp_path):
    with pytest.raises(FileError, match="colonnes attendues : code, name, departement"):
        read(tmp_path, Kind.COMMUNE, header="code;name;departement;epci;population")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileError, match=r"Fichier introuvable : .*regions\.csv"):
        read_level(tmp_path, Kind.REGION)


def test_an_unknown_population_is_not_zero(tmp_path):
    rows = read(tmp_path, Kind.COMMUNE, "55039,Beaumont,55,,0,,", "98901,Clipperton,989,,,,")
    assert [row.population for row in rows.values()] == [0, None]


def test_one_file_gives_both_kinds_of_intercommunality(tmp_path):
    lines = ["200000172,Groupe,CC,74,,5", "200057867,Plaine Commune,EPT,93,200054781,5"]
    assert list(read(tmp_path, Kind.EPCI, *lines)) == ["200000172"]
    assert list(read_level(tmp_path, Kind.EPT)) == ["200057867"]
