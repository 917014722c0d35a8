"""Several values in one cell: parted by « ; », with a backslash before a sign that parts nothing."""

import re

SPECIAL = re.compile(r"([\\;,|()\[\]])")
PARTED = " ; "


def escaped(text: str) -> str:
    """The text, that `parts` will not cut."""
    return SPECIAL.sub(r"\\\1", text)


def plain(text: str) -> str:
    """What `escaped` was given."""
    return re.sub(r"\\([\\;,|()\[\]])", r"\1", text).strip()


def cut(cell: str, signs: str) -> list[str]:
    """A cell cut at these signs, its parts still escaped; empty ones are left out."""
    found = re.findall(rf"(?:\\.|[^\\{signs}])+", cell, re.DOTALL)
    return [part.strip() for part in found if part.strip()]


def parts(text: str, sign: str = ";") -> list[str]:
    """The values of a cell, or the fields of a value, still escaped. Fields parted by « | » may be empty."""
    if sign == "|":
        return [part.strip() for part in re.split(r"((?:\\.|[^\\|])*)\|?", text, flags=re.DOTALL)[1::2]]
    return cut(text, f"{sign}\n" if sign == ";" else sign)


def joined(values) -> str:
    """Values as one cell."""
    return PARTED.join(value for value in values if value)


def bracketed(text: str, brackets: str = "()") -> tuple[str, str]:
    """What stands before a last bracket and in it: « La Fonda (pilote) »; the second is empty without one."""
    opening, closing = map(re.escape, brackets)
    found = re.fullmatch(
        rf"(.*?)\s*(?<!\\){opening}((?:\\.|[^\\{opening}{closing}])*){closing}", text.strip(), re.DOTALL
    )
    return (found[1], found[2]) if found else (text.strip(), "")
