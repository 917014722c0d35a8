"""How addresses of the site name a territory.

Official codes are unique within a kind: « 84 » is Vaucluse and the region Auvergne-Rhône-Alpes, « 01 » Ain and
Guadeloupe. Those of regions are alone in colliding, with those of départements: they are written « region-84 », and all
others as they are, since a commune has five signs, an intercommunalité nine digits, a département two or three.
"""

from territories.vocabulary import Kind

REGION = "region-"


def address_of(kind: str, code: str) -> str:
    """The one address of a territory."""
    return f"{REGION}{code}" if kind == Kind.REGION else code


def read_address(address: str) -> tuple[list[str], str]:
    """The kinds that a territory at this address may be of, and its official code."""
    code = address.upper()
    if code.startswith(REGION.upper()):
        return [Kind.REGION], code[len(REGION) :]
    return [kind for kind in Kind if kind != Kind.REGION], code
