"""A run: places noted anew, addresses asked, each answer kept as it comes so that nothing is lost on the way."""

import logging
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from functools import partial

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page

from editorial.links.asking import Asker
from editorial.links.outcomes import Outcome
from editorial.links.pace import ask_all, site_of
from editorial.links.places import places_of, refresh_page, refresh_site
from editorial.models import LinkAddress, LinkRun, Verdict

RECENT, FINE = timedelta(hours=24), (Verdict.GOOD, Verdict.MOVED)
SITES_TO_BE_SURE, SITES_TO_GIVE_UP = 3, 20  # that said nothing, when none said anything
NO_NETWORK = (
    "Aucun site n’a répondu\u00a0: le serveur a-t-il accès à Internet\u00a0? Rien n’a été noté contre les liens."
)
Scope = LinkRun.Scope
Report = Callable[[LinkRun, LinkAddress], object]
logger = logging.getLogger(__name__)


class Replaced(Exception):
    """Another run was started in the place of this one, which was taken for dead."""


@task(backend="long")
def check_in_background(run_id: int) -> None:
    """Go through a run that a screen started."""
    check(LinkRun.objects.get(pk=run_id))


def check(run: LinkRun, asker: Asker | None = None, report: Report = lambda run, address: None) -> LinkRun:
    """Go through a run. Call it again for one that was interrupted.

    Args:
        report: told of each address once its answer is kept.
    """
    try:
        refresh(run)
        problem = ask(run, asker or Asker(), report)
        run.keep(finished_at=timezone.now(), problem=problem)
    except Replaced:
        logger.warning("A check of links goes on in another process.")
    except BaseException:
        run.keep(finished_at=timezone.now(), problem=LinkRun.INTERRUPTED)
        raise
    return run


def refresh(run: LinkRun) -> None:
    """Note where addresses stand."""
    if run.scope == Scope.SITE:
        refresh_site(partial(beat, run))
    elif run.scope == Scope.PAGE and (page := Page.objects.filter(pk=run.key).first()):
        refresh_page(page)


def ask(run: LinkRun, asker: Asker, report: Report) -> str:
    """Ask what is due; give what prevented it, if anything did."""
    due = dict(due_addresses(run).values_list("pk", "url")[: run.limit])
    beat(run, total=len(due))
    held: dict[int, Outcome] = {}  # a silence proves nothing until somebody has answered
    is_online = False
    with closing(ask_all(list(due.items()), asker)) as answers:
        for found in answers:
            held |= [found] if found else []
            is_online = is_online or bool(found and found[1].answered)
            if is_online:
                keep_all(run, held, report)
            elif len(silent_sites(held, due)) >= SITES_TO_GIVE_UP:
                break
            beat(run)
    if len(silent_sites(held, due)) >= SITES_TO_BE_SURE:
        return NO_NETWORK
    if not is_online:  # too few were asked to know whose silence it is: nothing is called broken on it
        held = {key: outcome.in_doubt() for key, outcome in held.items()}
    keep_all(run, held, report)
    return ""


def silent_sites(held: dict[int, Outcome], urls: dict[int, str]) -> set[str]:
    """The sites that were asked and said nothing."""
    return {site_of(urls[key]) for key, outcome in held.items() if outcome.answered is False}


def keep_all(run: LinkRun, held: dict[int, Outcome], report: Report) -> None:
    """Keep what was answered. An address that stands nowhere any more is let go."""
    while held:
        key, outcome = held.popitem()
        if address := LinkAddress.objects.filter(pk=key).first():
            address.note(outcome, timezone.now())
            report(run, address)
        beat(run, done=run.done + 1)


def beat(run: LinkRun, **changes) -> None:
    """A sign of life, with how far it went.

    Raises:
        Replaced: another run has taken over.
    """
    if not run.keep(**changes):
        raise Replaced


def due_addresses(run: LinkRun) -> QuerySet[LinkAddress]:
    """What is to be asked, what was asked longest ago first; what was good yesterday can wait."""
    found = LinkAddress.objects.filter(Q(checked_at=None) | Q(checked_at__lt=run.since))
    if run.scope == Scope.ADDRESS:
        found = found.filter(pk=run.key)
    elif run.scope == Scope.PAGE:
        page = Page.objects.filter(pk=run.key).first()
        found = found.filter(places__in=places_of(page)).distinct() if page else found.none()
    elif not run.force:
        found = found.exclude(found__in=FINE, checked_at__gt=run.since - RECENT)
    return found.order_by(F("checked_at").asc(nulls_first=True), "pk")
