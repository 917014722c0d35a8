"""A page of a list: where it stands, and where the others are."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.http import urlencode

from sharing import addresses
from sharing.api.shapes import PER_PAGE, Paging

CUT, MOST_UNKNOWN = 100, 30


def listed(
    request: HttpRequest,
    response: HttpResponse,
    asked: Paging,
    total: int,
    results: Sequence[dict],
    query: str = "",
    unknown: Sequence[dict] = (),
) -> dict:
    """The page of a list, with the addresses of the pages around it, in the body and as links (RFC 8288).

    Args:
        query: what was understood of the question, as an address says it, without the page.
        unknown: what was not.
    """
    last = max(1, -(-total // asked.par_page))
    numbers = {"first": 1, "prev": min(asked.page - 1, last), "next": asked.page + 1, "last": last}
    kept = {relation: number for relation, number in numbers.items() if 1 <= number <= last}
    path = addresses.absolute(request.path, request)
    links = {relation: address(path, query, number, asked.par_page) for relation, number in kept.items()}
    response["Link"] = ", ".join(f'<{link}>; rel="{relation}"' for relation, link in links.items())
    return {
        "total": total,
        "page": asked.page,
        "par_page": asked.par_page,
        "suivante": links.get("next"),
        "precedente": links.get("prev"),
        "inconnus": unknown,
        "resultats": results,
    }


def address(path: str, query: str, page: int, per_page: int) -> str:
    """The address of a page of a list."""
    changes = {"page": page} if page > 1 else {}
    changes |= {"par_page": per_page} if per_page != PER_PAGE else {}
    whole = "&".join(filter(None, [query, urlencode(changes)]))
    return f"{path}?{whole}" if whole else path


def unknown_in(query: QueryDict, known: dict[str, set[str] | None]) -> list[dict]:
    """What an address asks for and that filters nothing.

    Args:
        known: by parameter, the values that exist; None where any will do.
    """
    found = [
        {"parametre": name[:CUT], "valeur": value[:CUT]}
        for name, values in query.lists()
        for value in values
        if value and (name not in known or (known[name] is not None and value not in known[name]))
    ]
    return found[:MOST_UNKNOWN]
