"""Wagtail's database search, which serves the admin: French, safe whatever is typed, and never more than linear.

Explorer, choosers, snippets, images and documents ask it; visitors ask `catalogue.search`. Words become stems here for
every model at once, Wagtail's own included: a model has nothing to declare but its `search_fields`.
"""

from copy import copy
from functools import cache, reduce
from importlib import import_module

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, connections
from django.db.models import BigIntegerField, BooleanField, F, Func, Q
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Cast
from django.db.models.query import QuerySet
from modelsearch.backends.database import SearchBackend as database_backend
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.search import models as index_models
from wagtail.search.index import SearchField
from wagtail.search.query import MatchAll, Not

from catalogue import stemming

if connection.vendor == "sqlite":  # elsewhere it cannot be imported
    from modelsearch.backends.database.sqlite.query import MatchExpression


class FrenchQueries:
    """Mixed into the backend: what it is asked, in stems."""

    def search(self, query, model_or_queryset, **options):
        """Search; see `modelsearch.backends.base.BaseSearchBackend.search`. `fields` changes nothing."""
        query = stemming.asked(query, is_completing=False, operator=options.get("operator"))
        return super().search(query, self._unranked(model_or_queryset, options), **options)

    def autocomplete(self, query, model_or_queryset, **options):
        """Complete; see `modelsearch.backends.base.BaseSearchBackend.autocomplete`. `fields` changes nothing."""
        query = stemming.asked(query, is_completing=True, operator=options.get("operator"))
        return super().autocomplete(query, self._unranked(model_or_queryset, options), **options)

    @staticmethod
    def _unranked(target, options):
        """Without the order that relevance would replace. Nothing is ranked: that reads every hit, on SQLite once for
        each hit; the newest come first instead."""
        if options.get("order_by_relevance", True) and isinstance(target, QuerySet):
            return target.order_by()
        return target


class HitsFirst:
    """Mixed into the query compilers: finds the entries of the index, then their objects by key.

    The stock joins the two, and is quadratic when the planner expects few hits and there are many
    (docs/decisions.md).
    """

    def check(self):
        """Let any column filter and order: the index is in the same database, nothing has to be declared for it."""

    def search(self, config, start, stop, score_field=None, **options):
        """The objects found, as a queryset. The keys of all indexed models are numbers."""
        if score_field or isinstance(self.query, Not):
            return super().search(config, start, stop, score_field=score_field, **options)
        found = self.queryset
        if not isinstance(self.query, MatchAll):
            types = get_descendants_content_types_pks(self.queryset.model)
            entries = self.entries(config).filter(content_type__in=types)
            found = found.filter(among(entries.values(key=Cast("object_id", BigIntegerField()))))
        return (found if found.query.order_by else found.order_by("-pk"))[start:stop]

    def entries(self, config):
        """The entries of the index in which the query is true."""
        columns = ["autocomplete"] if self.LAST_TERM_IS_PREFIX else ["title", "body"]
        entries = index_models.IndexEntry.objects.all()
        if connection.vendor == "sqlite":
            match = MatchExpression(columns, self.build_search_query(self.query))
            return entries.filter(pk__in=index_models.SQLiteFTSIndexEntry.objects.filter(match).values("pk"))
        vector = reduce(lambda left, right: CombinedExpression(left, "||", right), map(F, columns))
        return entries.alias(vector=vector).filter(vector=self.build_tsquery(self.query, config=config))


def among(keys):
    """A condition: the key is one of these. What PostgreSQL would join, in an array it has to find first."""
    if connection.vendor == "sqlite":
        return Q(pk__in=keys)
    any_of = {"template": "%(expressions)s)", "arg_joiner": " = ANY("}
    return Func(F("pk"), ArraySubquery(keys), output_field=BooleanField(), **any_of)


class FrenchIndex:
    """Mixed into the index: writes stems, and only the entries of what is saved."""

    def add_items(self, model, objs):
        """Write the entries of these objects."""
        super().add_items(model, [Entry(self.reader(obj, self.backend)) for obj in objs])

    def _refresh_title_norms(self, full=False):
        """Leave every title its weight of 1: nothing is ranked, and the stock reads the whole index at each save."""


class Entry:
    """An object as the stock index reads it: its key, and its fields, whose values are stems.

    Every field is read here once. The stock reads tags and child rows anew for the title, the text and the completion.
    """

    def __init__(self, reader):
        self.pk = reader.obj.pk
        self.fields = [
            in_stems(found, text)
            for field in reader.search_fields
            for found, *_, text in reader.prepare_field(reader.obj, field)
        ]

    def get_search_fields(self):
        """See `modelsearch.index.Indexed.get_search_fields`."""
        return self.fields


def in_stems(field, text):
    """A field whose value is already known, in stems, whichever object it is asked about."""
    stems = stemming.indexed(text) if isinstance(field, SearchField) else stemming.completing(text)
    field = copy(field)
    field.get_value = lambda obj: stems
    return field


@cache
def adapted(stock):
    """The class of the stock backend, with what is ours in front of each of its parts."""
    compilers = ("query_compiler_class", "autocomplete_query_compiler_class")
    parts = {name: type("Compiler", (HitsFirst, getattr(stock, name)), {}) for name in compilers}
    reader = import_module(stock.__module__).ObjectIndexer
    parts["index_class"] = type("Index", (FrenchIndex, stock.index_class), {"reader": reader})
    return type("FrenchSearchBackend", (FrenchQueries, stock), parts)


def SearchBackend(params):
    """The backend of this site, over the one that suits the database."""
    params = {**params, "SEARCH_CONFIG": "simple"}  # PostgreSQL is given stems, which it must not stem again
    return adapted(type(database_backend(params)))(params)


# An index whose rows all have the same value, such as NULL in `alias_of`, is noted « N N »: the planner then thinks
# that any value has N rows, and reads the whole table for the one page it looks for.
FORGET_WHAT_HAS_ONE_VALUE = (
    "DELETE FROM sqlite_stat1 WHERE CAST(stat AS int) > 100 AND stat = CAST(stat AS int) || ' ' || CAST(stat AS int)"
)


def analyze(using="default", **kwargs):
    """Refresh the statistics of the database, for every query that joins: PostgreSQL does it too late after a load."""
    with connections[using].cursor() as cursor:
        cursor.execute("ANALYZE")
        if connections[using].vendor == "sqlite":
            cursor.execute(FORGET_WHAT_HAS_ONE_VALUE)
            cursor.execute("ANALYZE sqlite_schema")  # read the table of statistics again
