"""Columns that name what is kept elsewhere: themes, organisations, territories."""

from django.core.exceptions import ValidationError

from catalogue.models import Resource, ResourceContribution, ResourceTerritory
from editorial.exchange.columns.cells import bracketed, escaped, joined, parts, plain
from editorial.exchange.columns.column import ALL, CASES, Column
from editorial.exchange.known import Known
from practical_kit.models import CaseActor
from territories.models import Territory
from territories.names import fold


class RowsColumn(Column):
    """A column of what a resource has several of.

    Args:
        relation: how a resource calls them.
    """

    relation = ""
    nothing = ()

    def items(self, resource: Resource) -> list:
        """The rows, in their order."""
        return list(getattr(resource, self.relation).all())

    def cell(self, resource):
        return joined(self.shown(item) for item in self.items(resource))

    def shown(self, item) -> str:
        """A row as a part of the cell, escaped."""
        raise NotImplementedError

    def value(self, text, known):
        found, wrong = [], []
        for part in parts(text):
            try:
                if (item := self.understood(part, known)) is not None and item not in found:
                    found.append(item)
            except ValidationError as error:
                wrong += error.messages
        if wrong:
            raise ValidationError(wrong)
        return found

    def understood(self, part: str, known: Known):
        """What a part of the cell means; None when it is to be left out.

        Raises:
            ValidationError: nothing.
        """
        raise NotImplementedError

    def put(self, resource, value):
        setattr(resource, self.relation, [self.row(item) for item in value])

    def row(self, item):
        """The row to keep."""
        raise NotImplementedError


class TermsColumn(RowsColumn):
    """Need levels, rubrics, themes.

    Args:
        through: the rows that tie a resource to its terms.
    """

    def __init__(self, relation: str, through, label: str, *others: str):
        super().__init__(label, *others)
        self.relation, self.through = relation, through
        self.model = through._meta.get_field("tag").related_model
        self.prefetch = (f"{relation}__tag",)

    def items(self, resource):
        return sorted(super().items(resource), key=lambda item: (getattr(item.tag, "position", 0), fold(item.tag.name)))

    def shown(self, item):
        return escaped(item.tag.name)

    def understood(self, part, known):
        return known.term(self.model, plain(part))

    def row(self, item):
        return self.through(tag=item)


class OrganisationsColumn(RowsColumn):
    """The organisations that have one part in a resource, by their full names."""

    relation = "contributions"
    prefetch = ("contributions__organisation",)

    def __init__(self, role: str, label: str, *others: str):
        super().__init__(label, *others, models=ALL)
        self.role = role

    def items(self, resource):
        return [item for item in super().items(resource) if item.role == self.role]

    def shown(self, item):
        return escaped(item.organisation.name)

    def understood(self, part, known):
        return known.organisation(plain(part))

    def put(self, resource, value):
        order = ResourceContribution.Role.values
        others = [item for item in resource.contributions.all() if item.role != self.role]
        rows = [*others, *(ResourceContribution(organisation=body, role=self.role) for body in value)]
        resource.contributions = sorted(rows, key=lambda row: order.index(row.role))


class ActorsColumn(RowsColumn):
    """The actors of a case, each with its role: « La Fonda (pilote) »."""

    relation = "actors"
    prefetch = ("actors__organisation",)

    def __init__(self, label: str, *others: str):
        super().__init__(label, *others, models=CASES)

    def shown(self, item):
        return f"{escaped(item.organisation.name)} ({item.get_role_display().lower()})"

    def understood(self, part, known):
        name, role = bracketed(part)
        roles = {fold(str(label)): key for key, label in CaseActor.Role.choices}
        if role and fold(role) not in roles:
            name, role = part, ""  # the bracket is of the name: « Réseau national (RNMA) »
        body = known.organisation(plain(name))
        return body and (body, roles.get(fold(role), CaseActor.Role.PARTNER))

    def row(self, item):
        return CaseActor(organisation=item[0], role=item[1])


class TerritoriesColumn(RowsColumn):
    """Territories, by name and official code: « Les Mureaux (Commune 78440) »."""

    relation = "territory_items"
    prefetch = ("territory_items__territory",)

    def shown(self, item):
        place = item.territory
        return f"{escaped(place.name)} ({place.get_kind_display()} {place.code})"

    def understood(self, part, known):
        name, said = bracketed(part)
        kind, _, code = said.rpartition(" ")
        kinds = {fold(str(label)): key for key, label in Territory.Kind.choices} | {
            key: key for key in Territory.Kind.values
        }
        if fold(kind) in kinds:
            return known.territory_by_code(kinds[fold(kind)], code)
        return known.territory(plain(part) if said else plain(name))

    def row(self, item):
        return ResourceTerritory(territory=item)
