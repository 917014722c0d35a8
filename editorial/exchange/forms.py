"""What an editor says of an import: which file, what its columns are, what to do of names that nobody knows."""

from django import forms
from django.core.exceptions import ValidationError
from rapidfuzz import fuzz, process

from catalogue.models import Organisation, Resource, Rubric, Theme
from editorial.exchange.columns import CODE, COLUMNS, TITLE
from editorial.exchange.files.tables import MOST_BYTES
from editorial.exchange.known import CREATE, LEFT_OUT
from editorial.models import Import
from territories.names import fold, typeset

SHOWN = 200  # unknown names that are asked about one by one
CLOSE, PROPOSED = 82, 3
ACCEPTED = ".csv,.tsv,.txt,.xlsx,.ris,.bib,.bibtex"


class FileForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label="Fichier à importer",
        help_text="Tableur (CSV, XLSX) ou bibliographie (RIS, BibTeX), 50\u00a0Mo et 20\u202f000 lignes au plus. Rien "
        "n’est écrit sur le site avant que vous ayez vu ce que chaque ligne deviendra.",
        error_messages={"required": "Choisissez un fichier.", "empty": "Ce fichier est vide."},
        widget=forms.FileInput(attrs={"accept": ACCEPTED, "data-heaviest": MOST_BYTES, "data-heaviest-text": "50 Mo"}),
    )

    def clean_file(self):
        """Not too heavy; what is in it is looked at afterwards."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError("Ce fichier pèse plus de 50\u00a0Mo\u00a0: coupez-le en plusieurs.")
        return file


class MappingForm(forms.Form):
    """What each column of the file is, and how the import is to be done."""

    kind = forms.ChoiceField(label="Type des lignes qui n’en disent rien", required=False)
    rubric = forms.ChoiceField(label="Rubrique des lignes qui n’en disent rien", required=False)
    publishes = forms.ChoiceField(
        label="Les ressources nouvelles",
        choices=[("", "restent des brouillons"), ("oui", "sont mises en ligne")],
        widget=forms.RadioSelect,
        required=False,
        help_text="Sauf celles dont une colonne « En ligne » dit oui ou non.",
    )
    updates_twins = forms.ChoiceField(
        label="Une ligne qui répète une ressource du site, sans son identifiant",
        choices=[("", "est montrée et laissée de côté"), ("oui", "met cette ressource à jour")],
        widget=forms.RadioSelect,
        required=False,
        help_text="Même titre et même année, même DOI, même ISBN ou même adresse.",
    )
    clears = forms.ChoiceField(
        label="Une cellule vide, pour une ressource qui existe",
        choices=[("", "ne change rien"), ("oui", "efface ce que dit le site")],
        widget=forms.RadioSelect,
        required=False,
    )
    settings = ("kind", "rubric", "publishes", "updates_twins", "clears")

    def __init__(self, imported: Import, *args, **kwargs):
        self.imported = imported
        options = imported.options
        initial = {name: options.get(name, "") for name in ("kind", "rubric")}
        initial |= {name: "oui" if options.get(name) else "" for name in ("publishes", "updates_twins", "clears")}
        mapping = options.get("mapping", {})
        initial |= {self.name(rank): mapping.get(header, "") for rank, header in enumerate(imported.headers)}
        super().__init__(*args, initial=initial, **kwargs)
        kinds = [(model.kind, str(model._meta.verbose_name).capitalize()) for model in Resource.kinds()]
        self.fields["kind"].choices = [("", "Aucun : la ligne est en erreur"), *kinds]
        rubrics = Rubric.objects.values_list("slug", "name")
        self.fields["rubric"].choices = [("", "Aucune : la ligne est en erreur"), *rubrics]
        columns = [("", "Ne pas reprendre"), *((column.key, column.label) for column in COLUMNS)]
        for rank, header in enumerate(imported.headers):
            self.fields[self.name(rank)] = forms.ChoiceField(label=header, choices=columns, required=False)

    @staticmethod
    def name(rank: int) -> str:
        """The field of a column of the file."""
        return f"column-{rank}"

    def columns(self) -> list[tuple]:
        """The fields of the columns, each with some of its cells."""
        samples = self.imported.samples
        return [(self[self.name(rank)], samples.get(header, [])) for rank, header in enumerate(self.imported.headers)]

    def options(self) -> list:
        """The other fields."""
        return [self[name] for name in self.settings]

    def clean(self):
        """Each column of the site is taken once, and lines are known by a title or an identifier."""
        cleaned = super().clean()
        headers = self.imported.headers
        mapping = {header: cleaned.get(self.name(rank), "") for rank, header in enumerate(headers)}
        chosen = [key for key in mapping.values() if key]
        for rank, header in enumerate(headers):
            if chosen.count(mapping[header]) > 1:
                self.add_error(self.name(rank), "Deux colonnes du fichier vont au même endroit : gardez-en une.")
        if not {TITLE.key, CODE.key} & set(chosen):
            raise ValidationError(typeset("Reliez au moins une colonne à « Titre » ou à « Identifiant »."))
        cleaned["mapping"] = mapping
        return cleaned

    def said(self) -> dict:
        """The options of the import, as they are kept."""
        said = {"mapping": self.cleaned_data["mapping"]}
        said |= {name: self.cleaned_data[name] for name in ("kind", "rubric")}
        return said | {name: self.cleaned_data[name] == "oui" for name in ("publishes", "updates_twins", "clears")}


class UnknownForm(forms.Form):
    """What to do of each theme and organisation that the site does not know."""

    subjects = (("themes", Theme), ("organisations", Organisation))

    def __init__(self, imported: Import, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.imported = imported
        self.asked: dict[str, str] = {}  # the folded name of each field
        for subject, model in self.subjects:
            if unknown := imported.unknown.get(subject):
                self.add_fields(subject, model, unknown)

    def add_fields(self, subject: str, model, unknown: dict[str, str]) -> None:
        """A field for each name, and one for all the others."""
        known = dict(model.objects.values_list("pk", "name"))
        folded = {pk: fold(name) for pk, name in known.items()}
        decisions = [(LEFT_OUT, "Ne pas reprendre"), *self.creations(model)]
        for rank, (key, name) in enumerate(sorted(unknown.items())[:SHOWN]):
            close = process.extract(key, folded, scorer=fuzz.WRatio, limit=PROPOSED, score_cutoff=CLOSE)
            same = [(str(pk), f"C’est « {known[pk]} »") for _, _, pk in close]
            choices = [("", "À décider"), *((value, typeset(text)) for value, text in [*same, *decisions])]
            self.fields[f"{subject}-{rank}"] = forms.ChoiceField(label=name, choices=choices, required=False)
            self.asked[f"{subject}-{rank}"] = key
        is_theme = model is Theme
        hidden = f", dont {len(unknown) - SHOWN} qui ne sont pas montrés un par un" if len(unknown) > SHOWN else ""
        self.fields[f"{subject}-others"] = forms.ChoiceField(
            label=("Tous ceux" if is_theme else "Toutes celles") + " qui restent à décider" + hidden,
            choices=[("", "À décider"), *decisions],
            required=False,
        )

    @staticmethod
    def creations(model) -> list[tuple[str, str]]:
        """The ways to add a name: an organisation belongs to a family of actors."""
        if model is Theme:
            return [(CREATE, "Ajouter ce thème")]
        return [(f"{CREATE}:{key}", f"Ajouter : {label}") for key, label in Organisation.Family.choices]

    def groups(self) -> list[tuple]:
        """The fields of each subject: how many names there are, one for each, the one for all the others."""
        found = []
        for subject, model in self.subjects:
            if count := len(self.imported.unknown.get(subject, {})):
                feminine = "" if model is Theme else "e"
                name = model._meta.verbose_name_plural if count > 1 else model._meta.verbose_name
                label = f"{count} {name} inconnu{feminine}{'s'[: count - 1]}"
                names = [self[field] for field in self.asked if field.startswith(f"{subject}-")]
                found.append((label, names, self[f"{subject}-others"]))
        return found

    def decisions(self) -> dict[str, dict[str, str]]:
        """What was decided before, and now."""
        before = self.imported.options.get("decisions", {})
        made = {subject: dict(before.get(subject, {})) for subject, _ in self.subjects}
        for subject, _ in self.subjects:
            if others := self.cleaned_data.get(f"{subject}-others"):
                made[subject] |= dict.fromkeys(self.imported.unknown[subject], others)
        for name, key in self.asked.items():
            if value := self.cleaned_data.get(name):
                made[name.partition("-")[0]][key] = value
        return made
