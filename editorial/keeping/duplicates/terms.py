"""Themes and organisations as names to compare, and how often each is used."""

from collections import Counter

from django.db.models import Count

from catalogue.models import Resource
from editorial.keeping.duplicates.names import Named, Names
from editorial.keeping.merging.moving import incoming, parental_key


def names_of(model) -> Names:
    """Every term of a vocabulary."""
    fields = [name for name in ("pk", "name", "acronym") if name == "pk" or hasattr(model, name)]
    return Names(Named(*row) for row in model.objects.order_by("pk").values_list(*fields))


def close_terms(term) -> list:
    """The other terms of its vocabulary that one looks like, the likeliest first."""
    model = type(term)
    keys = names_of(model).close_to(Named(term.pk, term.name, getattr(term, "acronym", "")))
    found = model.objects.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def uses(model, keys) -> Counter:
    """How many resources name each of these terms, in as many queries as there are ways to name one."""
    count: Counter = Counter()
    for relation in incoming(model):
        owner = parental_key(relation.related_model)
        if owner and issubclass(owner.related_model, Resource):
            rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": keys})
            by_term = rows.order_by().values_list(relation.field.attname).annotate(Count(owner.attname, distinct=True))
            count.update(dict(by_term))
    return count
