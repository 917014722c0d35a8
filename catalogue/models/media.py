"""Images and documents, with the credit, licence and language that a public service owes its readers."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.module_loading import import_string
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.search import index

from catalogue import file_kinds
from territories.names import typeset

READ_TEXT = "catalogue.extraction.tasks.read_text"  # by its name: it stands above the models


def weight(size: int) -> str:
    """A number of bytes as French readers know it, in decimal units: « 860 ko », « 1,3 Mo »."""
    for factor, unit in ((10**9, "Go"), (10**6, "Mo"), (10**3, "ko")):
        if size >= factor:
            number = f"{size / factor:.1f}" if size < 10 * factor else f"{size / factor:.0f}"
            return f"{number.replace('.', ',')}\u00a0{unit}"
    return f"{size}\u00a0octet{'s' if size > 1 else ''}"


class Licence(models.TextChoices):
    """What a reader may do, said in plain words beside the name of the licence."""

    OPEN = "licence-ouverte", "Licence Ouverte 2.0 : reprendre et adapter en citant la source"
    CC_BY = "cc-by", "CC BY 4.0 : reprendre et adapter en citant l’auteur"
    CC_BY_SA = "cc-by-sa", "CC BY-SA 4.0 : adapter, puis partager dans les mêmes conditions"
    CC_BY_ND = "cc-by-nd", "CC BY-ND 4.0 : reprendre tel quel, sans modifier"
    CC_BY_NC = "cc-by-nc", "CC BY-NC 4.0 : reprendre et adapter, hors usage commercial"
    CC_BY_NC_ND = "cc-by-nc-nd", "CC BY-NC-ND 4.0 : reprendre tel quel, hors usage commercial"
    ALL_RIGHTS = "tous-droits", "Tous droits réservés : lecture seule"
    UNKNOWN = "non-precisee", "Non précisée : lecture seule, demander à l’éditeur avant de reprendre"

    @property
    def address(self) -> str:
        """Where its text is, by which programs know it; none when there is no licence."""
        if self == Licence.OPEN:
            return "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
        return f"https://creativecommons.org/licenses/{self.value[3:]}/4.0/" if self.value.startswith("cc-") else ""


class CatalogueImage(AbstractImage):
    """A picture, with who made it and what may be done with it."""

    credit = models.CharField("crédit", max_length=150, blank=True, help_text="Exemple : photo Ville de Figeac.")
    licence = models.CharField("licence", max_length=20, choices=Licence.choices, default=Licence.UNKNOWN)

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence")
    search_fields = [*AbstractImage.search_fields, index.FilterField("file_size")]  # the admin sorts by it

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        verbose_name_plural = "images"
        permissions = [("choose_image", "Can choose image")]


class CatalogueRendition(AbstractRendition):
    """One size and format of an image."""

    image = models.ForeignKey(CatalogueImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_each")
        ]


class ReadDocument(AbstractDocument):
    """A file whose text is read for search (`catalogue.extraction`) when it is new or replaced, and not otherwise."""

    class TextStatus(models.TextChoices):
        """What became of the reading of the file's text, for search."""

        WAITING = "attente", "Le texte n’a pas encore été lu"
        READ = "lu", "Le texte a été lu : la recherche le trouve"
        CUT = "coupe", "Le début du texte a été lu ; le fichier est trop long pour la suite"
        EMPTY = "vide", "Aucun texte : c’est sans doute une image numérisée"
        ENCRYPTED = "chiffre", "Le fichier est protégé par un mot de passe"
        BROKEN = "abime", "Le fichier est abîmé, ou n’est pas ce que dit son nom"
        TOO_MUCH = "trop", "Le fichier demande trop de temps ou de mémoire"
        UNREADABLE = "autre", "Ce format n’est pas lu"

    class PdfPart(models.TextChoices):
        """What a reader who does not see a PDF needs in it."""

        TITLE = "titre", "un titre"
        LANGUAGE = "langue", "une langue"
        TAGS = "balises", "des balises"

    text = models.TextField("texte extrait", blank=True, editable=False)  # pages parted by a form feed
    text_status = models.CharField(
        "lecture du texte",
        max_length=10,
        choices=TextStatus.choices,
        default=TextStatus.WAITING,
        db_default=TextStatus.WAITING,
        editable=False,
    )
    lacks = models.JSONField("ce qui manque au PDF", null=True, editable=False)  # list of PdfPart; None: not looked at
    pages = models.PositiveIntegerField("nombre de pages", null=True, blank=True)

    _stored: tuple | None = None  # the file and the length that the database has, as far as this instance knows

    class Meta(AbstractDocument.Meta):
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values):
        """Remember the file, to know at saving that another took its place."""
        document = super().from_db(db, field_names, values)
        if {"file", "file_hash", "pages"}.issubset(field_names):
            document._remember()
        return document

    def save(self, *args, update_fields=None, **kwargs):
        """Have a new file read once it is kept; also one whose reading was put off."""
        if update_fields is not None and "file" not in update_fields:
            return super().save(*args, update_fields=update_fields, **kwargs)
        if self._is_replaced():
            self._forget_text()
            update_fields = update_fields and {*update_fields, "text", "text_status", "lacks", "pages"}
        elif self._stored and self.pages is None and self._is_pdf and self.text_status == self.TextStatus.READ:
            self.pages = self.text.count("\f") + 1  # a form opened before the reading had none
        super().save(*args, update_fields=update_fields, **kwargs)
        if self.text_status == self.TextStatus.WAITING:
            import_string(READ_TEXT).enqueue(self.pk)
            self.refresh_from_db(
                fields=["text", "text_status", "lacks", "pages"]
            )  # without a worker, it is read by now
        self._remember()

    def _remember(self):
        self._stored = (self.file.name, self.file_hash, self.pages)

    def _is_replaced(self) -> bool:
        """Whether the file is another one: not yet stored, it still has the name it came with."""
        return self._stored is not None and self._stored[:2] != (self.file.name, self.file_hash)

    def _forget_text(self):
        """Nothing of the former file is true of the new one; a length that somebody just typed is."""
        self.text, self.text_status, self.lacks = "", self.TextStatus.WAITING, None
        if self.pages == self._stored[2] and self._is_pdf:
            self.pages = None

    @property
    def _is_pdf(self) -> bool:
        return self.file_extension.lower() == "pdf"


