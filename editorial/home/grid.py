"""The grid of the kit: how many resources each rubric offers at each need level.

A cell counts what its link shows in the catalogue: the resources that a visitor may see, in the rubric where they
live and in those that list them too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, Count, ExpressionWrapper, F, Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from wagtail.admin.ui.components import Component

from catalogue.models import NeedLevel, Resource, ResourceNeedLevel, ResourceRubric, Rubric
from editorial.listings import LISTINGS

STEPS = 4  # of shade, beside none for an empty cell


@dataclass(frozen=True)
class Cell:
    """How many resources of a rubric answer a need level; `step` is its shade, 0 for a hole."""

    rubric: Rubric
    level: NeedLevel
    count: int
    step: int
    url: str

    @property
    def add_url(self) -> str:
        """Where a resource is added to the rubric; empty while the rubric has no page."""
        page = self.rubric.page_pk
        return reverse("wagtailadmin_pages:add_subpage", args=[page]) if page else ""


@dataclass(frozen=True)
class Total:
    """A rubric, a need level or the whole: each resource once. `cells` are those of a rubric."""

    term: Rubric | NeedLevel | None
    count: int
    url: str
    cells: tuple[Cell, ...] = ()


class Kit:
    """The numbers of the grid, read when they are asked for: three statements, whatever the size.

    Args:
        kind: the kind that alone is counted.
    """

    def __init__(self, kind: type[Resource] | None = None):
        self.kind = kind

    @property
    def label(self) -> str:
        """What is counted."""
        return capfirst((self.kind or Resource)._meta.verbose_name_plural)

    @cached_property
    def rubrics(self) -> list[Rubric]:
        """The rows."""
        return list(Rubric.objects.annotate(page_pk=F("page__pk")))

    @cached_property
    def levels(self) -> list[NeedLevel]:
        """The columns."""
        return list(NeedLevel.objects.all())

    @cached_property
    def groups(self) -> list[dict]:
        """The resources, put together when the same rubrics and the same levels have them: a hundred groups at most."""
        resources = Resource.objects.listed()
        if self.kind:
            resources = resources.filter(content_type=ContentType.objects.get_for_model(self.kind))
        having = {key(rubric): in_rubric(rubric) for rubric in self.rubrics}
        having |= {key(level): at_level(level) for level in self.levels}
        named = {name: ExpressionWrapper(condition, BooleanField()) for name, condition in having.items()}
        return list(resources.annotate(**named).values(*named).annotate(count=Count("pk")).order_by())

    def count(self, *terms: Rubric | NeedLevel) -> int:
        """How many resources have all these terms."""
        return sum(group["count"] for group in self.groups if all(group[key(term)] for term in terms))

    @cached_property
    def rows(self) -> list[Total]:
        """A rubric each, with its cells."""
        pairs = {(rubric, level): self.count(rubric, level) for rubric in self.rubrics for level in self.levels}
        most = max(pairs.values(), default=0)
        cells = [
            Cell(rubric, level, count, -(-STEPS * count // most) if most else 0, self.address(rubric, level))
            for (rubric, level), count in pairs.items()
        ]
        return [self.total(rubric, [cell for cell in cells if cell.rubric == rubric]) for rubric in self.rubrics]

    @property
    def foot(self) -> list[Total]:
        """The need levels, all rubrics together."""
        return [self.total(level) for level in self.levels]

    @property
    def whole(self) -> Total:
        """Everything."""
        return self.total(None)

    def total(self, term: Rubric | NeedLevel | None, cells: Iterable[Cell] = ()) -> Total:
        """The resources that have a term, or all."""
        terms = [term] if term else []
        return Total(term, self.count(*terms), self.address(*terms), tuple(cells))

    def address(self, *terms: Rubric | NeedLevel) -> str:
        """The same resources in the public catalogue."""
        asked = {"rubrique" if isinstance(term, Rubric) else "besoin": term.slug for term in terms}
        asked |= {"type": self.kind.kind} if self.kind else {}
        return reverse("catalogue:catalogue") + (f"?{urlencode(asked)}" if asked else "")

    @property
    def barest(self) -> Cell | None:
        """The cell where a resource would serve most: the emptiest, the first of those where one can be added."""
        cells = [cell for row in self.rows for cell in row.cells if cell.add_url]
        return min(cells, key=lambda cell: cell.count, default=None)


def key(term: Rubric | NeedLevel) -> str:
    """How a term is called among the columns of the statement."""
    return f"{term._meta.model_name}_{term.pk}"


def in_rubric(rubric: Rubric) -> Q:
    """Resources that live in a rubric, or are also listed there."""
    return Q(rubric=rubric) | Q(pk__in=ResourceRubric.objects.filter(tag=rubric).values("content_object"))


def at_level(level: NeedLevel) -> Q:
    """Resources that answer a need level."""
    return Q(pk__in=ResourceNeedLevel.objects.filter(tag=level).values("content_object"))


class GridPanel(Component):
    """The grid, of all kinds or of one (`?grille=cas`); a kind that is not known is ignored.

    Args:
        whole: the numbers of all kinds.
        asked: what the address says.
    """

    name, order = "grid", 400
    template_name = "wagtailadmin/editorial/home/grid.html"

    def __init__(self, whole: Kit, asked: str = ""):
        kinds = {one.model.kind: one for one in LISTINGS}
        self.asked = asked if asked in kinds else ""
        self.choices = [(name, one.menu_label) for name, one in kinds.items()]
        self.kit = Kit(kinds[asked].model) if self.asked else whole

    def get_context_data(self, parent_context):
        has_pages = any(rubric.page_pk for rubric in self.kit.rubrics)
        return {"kit": self.kit, "choices": self.choices, "asked": self.asked, "has_pages": has_pages}
