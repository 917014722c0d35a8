"""How names and sentences are written for readers, and how names are compared by the machine."""

import re
import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
ABBREVIATIONS = {"st": "saint", "ste": "sainte"}
BETWEEN_NAMES = " / "


def tidy(name):
    """The name with single spaces and French apostrophes; the sources have neither everywhere."""
    return " ".join(name.split()).replace("'", "’")


def typeset(sentence):
    """The sentence with the no-break spaces that French typography asks for."""
    return re.sub(r"(?<=«) | (?=[»:;?!])", "\N{NO-BREAK SPACE}", sentence)


def fold(text):
    """Lower case, no accents, words separated by one space: « L’Haÿ-les-Roses » → « l hay les roses ».

    Stored beside the name, so that SQLite and PostgreSQL find and order the same way.
    """
    letters = unicodedata.normalize("NFKD", text.casefold().translate(LIGATURES))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.findall(r"[a-z0-9]+", plain)
    return " ".join(ABBREVIATIONS.get(word, word) for word in words)


def fold_each(names):
    """Several names written for the machine: « Arbignieu / Saint-Bois » → « / arbignieu / saint bois / »."""
    return f"/ {BETWEEN_NAMES.join(map(fold, names.split(BETWEEN_NAMES)))} /" if names else ""
