"""A list of resources as an address names it: `?r=code,code`. Whoever reads one reads it here."""

from dataclasses import dataclass

from django.http import QueryDict

from catalogue.identifiers import CODE

PARAMETER = "r"
MOST = 100  # resources of a list
LONGEST = 20  # signs that are repeated of what is no code


@dataclass(frozen=True)
class Named:
    """What a list in an address names: codes in its order, each once and at most 100; whatever is no code."""

    codes: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    is_cut: bool = False

    @property
    def is_right(self) -> bool:
        """Whether it is a list, and a whole one."""
        return bool(self.codes) and not self.wrong and not self.is_cut


def read(query: QueryDict, parameter: str = PARAMETER) -> Named:
    """The list in an address; case and spaces do not matter, and `?r=code&r=code` is a list too."""
    parts = (part.strip() for text in query.getlist(parameter) for part in text.split(","))
    named = dict.fromkeys(part.lower() for part in parts if part)
    codes = [name for name in named if CODE.fullmatch(name)]
    wrong = tuple(name[:LONGEST] for name in named if not CODE.fullmatch(name))
    return Named(tuple(codes[:MOST]), wrong, len(codes) > MOST)
