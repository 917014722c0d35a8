"""Which cases an address asks to compare, and what is wrong with it."""

from dataclasses import dataclass, field
from http import HTTPStatus

from django.apps import apps
from django.http import QueryDict

from catalogue import named
from catalogue.models import Resource
from practical_kit.models import CaseNotePage
from territories.models import Territory
from territories.names import typeset

FEWEST, MOST = 2, 3
ORIGIN = "territoire"
ILL_WRITTEN = (
    "« {} » n’est pas un identifiant de ressource. Une comparaison s’écrit « ?r= » suivi de deux ou trois identifiants "
    "de cas, séparés par des virgules. L’identifiant d’un cas est à la fin de son adresse permanente, après « /r/ »."
)
UNKNOWN = "Aucune ressource n’a l’identifiant « {} »."
GONE = "La ressource « {} » n’est plus en ligne : elle ne peut plus être comparée."
NOT_A_CASE = "« {} » n’est pas un cas de territoire : seuls les cas se comparent."
NONE_TICKED = "Vous n’avez coché aucun cas. Cochez-en deux ou trois pour les lire côte à côte."
ONE_TICKED = "Vous n’avez coché qu’un cas : il en faut deux ou trois."
TOO_MANY = "On compare trois cas au plus : les premiers sont gardés, les autres ({}) laissés de côté."


@dataclass
class Asked:
    """What is asked: the cases to compare, in their order, what was left out and why, and what to answer."""

    cases: list[CaseNotePage] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    status: int = HTTPStatus.OK
    origin: Territory | None = None  # whose page one comes from

    @property
    def is_enough(self) -> bool:
        """Whether there is something to compare."""
        return len(self.cases) >= FEWEST

    @property
    def codes(self) -> list[str]:
        """The codes of what is compared."""
        return [case.code for case in self.cases]

    def remark(self, sentence: str, *names: str) -> None:
        """Say why something is left out."""
        self.remarks.append(typeset(sentence).format(*names))


def read(query: QueryDict) -> Asked:
    """What an address asks: `?r=code,code`, or `r` several times as a form sends it; `territoire` sent it."""
    asked, said = Asked(origin=origin(query)), named.read(query)
    for code in said.wrong:
        asked.remark(ILL_WRITTEN, code)
        asked.status = HTTPStatus.BAD_REQUEST
    shown = CaseNotePage.objects.listed().filter(code__in=said.codes, alias_of=None)
    found = {case.code: case for case in shown}
    cases = [found[code] for code in said.codes if code in found]
    asked.cases = cases[:MOST]
    if missing := [code for code in said.codes if code not in found]:
        explain(asked, missing)
    if len(cases) > MOST:
        asked.remark(TOO_MANY, str(len(cases) - MOST))
    if ORIGIN in query and not asked.is_enough and not asked.remarks:  # a form was sent
        asked.remark(ONE_TICKED if cases else NONE_TICKED)
    return asked


def explain(asked: Asked, codes: list[str]) -> None:
    """Say of each code why there is no case to compare; with none left, the answer says so too."""
    others = dict(Resource.objects.listed().filter(code__in=codes).values_list("code", "title"))
    published = apps.get_model("sharing", "Permalink").objects.filter(code__in=codes)
    known = set(published.values_list("code", flat=True))
    for code in codes:
        if code in others:
            asked.remark(NOT_A_CASE, others[code])
        else:
            asked.remark(GONE if code in known else UNKNOWN, code)
    if not asked.cases and asked.status == HTTPStatus.OK:
        asked.status = HTTPStatus.NOT_FOUND


def origin(query: QueryDict) -> Territory | None:
    """The territory from whose page cases were chosen, if an address names one."""
    address = query.get(ORIGIN, "").replace("\x00", "")
    return Territory.objects.at(address) if address else None
