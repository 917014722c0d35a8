"""The walks that take the pictures of the editors' guide: what it shows and what it names is still on the screens."""

import re

from tests.editorial.test_guide import FILES
from tests.guide.pictures import IMAGES
from tests.guide.walks import walk_all

LABEL = re.compile(r"\*\*(.+?)\*\*")
LEXICON = "lexique.md"  # where bold is for the words that are explained


def flat(text):
    """Words as compared: one kind of apostrophe, one kind of space."""
    return " ".join(text.replace("’", "'").replace('\\"', '"').split())


def test_the_screens_are_as_the_guide_says(chromium, site_url, accounts):
    screens, shown = walk_all(chromium, site_url, accounts)
    assert shown == {path.stem for path in IMAGES.iterdir()}
    seen = flat(" ".join(screens))
    named = {(file.name, label) for file in FILES for label in LABEL.findall(file.read_text(encoding="utf-8"))}
    assert len(named) > 100
    assert sorted((file, label) for file, label in named if file != LEXICON and flat(label) not in seen) == []
