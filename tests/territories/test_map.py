"""The outlines that we keep, how they are made, and how counts become shades."""

import json
import re
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as some

from territories.loading import DATA_DIRECTORY
from territories.map.drawing import CREDIT, ENLARGED, darkness, drawing, shades
from territories.map.outlines import OUTLINES, outlined
from territories.reading import read_level
from territories.vocabulary import Kind

SQUARES = "m 10,10 1.2,0 0,1 -1.2,0 z m 5,5 0.1,0 0,0.1 z"


def test_every_mainland_departement_is_drawn_inside_the_frame():
    mainland = {code for code in read_level(DATA_DIRECTORY, Kind.DEPARTEMENT) if len(code) == 2}
    assert set(drawing().outlines) == mainland >= set(ENLARGED)
    for outline in drawing().outlines.values():
        assert (0, 0) < (outline.x, outline.y)
        assert outline.x < drawing().width
        assert outline.y < drawing().height
        assert re.fullmatch(r"(m-?\d+([ -]\d+)+z)+", outline.path)


def test_points_are_placed_before_they_are_put_on_the_grid():
    """Borders would drift otherwise; what falls on one point is left out."""
    assert outlined(SQUARES) == {"path": "m20 20 2 0 0 2-2 0z", "x": 21, "y": 21}


def test_a_drawing_that_changed_is_refused_and_nothing_is_written(tmp_path):
    source, kept = tmp_path / "map.svg", tmp_path / "kept.json"
    source.write_text('<svg viewBox="0 0 9 9"><path id="01" aria-label="Ain" d="M 1,1 L 2,2 z"/></svg>')
    with pytest.raises(CommandError, match=r"Rien n’a été écrit\. Le dessin a changé"):
        call_command("extract_map", str(source), destination=kept)
    with pytest.raises(CommandError, match="Rien n’a été écrit"):
        call_command("extract_map", str(tmp_path / "none.svg"), destination=kept)
    assert not kept.exists()


def test_the_licence_and_its_mention_are_beside_the_drawing():
    folder = OUTLINES.parent
    assert CREDIT.replace("\xa0", " ") in (folder / "README.md").read_text(encoding="utf-8")
    assert "Attribution 4.0 International" in (folder / "LICENSE.md").read_text(encoding="utf-8")
    assert json.loads(OUTLINES.read_text(encoding="utf-8")).keys() == {"width", "height", "departements"}


@pytest.mark.parametrize(
    ("most", "ranges"),
    [
        (0, []),
        (1, [(4, 1, 1)]),
        (2, [(2, 1, 1), (4, 2, 2)]),
        (4, [(1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4)]),
        (100, [(1, 1, 3), (2, 4, 10), (3, 11, 32), (4, 33, 100)]),
    ],
)
def test_counts_are_shaded_in_four_classes_at_most(most, ranges):
    assert [tuple(shade) for shade in shades(most)] == ranges


@settings(max_examples=30, deadline=None, derandomize=True)
@given(some.integers(1, 20_000))
def test_every_count_has_one_shade_and_more_is_never_lighter(most):
    classes = shades(most)
    assert len(classes) <= 4
    assert (classes[0].first, classes[-1].last) == (1, most)
    assert all(before.last + 1 == after.first for before, after in pairwise(classes))
    levels = [darkness(count, classes) for count in sorted({1, most // 3 or 1, most // 2 or 1, most})]
    assert levels == sorted(levels)
    assert (darkness(0, classes), levels[-1], 0 in levels) == (0, 4, False)
