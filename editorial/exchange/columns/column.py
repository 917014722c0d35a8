"""What a column of a spreadsheet is, and the simplest ones: one field, one value."""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import normalize_newlines

from catalogue.models import Resource
from catalogue.models.resource import MONTHS
from catalogue.pasted import tidied
from editorial.exchange.known import Known
from practical_kit.models import CaseNotePage, GuidePage, StudyPage
from territories.names import fold

ALL = (StudyPage, GuidePage, CaseNotePage)
DOCUMENTS = (StudyPage, GuidePage)
CASES = (CaseNotePage,)
EARLIEST, LATEST = 1000, 2100


class Column:
    """One column: how a cell is read from a resource, understood, and put on one.

    Args:
        label: what heads the column, in French.
        others: other headers by which it is known, of whatever case and accents.
        models: the kinds that have it.
    """

    prefetch: tuple[str, ...] = ()
    is_identity = False  # says which resource a line is about: never put on one
    is_exported = True

    def __init__(self, label: str, *others: str, models: Iterable[type[Resource]] = ALL):
        self.label, self.models = label, tuple(models)
        self.headers = {fold(name) for name in (label, *others)}

    def __repr__(self):
        return f"<{self.label}>"

    @property
    def key(self) -> str:
        """Its name where programs meet."""
        return fold(self.label).replace(" ", "-")

    def cell(self, resource: Resource) -> str:
        """The cell of a resource."""
        raise NotImplementedError

    def value(self, text: str, known: Known):
        """What a cell that is not empty means.

        Raises:
            ValidationError: nothing, and why.
        """
        return text

    @property
    def nothing(self):
        """What an empty cell means, where it means that there is nothing."""
        return ""

    def put(self, resource: Resource, value) -> None:
        """Write a value on a resource, in memory."""
        raise NotImplementedError


class IdentityColumn(Column):
    """What says which resource a line is about: read by `checking`, never put on one that exists."""

    is_identity = True

    def __init__(self, label: str, *others: str, read):
        super().__init__(label, *others)
        self.cell = read


class FieldColumn(Column):
    """A field of text or of number, held to the rules of its model."""

    def __init__(self, name: str, label: str, *others: str, models: Iterable[type[Resource]] = ALL):
        super().__init__(label, *others, name, models=models)
        self.name, self.field = name, self.models[0]._meta.get_field(name)

    def cell(self, resource):
        value = getattr(resource, self.name)
        return "" if value is None else str(value)

    def value(self, text, known):
        if not self.is_number:
            return self.field.clean(tidied(text, has_lines=isinstance(self.field, models.TextField)), None)
        if not re.fullmatch(r"\d{1,6}(?:[.,]0+)?", text):
            raise ValidationError(f"«\u00a0{text[:30]}\u00a0» n’est pas un nombre entier.")
        number = self.field.clean(int(re.split("[.,]", text)[0]), None)
        if "year" in self.name and not EARLIEST <= number <= LATEST:
            raise ValidationError(f"{number} n’est pas une année vraisemblable.")
        return number

    @property
    def is_number(self) -> bool:
        """Whether it takes digits only."""
        return isinstance(self.field, models.IntegerField)

    @property
    def nothing(self):
        return None if self.field.null else self.field.get_default()

    def put(self, resource, value):
        setattr(resource, self.name, value)


class ChoiceColumn(FieldColumn):
    """A closed list: written by its labels, understood by its keys too."""

    def cell(self, resource):
        return dict(self.field.flatchoices).get(getattr(resource, self.name), "").partition(" : ")[0]

    def value(self, text, known):
        for key, label in self.field.flatchoices:
            if fold(text) in {fold(str(key)), fold(label), fold(label.partition(" : ")[0])}:
                return key
        choices = ", ".join(label.partition(" : ")[0] for _, label in self.field.flatchoices)
        raise ValidationError(f"«\u00a0{text[:60]}\u00a0» n’est pas dans la liste\u00a0: {choices}.")


class MonthColumn(FieldColumn):
    """A month: in digits, or by its name."""

    def value(self, text, known):
        names = [fold(month) for month in MONTHS]
        if fold(text) in names:
            return names.index(fold(text)) + 1
        if not re.fullmatch(r"0?[1-9]|1[0-2]", text):
            raise ValidationError(f"«\u00a0{text[:30]}\u00a0» n’est pas un mois\u00a0: écrivez de 1 à 12, ou son nom.")
        return int(text)


class DateColumn(Column):
    """A date as other spreadsheets have it; its year and its month are kept."""

    is_exported = False
    forms = (
        r"(?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d\d?)(?:-\d\d?.*)?",
        r"(?:\d\d?/)?(?P<month>\d\d?)/(?P<year>\d{4})",
    )

    def cell(self, resource):
        month = f"-{resource.month:02}" if resource.month else ""
        return f"{resource.year}{month}" if resource.year else ""

    def value(self, text, known):
        named = re.fullmatch(r"(?:\d{1,2}(?:er)? )?([a-z]+) (\d{4})", fold(text))
        months = [fold(month) for month in MONTHS]
        if named and named[1] in months:
            return int(named[2]), months.index(named[1]) + 1
        for form in self.forms:
            if found := re.fullmatch(form, text.strip()):
                year, month = int(found["year"]), int(found.groupdict().get("month") or 0)
                if EARLIEST <= year <= LATEST and 0 <= month <= 12:
                    return year, month or None
        raise ValidationError(
            f"«\u00a0{text[:30]}\u00a0» n’est pas une date\u00a0: écrivez 2023, 05/2023 ou 12/05/2023."
        )

    @property
    def nothing(self):
        return None, None

    def put(self, resource, value):
        resource.year, resource.month = value


def same(text: str) -> str:
    """A cell as it is compared: files change the ends of lines, and spaces around them."""
    return "\n".join(line.strip() for line in normalize_newlines(text).strip().split("\n"))
