"""Keeping the booklets that many ask for: made once for each change, never given once they are no longer true.

Whatever is printed says so by `touch()`. Where a worker runs, it makes them anew; elsewhere, whoever asks first does.
"""

from collections.abc import Callable

from asgiref.local import Local
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Q
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, post_page_move

from booklets import material
from booklets.binding import bound
from booklets.kit import kit_booklet, manuals
from booklets.models import KeptBooklet
from booklets.pieces import Booklet
from booklets.printing import Limits, held, printed
from catalogue.models import CatalogueImage, Reference
from catalogue.search.indexing import reindexed
from catalogue.search.upkeep import DRAFT_FIELDS
from catalogue.tasks import has_worker
from essentials.models import GlossaryTerm, KeyFigure

KIT_PDF, KIT_EPUB = "contenu-du-kit.pdf", "contenu-du-kit.epub"
PRINTED = (Page, PageViewRestriction, Site, Reference, KeyFigure, GlossaryTerm, CatalogueImage)
LIMITS = Limits(seconds=120, wait=180, queue=60)
TURN = 60  # seconds to wait for somebody else who makes the same
_state = Local()


def connect() -> None:
    """Listen to all that these booklets are made of; the catalogue says what changes of resources."""
    reindexed.connect(touch)
    post_page_move.connect(touch)
    page_slug_changed.connect(touch)
    for signal in (post_save, post_delete):
        signal.connect(touched_by)


def touched_by(sender, update_fields=None, **kwargs) -> None:
    """Something was saved or deleted. What Wagtail saves while a draft is written is printed nowhere."""
    if issubclass(sender, PRINTED) and (update_fields is None or not DRAFT_FIELDS.issuperset(update_fields)):
        touch()


def touch(*args, **kwargs) -> None:
    """Something that is printed changed: once the transaction is kept, so are the booklets said to be late."""
    _state.touched = True
    transaction.on_commit(flush, robust=True)


def flush() -> None:
    """Say it once, however often it was said in a transaction."""
    if not getattr(_state, "touched", False):
        return
    _state.touched = False
    if KeptBooklet.objects.update(changes=F("changes") + 1) and has_worker("long"):
        renew.enqueue()


@task(backend="long")
def renew() -> None:
    """Make anew all that is late, and forget what is offered no more."""
    offered = [KIT_PDF, KIT_EPUB, *(f"{slug}.pdf" for slug in manuals())]
    for late in KeptBooklet.objects.exclude(name__in=offered):
        discard(late)
    for name in KeptBooklet.objects.filter(name__in=offered).values_list("name", flat=True):
        true(name)


def discard(kept: KeptBooklet) -> None:
    """Forget a booklet and its file."""
    kept.file.delete(save=False)
    kept.delete()


def true(name: str) -> KeptBooklet | None:
    """A booklet that says what pages say today, made now if need be; nothing when visitors may not see those pages.

    Raises:
        NotPrinted: it can't be made now.
    """
    kept, _ = KeptBooklet.objects.get_or_create(name=name)
    if is_there(kept):
        return kept
    with held([name], TURN):  # of two who ask, one makes it
        kept.refresh_from_db()
        return kept if is_there(kept) else make(kept)


def is_there(kept: KeptBooklet) -> bool:
    """Whether a booklet is true, and its file was not lost."""
    return kept.is_true and kept.file.storage.exists(kept.file.name)


def make(kept: KeptBooklet) -> KeptBooklet | None:
    """Compose a booklet; print it if it is not the same as the one that is kept."""
    composed, write = source(kept.name)
    if composed is None:
        discard(kept)
        return None
    digest = f"{composed.digest[:32]}{material.maker()[:32]}"
    changes = {"made_at_change": kept.changes, "maker": material.maker(), "digest": digest}
    former = kept.file.name
    if digest != kept.digest or not former or not kept.file.storage.exists(former):
        now = timezone.now()
        content, pages = write(composed, now)
        stem, _, ending = kept.name.rpartition(".")
        name = kept.file.storage.save(f"livrets/{stem}-{digest[:12]}.{ending}", ContentFile(content))
        changes |= {"file": name, "size": len(content), "pages": pages, "made_at": now}
    KeptBooklet.objects.filter(pk=kept.pk).update(**changes)
    if former and changes.get("file", former) != former:
        kept.file.storage.delete(former)
    kept.refresh_from_db()
    return kept


def source(name: str) -> tuple[Booklet | None, Callable]:
    """What a booklet is made of, and how."""
    stem, _, ending = name.rpartition(".")
    composed = kit_booklet() if name in (KIT_PDF, KIT_EPUB) else manuals().get(stem)
    return composed, as_epub if ending == "epub" else as_pdf


def as_pdf(booklet: Booklet, now) -> tuple[bytes, int]:
    """A PDF and its number of pages."""
    made = printed(booklet, now, LIMITS)
    return made.content, made.pages


def as_epub(booklet: Booklet, now) -> tuple[bytes, None]:
    """A book for reading devices, which have pages of their own."""
    return bound(booklet, now), None


def descriptions() -> dict[str, str]:
    """What is known of the booklets that are ready: « PDF, 1,2 Mo, 128 pages », by their name."""
    ready = KeptBooklet.objects.filter(~Q(file=""), made_at_change=F("changes"), maker=material.maker())
    return {kept.name: kept.description for kept in ready}
