"""How addresses of the site name a territory.

Official codes are unique within a kind: « 84 » is Vaucluse and the region Auvergne-Rhône-Alpes, « 01 » Ain and
Guadeloupe. Those of regions are alone in colliding, with those of départements: they are written « region-84 », and all
others as they are, since a commune has five signs, an intercommunalité nine digits, a département two or three.
"""

import re

from territories.vocabulary import Kind

REGION = "region-"
SHAPES = (
    (re.compile(rf"{REGION}([0-9]{{2,3}})"), (Kind.REGION,)),
    (re.compile(r"([0-9][0-9AB][0-9]?)"), (Kind.DEPARTEMENT,)),
    (re.compile(r"([0-9][0-9AB][0-9]{3})"), (Kind.COMMUNE,)),
    (re.compile(r"([0-9]{9})"), (Kind.EPCI, Kind.EPT)),
)


def address_of(kind: str, code: str) -> str:
    """The one address of a territory."""
    return f"{REGION}{code}" if kind == Kind.REGION else code


def read_address(address: str) -> tuple[tuple[str, ...], str]:
    """The kinds it may be of, and its official code; no kind when this is no address of a territory."""
    typed = address.lower() if address.lower().startswith(REGION) else address.upper()
    for shape, kinds in SHAPES:
        if found := shape.fullmatch(typed):
            return kinds, found[1]
    return (), ""
