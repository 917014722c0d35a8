"""What a merge would change, said before it is done."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q
from wagtail.models import Revision

from catalogue.models import Resource
from catalogue.models.former_terms import naming_fields
from editorial.keeping.merging.moving import find_twins, incoming, parental_key
from editorial.keeping.merging.terms import Vocabulary

SHOWN = 300


@dataclass
class Touched:
    """A resource that names the term that goes: as what, and whether it already names the other."""

    page: Resource
    parts: list[str] = field(default_factory=list)
    is_twice: bool = False
    is_draft_only: bool = False


@dataclass
class Plan:
    """Everything that names the term that goes."""

    vocabulary: Vocabulary
    loser: object
    winner: object

    @cached_property
    def parts(self) -> dict[int, list[str]]:
        """By resource, what its rows say of the term that goes: « thème », « pilote »."""
        found = defaultdict(list)
        for relation, owner in self.relations(of_resources=True):
            rows = relation.related_model._base_manager.filter(**{relation.field.name: self.loser})
            for row in rows.select_related(None):
                found[getattr(row, owner.attname)].append(part(row, self.vocabulary))
        return dict(found)

    @cached_property
    def twice(self) -> set[int]:
        """The resources of which a row goes away, since it would be there twice."""
        found = set()
        for relation, owner in self.relations(of_resources=True):
            twins = find_twins(relation, self.loser, self.winner)
            rows = relation.related_model._base_manager.filter(pk__in=twins[:SHOWN])
            found.update(rows.values_list(owner.attname, flat=True))
        return found

    def relations(self, of_resources: bool):
        """The foreign keys to the vocabulary, with the key to what owns each row: a resource, or something else."""
        for relation in incoming(self.vocabulary.model):
            owner = parental_key(relation.related_model)
            if bool(owner and issubclass(owner.related_model, Resource)) is of_resources:
                yield relation, owner

    @cached_property
    def drafts(self) -> set[int]:
        """The resources that name the term only in a draft, or in a version that waits for its hour."""
        return {key for key in drafts_naming(self.vocabulary.model, self.loser.pk) if key not in self.parts}

    @property
    def count(self) -> int:
        """How many resources change."""
        return len(self.parts) + len(self.drafts)

    @cached_property
    def touched(self) -> list[Touched]:
        """The first of them, by title."""
        keys = sorted(self.parts.keys() | self.drafts)
        pages = (
            Resource.objects.filter(pk__in=keys) if len(keys) <= SHOWN else Resource.objects.filter(pk__in=keys[:SHOWN])
        )
        return [
            Touched(page, sorted(set(self.parts.get(page.pk, []))), page.pk in self.twice, page.pk in self.drafts)
            for page in pages.select_related("rubric", "content_type").defer_streamfields().order_by("title", "pk")
        ]

    @cached_property
    def elsewhere(self) -> list[str]:
        """What is not a resource and names the term: « 1 soutien », « 2 anciens thèmes »."""
        said = []
        for relation, _ in self.relations(of_resources=False):
            model = relation.related_model
            if count := model._base_manager.filter(**{relation.field.name: self.loser}).count():
                names = model._meta
                said.append(f"{count} {names.verbose_name if count == 1 else names.verbose_name_plural}")
        return said


def part(row, vocabulary: Vocabulary) -> str:
    """What a row says of the term: its role, else simply that it is there."""
    role = getattr(row, "get_role_display", None)
    return (role() if role else vocabulary.model._meta.verbose_name).lower()


def drafts_naming(model, key: int) -> set[int]:
    """The resources whose newest version, or a version that waits for its hour, names a term."""
    with_draft = Resource.objects.filter(Q(has_unpublished_changes=True) | Q(live=False)).order_by()
    waiting = Q(pk__in=with_draft.values("latest_revision")) | Q(approved_go_live_at__isnull=False)
    places = {place for kind in Resource.kinds() for place in naming_fields(kind, model)}
    found = set()
    for number, content in Revision.page_revisions.filter(waiting).values_list("object_id", "content").iterator(100):
        if any(row.get(name) == key for rows, name in places for row in content.get(rows) or ()):
            found.add(int(number))
    return set(Resource.objects.filter(pk__in=found).values_list("pk", flat=True))


def differences(plan: Plan) -> list[tuple[str, str, str, str]]:
    """The fields of which a value is to be chosen: name, label, value of the one that stays, of the one that goes."""
    found = []
    for name in plan.vocabulary.choices:
        shown = [said(term, name) for term in (plan.winner, plan.loser)]
        if shown[1] and shown[0] != shown[1]:
            label = plan.vocabulary.model._meta.get_field(name).verbose_name
            found.append((name, label[:1].upper() + label[1:], *shown))
    return found


def said(term, name: str) -> str:
    """A field as it is read."""
    display = getattr(term, f"get_{name}_display", None)
    return display() if display else getattr(term, name)
