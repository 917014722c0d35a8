"""What a resource from a file lacks to be online: the rules of its form, asked without it."""

from functools import cache

from django.db import models

from catalogue.models import Resource
from editorial.publication import missing_rows, wrong_fields


def lacks(page: Resource) -> list[str]:
    """What is wrong, in words that name the field."""
    was_live, page.live = page.live, True  # models hold what is live to their rules
    page._check_slug_is_unique = lambda: None  # `places` has seen to it, and thousands of pages wait
    found = wrong_fields(page, clean)
    del page._check_slug_is_unique
    form = form_class(type(page))
    found += [*missing_rows(page, form), *form.lacking(page)]
    page.live = was_live
    return found


def clean(page: Resource) -> None:
    """Hold a page to the rules of its model, but for what only the database knows.

    Raises:
        ValidationError: a rule that it breaks.
    """
    models.Model.full_clean(page, relations(type(page)), validate_unique=False, validate_constraints=False)


@cache
def relations(model: type[Resource]) -> list[str]:
    """The fields that name a row, which was looked for, and those that no editor fills in."""
    fields = model._meta.concrete_fields
    return [
        field.name for field in fields if field.is_relation or not field.editable or field.name in ("path", "depth")
    ]


@cache
def form_class(model: type[Resource]) -> type:
    """The form of a kind, built once: building one takes longer than reading a line."""
    return model.get_edit_handler().get_form_class()
