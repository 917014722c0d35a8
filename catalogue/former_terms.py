"""Old addresses and old forms that name a merged theme or organisation: they go on, with what took its place."""

import re

from django.db import models
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from modelcluster.contrib.taggit import ClusterTaggableManager

from catalogue.models.former_terms import FormerOrganisation, FormerTerm, FormerTheme, former_of, heirs, naming_fields

FACETS = {"theme": FormerTheme, "acteur": FormerOrganisation}
MOST = 30  # values of one filter that are looked at
SLUG = re.compile(r"[\w-]{1,100}")
KEY = re.compile(r"\d{1,18}")


def leading_on(query: QueryDict, known: dict[str, list]) -> str:
    """The same question with the terms of today; "" when it names no merged one.

    Asks the database for nothing as long as every value is one that some resource has.

    Args:
        known: the values of each filter that some resource has.
    """
    now, is_changed = query.copy(), False
    for facet, former in FACETS.items():
        slugs = {value.value for value in known.get(facet, [])}
        unknown = [name for name in query.getlist(facet) if name not in slugs and SLUG.fullmatch(name)][:MOST]
        if found := dict(former.objects.filter(slug__in=unknown).values_list("slug", "into__slug")) if unknown else {}:
            now.setlist(facet, dict.fromkeys(found.get(name, name) for name in query.getlist(facet)))
            is_changed = True
    return now.urlencode() if is_changed else ""


def forwarded(data, page_model: type[models.Model]):
    """What a form sends, with the terms of today: it may have been opened before they were merged.

    Args:
        data: what was sent, if anything was.
        page_model: the kind of page that the form is about.
    """
    if not isinstance(data, MultiValueDict):
        return data
    data = data.copy()
    for former in FormerTerm.__subclasses__():
        model = former._meta.get_field("into").related_model
        names = [name for name in data if posted_names(page_model, model).fullmatch(name)]
        numbers = {int(value) for name in names for value in data.getlist(name) if KEY.fullmatch(value)}
        found = {str(old): str(new) for old, new in heirs(model, numbers).items()} if numbers else {}
        for name in names if found else ():
            data.setlist(name, list(dict.fromkeys(found.get(value, value) for value in data.getlist(name))))
    return data


def posted_names(page_model: type[models.Model], model: type[models.Model]) -> re.Pattern:
    """The fields of a form that name terms of a vocabulary: checkboxes, and a field in each row."""
    boxes = [
        f.name
        for f in page_model._meta.get_fields()
        if isinstance(f, ClusterTaggableManager) and f.related_model is model
    ]
    rows = [rf"{rows}-\d+-{field}" for rows, field in naming_fields(page_model, model)]
    return re.compile("|".join([*boxes, *rows]))


def former_with(model: type[models.Model], slug: str | None) -> FormerTerm | None:
    """The merged term that has this identifier, if there is one: its addresses lead elsewhere for ever."""
    former = former_of(model)
    return former.objects.filter(slug=slug).select_related("into").first() if former and slug else None
