"""The forms in which editors write a resource, and the words that sort and support it."""

from itertools import chain, count

from django import forms
from django.forms.formsets import ORDERING_FIELD_NAME
from django.forms.models import ModelChoiceIterator
from django.utils.html import format_html
from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from catalogue.former_terms import former_with, forwarded
from catalogue.models.former_terms import former_of
from catalogue.models.vocabulary import NeedLevel, Rubric, Theme
from catalogue.pasted import tidied
from catalogue.search.french import fold
from territories.names import typeset

SLUG_LENGTH = 70
NO_NEED_LEVEL = "Cochez au moins un niveau de besoin."


class TermsField(forms.ModelMultipleChoiceField):
    """Terms of a vocabulary as checkboxes, in its order, each with what it means."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, term):
        """« Comprendre : saisir les enjeux… »"""
        description = getattr(term, "description", "")
        return format_html("<span><b>{}</b> {}</span>", term.name, description) if description else term.name


class Alphabetical(ModelChoiceIterator):
    """Choices as a French dictionary has them: databases put « Économie » after « Vie », or not, as they are set up."""

    def __iter__(self):
        return iter(sorted(super().__iter__(), key=lambda choice: fold(str(choice[1]))))


class ThemesField(TermsField):
    """Themes have no order of their own."""

    iterator = Alphabetical


class TidyTextForm(forms.BaseForm):
    """A form whose texts come in without the invisible signs that pasting brings."""

    def clean(self):
        """Tidy what is typed as it is; rich text is a hidden field, with a tidying of its own."""
        cleaned = super().clean()
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.TextInput | forms.Textarea) and isinstance(cleaned.get(name), str):
                cleaned[name] = tidied(cleaned[name], has_lines=isinstance(field.widget, forms.Textarea))
        return cleaned


class ResourceForm(TidyTextForm, WagtailAdminPageForm):
    """Vocabularies as checkboxes: nobody types a need level or a theme."""

    need_levels = TermsField(
        NeedLevel.objects.all(),
        error_messages={"required": NO_NEED_LEVEL},
        label="Niveaux de besoin",
        help_text="Où en est le lecteur à qui cette ressource sert ? Un niveau au moins, plusieurs si besoin.",
    )
    also_in = TermsField(
        Rubric.objects.all(),
        required=False,
        label="Aussi dans les rubriques",
        help_text="La ressource y sera montrée aussi. À ne cocher que si elle y sert vraiment.",
    )
    themes = ThemesField(
        Theme.objects.all(),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "in-columns"}),
        required=False,
        label="Thèmes",
        help_text="De un à quatre. Il en manque un ? Les éditeurs l’ajoutent dans Vocabulaires › Thèmes.",
    )

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(forwarded(data, self._meta.model), *args, **kwargs)
        self.fields["slug"].required = False  # a title pasted with the mouse does not fill it in
        if rubric := self.home_rubric:
            self.fields["also_in"].queryset = Rubric.objects.exclude(pk=rubric.pk)

    @property
    def home_rubric(self):
        """The rubric of the page that holds this one."""
        return Rubric.objects.filter(page=self.parent_page.pk).first() if self.parent_page else None

    def clean_slug(self):
        """Made from the title if need be, and numbered when another page has it, as long as nobody has seen it."""
        slug = self.cleaned_data["slug"] or self.instance.slug or plain_slug(self.cleaned_data.get("title", ""))
        if self.instance.first_published_at or not self.parent_page:
            return slug
        siblings = self.parent_page.get_children().exclude(pk=self.instance.pk)
        return numbered(slug, siblings.values_list("slug", flat=True))

    @classmethod
    def lacking(cls, page) -> list[str]:
        """What this form asks for at publication and the model does not, for what publishes without the form."""
        return [] if page.need_levels.exists() else [NO_NEED_LEVEL]

    def is_valid(self):
        """Every formset answers before the rows that a draft may leave empty are asked for again.

        Django gives nothing of a row left empty; Wagtail wants its place when it shows the form again.
        """
        valid = super().is_valid()
        for formset in self.formsets.values():
            formset.is_valid()
            for row in formset.forms:
                getattr(row, "cleaned_data", {}).setdefault(ORDERING_FIELD_NAME, None)
        return valid

    # Asked for at publication, not when a draft is saved: a need level, and the rows that a kind cannot do without.
    def defer_required_fields(self):
        super().defer_required_fields()
        self.fields["need_levels"].required = False
        self.permit_empty_rows(True)

    def restore_required_fields(self):
        super().restore_required_fields()
        self.fields["need_levels"].required = True
        self.permit_empty_rows(False)

    def permit_empty_rows(self, is_permitted: bool) -> None:
        """Whether the rows that the form shows because publication needs them may be left empty."""
        for formset in self.formsets.values():
            fewest = type(formset).min_num or 0
            for row in formset.forms[formset.initial_form_count() : fewest]:
                row.empty_permitted = is_permitted
                row.fields[ORDERING_FIELD_NAME].has_changed = never  # to have a place is not to be filled in


def never(initial, data) -> bool:
    """An answer for `Field.has_changed`."""
    return False


class SlugForm(TidyTextForm, WagtailAdminModelForm):
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
        """Fill in the identifier, also when the form does not show it. One that was cleared stays what it was."""
        cleaned = super().clean()
        if not cleaned.get("slug") and "slug" not in self.errors:
            text = str(cleaned.get(self.slug_source) or "")
            cleaned["slug"] = self.instance.slug = self.instance.slug or free_slug(self._meta.model, text)
        if former := former_with(self._meta.model, cleaned.get("slug")):
            told = (
                f"« {former.slug} » mène déjà à « {former.into} » : choisissez un autre identifiant, ou laissez vide."
            )
            self.add_error("slug" if "slug" in self.fields else None, typeset(told))
        return cleaned


class TitleSlugForm(SlugForm):
    """The same, from a title."""

    slug_source = "title"


def plain_slug(text: str) -> str:
    """The words as an address has them: « L’œuvre » gives `l-oeuvre`."""
    plain = text.lower().replace("œ", "oe").replace("æ", "ae").replace("’", " ").replace("'", " ")
    return slugify(plain)[:SLUG_LENGTH].strip("-") or "sans-nom"


def free_slug(model, text: str) -> str:
    """An identifier that no row of this model has, nor had before it was merged into another."""
    stem = plain_slug(text)
    known = [one.objects.filter(slug__startswith=stem) for one in (model, former_of(model)) if one]
    return numbered(stem, chain(*(rows.values_list("slug", flat=True) for rows in known)))


def numbered(slug: str, taken) -> str:
    """The slug, then `slug-2`, `slug-3`…: the first that is not taken."""
    taken = set(taken)
    candidates = chain([slug], (f"{slug}-{rank}" for rank in count(2)))
    return next(candidate for candidate in candidates if candidate not in taken)
