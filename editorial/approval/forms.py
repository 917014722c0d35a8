"""What a partner is asked, and what an editor says to ask them."""

from django import forms
from django.core.exceptions import ValidationError

from editorial.models import ApprovalAnswer, ApprovalLink

DAYS = {7: "7 jours", 30: "30 jours", 90: "90 jours"}
USUAL_DAYS = 30


class AnswerForm(forms.ModelForm):
    """An approval or a comment, signed."""

    class Meta:
        model = ApprovalAnswer
        fields = ["decision", "comment", "name", "function"]
        widgets = {
            "decision": forms.RadioSelect,
            "comment": forms.Textarea(attrs={"rows": 6}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "function": forms.TextInput(attrs={"autocomplete": "organization-title"}),
        }
        help_texts = {
            "comment": "Nécessaires si vous n’approuvez pas\u00a0: dites où, et ce qu’il faudrait changer.",
            "function": "Exemple\u00a0: directrice des partenariats, Fédération des lieux partagés.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="relecture-%s", **kwargs)
        self.fields["decision"].choices = ApprovalAnswer.Decision.choices  # without Django's empty one

    def clean(self):
        """A comment says something."""
        cleaned = super().clean()
        if cleaned.get("decision") == ApprovalAnswer.Decision.COMMENT and not cleaned.get("comment", "").strip():
            if "comment" not in self.errors:
                self.add_error("comment", ValidationError("Écrivez vos remarques, ou choisissez d’approuver."))
        return cleaned


class AskingForm(forms.ModelForm):
    """To whom, for how long, with which words."""

    days = forms.TypedChoiceField(
        label="Lien valable", choices=DAYS.items(), coerce=int, initial=USUAL_DAYS, widget=forms.RadioSelect
    )

    class Meta:
        model = ApprovalLink
        fields = ["partner", "days", "message"]
        widgets = {"message": forms.Textarea(attrs={"rows": 4})}
