"""A furnished kit; a press that writes at once, for what concerns all but the PDF itself."""

import pytest

from booklets import keeping, printing, views
from booklets.printing import Printed
from tests.booklets.scene import furnish


@pytest.fixture
def furnished(kit, rubric, essentials):
    """The chapter, the study and the case of a small kit."""
    return furnish(kit, rubric, essentials)


@pytest.fixture
def press(monkeypatch):
    """What was printed, one booklet after the other; each file says its rank."""
    done = []

    def printed(booklet, day, limits=None):
        done.append(booklet)
        return Printed(f"%PDF-1.7 {len(done)}".encode(), 3)

    for module in (views, keeping):
        monkeypatch.setattr(module, "printed", printed)
    return done


@pytest.fixture(autouse=True)
def presses_of_this_test(settings, tmp_path):
    """Locks that no site on this machine holds."""
    settings.DATA_DIR = tmp_path
    assert printing.PRESSES
