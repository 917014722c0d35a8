"""The forms in which editors write the pages of the kit, and what is asked of them at publication."""

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from catalogue import editions
from catalogue.admin_forms import ResourceForm, TidyTextForm
from territories.names import typeset

TITLE_LENGTH = 90
FAMILIES_NEEDED = 2
TOO_FEW_FAMILIES = (
    "Un cas réunit au moins deux familles d’acteurs (collectivité, entreprise, association…). "
    "Ajoutez un acteur d’une autre famille."
)


class EditionForm(ResourceForm):
    """A study or a guide may take the place of another, which nothing else replaces and which does not follow it."""

    def clean_replaces(self):
        """The edition itself, not an alias of it."""
        former = self.cleaned_data["replaces"]
        former = former.alias_of.specific if former and former.alias_of_id else former
        if former and (objection := objection_to(self.instance, former)):
            raise ValidationError(objection)
        return former

    @classmethod
    def lacking(cls, page) -> list[str]:
        objection = page.replaces and objection_to(page, page.replaces)
        return [*super().lacking(page), *([objection] if objection else [])]


def objection_to(page, former) -> str:
    """Why a page may not be the next edition of another; empty when it may."""
    if former.pk == page.pk:
        return typeset("Une page ne se remplace pas elle-même : choisissez l’édition d’avant.")
    if not former.specific_class.has_editions:
        return "Seuls une étude ou un guide ont des éditions."
    if page.pk and editions.comes_before(page, former):
        return typeset(f"« {former.title} » est déjà une édition plus récente que cette page.")
    if other := editions.published_successor(former, page):
        return typeset(
            f"« {former.title} » est déjà remplacée par « {other.title} », en ligne. Si cette page est plus récente "
            "encore, choisissez celle-là."
        )
    return ""


class CaseNoteForm(ResourceForm):
    """A case is a co-construction: two families of actors at least, asked for at publication."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].widget.attrs["maxlength"] = TITLE_LENGTH

    @classmethod
    def lacking(cls, page) -> list[str]:
        families = {actor.organisation.family for actor in page.actors.all()}
        return [*super().lacking(page), *([TOO_FEW_FAMILIES] if len(families) < FAMILIES_NEEDED else [])]

    def _post_clean(self):
        """The model holds what is live to its rules: a draft is not, even of a page that visitors see."""
        was_live = self.instance.live
        self.instance.live = not self.is_deferred_validation
        super()._post_clean()
        self.instance.live = was_live

    def is_valid(self):
        valid = super().is_valid()
        if self.is_deferred_validation or "actors" not in self.formsets:
            return valid
        actors = self.formsets["actors"]
        if actors.is_valid() and len(self.families(actors)) < FAMILIES_NEEDED:
            actors.non_form_errors().append(TOO_FEW_FAMILIES)
            return False
        return valid

    @staticmethod
    def families(actors) -> set[str]:
        """The families of the actors that are kept."""
        kept = (form.cleaned_data for form in actors if form.cleaned_data and not form.cleaned_data.get("DELETE"))
        return {data["organisation"].family for data in kept if data.get("organisation")}


class SelfAssessmentForm(TidyTextForm, WagtailAdminPageForm):
    """The self-assessment; what its questions and levels are held to is said by their blocks."""

    def clean(self):
        cleaned = super().clean()
        asked, needed = cleaned.get("questions"), cleaned.get("fewest_known")
        if not self.is_deferred_validation and asked is not None and needed and needed > len(asked):
            self.add_error("fewest_known", too_many_needed(asked))
        return cleaned

    @classmethod
    def lacking(cls, page) -> list[str]:
        """What this form asks for at publication and the model does not, for what publishes without the form."""
        return [too_many_needed(page.questions)] if page.fewest_known > len(page.questions) else []


def too_many_needed(asked) -> str:
    """Why nobody would ever have a result."""
    return typeset(f"Il n’y a que {len(asked)} questions : demandez moins de réponses.")


def publication_errors(case) -> dict[str, str]:
    """What is wrong, by field: a title too long to be read in a list, an end that does not follow the beginning."""
    errors = {}
    if len(case.title) > TITLE_LENGTH:
        errors["title"] = f"{len(case.title)} signes : un cas tient en {TITLE_LENGTH} signes."
    if case.end_year and case.year and case.end_year < case.year:
        errors["end_year"] = "La fin ne peut pas précéder le début."
    if case.end_year and case.status != case.Status.ENDED:
        errors["end_year"] = "Une année de fin demande une action « Terminée »."
    return errors
