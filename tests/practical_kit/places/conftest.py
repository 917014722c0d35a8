"""A small France: two regions, some départements, groups and communes."""

from types import SimpleNamespace

import pytest

from territories.models import Territory

Kind = Territory.Kind


def make(kind, code, name, **fields):
    return Territory.objects.create(kind=kind, code=code, name=name, **{"zone": "metro"} | fields)


@pytest.fixture
def france(db):
    """Its territories, by a short name."""
    occitanie, bretagne = make(Kind.REGION, "76", "Occitanie"), make(Kind.REGION, "53", "Bretagne")
    reunion = make(Kind.REGION, "04", "La Réunion", zone="drom")
    lot = make(Kind.DEPARTEMENT, "46", "Lot", parent=occitanie, population=175_000)
    gers = make(Kind.DEPARTEMENT, "32", "Gers", parent=occitanie, population=190_000)
    finistere = make(Kind.DEPARTEMENT, "29", "Finistère", parent=bretagne, population=900_000)
    paris = make(Kind.DEPARTEMENT, "75", "Paris", parent=make(Kind.REGION, "11", "Île-de-France"), population=2_100_000)
    island = make(Kind.DEPARTEMENT, "974", "La Réunion", parent=reunion, zone="drom", population=890_000)
    group = make(Kind.EPCI, "200067361", "CC Grand-Figeac", parent=lot, nature="CC", population=43_000)

    def commune(code, name, parent, population, **fields):
        return make(Kind.COMMUNE, code, name, parent=parent, population=population, **fields)

    return SimpleNamespace(
        occitanie=occitanie, bretagne=bretagne, lot=lot, gers=gers, finistere=finistere, paris=paris, island=island,
        group=group,
        figeac=commune("46102", "Figeac", lot, 9_800, intercommunality=group, postcodes="46100"),
        cajarc=commune("46045", "Cajarc", lot, 1_100, intercommunality=group),
        cahors=commune("46042", "Cahors", lot, 20_000),
        auch=commune("32013", "Auch", gers, 22_000),
        fleurance=commune("32132", "Fleurance", gers, 6_100),
        morlaix=commune("29151", "Morlaix", finistere, 14_700),
        crozon=commune("29042", "Crozon", finistere, 7_700),
    )  # fmt: skip
