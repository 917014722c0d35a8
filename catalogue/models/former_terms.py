"""Themes and organisations that were merged into others: their addresses and their keys lead on for ever."""

from functools import lru_cache

from django.db import models
from modelcluster.models import get_all_child_relations

OF_THE_ROW = {"pk", "sort_order"}  # two rows of a page that differ by nothing else say the same


class FormerTerm(models.Model):
    """A term that is no more. Its slug is given to no other; its key never is, by any database."""

    number = models.BigIntegerField("numéro", primary_key=True)
    slug = models.SlugField("identifiant", max_length=100, unique=True)
    name = models.CharField("nom", max_length=150)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self):
        return self.name


class FormerTheme(FormerTerm):
    """A theme that was merged into another."""

    into = models.ForeignKey(
        "catalogue.Theme", models.CASCADE, related_name="former_terms", verbose_name="fusionné avec"
    )

    class Meta(FormerTerm.Meta):
        verbose_name = "ancien thème"
        verbose_name_plural = "anciens thèmes"


class FormerOrganisation(FormerTerm):
    """An organisation that was merged into another."""

    into = models.ForeignKey(
        "catalogue.Organisation", models.CASCADE, related_name="former_terms", verbose_name="fusionnée avec"
    )

    class Meta(FormerTerm.Meta):
        verbose_name = "ancienne organisation"
        verbose_name_plural = "anciennes organisations"


def former_of(model: type[models.Model]) -> type[FormerTerm] | None:
    """The former terms of a vocabulary; none for a model that is never merged."""
    relation = getattr(model, "former_terms", None)
    return relation and relation.rel.related_model


def heirs(model: type[models.Model], numbers) -> dict[int, int]:
    """What took the place of the terms of these keys, for those that are no more."""
    return dict(former_of(model).objects.filter(number__in=set(numbers)).values_list("number", "into_id"))


@lru_cache
def naming_fields(page_model: type[models.Model], model: type[models.Model]) -> list[tuple[str, str]]:
    """Where a page names terms of a vocabulary: the name of the rows, and of the field in each."""
    return [
        (relation.get_accessor_name(), field.name)
        for relation in get_all_child_relations(page_model)
        for field in relation.related_model._meta.concrete_fields
        if field.related_model is model
    ]


class NamingTerms(models.Model):
    """A page whose versions name themes and organisations, some of which may have been merged since."""

    class Meta:
        abstract = True

    def with_content_json(self, content):
        """A version that names a merged term takes what took its place.

        Whatever opens a version passes here: drafts, scheduled and old ones, those in moderation, copies kept for
        partners. None is rewritten, so that none can be forgotten.
        """
        return super().with_content_json(with_heirs(self.specific_class, content))


def with_heirs(page_model: type[models.Model], content: dict) -> dict:
    """The content of a version, with the terms of today; each is named once where it was named by several rows."""
    content = dict(content)
    for former in FormerTerm.__subclasses__():
        model = former._meta.get_field("into").related_model
        places = [(rows, field) for rows, field in naming_fields(page_model, model) if content.get(rows)]
        numbers = {row.get(field) for rows, field in places for row in content[rows]} - {None}
        if found := heirs(model, numbers) if numbers else {}:
            for rows, field in places:
                content[rows] = renamed(content[rows], field, found)
    return content


def renamed(rows: list[dict], field: str, found: dict[int, int]) -> list[dict]:
    """These rows with the terms of today, less those that say now what another says."""
    said = {saying(row) for row in rows if row.get(field) not in found}
    kept = []
    for row in rows:
        if row.get(field) in found:
            row = row | {field: found[row[field]]}
            if saying(row) in said:
                continue
            said.add(saying(row))
        kept.append(row)
    return kept


def saying(row: dict) -> str:
    """What a row says, wherever it stands."""
    return repr(sorted((name, value) for name, value in row.items() if name not in OF_THE_ROW))
