"""Replacing the file of a document: the one that visitors could open stays, as a document of its own, at its address.

Wagtail deletes the former file. Its form is extended by the setting `WAGTAILDOCS_DOCUMENT_FORM_BASE`.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex
from wagtail.utils.file import hash_filelike

from catalogue.dates import day
from catalogue.media_forms import DocumentForm
from catalogue.models import CatalogueDocument, FormerFile, Resource, ResourceFile
from territories.names import typeset

TITLE_LENGTH = CatalogueDocument._meta.get_field("title").max_length
LABEL_LENGTH = FormerFile._meta.get_field("label").max_length
HELP = (
    "Si vous choisissez un autre fichier, celui-ci restera sur les pages publiées qui l’offraient, parmi les versions "
    "précédentes. S’il ne doit plus être lu de personne, supprimez ensuite le document de cette version."
)


class ReplacingDocumentForm(DocumentForm):
    """The form of documents, which keeps the file that it replaces when visitors could open it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "file" in self.fields:
            self.fields["file"].help_text = typeset(HELP)

    @transaction.atomic
    def save(self, commit=True):
        if commit and self.instance.pk and self.original_file and "file" in self.changed_data:
            self.spare(CatalogueDocument.objects.get(pk=self.instance.pk))
        return super().save(commit=commit)

    def spare(self, former: CatalogueDocument) -> None:
        """Keep the file that is about to be deleted, if it is there and if visitors could open it.

        Args:
            former: the document as the database has it.
        """
        if not former.file.storage.exists(former.file.name):
            return
        if hash_filelike(self.instance.file) == former.get_file_hash():
            self.instance.file = self.original_file  # the same file: nothing is replaced
            self.original_file = None
        elif is_known(former):
            keep(former.pk)
            self.original_file = None  # so that Wagtail does not delete it


def is_known(document: CatalogueDocument) -> bool:
    """Whether visitors could open a document from a page, or once could: a page that is withdrawn may come back."""
    return bool(pages_that_show(document)) or FormerFile.objects.filter(document=document).exists()


def pages_that_show(document: CatalogueDocument) -> dict[int, str]:
    """The published pages that lead to a document, as a file or in a text: what it is called there, by key of page."""
    pages = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.get_references_to(document).filter(base_content_type=pages)
    found = dict.fromkeys(map(int, references.values_list("object_id", flat=True)), "")
    found |= dict(ResourceFile.objects.filter(document=document).values_list("page", "label"))
    live = set(Page.objects.filter(pk__in=found, live=True).values_list("pk", flat=True))
    return {key: label for key, label in found.items() if key in live}


def keep(number: int) -> CatalogueDocument:
    """Make the file of a document, as it is stored, a document of its own, which pages list as a former version.

    Args:
        number: of the document, whose file is about to be replaced.
    """
    document = CatalogueDocument.objects.get(pk=number)
    pages = pages_that_show(document)
    title, tags = document.title, list(document.tags.all())
    document.pk, document._state.adding = None, True
    suffix = typeset(f" (version remplacée le {day(timezone.localdate())})")
    document.title = title[: TITLE_LENGTH - len(suffix)] + suffix
    document.save()
    document.tags.set(tags)
    for former in FormerFile.objects.filter(document=number):
        former.document = document
        former.save()
    for key in Resource.objects.filter(pk__in=pages).values_list("pk", flat=True):
        FormerFile.objects.withdraw(key, {document.pk: (pages[key] or title)[:LABEL_LENGTH]})
    lead_to(document, number)
    return document


def lead_to(document: CatalogueDocument, number: int) -> None:
    """The address that the file had under another document leads to where it is now."""
    old, new = (reverse("wagtaildocs_serve", args=[key, document.filename]) for key in (number, document.pk))
    Redirect.objects.update_or_create(
        old_path=Redirect.normalise_path(old),
        site=None,
        defaults={"redirect_link": uri_to_iri(new), "is_permanent": False, "automatically_created": True},
    )
