"""Which term the other is merged with; what is kept of each."""

from django import forms
from django.core.exceptions import ValidationError

from catalogue.former_terms import KEY
from editorial.keeping.merging.merge import teaches
from editorial.keeping.merging.plan import Plan, differences
from editorial.keeping.merging.terms import Vocabulary
from territories.names import typeset

OTHER, STAYS = "other", "stays"


class ChoosingForm(forms.Form):
    """The other term."""

    def __init__(self, data=None, *args, vocabulary: Vocabulary, term, **kwargs):
        is_key = data is None or KEY.fullmatch(data.get("other", ""))  # Wagtail's widget shows no other value again
        super().__init__(data if is_key else {}, *args, **kwargs)
        self.term = term
        self.fields["other"] = forms.ModelChoiceField(
            vocabulary.model.objects.all(),
            label="Fusionner avec",
            widget=vocabulary.model.snippet_viewset.chooser_viewset.widget_class(),
            error_messages={"invalid_choice": f"Choisissez-en une autre\u00a0: {vocabulary.that_one} n’existe plus."},
        )

    def clean_other(self):
        """Another one."""
        other = self.cleaned_data["other"]
        if other == self.term:
            raise ValidationError("C’est déjà celui que vous fusionnez.")
        return other


class MergeForm(forms.Form):
    """What is kept, and the word of somebody who knows that it can't be undone."""

    def __init__(self, *args, plan: Plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.choices = differences(plan)
        for name, label, of_winner, of_loser in self.choices:
            options = [(STAYS, of_winner or "rien"), (OTHER, of_loser)]
            self.fields[name] = forms.ChoiceField(
                label=f"{label} à garder",
                choices=options,
                initial=STAYS if of_winner else OTHER,
                widget=forms.RadioSelect,
            )
        if teaches(plan.loser, plan.winner):
            self.fields["with_synonym"] = forms.BooleanField(
                label=typeset(f"Chercher « {plan.loser.name} » trouve aussi « {plan.winner.name} » (synonymes)"),
                initial=True,
                required=False,
            )
        self.fields["understood"] = forms.BooleanField(
            label="J’ai compris\u00a0: une fusion ne s’annule pas.",
            error_messages={"required": "Cochez cette case pour fusionner."},
        )

    @property
    def taken(self) -> list[str]:
        """The fields whose value is taken from the term that goes."""
        return [name for name, *_ in self.choices if self.cleaned_data[name] == OTHER]
