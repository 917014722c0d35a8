"""A dossier: resources that somebody chose, or that a self-assessment led to, in one booklet."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from booklets import composing
from booklets.pieces import Booklet
from booklets.reading import read
from catalogue import named
from catalogue.models import Resource
from catalogue.visibility import listed
from practical_kit.assessing import Result, UnreadableError, assess
from practical_kit.models import SelfAssessmentPage
from sharing.addresses import absolute
from sharing.citations.words import one_line
from sharing.citations.work import Centre
from sharing.models import Permalink
from territories.names import fold, typeset

LONGEST_TITLE, LONGEST_NAME = 120, 80
TITLE, AFTER_ASSESSMENT = "Dossier de ressources", "Par où commencer, chez nous"
GONE = typeset("Retirée du site depuis que ce dossier a été composé : « {} ».")
UNKNOWN = typeset("Aucune ressource n’a l’identifiant « {} ».")


class UncomposedError(ValueError):
    """What was asked is no dossier; a sentence for readers."""


LIST = typeset(
    "L’adresse d’un dossier s’écrit « /dossier/?r= » suivi de 1 à 100 identifiants de ressources, séparés par des "
    "virgules. L’identifiant d’une ressource est à la fin de son adresse permanente, après « /r/ »."
)
NO_ASSESSMENT = "L’autodiagnostic n’est pas en ligne aujourd’hui."


@dataclass(frozen=True)
class Dossier:
    """What was asked: codes of resources, in order, a title, perhaps the result that led to them."""

    codes: tuple[str, ...]
    title: str
    result: Result | None = None

    @classmethod
    def asked(cls, request: HttpRequest) -> "Dossier":
        """`?r=code,code&titre=`; `autodiagnostic=` is a result, whose resources come unless others are named.

        Raises:
            UncomposedError: the list or the answers can't be read.
        """
        said, result = named.read(request.GET), result_in(request)
        codes = said.codes or tuple(result.codes if result else ())
        if said.wrong or said.is_cut or not codes:
            raise UncomposedError(LIST)
        return cls(codes, one_line(request.GET.get("titre", ""))[:LONGEST_TITLE].strip(), result)

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

    @property
    def address(self) -> str:
        """Where it is made anew."""
        query = {named.PARAMETER: ",".join(self.codes)}
        if self.result:
            query |= {"autodiagnostic": self.result.text}
        return absolute(f"{reverse('booklets:dossier')}?{urlencode(query, safe=',')}")

    @property
    def name(self) -> str:
        """Of its file, without ending: two that are kept side by side are told apart."""
        if self.result and not self.title:
            return f"autodiagnostic-{timezone.localdate()}"
        words = fold(self.title or TITLE).split()
        return "-".join(words if words[:1] == ["dossier"] else ["dossier", *words])[:LONGEST_NAME].strip("-")

    def booklet(self) -> Booklet:
        """The dossier itself."""
        pieces = [composing.resource_piece(page) for page in self.pages]
        opening = [composing.assessment_piece(self.result)] if self.result else []
        booklet = Booklet(
            self.name,
            self.title or (AFTER_ASSESSMENT if self.result else TITLE),
            Centre.here(),
            (*opening, *pieces),
            subtitle=f"{len(pieces)} ressource{'s' if len(pieces) > 1 else ''} du centre",
            address=self.address,
            notes=tuple(self.missing),
        )
        return composing.whole(booklet)


def result_in(request: HttpRequest) -> Result | None:
    """The result that an address names, if it names one.

    Raises:
        UncomposedError: it can't be read, or there is no self-assessment.
    """
    text = request.GET.get("autodiagnostic", "")
    if not text:
        return None
    page = listed(SelfAssessmentPage.objects.all()).first()
    if page is None:
        raise UncomposedError(NO_ASSESSMENT)
    try:
        return assess(page, text, request.GET.get("region", ""))
    except UnreadableError as problem:
        raise UncomposedError(str(problem)) from problem
