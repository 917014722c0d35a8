"""The query string of the catalogue is a form."""

import re

from django import forms

from catalogue.search.facets import FACETS
from catalogue.search.finding import Found, find
from catalogue.search.query import LONGEST

VALUE = re.compile(r"[\w-]{1,100}")
MOST_VALUES = 30  # of one filter


class WordsField(forms.CharField):
    """What was typed. Whatever it is, it is words."""

    def clean(self, value):
        return " ".join(str(value or "").replace("\x00", " ").split())[:LONGEST].strip()


class ValuesField(forms.Field):
    """Values of a filter from an address. What can't be one is left out; whether it is one, the index says."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        return [name for name in dict.fromkeys(value or []) if VALUE.fullmatch(name)][:MOST_VALUES]


class OrderField(forms.ChoiceField):
    """How results are sorted; the order that suits when it is not said, or not known."""

    def clean(self, value):
        return value if value in dict(self.choices) else ""


class CatalogueForm(forms.Form):
    """Every way a visitor narrows the catalogue. A bad value filters nothing; it never breaks the page."""

    q = WordsField(label="Rechercher", required=False)
    tri = OrderField(
        label="Trier par",
        required=False,
        choices=[("pertinence", "Pertinence"), ("date", "Date"), ("titre", "Titre")],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for facet in FACETS:
            self.fields[facet.name] = ValuesField(label=facet.label, required=False)

    def find(self, start: int = 0, length: int = 20, order: str = "") -> Found:
        """The resources that answer the question, the filters and their counts; in another order, if one is given."""
        self.full_clean()
        asked = self.cleaned_data
        names = {facet.name: asked[facet.name] for facet in FACETS if asked[facet.name]}
        return find(asked["q"], names, order or asked["tri"], start, length)
