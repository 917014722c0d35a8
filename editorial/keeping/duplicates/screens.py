"""Rapports › Doublons possibles: pairs that look alike, each with what can be done of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.contrib import messages as plain_messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from catalogue.models import Resource
from editorial.keeping.duplicates.resources import resource_pairs
from editorial.keeping.duplicates.terms import names_of, uses
from editorial.keeping.merging.terms import VOCABULARIES
from editorial.models import DistinctPair
from editorial.rights import may_publish
from territories.names import typeset

TITLE, ICON, PER_PAGE = "Doublons possibles", "copy", 30
PAGES = "ressources"


@dataclass(frozen=True)
class Kind:
    """What is looked through: its name in addresses, its label, its model, its pairs."""

    name: str
    label: str
    model: type
    pairs: Callable[[], Iterator[tuple[int, int, str]]]

    def is_open_to(self, user) -> bool:
        """Whether somebody may act on what is found: merge terms, or correct pages."""
        if self.name == PAGES:
            return may_publish(user)
        return user.has_perm(VOCABULARIES[self.name].permission)

    def edit_address(self, key: int) -> str:
        """Where one of them is changed."""
        if self.name == PAGES:
            return reverse("wagtailadmin_pages:edit", args=[key])
        return reverse(self.model.snippet_viewset.get_url_name("edit"), args=[key])


KINDS = {
    **{
        name: Kind(
            name, str(one.model._meta.verbose_name_plural), one.model, lambda model=one.model: names_of(model).pairs()
        )
        for name, one in VOCABULARIES.items()
    },
    PAGES: Kind(PAGES, "ressources", Resource, resource_pairs),
}


@dataclass
class Side:
    """One of the two."""

    thing: object
    edit_url: str
    uses: int | None = None  # resources that name a term


@dataclass
class Pair:
    """Two that look alike, and where they are merged: the less used into the other."""

    one: Side
    other: Side
    why: str
    merge_url: str = ""


class ForWhoMayAct:
    """A view on one kind, for those who may do something of what it shows."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.kind = KINDS.get(kwargs["kind"])
        if not self.kind:
            raise Http404
        if not self.kind.is_open_to(request.user):
            raise PermissionDenied


class DuplicatesView(ForWhoMayAct, WagtailAdminTemplateMixin, TemplateView):
    """The pairs of one kind; with `ecartes`, those that somebody said are none."""

    template_name = "wagtailadmin/editorial/keeping/duplicates.html"
    page_title, header_icon = TITLE, ICON

    def get_breadcrumbs_items(self):
        return [{"url": "", "label": TITLE, "sublabel": self.kind.label}]

    def get_context_data(self, **kwargs):
        distinct = list(DistinctPair.objects.filter(among=self.kind.name).order_by("pk").values_list("first", "second"))
        is_distinct = "ecartes" in self.request.GET
        said = set(distinct)
        found = [(*pair, "") for pair in distinct] if is_distinct else self.found(said)
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        here = reverse("editorial_duplicates", args=[self.kind.name])
        return super().get_context_data(**kwargs) | {
            "kind": self.kind,
            "kinds": [kind for kind in KINDS.values() if kind.is_open_to(self.request.user)],
            "page": page,
            "pairs": self.shown(list(page)),
            "is_distinct": is_distinct,
            "distinct_count": len(distinct),
            "here": here,
            "next": self.request.get_full_path(),
        }

    def found(self, said: set[tuple[int, int]]) -> list[tuple[int, int, str]]:
        """What looks alike, less what somebody said is not the same; by why, then as it was made."""
        pairs = ((min(one, other), max(one, other), why) for one, other, why in self.kind.pairs())
        return sorted((pair for pair in pairs if pair[:2] not in said), key=lambda pair: (pair[2], pair))

    def shown(self, found: list[tuple[int, int, str]]) -> list[Pair]:
        """These pairs as they are read, less those of which one is no more."""
        keys = {key for one, other, _ in found for key in (one, other)}
        things = self.kind.model.objects.in_bulk(keys)
        count = uses(self.kind.model, keys) if self.kind.name != PAGES else {}
        sides = {
            key: Side(thing, self.kind.edit_address(key), count[key] if self.kind.name != PAGES else None)
            for key, thing in things.items()
        }
        both = [(sides[one], sides[other], why) for one, other, why in found if {one, other} <= sides.keys()]
        return [Pair(one, other, why, self.merge_address(one, other)) for one, other, why in both]

    def merge_address(self, one: Side, other: Side) -> str:
        """Where the less used is merged with the other; pages are not merged."""
        if self.kind.name == PAGES:
            return ""
        loser, winner = sorted((one, other), key=lambda side: side.uses)
        return reverse("editorial_merge", args=[self.kind.name, loser.thing.pk, winner.thing.pk])


class DistinctView(ForWhoMayAct, View):
    """Somebody says that two are not the same, or takes it back."""

    http_method_names = ("post",)

    def post(self, request, kind, one, other):
        """Remember it, or forget it; then back to the list."""
        pair = {"among": kind, "first": min(one, other), "second": max(one, other)}
        if "again" in request.POST:
            DistinctPair.objects.filter(**pair).delete()
            messages.success(request, typeset("C’est annulé : la paire est de nouveau proposée."))
        elif self.kind.model.objects.filter(pk__in={one, other}).count() == 2:
            DistinctPair.objects.get_or_create(**pair, defaults={"created_by": request.user})
            told = {"kind": kind, "one": one, "other": other}
            said = render_to_string("wagtailadmin/editorial/keeping/distinct.html", told, request=request)
            plain_messages.success(request, said)
        else:
            messages.warning(request, typeset("Rien n’a été fait : l’un des deux n’existe plus."))
        return redirect(reverse("editorial_duplicates", args=[kind]))


class DuplicatesMenuItem(MenuItem):
    """Rapports › Doublons possibles, for those who may merge or correct something."""

    def is_shown(self, request):
        return any(kind.is_open_to(request.user) for kind in KINDS.values())


def menu_item() -> MenuItem:
    """After what is due for review."""
    address = reverse("editorial_duplicates", args=["organisations"])
    return DuplicatesMenuItem(TITLE, address, name="doublons", icon_name=ICON, order=110)


def addresses() -> list[URLPattern]:
    """Where pairs are looked at, under the address of the admin."""
    return [
        path("reports/doublons/<slug:kind>/", DuplicatesView.as_view(), name="editorial_duplicates"),
        path("reports/doublons/<slug:kind>/<int:one>/<int:other>/", DistinctView.as_view(), name="editorial_distinct"),
    ]
