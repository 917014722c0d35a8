"""Filling in Wagtail's forms as a browser would: what the page holds, plus what its scripts would add."""

from django.urls import reverse
from wagtail.fields import RichTextField, StreamField
from wagtail.test.utils.form_data import inline_formset, nested_form_data, querydict_from_html, rich_text, streamfield


def add_address(model, parent):
    """Where a page of this type is added under a parent."""
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])


def edit_address(page):
    """Where a page is edited."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def filled(response, model, publish=False, **values):
    """The data of the form of a page; texts for rich text, lists of dicts for inline rows, the rest as it is."""
    data = querydict_from_html(response.content.decode(), form_id="page-edit-form").dict()
    data.pop("action-publish", None)
    for field in model._meta.get_fields():
        value = values.pop(field.name, None)
        if isinstance(field, StreamField):
            data |= nested_form_data({field.name: streamfield(value or [])})
        elif isinstance(field, RichTextField):
            data[field.name] = rich_text(f"<p>{value}</p>") if value else "null"
        elif isinstance(value, list) and all(isinstance(row, dict) for row in value):
            data |= nested_form_data({field.name: inline_formset(value)})
        elif value is not None:
            data[field.name] = value
    return data | {"title": data.get("title", ""), **({"action-publish": "publish"} if publish else {})}


def problems(response):
    """What the form complains of: field or formset, and what it says."""
    form = response.context["form"]
    said = {name: list(errors) for name, errors in form.errors.items()}
    for name, formset in form.formsets.items():
        lines = [*formset.non_form_errors(), *(str(error) for row in formset.errors for error in row.values())]
        if lines:
            said[name] = lines
    return said
