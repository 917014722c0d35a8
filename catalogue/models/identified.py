"""A resource as one document among all: what it is called, the numbers it is known by."""

from django.db import models

from catalogue.facts import Fact
from catalogue.genres import Genre
from catalogue.identifiers import CODE_LENGTH, new_code, tidy_doi, tidy_isbn


class DoiField(models.CharField):
    """A DOI, kept without the address of its resolver."""

    def clean(self, value, model_instance):
        return tidy_doi(super().clean(value, model_instance))


class IsbnField(models.CharField):
    """An ISBN, kept as thirteen digits."""

    def clean(self, value, model_instance):
        return tidy_isbn(super().clean(value, model_instance))


class Identified(models.Model):
    """What has a code of our own for ever, and perhaps a DOI or an ISBN."""

    genre = Genre()  # how others call its kind; each kind says its own

    # NULL only in rows that a former version of the site adds while this one is being installed.
    code = models.CharField(  # noqa: DJ001
        "identifiant", max_length=CODE_LENGTH, unique=True, null=True, editable=False, default=new_code
    )
    doi = DoiField(
        "DOI",
        max_length=150,
        blank=True,
        default="",
        db_default="",
        help_text="S’il en a un, sans l’adresse\u00a0: 10.3917/rfap.162.0303.",
    )
    isbn = IsbnField("ISBN", max_length=30, blank=True, default="", db_default="", help_text="S’il en a un.")

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        """One that was added without a code is given one; so is an alias, made by Wagtail with that of its original."""
        if not self.code or (self._state.adding and self.alias_of_id):
            self.code, update_fields = new_code(), update_fields and {*update_fields, "code"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def with_content_json(self, content):
        """The code is the page's, whatever a revision says: one from before the codes, or from the page it copies."""
        draft = super().with_content_json(content)
        draft.code = self.code
        return draft

    def numbers(self) -> list[Fact]:
        """Those that readers may quote."""
        return [Fact("ISBN", self.isbn), Fact("DOI", self.doi)]
