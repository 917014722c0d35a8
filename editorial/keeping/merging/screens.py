"""Merging two terms, step by step: with which other, what changes, then for good."""

from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.snippets.action_menu import ActionMenuItem

from editorial.keeping.duplicates.terms import close_terms
from editorial.keeping.merging.forms import ChoosingForm, MergeForm
from editorial.keeping.merging.merge import Gone, merge
from editorial.keeping.merging.plan import SHOWN, Plan
from editorial.keeping.merging.terms import vocabulary_named, vocabulary_of
from territories.names import typeset

LABEL, ICON = "Fusionner avec…", "resubmit"
TEMPLATES = "wagtailadmin/editorial/keeping/merging"


class MergingMixin(WagtailAdminTemplateMixin):
    """What both screens share: a vocabulary, who may merge its terms, a trail that leads to its list."""

    header_icon = ICON
    page_title = "Fusionner"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.vocabulary = vocabulary_named(kwargs["vocabulary"])
        self.vocabulary.check(request.user)
        self.viewset = self.vocabulary.model.snippet_viewset

    def get_breadcrumbs_items(self):
        name = capfirst(self.vocabulary.model._meta.verbose_name_plural)
        listing = {"url": reverse(self.viewset.get_url_name("list")), "label": name}
        return [listing, {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}]

    def give_up(self, reason: str):
        """Back to the list, with why."""
        messages.warning(self.request, typeset(reason))
        return redirect(self.viewset.get_url_name("list"))

    def edit_address(self, term) -> str:
        """The form of a term."""
        return reverse(self.viewset.get_url_name("edit"), args=[term.pk])


class ChooseView(MergingMixin, FormView):
    """With which other term."""

    template_name = f"{TEMPLATES}/choose.html"
    form_class = ChoosingForm

    def dispatch(self, request, *args, **kwargs):
        self.term = self.vocabulary.model.objects.filter(pk=kwargs["key"]).first()
        if not self.term:
            return self.give_up(f"Quelqu’un a déjà {self.vocabulary.gone} {self.vocabulary.that_one}.")
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.term)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"vocabulary": self.vocabulary, "term": self.term}

    def get_context_data(self, **kwargs):
        told = {"vocabulary": self.vocabulary, "term": self.term, "close": close_terms(self.term)}
        return super().get_context_data(**kwargs) | told

    def form_valid(self, form):
        return redirect("editorial_merge", self.vocabulary.name, self.term.pk, form.cleaned_data["other"].pk)


class MergeView(MergingMixin, FormView):
    """What would change; then, once confirmed, the merge."""

    template_name = f"{TEMPLATES}/merge.html"
    form_class = MergeForm

    def dispatch(self, request, *args, **kwargs):
        self.keys = (kwargs["loser"], kwargs["winner"])
        terms = self.vocabulary.model.objects.in_bulk(self.keys)
        self.plan = Plan(self.vocabulary, *(terms.get(key) for key in self.keys))
        return self.refusal() or super().dispatch(request, *args, **kwargs)

    def refusal(self):
        """Why these two can't be merged, back in the list; nothing when they can."""
        if self.keys[0] == self.keys[1]:
            return self.give_up(f"On ne fusionne pas {self.vocabulary.one} avec lui-même : choisissez-en deux.")
        if not (self.plan.loser and self.plan.winner):
            return self.give_up(f"Rien n’a été fait : quelqu’un a déjà {self.vocabulary.gone} l’un des deux.")
        return None

    def get_page_subtitle(self):
        return typeset(f"« {self.plan.loser} » avec « {self.plan.winner} »")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"plan": self.plan}

    def get_context_data(self, **kwargs):
        edit = {"loser_url": self.edit_address(self.plan.loser), "winner_url": self.edit_address(self.plan.winner)}
        return super().get_context_data(**kwargs) | edit | {"plan": self.plan, "most": SHOWN}

    def form_valid(self, form):
        """Do it; whoever comes second is told that it is done."""
        name, with_synonym = str(self.plan.loser), form.cleaned_data.get("with_synonym", False)
        try:
            winner = merge(self.vocabulary, *self.keys, self.request.user, form.taken, with_synonym)
        except Gone as reason:
            return self.give_up(str(reason))
        buttons = [messages.button(self.edit_address(winner), "Modifier")]
        messages.success(self.request, typeset(f"C’est fait : « {name} » et « {winner} » ne font plus qu’un."), buttons)
        return redirect(self.viewset.get_url_name("list"))


def choose_address(term) -> str:
    """Where one says with which other a term is merged."""
    return reverse("editorial_merge_choose", args=[vocabulary_of(type(term)).name, term.pk])


def listing_buttons(snippet, user, next_url=None):
    """In the menu « … » of a theme or an organisation, in its list."""
    vocabulary = vocabulary_of(type(snippet))
    if vocabulary and user.has_perm(vocabulary.permission):
        yield Button(LABEL, choose_address(snippet), icon_name=ICON, priority=25)


class MergeMenuItem(ActionMenuItem):
    """Beside « Enregistrer », in the form of a theme or an organisation."""

    name, label, icon_name, order = "merge", LABEL, ICON, 50

    def is_shown(self, context):
        vocabulary = vocabulary_of(context["model"])
        return context["view"] == "edit" and context["request"].user.has_perm(vocabulary.permission)

    def get_url(self, parent_context):
        return choose_address(parent_context["instance"])


def action_menu_item(model) -> MergeMenuItem | None:
    """For the vocabularies that are merged."""
    return MergeMenuItem() if vocabulary_of(model) else None


def addresses() -> list[URLPattern]:
    """Where one merges, under the address of the admin."""
    return [
        path("fusion/<slug:vocabulary>/<int:key>/", ChooseView.as_view(), name="editorial_merge_choose"),
        path("fusion/<slug:vocabulary>/<int:loser>/<int:winner>/", MergeView.as_view(), name="editorial_merge"),
    ]
