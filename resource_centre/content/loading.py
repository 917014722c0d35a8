"""The whole starting content, in the order its parts need each other."""

from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from catalogue.tasks import tasks_paused
from resource_centre.content.assessment import load_assessment
from resource_centre.content.bodies import BodyBuilder
from resource_centre.content.ledger import Ledger
from resource_centre.content.pages import TreeLoader
from resource_centre.content.resources import ResourceLoader
from resource_centre.content.site import load_settings, set_site
from resource_centre.content.vocabularies import load_vocabularies


def load_content(folder: Path, report: Callable[[str], None] = print) -> int:
    """Bring in what was never brought in; all of it or nothing.

    Args:
        folder: where the files are.
        report: told in French what is being done.

    Returns:
        How many entries were loaded. The indexes are to be rebuilt if it is not zero.

    Raises:
        ContentError: a file is wrong; nothing was written.
    """
    with tasks_paused(), transaction.atomic():
        ledger = Ledger()
        report("Vocabulaires, organisations, références…")
        load_vocabularies(folder, ledger)
        tree = TreeLoader(folder, ledger)
        home = tree.home()
        site = set_site(home, ledger)
        tree.sections(home)
        report("Études, guides et cas de territoire…")
        ResourceLoader(folder, ledger, BodyBuilder()).load()
        tree.starters()
        report("L’essentiel et les pages courantes…")
        bodies = BodyBuilder()
        tree.chapters(bodies)
        tree.standard_pages(home, bodies)
        load_assessment(folder, home, ledger)
        load_settings(folder, site, ledger)
        ledger.save()
    return len(ledger.added)
