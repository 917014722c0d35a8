"""A dossier: resources that somebody chose, in one booklet."""

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.urls import reverse

from booklets import composing
from booklets.pieces import Booklet
from booklets.reading import read
from catalogue.identifiers import CODE
from catalogue.models import Resource
from sharing.addresses import absolute
from sharing.citations.views import MOST_CHOSEN
from sharing.citations.words import one_line
from sharing.citations.work import Centre
from sharing.models import Permalink
from territories.names import typeset

LONGEST_TITLE = 120
TITLE = "Dossier de ressources"
GONE = typeset("Retirée du site depuis que ce dossier a été composé : « {} ».")
UNKNOWN = typeset("Aucune ressource n’a l’identifiant « {} ».")


@dataclass(frozen=True)
class Dossier:
    """What was asked: codes of resources, in order, and a title."""

    codes: tuple[str, ...]
    title: str

    @classmethod
    def asked(cls, request: HttpRequest) -> "Dossier":
        """`?r=code,code&titre=`, the list being written as for `/citer/selection`."""
        lists = request.GET.getlist("r")
        codes = [code.strip().lower() for text in lists for code in text.split(",") if code.strip()]
        return cls(tuple(dict.fromkeys(codes)), one_line(request.GET.get("titre", ""))[:LONGEST_TITLE].strip())

    @property
    def is_well_written(self) -> bool:
        """From one to a hundred codes."""
        return 1 <= len(self.codes) <= MOST_CHOSEN and all(map(CODE.fullmatch, self.codes))

    @cached_property
    def pages(self) -> list[Resource]:
        """The resources that visitors see, in the order they were named."""
        known = dict(Resource.objects.filter(code__in=self.codes).values_list("code", "pk"))
        return read(known[code] for code in self.codes if code in known)

    @cached_property
    def missing(self) -> list[str]:
        """What is said of the others: withdrawn ones by their title, when visitors have ever seen them."""
        seen = {page.code for page in self.pages}
        left = [code for code in self.codes if code not in seen]
        titles = dict(Permalink.objects.filter(code__in=left).values_list("code", "title")) if left else {}
        return [GONE.format(titles[code]) if code in titles else UNKNOWN.format(code) for code in left]

    def booklet(self) -> Booklet:
        """The dossier itself."""
        pieces = [composing.resource_piece(page) for page in self.pages]
        booklet = Booklet(
            "dossier",
            self.title or TITLE,
            Centre.here(),
            tuple(pieces),
            subtitle=f"{len(pieces)} ressource{'s' if len(pieces) > 1 else ''} du centre",
            address=absolute(f"{reverse('booklets:dossier')}?r={','.join(self.codes)}"),
            notes=tuple(self.missing),
        )
        return composing.whole(booklet)
