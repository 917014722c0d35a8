"""Text as LaTeX has it, in UTF-8: only the signs that mean something else are changed."""

import re

# What LaTeX would take for something else, as it is written to be itself.
SIGNS = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}"}
    | {"^": r"\textasciicircum{}", "\n": r"\newline{}"}
    | {sign: f"\\{sign}" for sign in "$&%#_"}
)
LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[?!])(?=`)")


def encoded(text: str) -> str:
    """The text as LaTeX has it."""
    return LIGATURES.sub("{}", text.translate(SIGNS))
