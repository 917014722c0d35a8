"""The numbers that tell one document from another: ours, its ISBN, its DOI."""

import re
import secrets

from django.core.exceptions import ValidationError

# No vowel, so no word, and nothing that a spreadsheet would take for a number or a date; no sign like another.
LETTERS = "bcdfghjkmnpqrstvwxz"
SIGNS = f"{LETTERS}23456789"
CODE_LENGTH = 8
CODE = re.compile(rf"[{LETTERS}][{SIGNS}]{{{CODE_LENGTH - 1}}}")
DOI = re.compile(r"10\.\d{4,9}/\S+")  # DOI Handbook, § 2.2; what Crossref advises to look for
DOI_LEAD = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def new_code() -> str:
    """A code for a resource. Among 100,000, two are alike once in forty times: the database refuses the second."""
    return secrets.choice(LETTERS) + "".join(secrets.choice(SIGNS) for _ in range(CODE_LENGTH - 1))


def tidy_doi(text: str) -> str:
    """A DOI as it is kept: without the address of its resolver, in lower case, since case means nothing in it.

    Raises:
        ValidationError: this is none.
    """
    doi = DOI_LEAD.sub("", text.strip()).lower()
    if doi and not DOI.fullmatch(doi):
        raise ValidationError("Un DOI commence par « 10. », comme 10.3917/rfap.162.0303.")
    return doi


def tidy_isbn(text: str) -> str:
    """An ISBN as it is kept: thirteen digits. One of ten is given the prefix 978 (ISO 2108).

    Raises:
        ValidationError: a digit is missing, in excess or wrong.
    """
    sign = re.sub(r"^isbn(?:-1[03])?\s*:?|[\s\u2010-\u2015-]", "", text.strip().lower())
    if not sign:
        return ""
    if re.fullmatch(r"\d{9}[\dx]", sign) and not ten_sum(sign) % 11:
        stem = f"978{sign[:9]}"
        return stem + str(-thirteen_sum(stem) % 10)
    if re.fullmatch(r"97[89]\d{10}", sign) and not thirteen_sum(sign) % 10:
        return sign
    raise ValidationError("Cet ISBN n’est pas juste : vérifiez ses 13 chiffres (ou 10), au dos du document.")


def ten_sum(sign: str) -> int:
    """The weighed sum of an ISBN of ten signs; a multiple of 11 when it is right."""
    return sum((10 - rank) * (10 if digit == "x" else int(digit)) for rank, digit in enumerate(sign))


def thirteen_sum(digits: str) -> int:
    """The weighed sum of the digits of an ISBN of thirteen; a multiple of 10 when it is right."""
    return sum(int(digit) * (3 if rank % 2 else 1) for rank, digit in enumerate(digits))
