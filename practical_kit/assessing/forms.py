"""The forms of the self-assessment: the questions, and the addresses of results to compare."""

from urllib.parse import parse_qs, urlsplit

from django import forms

from practical_kit.assessing.answers import NONE, RANKS, UNKNOWN, Answers, UnreadableError, read
from practical_kit.assessing.candidates import regions
from practical_kit.assessing.comparison import FEWEST, MOST, NAME_LENGTH
from practical_kit.assessing.questionnaire import Questionnaire
from territories.names import typeset

UNANSWERED = typeset("Choisissez une réponse, ou « Je ne sais pas ».")
TOO_FEW = typeset("Pour comparer, il faut les adresses de deux résultats au moins.")
NO_RESULT = "Ce n’est pas l’adresse d’un résultat. Copiez-la depuis la page du résultat, en entier."


class AnswersForm(forms.Form):
    """Every question, and the region whose cases one would rather see."""

    use_required_attribute = False

    def __init__(self, questionnaire: Questionnaire, *args, **kwargs):
        super().__init__(*args, auto_id="%s", **kwargs)
        self.questionnaire = questionnaire
        for name, question in self.named:
            self.fields[name] = forms.ChoiceField(
                choices=[*zip(RANKS, question.answers, strict=False), (UNKNOWN, "Je ne sais pas")],
                widget=forms.RadioSelect,
                label=question.text,
                help_text=question.help,
                error_messages={"required": UNANSWERED, "invalid_choice": UNANSWERED},
            )
        if known := regions():
            self.fields["region"] = RegionField(known)

    @property
    def named(self) -> list:
        """The questions, each with the name of its field: q1, q2…"""
        return [(f"q{number}", question) for number, question in enumerate(self.questionnaire.questions, 1)]

    @property
    def questions(self) -> list:
        """The fields of the questions."""
        return [self[name] for name, _ in self.named]

    def initial_of(self, answers: Answers) -> dict:
        """What to give as `initial` to show answers again."""
        return {name: sign for (name, _), sign in zip(self.named, answers.signs, strict=True) if sign != NONE}

    @property
    def answers(self) -> Answers:
        """What was answered, once the form is valid."""
        return Answers(tuple(self.cleaned_data[name] for name, _ in self.named))


class RegionField(forms.ChoiceField):
    """A region of France, or none; what is no region is none."""

    def __init__(self, known: list[tuple[str, str]]):
        super().__init__(choices=[("", "Sans préférence"), *known], required=False, label="Votre région")

    def clean(self, value):
        return value if self.valid_value(value or "") else ""


class ComparisonForm:
    """Addresses of results, each with a name: a list, which Django's forms have no field for.

    Each row is (address as it was typed, name, answers or None, error).
    """

    def __init__(self, questionnaire: Questionnaire, addresses: list[str], names: list[str], *, is_sent: bool):
        typed = [(text.strip(), names[rank] if rank < len(names) else "") for rank, text in enumerate(addresses)]
        self.rows = [
            (text, name[:NAME_LENGTH], *reading(one, questionnaire))
            for address, name in typed
            if address
            for text, one in [(address if len(held(address)) < 2 else one, one) for one in held(address)]
        ][:MOST]
        self.is_sent = is_sent

    @property
    def named(self) -> list[tuple[str, Answers]]:
        """The results that could be read, each with its name."""
        return [(name, answers) for _, name, answers, _ in self.rows if answers]

    @property
    def errors(self) -> list[tuple[int, str]]:
        """What is wrong, each with the number of its row; 1 when it is about them all."""
        wrong = [(number, error) for number, (_, _, _, error) in enumerate(self.rows, 1) if error]
        return wrong or ([(1, TOO_FEW)] if self.is_sent and len(self.rows) < FEWEST else [])

    @property
    def lines(self) -> list[dict]:
        """The rows to show: those that were filled in, then empty ones."""
        shown = min(max(len(self.rows) + 1, 3), MOST)
        rows = [*self.rows, *[("", "", None, "")] * (shown - len(self.rows))]
        wrong = dict(self.errors)
        return [
            {"number": number, "address": text, "name": name, "error": wrong.get(number, "")}
            for number, (text, name, _, _) in enumerate(rows, 1)
        ]


def held(address: str) -> list[str]:
    """The texts of answers that an address holds: one for a result, several for a comparison; or the text itself."""
    try:
        return parse_qs(urlsplit(address).query).get("a") or [address]
    except ValueError:  # no address at all
        return [address]


def reading(text: str, questionnaire: Questionnaire) -> tuple[Answers | None, str]:
    """The answers of a text, or why there are none."""
    try:
        answers = read(text, questionnaire)
    except UnreadableError:
        return None, NO_RESULT
    return (answers, "") if answers.is_whole and answers.signs.count(NONE) < len(answers.signs) else (None, NO_RESULT)
