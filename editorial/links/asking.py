"""Asking one address until its answer is sure: redirects followed one by one, HEAD then GET, patience."""

import logging
import re
import ssl
import threading
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from editorial.links import exchange
from editorial.links.exchange import Answer
from editorial.links.guard import Guard, Target
from editorial.links.outcomes import TOO_MANY, NotAsked, Outcome, of_error, of_status
from editorial.links.pace import Pace
from editorial.models import Verdict

HOPS = 5
RETRIES = 2
LONGEST_URL = 2000
FRONT_PAGE = re.compile(r"/?((index|default|home|accueil|[a-z]{2})(\.\w+)?/?)?", re.IGNORECASE)
LONGEST_WAIT = 30  # seconds: a site that asks for more is asked at the next run
PERMANENT, TEMPORARY = (301, 308), (302, 303, 307)
logger = logging.getLogger(__name__)


def plain(text: str) -> str:
    """A text that a header can hold."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().replace("\n", " ").strip()


def headers() -> dict[str, str]:
    """Who asks, and where to complain; no page is wanted compressed, since none is read."""
    return {
        "User-Agent": f"{plain(settings.WAGTAIL_SITE_NAME)} (verification des liens; +{plain(settings.SITE_URL)})",
        "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
        "Accept-Language": "fr,en;q=0.5",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


@dataclass
class Way:
    """How an address was followed so far."""

    url: str
    lasting: str  # the last one that a permanent redirect leads to
    is_lasting: bool = True
    is_downgraded: bool = False
    hops: int = 0
    seconds: float = exchange.WHOLE  # left to its answers, waits for one's turn not counted

    def follow(self, answer: Answer) -> None:
        """One redirect further."""
        scheme = urlsplit(self.url).scheme
        self.url = urljoin(self.url, answer.location).partition("#")[0]
        self.is_downgraded = self.is_downgraded or (scheme == "https" and urlsplit(self.url).scheme == "http")
        self.is_lasting = self.is_lasting and answer.status in PERMANENT
        if self.is_lasting:
            self.lasting = self.url
        self.hops += 1


@dataclass
class Asker:
    """Asks addresses of other sites. What opens its guard is given to it, by tests; no setting does."""

    guard: Guard = field(default_factory=Guard)
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    pace: Pace = field(default_factory=Pace)
    stop: threading.Event = field(default_factory=threading.Event)
    send: Callable[..., Answer] = exchange.exchange
    first_pause: float = 2

    def ask(self, url: str) -> Outcome:
        """What is to be thought of an address. Whatever it is, this never fails."""
        outcome = self.attempt(url, patient=False)
        for rank in range(1, RETRIES + 1):
            pause = self.first_pause * rank if outcome.wait is None else outcome.wait
            if not outcome.again or pause > LONGEST_WAIT or self.stop.wait(pause):
                break
            outcome = self.attempt(url, patient=True)
        return outcome

    def attempt(self, url: str, patient: bool) -> Outcome:
        """Follow an address to its end, once."""
        way = Way(url, url)
        try:
            return self.follow(way, patient)
        except Exception as error:
            outcome = replace(of_error(error), was_elsewhere=bool(way.hops))
            if outcome.answered is None and outcome.verdict != Verdict.REFUSED:
                logger.exception("An address could not be checked: %s", url[:500])
            return outcome

    def follow(self, way: Way, patient: bool) -> Outcome:
        """From redirect to redirect, each looked at by the guard as the first one was."""
        start = way.url
        while way.hops <= HOPS:
            answer = self.request(way, patient)
            if answer.status not in (*PERMANENT, *TEMPORARY) or not answer.location:
                return judge(start, way, of_status(answer.status, answer.wait))
            way.follow(answer)
        return Outcome(Verdict.DOUBTFUL, "le site renvoie d’une adresse à l’autre sans s’arrêter")

    def request(self, way: Way, patient: bool) -> Answer:
        """HEAD, which costs the site little; then GET, since many sites answer HEAD wrongly."""
        target = self.target(way)
        if not patient:
            answer = self.send_in_turn(target, "HEAD", way)
            if answer.status < 400 or answer.status == TOO_MANY:
                return answer
        return self.send_in_turn(target, "GET", way)

    def target(self, way: Way) -> Target:
        """Where to connect, as the guard looked it up."""
        try:
            return self.guard.target(way.url)
        except NotAsked as refusal:
            if way.hops:
                said = f"le site renvoie ailleurs, et {refusal.outcome.said}"
                refusal.outcome = replace(refusal.outcome, said=said)
            raise

    def send_in_turn(self, target: Target, method: str, way: Way) -> Answer:
        """One request, when its site may be asked again."""
        with self.pace.turn(target.host):
            started = time.monotonic()
            answer = self.send(target, method, headers(), self.context, way.seconds)
            way.seconds -= time.monotonic() - started
        return answer


def judge(start: str, way: Way, outcome: Outcome) -> Outcome:
    """The last answer, in the light of where it was found."""
    if outcome.verdict != Verdict.GOOD or not way.hops:
        return outcome
    said = ["passe par une adresse non sécurisée (http)"] if way.is_downgraded else []
    if has_fallen_home(start, way.url):
        gone = "le site renvoie à son accueil\u00a0: la page a pu disparaître"
        return replace(outcome, verdict=Verdict.DOUBTFUL, said=gone)
    if way.lasting != start and len(way.lasting) <= LONGEST_URL:
        said.insert(0, "la page a changé d’adresse")
        return replace(outcome, verdict=Verdict.MOVED, said=", ".join(said), moved_to=way.lasting)
    return replace(outcome, said=", ".join(said))


def has_fallen_home(start: str, end: str) -> bool:
    """Whether a page was asked for and the front page came: many sites say « not found » so."""
    before, after = urlsplit(start), urlsplit(end)
    return not FRONT_PAGE.fullmatch(before.path) and after.path in ("", "/") and not after.query
