"""The forms in which editors write a resource, and the words that sort and support it."""

from django import forms
from django.utils.html import format_html
from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from catalogue.models.vocabulary import NeedLevel, Rubric, Theme

SLUG_LENGTH = 70


class TermsField(forms.ModelMultipleChoiceField):
    """Terms of a vocabulary as checkboxes, in its order, each with what it means."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, term):
        """« Comprendre : saisir les enjeux… »"""
        description = getattr(term, "description", "")
        return format_html("<b>{}</b> {}", term.name, description) if description else term.name


class ResourceForm(WagtailAdminPageForm):
    """Vocabularies as checkboxes: nobody types a need level or a theme."""

    need_levels = TermsField(
        NeedLevel.objects.all(),
        label="Niveaux de besoin",
        help_text="Où en est le lecteur à qui cette ressource sert ? Un niveau au moins, plusieurs si besoin.",
    )
    also_in = TermsField(
        Rubric.objects.all(),
        required=False,
        label="Aussi dans les rubriques",
        help_text="La ressource y sera montrée aussi. À ne cocher que si elle y sert vraiment.",
    )
    themes = TermsField(
        Theme.objects.all(),
        widget=forms.CheckboxSelectMultiple(attrs={"data-columns": ""}),
        required=False,
        label="Thèmes",
        help_text="De un à quatre. Il en manque un ? Les éditeurs l’ajoutent dans Vocabulaires › Thèmes.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if rubric := self.home_rubric:
            self.fields["also_in"].queryset = Rubric.objects.exclude(pk=rubric.pk)

    @property
    def home_rubric(self):
        """The rubric of the page that holds this one."""
        return Rubric.objects.filter(page=self.parent_page.pk).first() if self.parent_page else None

    # A need level is asked for at publication, not when a draft is saved.
    def defer_required_fields(self):
        super().defer_required_fields()
        self.fields["need_levels"].required = False

    def restore_required_fields(self):
        super().restore_required_fields()
        self.fields["need_levels"].required = True


class SlugForm(WagtailAdminModelForm):
    """A form that makes the identifier from the name when it is left empty."""

    slug_source = "name"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields[
                "slug"
            ].help_text = "Laissez vide : il se fait seul. Sans accent ni espace ; sert dans les adresses."

    def clean(self):
        """Fill in the identifier, also when the form does not show it."""
        cleaned = super().clean()
        if not (cleaned.get("slug") or self.instance.slug):
            cleaned["slug"] = self.instance.slug = free_slug(self._meta.model, str(cleaned.get(self.slug_source) or ""))
        return cleaned


class TitleSlugForm(SlugForm):
    """The same, from a title."""

    slug_source = "title"


def free_slug(model, text: str) -> str:
    """An identifier that no row of this model has: « L’œuvre » gives `l-oeuvre`, then `l-oeuvre-2`…"""
    plain = text.lower().replace("œ", "oe").replace("æ", "ae").replace("’", " ").replace("'", " ")
    stem, rank = slugify(plain)[:SLUG_LENGTH].strip("-") or "sans-nom", 1
    slug = stem
    while model.objects.filter(slug=slug).exists():
        rank += 1
        slug = f"{stem}-{rank}"
    return slug
