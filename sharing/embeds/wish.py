"""What a partner wants, said in a form: how the embed is, and who asks."""

import re

from django import forms
from django.core.validators import RegexValidator

from catalogue.addresses import ORDER_LABELS
from sharing.embeds.embed import Embed
from sharing.embeds.options import MOST, USUAL, Form, Look, Options
from sharing.embeds.subjects import OneResource, ResourceList
from sharing.partners.counting import SLUG

NARROWEST, WIDEST = 200, 1600  # pixels
NAME = RegexValidator(
    re.compile(rf"^{SLUG.pattern}\Z"), "Seulement des lettres sans accent, des chiffres et des tirets."
)


class WishForm(forms.Form):
    """How a partner wants it. What makes no sense is refused here, and ignored by frames."""

    forme = forms.ChoiceField(label="Forme", widget=forms.RadioSelect, required=False)
    nombre = forms.IntegerField(
        label="Nombre de ressources", min_value=1, max_value=MOST, required=False, help_text=f"De 1 à {MOST}."
    )
    tri = forms.ChoiceField(label="Trier par", widget=forms.RadioSelect, required=False)
    apparence = forms.ChoiceField(label="Couleurs", choices=Look.choices, widget=forms.RadioSelect, required=False)
    largeur = forms.IntegerField(
        label="Largeur, en pixels",
        min_value=NARROWEST,
        max_value=WIDEST,
        required=False,
        help_text=f"De {NARROWEST} à {WIDEST}. Vide\u00a0: toute la largeur disponible.",
    )
    pour = forms.CharField(
        label="Votre nom de partenaire",
        required=False,
        validators=[NAME],
        max_length=50,
        help_text="Celui que nous vous avons donné, s’il y en a un\u00a0: il sert à compter les lectures par jour.",
    )

    def __init__(self, said, subject: OneResource | ResourceList):
        is_list = isinstance(subject, ResourceList)
        usual = {"apparence": Look.AUTO}
        usual |= {"nombre": USUAL, "tri": subject.found.order} if is_list else {"forme": subject.forms[0]}
        super().__init__({name: said.get(name) or usual.get(name, "") for name in self.base_fields})
        self.subject, self.usual = subject, usual
        for name in ("forme",) if is_list else ("nombre", "tri"):
            del self.fields[name]
        if is_list:
            self.fields["tri"].choices = [
                (name, label.capitalize())
                for name, label in ORDER_LABELS.items()
                if subject.found.asked.terms or name != "pertinence"
            ]
        else:
            self.fields["forme"].choices = [(form, Form(form).label) for form in subject.forms]

    @property
    def width(self) -> int | None:
        """Of the frame; none for all the room there is."""
        return self.cleaned_data.get("largeur")

    def embed(self, is_preview: bool = False) -> Embed:
        """What is wanted, as far as it makes sense."""
        self.full_clean()
        wanted = self.usual | {name: value for name, value in self.cleaned_data.items() if value}
        options = Options(wanted["apparence"], wanted.get("pour", ""), is_preview)
        return Embed(self.subject, wanted.get("forme", Form.LIST), options)
