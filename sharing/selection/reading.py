"""A list of resources as an address says it: `?r=code,code`. Whoever reads one reads it here."""

from dataclasses import dataclass

from django.http import QueryDict

from catalogue.identifiers import CODE
from catalogue.models import Resource
from territories.names import typeset

PARAMETER = "r"
MOST = 100  # resources of a selection
LONGEST = 20  # signs that are repeated of what is no code
ILL_WRITTEN = typeset(
    "Une sélection s’écrit « ?r= » suivi de 1 à 100 identifiants de ressources, séparés par des virgules. "
    "L’identifiant d’une ressource est à la fin de son adresse permanente, après « /r/ »."
)
ALL_GONE = "Aucune des ressources de cette sélection n’est en ligne aujourd’hui."


@dataclass(frozen=True)
class Named:
    """What a list in an address names: codes in its order, each once and at most 100; whatever is no code."""

    codes: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    is_cut: bool = False

    @property
    def is_right(self) -> bool:
        """Whether it is a list, and a whole one."""
        return bool(self.codes) and not self.wrong and not self.is_cut


class Refusal(Exception):
    """Why a list can't be answered: a sentence for readers, then the status."""


def read(query: QueryDict, parameter: str = PARAMETER) -> Named:
    """The list in an address; case and spaces do not matter, and `?r=code&r=code` is a list too."""
    parts = (part.strip() for text in query.getlist(parameter) for part in text.split(","))
    named = dict.fromkeys(part.lower() for part in parts if part)
    codes = [name for name in named if CODE.fullmatch(name)]
    wrong = tuple(name[:LONGEST] for name in named if not CODE.fullmatch(name))
    return Named(tuple(codes[:MOST]), wrong, len(codes) > MOST)


def listed_keys(query: QueryDict) -> list[int]:
    """The resources that a list names and visitors may see, in its order, aliases by their original.

    For files, which can't say what is missing.

    Raises:
        Refusal: this is no list, or nothing is left of it.
    """
    named = read(query)
    if not named.is_right:
        raise Refusal(ILL_WRITTEN, 400)
    rows = Resource.objects.listed().filter(code__in=named.codes).values_list("code", "pk", "alias_of")
    known = {code: original or key for code, key, original in rows}
    keys = list(dict.fromkeys(known[code] for code in named.codes if code in known))
    if not keys:
        raise Refusal(ALL_GONE, 404)
    return keys
