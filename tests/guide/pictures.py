"""How a picture of the guide is kept: small, and the same when nothing changed on the screen."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "guide-editeur" / "images"
COLOURS = 64
UNSEEN = 24  # of 255: letters drawn a hair differently are the same letters


def keep(png: bytes, path: Path) -> None:
    """Write a picture with few colours, unless the one that is there already shows the same."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    small = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    if path.exists() and is_same(small, path):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    small.save(path, optimize=True)


def is_same(picture: Image.Image, path: Path) -> bool:
    """Whether nobody would see a difference with the picture that is kept."""
    with Image.open(path) as kept:
        if kept.size != picture.size:
            return False
        difference = ImageChops.difference(kept.convert("RGB"), picture.convert("RGB"))
    return all(highest <= UNSEEN for _, highest in difference.getextrema())


def weigh(folder: Path) -> str:
    """What the pictures of a folder weigh, the heaviest first, and together."""
    sizes = sorted(((path.stat().st_size, path.name) for path in folder.glob("*.png")), reverse=True)
    lines = [f"  {size / 1000:5.0f} ko  {name}" for size, name in sizes]
    return "\n".join([*lines, f"  {sum(size for size, _ in sizes) / 1000:5.0f} ko en tout, {len(sizes)} images"])
