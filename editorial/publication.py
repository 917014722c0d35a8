"""What a page lacks to be published, asked without its form: for what publishes many pages at once."""

from collections.abc import Callable

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.html import format_html, format_html_join
from wagtail.fields import StreamField
from wagtail.models import Page

EMPTY = {"blank", "null"}


def shortcomings(page) -> list[str]:
    """What the form would complain of if this page, as last written, were published.

    Args:
        page: as the tree gives it; its newest revision is what is read.
    """
    if page.alias_of_id:
        return ["cette page suit une autre page\u00a0: publiez l’originale"]
    draft = page.get_latest_revision_as_object()
    draft.live = True  # models hold what is live to their rules
    form = draft.get_edit_handler().get_form_class()
    return [*wrong_fields(draft), *missing_rows(draft, form), *getattr(form, "lacking", nothing)(draft)]


def nothing(page) -> list[str]:
    """For forms that ask for no more than their model."""
    return []


def wrong_fields(page, clean: Callable[[Page], None] = Page.full_clean) -> list[str]:
    """The fields left empty, on one line; then each of the others that is wrong, with why.

    Args:
        clean: holds the page to the rules of its model.
    """
    errors = dict(field_errors(page, clean))
    empty = [name for name, error in errors.items() if any(one.code in EMPTY for one in error.error_list)]
    told = [said(label(page, name), " ".join(errors[name].messages)) for name in errors if name not in empty]
    return [*([said("à remplir", ", ".join(label(page, name) for name in empty))] if empty else []), *told]


def field_errors(page, clean: Callable[[Page], None]):
    """Pairs of a field's name and its error: those of the model, then those of the blocks, which it does not read."""
    found = {}
    try:
        clean(page)
    except ValidationError as error:
        found = {name: ValidationError(errors) for name, errors in error.error_dict.items()}
    yield from found.items()
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField) and field.name not in found:
            try:
                field.stream_block.clean(getattr(page, field.name))
            except ValidationError as error:
                whole = list(getattr(error, "non_block_errors", None) or ["un bloc est incomplet ou en trop."])
                yield field.name, ValidationError(whole)


def missing_rows(page, form) -> list[str]:
    """The rows that the form wants some of: territories, actors."""
    return [
        said(formset.model._meta.verbose_name_plural, f"{formset.min_num} au moins")
        for name, formset in form.formsets.items()
        if formset.min_num and getattr(page, name).count() < formset.min_num
    ]


def label(page, name: str) -> str:
    """A field as editors know it."""
    name = "page" if name == NON_FIELD_ERRORS else str(page._meta.get_field(name).verbose_name)
    return name[:1].lower() + name[1:]


def said(what: str, why: str) -> str:
    """« résumé : 281 signes »."""
    return f"{what}\u00a0: {why}"


def refusal(pages: list[tuple]) -> str:
    """What to tell whoever wanted to publish.

    Args:
        pages: those that are not ready, each with what it lacks.
    """
    rows = format_html_join(
        "",
        "<li>«\u00a0{}\u00a0»\u00a0: {}</li>",
        (
            (page.get_admin_display_title(), "\u00a0; ".join(lack.rstrip(".") for lack in lacks))
            for page, lacks in pages
        ),
    )
    return format_html(
        "Rien n’a été publié. Ces pages sont à revoir, une par une\u00a0: <ul>{}</ul>",
        rows,
    )
