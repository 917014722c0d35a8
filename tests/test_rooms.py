"""The doors between rooms: the dictionary below is the architecture, checked against every import."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = sorted(path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name != "tests")
MAY_IMPORT = {
    "resource_centre": {
        "editorial",
        "booklets",
        "sharing",
        "practical_kit",
        "essentials",
        "catalogue",
        "territories",
    },
    "editorial": {"sharing", "practical_kit", "catalogue", "territories"},
    "booklets": {"sharing", "practical_kit", "essentials", "catalogue", "territories"},
    "sharing": {"catalogue", "territories"},
    "practical_kit": {"catalogue", "territories"},
    "essentials": {"catalogue"},
    "catalogue": {"territories"},
    "territories": set(),
}
NO_SUBJECT = {"core", "base", "common", "utils", "helpers", "misc", "services"}


def modules(room):
    """Every module of a room that people write."""
    return [path for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts]


def imported(path):
    """The rooms that a module names in an import line, or imports by name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module, node.lineno
        elif isinstance(node, ast.ImportFrom):
            package = path.relative_to(ROOT).parts[: -node.level]
            yield ".".join((*package, node.module or "")), node.lineno
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
            "import_module",
            "__import__",
            "import_string",
        ):
            yield from ((arg.value, node.lineno) for arg in node.args if isinstance(arg, ast.Constant))


def doors(room):
    """Where a room imports another: (other room, file and line)."""
    for path in modules(room):
        for name, line in imported(path):
            other = name.split(".")[0]
            if other in ROOMS and other != room:
                yield other, f"{path.relative_to(ROOT)}:{line}"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_the_architecture_allows(room):
    allowed = MAY_IMPORT[room]
    assert [f"{where} imports {other}" for other, where in doors(room) if other not in allowed] == []


def test_every_room_has_its_line_in_the_architecture():
    assert set(ROOMS) == set(MAY_IMPORT)


def test_imports_point_down_only():
    order = list(MAY_IMPORT)
    upward = [(room, other) for room in order for other in MAY_IMPORT[room] if order.index(other) < order.index(room)]
    assert upward == []


def test_nobody_imports_the_frame():
    users = [where for room in ROOMS for other, where in doors(room) if other == "resource_centre"]
    assert users == []


def test_no_room_imports_the_tests():
    users = [path for room in ROOMS for path in modules(room) for name, _ in imported(path) if name.startswith("tests")]
    assert users == []


def test_every_room_is_named_after_its_subject():
    assert NO_SUBJECT.isdisjoint(path.name for path in ROOT.iterdir())


def test_the_reader_of_imports_sees_every_way_of_importing(tmp_path):
    lines = ["import catalogue.models as m", "from catalogue import forms", "import_module('catalogue.views')"]
    path = tmp_path / "module.py"
    path.write_text("\n".join(lines))
    assert [name for name, _ in imported(path)] == ["catalogue.models", "catalogue", "catalogue.views"]
