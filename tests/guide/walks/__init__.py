"""The walks, in the order of the guide; the later ones lean on what the first left on the site."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.guide.guest import Guest
from tests.guide.walks import (
    case,
    editions,
    keeping,
    links,
    media,
    review,
    roles,
    spreadsheet,
    study,
    trouble,
    use,
    words,
)


def walk_all(browser: Browser, url: str, accounts: dict[str, str], folder: Path | None = None) -> tuple[set, set]:
    """Take every picture; give the words of every screen that was seen, and the names of the pictures.

    What is published on the way is taken offline again.
    """
    seen: set[str] = set()
    shown: set[str] = set()

    def arrive(username: str = "") -> Guest:
        guest = Guest.arrive(browser, url, folder=folder, seen=seen, shown=shown)
        return guest.enter(username, accounts[username]) if username else guest

    use.read(url)  # counted by the time it is looked at
    editor, contributor = arrive("editeur"), arrive("contributeur")
    address = study.publish(editor)
    editions.correct(editor, address)
    media.describe(editor, address)
    case.tell(contributor)
    review.submit(contributor, editor, arrive)
    words.keep_words(editor, arrive)
    use.look(editor)
    keeping.keep_true(editor)
    roles.look_around(arrive("administrateur"))
    links.check(editor, address)
    spreadsheet.import_rows(editor)
    trouble.meet(editor, address)
    for guest in (editor, contributor):
        guest.leave()
    return seen, shown
