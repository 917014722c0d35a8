"""Wagtail's database search, made safe: any string is words, and a common word is not a denial of service."""

from django.db import connection, connections
from django.db.models.query import QuerySet
from modelsearch.backends.database import SearchBackend as database_backend
from wagtail.search.query import MATCH_NONE

LONGEST_QUERY = 255


def as_words(query: str):
    """The query without what the engines would read as operators; nothing to search finds nothing."""
    return query[:LONGEST_QUERY].replace('"', " ").replace("\x00", " ").strip() or MATCH_NONE


class SafeQueries:
    """What is mixed into the stock backend of the database in use."""

    def search(self, query, model_or_queryset, **options):
        """Search; see `modelsearch.backends.base.BaseSearchBackend.search`."""
        return super().search(self._words(query), *self._unranked(model_or_queryset, options), **options)

    def autocomplete(self, query, model_or_queryset, **options):
        """Complete; see `modelsearch.backends.base.BaseSearchBackend.autocomplete`."""
        return super().autocomplete(self._words(query), *self._unranked(model_or_queryset, options), **options)

    @staticmethod
    def _words(query):
        return as_words(query) if isinstance(query, str) else query

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
