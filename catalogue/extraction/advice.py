"""What the editor is told of a file: what the search sees of it, and what to do."""

from collections.abc import Iterable

from django.db.models import QuerySet

from catalogue.models import CatalogueDocument
from territories.names import typeset

Status = CatalogueDocument.TextStatus

# Those with which the file says nothing to the search, and a better one would.
PROBLEMS = (Status.EMPTY, Status.ENCRYPTED, Status.BROKEN, Status.TOO_MUCH)

ADVICE = {
    Status.WAITING: "Le texte du fichier n’est pas encore lu : la recherche ne le voit pas. "
    "Revenez à ce document dans quelques minutes ; si rien n’a changé, enregistrez-le de nouveau.",
    Status.CUT: "Le fichier est très long : la recherche n’en voit que le début. "
    "Pour qu’elle voie la suite, ajoutez-le en plusieurs fichiers.",
    Status.EMPTY: "Le fichier ne contient pas de texte, sans doute parce que ses pages sont des images : la recherche "
    "n’y trouve rien, et les lecteurs d’écran non plus. Remplacez-le par l’original exporté en PDF, ou par une copie "
    "passée à la reconnaissance de caractères.",
    Status.ENCRYPTED: "Le fichier est protégé par un mot de passe : la recherche n’en voit pas le texte. "
    "Enregistrez-en une copie sans protection, puis remplacez-le.",
    Status.BROKEN: "Le fichier est abîmé, ou n’est pas du format que dit son nom : la recherche n’en voit pas le "
    "texte. Ouvrez-le pour vérifier, enregistrez-en une nouvelle copie, puis remplacez-le.",
    Status.TOO_MUCH: "Le fichier demande trop de temps ou de mémoire : la recherche n’en voit pas le texte. "
    "Exportez-le de nouveau en PDF, ou coupez-le en plusieurs fichiers, puis remplacez-le.",
    Status.UNREADABLE: "La recherche ne lit pas les fichiers de ce format : dites dans la ressource ce qu’il contient.",
}

SHORT = {
    Status.WAITING: "Pas encore lu",
    Status.READ: "Lu",
    Status.CUT: "Début lu",
    Status.EMPTY: "Aucun texte",
    Status.ENCRYPTED: "Mot de passe",
    Status.BROKEN: "Fichier abîmé",
    Status.TOO_MUCH: "Trop lourd à lire",
    Status.UNREADABLE: "Format non lu",
}


def advice(document: CatalogueDocument) -> str:
    """What to know and to do; nothing when the text was read."""
    return typeset(ADVICE.get(document.text_status, ""))


def named_advice(document: CatalogueDocument) -> str:
    """The same, where the file is one of several."""
    return typeset(f"« {document.title} » : ") + advice(document)


def in_trouble(keys: Iterable[int]) -> QuerySet[CatalogueDocument]:
    """Among these documents, those that the search cannot see into."""
    return CatalogueDocument.objects.filter(pk__in=keys, text_status__in=PROBLEMS).defer("text").order_by("title")
