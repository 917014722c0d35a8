"""The parcel motif: plots of land in five tones, dense on the right and dissolving to the left.

Decorative only. Colours come from the tokens, through the classes `parcel--1` to `parcel--5`.
The same seed always gives the same drawing, so that each page keeps its own plot of land.
"""

from functools import lru_cache
from math import dist, sin
from random import Random

WIDTH, HEIGHT = 600, 640
COLUMNS, ROWS = 7, 8
PATH = 3  # half the width of the path between two parcels
EMPTY = 60  # nothing is drawn before this abscissa: a narrow band crops it, the text stands beside it
SLIVER = 12  # less than this inside the drawing is not worth drawing
# How often each tone comes up, from `parcel--1` (brand) to `parcel--5` (brick).
TONES = (32, 24, 22, 14, 8)

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]


@lru_cache(maxsize=64)
def parcels(seed: str) -> str:
    """The motif as an inline SVG, hidden from assistive technology; about 1 kB."""
    drawn: dict[int, list[str]] = {}
    for quad, tone in survey(Random(f"parcels {seed}")):  # noqa: S311 -- a drawing, not a secret
        drawn.setdefault(tone, []).append(outline(quad))
    paths = "".join(f'<path class="parcel--{tone}" d="{"".join(drawn[tone])}"/>' for tone in sorted(drawn))
    return (
        f'<svg class="parcels" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="xMaxYMid slice"'
        f' aria-hidden="true" focusable="false">{paths}</svg>'
    )


def survey(rng: Random) -> list[tuple[Quad, int]]:
    """Divide the land, drop parcels towards the left, give each one left a tone its neighbours lack."""
    grid, parts, tones = corners(rng), [], {}
    shore = [0.25 + 0.16 * sin(row * 2.1 + rng.random() * 2) for row in range(ROWS)]
    for row in range(ROWS):
        for column in range(COLUMNS):
            cell = (grid[row][column], grid[row][column + 1], grid[row + 1][column + 1], grid[row + 1][column])
            near = {tones.get((row - 1, column)), tones.get((row, column - 1))}
            for quad in divide(cell, rng):
                depth = (sum(x for x, _ in quad) / 4 / WIDTH - shore[row]) / 0.28
                near.add(tone := pick_tone(rng, near))
                if rng.random() < depth + 0.12 and min(x for x, _ in quad) > EMPTY:
                    parts.append((shrink(quad, PATH + 5 * max(0, 0.9 - depth)), tone))
            tones[row, column] = tone
    return [(quad, tone) for quad, tone in parts if quad]


def corners(rng: Random) -> list[list[Point]]:
    """A grid whose lines bend like the land and whose crossings are moved at random."""
    lean, phase = 0.10 + 0.14 * rng.random(), rng.random() * 6
    step_x, step_y = (WIDTH + 40) / (COLUMNS - 1), (HEIGHT + 40) / (ROWS - 1)
    rows = []
    for row in range(ROWS + 1):
        line = []
        for column in range(COLUMNS + 1):
            x = (column - 0.7 + 0.62 * (rng.random() - 0.5)) * step_x
            y = (row - 0.7 + 0.62 * (rng.random() - 0.5)) * step_y
            line.append((x + lean * (HEIGHT / 2 - y) + 14 * sin(y / 90 + phase), y + 24 * sin(x / 170 + phase)))
        rows.append(line)
    return rows


def divide(quad: Quad, rng: Random) -> list[Quad]:
    """One parcel in four is split in two across its longer side, as land is between heirs."""
    a, b, c, d = quad
    chance, share = rng.random(), 0.4 + 0.2 * rng.random()
    if chance > 0.26:
        return [quad]
    if dist(a, b) + dist(c, d) < dist(b, c) + dist(d, a):
        a, b, c, d = b, c, d, a
    top, bottom = between(a, b, share), between(d, c, 1 - share if chance > 0.13 else share)
    return [(a, top, bottom, d), (top, b, c, bottom)]


def between(a: Point, b: Point, share: float) -> Point:
    """The point at this share of the way from one to the other."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def pick_tone(rng: Random, taken: set) -> int:
    """A tone that none of the neighbours has."""
    free = [tone for tone in range(1, len(TONES) + 1) if tone not in taken]
    mark = rng.random() * sum(TONES[tone - 1] for tone in free)
    while len(free) > 1 and mark >= TONES[free[0] - 1]:
        mark -= TONES[free.pop(0) - 1]
    return free[0]


def shrink(quad: Quad, margin: float) -> Quad | None:
    """Move each side inwards by the margin; None when nothing of the parcel is left."""
    sides = []
    for (x1, y1), (x2, y2) in zip(quad, quad[1:] + quad[:1], strict=True):
        length = dist((x1, y1), (x2, y2)) or 1
        nx, ny = (y1 - y2) / length, (x2 - x1) / length
        sides.append((nx, ny, nx * x1 + ny * y1 + margin))
    moved = tuple(crossing(sides[i - 1], sides[i]) for i in range(4))
    if None in moved or any(nx * x + ny * y < limit - 1 for x, y in moved for nx, ny, limit in sides):
        return None
    return moved


def crossing(one: tuple, other: tuple) -> Point | None:
    """Where two lines `nx·x + ny·y = limit` meet; None when they run side by side."""
    (a, b, e), (c, d, f) = one, other
    slope = a * d - b * c
    return None if abs(slope) < 0.05 else ((e * d - b * f) / slope, (a * f - e * c) / slope)


def outline(quad: Quad) -> str:
    """The parcel as compact path data, in whole units; nothing for a sliver at the edge of the drawing."""
    points = [(round(x), round(y)) for x, y in quad]
    (x, y), across, down = points[0], [x for x, _ in points], [y for _, y in points]
    if min(across) > WIDTH - SLIVER or max(down) < SLIVER or min(down) > HEIGHT - SLIVER:
        return ""
    data = f"M{x} {y}l"
    for next_x, next_y in points[1:]:
        data, x, y = f"{data}{next_x - x} {next_y - y} ", next_x, next_y
    return data.rstrip().replace(" -", "-") + "z"
