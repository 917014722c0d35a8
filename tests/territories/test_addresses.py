"""How addresses name a territory: no two share one, and each is read back."""

import pytest

from territories.addresses import address_of, read_address
from territories.loading import DATA_DIRECTORY
from territories.models import Territory
from territories.reading import read_level
from territories.vocabulary import Kind


def test_every_territory_of_the_source_has_an_address_of_its_own_that_is_read_back():
    keys = [(kind, code) for kind in Kind for code in read_level(DATA_DIRECTORY, kind)]
    addresses = {address_of(*key): key for key in keys}
    assert len(addresses) == len(keys)
    for address, (kind, code) in addresses.items():
        kinds, read = read_address(address)
        assert (kind in kinds, read) == (True, code)


@pytest.mark.django_db
def test_a_region_and_a_departement_of_the_same_code_are_two_addresses():
    region = Territory.objects.create(kind=Kind.REGION, code="01", name="Guadeloupe", zone="drom")
    ain = Territory.objects.create(kind=Kind.DEPARTEMENT, code="01", name="Ain", zone="metro")
    assert (region.address, ain.address) == ("region-01", "01")
    assert (Territory.objects.at("Region-01"), Territory.objects.at("01")) == (region, ain)
    assert [Territory.objects.at(unknown) for unknown in ("02", "region-", "region-1", "no", "")] == [None] * 5
