"""A list of resources in an address, for files, which can't say what is missing."""

from django.http import QueryDict

from catalogue.models import Resource
from catalogue.named import read
from territories.names import typeset

ILL_WRITTEN = typeset(
    "Une sélection s’écrit « ?r= » suivi de 1 à 100 identifiants de ressources, séparés par des virgules. "
    "L’identifiant d’une ressource est à la fin de son adresse permanente, après « /r/ »."
)
ALL_GONE = "Aucune des ressources de cette sélection n’est en ligne aujourd’hui."


class Refusal(Exception):
    """Why a list can't be answered: a sentence for readers, then the status."""


def listed_keys(query: QueryDict) -> list[int]:
    """The resources that a list names and visitors may see, in its order, aliases by their original.

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