class CatalogueDocument(ReadDocument):
    """A file to download, with what a reader wants to know before the click."""

    class Accessibility(models.TextChoices):
        """Whether a reader who uses assistive technology can read the file."""

        YES = "oui", "Accessible"
        PARTLY = "partiel", "Partiellement accessible"
        NO = "non", "Non accessible"
        UNKNOWN = "inconnu", "Accessibilité non vérifiée"

    language = models.CharField("langue", max_length=8, default="fr", help_text="Code à deux lettres : fr, en…")
    accessibility = models.CharField(
        "accessibilité", max_length=10, choices=Accessibility.choices, default=Accessibility.UNKNOWN
    )
    licence = models.CharField("licence", max_length=20, choices=Licence.choices, default=Licence.UNKNOWN)

    # The file first: its name fills in the title.
    admin_form_fields = ("file", "title", "collection", "tags", "language", "pages", "accessibility", "licence")

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documents"
        permissions = [("choose_document", "Can choose document")]

    def clean(self):
        """A new file is of an accepted format, and is what its name says. Without a file, its field has said why."""
        if not self.file:
            return
        super().clean()
        if self.file._committed:
            return  # looked at when it was sent; it may be far away, or lost
        sent, extension = self.file.file, self.file_extension.lower()
        if not file_kinds.is_what_it_says(sent, extension):
            raise ValidationError({"file": not_what_it_says(self.filename, extension, file_kinds.seems(sent))})

    @property
    def format_label(self) -> str:
        """The file's format as readers name it, such as « PDF »."""
        return self.file_extension.upper()

    @property
    def description(self) -> str:
        """Format, weight and length, such as « PDF, 1,2 Mo, 42 pages »."""
        parts = [self.format_label, weight(self.file_size or 0)]
        if self.pages:
            parts.append(f"{self.pages} page{'s' if self.pages > 1 else ''}")
        return ", ".join(parts)


def not_what_it_says(name: str, extension: str, seems: str) -> str:
    """What is wrong with a file, and what to do."""
    found = f"semble être {seems}" if seems else "n’est d’aucun format connu : le fichier est sans doute abîmé"
    return typeset(
        f"Le nom « {name} » annonce {file_kinds.NAMES[extension]}, mais le contenu {found}. Ouvrez le fichier dans le "
        "logiciel qui l’a fait, enregistrez-le ou exportez-le dans un format accepté, puis choisissez cette copie."
    )
