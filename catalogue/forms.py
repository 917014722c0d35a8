"""The query string of the catalogue is a form."""

from django import forms

from catalogue.models import NeedLevel, Resource, Rubric


def kind_choices() -> list[tuple[str, str]]:
    """The kinds of resources, as the address says them and as the reader does."""
    names = ((model.kind, model._meta.verbose_name) for model in Resource.kinds())
    return [(kind, name[:1].upper() + name[1:]) for kind, name in names]


class LenientMultipleChoiceField(forms.MultipleChoiceField):
    """Choices from an address: what is unknown is left out, the rest counts once."""

    def clean(self, value):
        return [choice for choice in dict.fromkeys(self.to_python(value)) if self.valid_value(choice)]


class LenientModelMultipleChoiceField(forms.ModelMultipleChoiceField):
    """Terms from an address: what is unknown is left out, the rest counts once."""

    def clean(self, value):
        known = {term.slug: term for term in self.queryset}
        return [known[slug] for slug in dict.fromkeys(value or []) if slug in known]


class CatalogueForm(forms.Form):
    """Every way a visitor narrows the catalogue. A bad value filters nothing; it never breaks the page."""

    q = forms.CharField(label="Rechercher", required=False, max_length=255)
    besoin = LenientModelMultipleChoiceField(
        NeedLevel.objects, to_field_name="slug", required=False, label="Besoin", widget=forms.CheckboxSelectMultiple
    )
    rubrique = LenientModelMultipleChoiceField(
        Rubric.objects,
        to_field_name="slug",
        required=False,
        label="Rubrique du kit",
        widget=forms.CheckboxSelectMultiple,
    )
    type = LenientMultipleChoiceField(
        choices=kind_choices, required=False, label="Type", widget=forms.CheckboxSelectMultiple
    )

    def resources(self):
        """The resources that answer the question, newest first."""
        self.full_clean()
        asked = self.cleaned_data
        found = Resource.objects.listed().newest_first()
        if asked.get("besoin"):
            found = found.for_need(*asked["besoin"])
        if asked.get("rubrique"):
            found = found.in_rubric(*asked["rubrique"])
        if asked.get("type"):
            found = found.of_kind(*asked["type"])
        if words := asked.get("q", "").strip():
            found = found.matching(words)
        return found

    def active_filters(self) -> list[tuple[str, str, str]]:
        """What narrows the list now: field, value in the address, and what the reader calls it."""
        asked = self.cleaned_data
        labels = dict(kind_choices())
        terms = [(name, term.slug, term.name) for name in ("besoin", "rubrique") for term in asked.get(name, [])]
        return terms + [("type", kind, labels[kind]) for kind in asked.get("type", [])]
