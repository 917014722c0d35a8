"""What an address answered, put in words for editors."""

import socket
import ssl
from dataclasses import dataclass, replace
from http.client import HTTPException

from editorial.models import Verdict

GONE = (404, 410)
TOO_MANY, UNAVAILABLE = 429, 503
A_WHILE = 5.0  # seconds before asking again a site that says it is asked too often, and not when it will answer
WORDS = {
    401: "le site demande de s’identifier",
    403: "le site refuse les vérifications automatiques",
    404: "cette page n’existe pas",
    410: "cette page a été retirée",
    429: "le site limite les vérifications automatiques",
    500: "le site est en panne",
    502: "le site est en panne",
    503: "le site est en maintenance ou surchargé",
    504: "le site est trop lent à répondre",
    999: "le site refuse les vérifications automatiques",
}
# What OpenSSL says of a certificate; a chain that lacks a link is often mended by browsers.
UNSIGNED = "n’est signé par personne"
CERTIFICATES = {10: "a expiré", 18: UNSIGNED, 19: UNSIGNED, 62: "est celui d’un autre site"}
INCOMPLETE = (2, 20, 21)


@dataclass(frozen=True)
class Outcome:
    """A verdict and its reason.

    `answered`: somebody out there said something, so that our own network works (None: nobody was asked).
    `may_be_down`: worth asking again, now and in the next days, before it is said broken. A site that answers, and
    refuses robots, may do so for ever.
    """

    verdict: Verdict
    said: str
    status: int | None = None
    moved_to: str = ""
    answered: bool | None = True
    may_be_down: bool = False
    wait: float | None = None  # seconds, as the site asks
    was_elsewhere: bool = False  # a redirect had been followed

    @property
    def again(self) -> bool:
        """Whether to ask again now."""
        return self.may_be_down or self.wait is not None

    def in_doubt(self) -> "Outcome":
        """The same, when it may be our own network that is silent."""
        is_silence = self.answered is False and self.verdict == Verdict.BROKEN
        return (
            replace(self, verdict=Verdict.DOUBTFUL, said=f"{self.said}, ou notre réseau est coupé")
            if is_silence
            else self
        )


class NotAsked(Exception):
    """An address that is not asked, with what is to be said of it."""

    def __init__(self, said: str, verdict: Verdict = Verdict.REFUSED, answered: bool | None = None):
        super().__init__(said)
        self.outcome = Outcome(verdict, said, answered=answered)


def of_status(status: int, wait: float | None = None) -> Outcome:
    """What a last answer means."""
    if 200 <= status < 300:
        return Outcome(Verdict.GOOD, "", status)
    said = f"{WORDS.get(status, 'le site a répondu de façon inattendue')} (code {status})"
    if status in GONE:
        return Outcome(Verdict.BROKEN, said, status)
    if status == TOO_MANY:
        wait = A_WHILE if wait is None else wait
    wait = wait if status in (TOO_MANY, UNAVAILABLE) else None
    return Outcome(Verdict.DOUBTFUL, said, status, may_be_down=500 <= status < 600, wait=wait)


def of_error(error: Exception) -> Outcome:
    """What a failure means."""
    if isinstance(error, NotAsked):
        return error.outcome
    if isinstance(error, ssl.SSLCertVerificationError):
        return of_certificate(error.verify_code)
    if isinstance(error, ssl.SSLError):
        return Outcome(Verdict.DOUBTFUL, "la connexion sécurisée n’a pas pu s’établir")
    if isinstance(error, TimeoutError):
        return silent(Verdict.DOUBTFUL, "le site n’a pas répondu à temps")
    if isinstance(error, socket.gaierror):
        return silent(Verdict.DOUBTFUL, "le nom du site n’a pas pu être cherché")
    if isinstance(error, ConnectionRefusedError):
        return Outcome(Verdict.BROKEN, "le site refuse la connexion", answered=False, may_be_down=True)
    if isinstance(error, HTTPException | ConnectionError):
        return Outcome(Verdict.DOUBTFUL, "le site a coupé ou répondu de façon illisible", may_be_down=True)
    if isinstance(error, OSError):
        return silent(Verdict.DOUBTFUL, "le site est injoignable")
    if isinstance(error, ValueError):
        return Outcome(Verdict.DOUBTFUL, "le site renvoie à une adresse mal écrite")
    return Outcome(Verdict.DOUBTFUL, "la vérification a échoué", answered=None)


def silent(verdict: Verdict, said: str) -> Outcome:
    """Nobody answered: it may be our own network."""
    return Outcome(verdict, said, answered=False, may_be_down=True)


def of_certificate(code: int) -> Outcome:
    """What is wrong with a certificate."""
    if code in INCOMPLETE:
        return Outcome(Verdict.DOUBTFUL, "le certificat du site n’a pas pu être vérifié jusqu’au bout")
    reason = CERTIFICATES.get(code, "n’est pas valable")
    return Outcome(Verdict.BROKEN, f"le certificat du site {reason}\u00a0: les navigateurs mettent en garde")
