"""What names a term names another instead: every row of every table, found by Django's registry."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, ReferenceIndex

from catalogue.models import Resource

BATCH = 500


def incoming(model: type[models.Model]) -> list[models.ManyToOneRel]:
    """The foreign keys that lead to a model, hidden ones included; a table of tags is one of them."""
    return [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and (relation.one_to_many or relation.one_to_one) and not relation.concrete
    ]


def parental_key(model: type[models.Model]) -> ParentalKey | None:
    """The field that says to which page a row belongs."""
    return next((field for field in model._meta.local_fields if isinstance(field, ParentalKey)), None)


def resources_naming(term) -> set[int]:
    """The resources that name a term, whatever the row says of it."""
    found: set[int] = set()
    for relation in incoming(type(term)):
        owner = parental_key(relation.related_model)
        if owner and issubclass(owner.related_model, Resource):
            rows = relation.related_model._base_manager.filter(**{relation.field.name: term})
            found.update(rows.values_list(owner.attname, flat=True))
    return found


def move(loser, winner) -> None:
    """Give the winner all that names the loser. A row that would then say what another says goes away."""
    for relation in incoming(type(loser)):
        rows = relation.related_model._base_manager.filter(**{relation.field.name: loser})
        twins = find_twins(relation, loser, winner)
        for start in range(0, len(twins), BATCH):
            rows.filter(pk__in=twins[start : start + BATCH]).delete()
        follow_references(relation, loser, twins)
        rows.update(**{relation.field.name: winner})
    references_to(loser).update(to_object_id=str(winner.pk))


def find_twins(relation: models.ManyToOneRel, loser, winner) -> list:
    """The rows of the loser that would say of the winner what is already said of it."""
    model, field = relation.related_model, relation.field
    left_out = {model._meta.pk.name, field.name, *({"sort_order"} if issubclass(model, Orderable) else ())}
    saying = [other.attname for other in model._meta.concrete_fields if other.name not in left_out]
    if not saying or field.primary_key:
        return []
    either = Q(**{field.name: winner}) | Q(**{field.name: loser})
    said, twins = set(), []
    rows = model._base_manager.filter(either).values_list("pk", field.attname, *saying).order_by("pk")
    for key, term, *rest in sorted(rows, key=lambda row: row[1] != winner.pk):  # those of the winner first; stable
        if tuple(rest) in said and term == loser.pk:
            twins.append(key)
        said.add(tuple(rest))
    return twins


def references_to(term) -> models.QuerySet:
    """What Wagtail knows of the pages where a term is used."""
    return ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(term), to_object_id=str(term.pk)
    )


def follow_references(relation: models.ManyToOneRel, loser, twins: list) -> None:
    """Take out of Wagtail's index of uses the rows that are gone."""
    name = relation.field.name
    owner = parental_key(relation.related_model)
    if not owner:
        return
    rows = owner.remote_field.get_accessor_name()
    paths = [f"{rows}.{key}.{name}" for key in twins]
    for start in range(0, len(paths), BATCH):
        references_to(loser).filter(content_path__in=paths[start : start + BATCH]).delete()
