"""Wagtail's database search, made safe: any string is words, and a common word is not a denial of service."""

from django.db import connection, connections
from django.db.models.query import QuerySet
from modelsearch.backends.database import SearchBackend as database_backend
from wagtail.search.query import MATCH_NONE, And, Or, Phrase, PlainText

LONGEST_QUERY = 255  # characters
MOST_PARTS = 20  # clauses of a query object


def as_words(query):
    """The query without what the engines would read as operators, nor more of it than anybody means to ask.

    Args:
        query: a string, or one of Wagtail's query objects; the admin's page search parses the string itself.
    """
    if isinstance(query, str):
        return plain(query) or MATCH_NONE
    if isinstance(query, PlainText | Phrase):
        words = plain(query.query_string)
        options = (query.operator, query.boost) if isinstance(query, PlainText) else ()
        return type(query)(words, *options) if words else MATCH_NONE
    if isinstance(query, And | Or):
        return type(query)([as_words(part) for part in query.subqueries[:MOST_PARTS]])
    return query


def plain(text: str) -> str:
    """The text as words: without quotes and NUL, and cut."""
    return text[:LONGEST_QUERY].replace('"', " ").replace("\x00", " ").strip()


class SafeQueries:
    """What is mixed into the stock backend of the database in use."""

    def search(self, query, model_or_queryset, **options):
        """Search; see `modelsearch.backends.base.BaseSearchBackend.search`."""
        return super().search(as_words(query), *self._unranked(model_or_queryset, options), **options)

    def autocomplete(self, query, model_or_queryset, **options):
        """Complete; see `modelsearch.backends.base.BaseSearchBackend.autocomplete`."""
        return super().autocomplete(as_words(query), *self._unranked(model_or_queryset, options), **options)

    @staticmethod
    def _unranked(target, options):
        """On SQLite ranking is quadratic in the number of hits: leave the order to the caller."""
        if connection.vendor == "sqlite" and options.get("order_by_relevance", True):
            options["order_by_relevance"] = False
            if isinstance(target, QuerySet) and not target.query.is_sliced:
                target = target.order_by()
        return (target,)


def SearchBackend(params):
    """The safe backend over the one that suits the database."""
    stock = type(database_backend(params))
    return type("SafeSearchBackend", (SafeQueries, stock), {})(params)


def analyze(using="default", **kwargs):
    """Refresh SQLite's statistics; without them its planner reads the search index backwards."""
    if connections[using].vendor == "sqlite":
        with connections[using].cursor() as cursor:
            cursor.execute("ANALYZE")
