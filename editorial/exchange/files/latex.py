r"""Reading text as BibTeX has it, with its accents and signs in LaTeX: « L'\'Etat ». `sharing` writes it.

Nothing is run: pylatexenc knows what macros mean, and `\input` reads no file unless it is given a folder.
"""

import re

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from editorial.exchange.files.tables import MOST_SIGNS

HAS_LATEX = re.compile(r"[\\{}$~%]|--|``|''|[?!]`")
SIMPLE = re.compile(r"\\([$&%#_])")
BARE_PERCENT = re.compile(r"(?<!\\)((?:\\\\)*)%")  # a comment in LaTeX; in the files of people, a percentage
LINES, PARAGRAPHS = re.compile(r"[ \t]*\n[ \t]*"), re.compile(r"\n{2,}")
COMMANDS = re.compile(r"\\[A-Za-z]+\s*|[{}]")
TWICE = re.compile(" +(?=\N{NO-BREAK SPACE}»)|(?<=«\N{NO-BREAK SPACE}) +")
MACROS = {  # that pylatexenc does not know, or shows otherwise
    "og": "«\N{NO-BREAK SPACE}", "fg": "\N{NO-BREAK SPACE}»", "no": "n°", "ier": "er", "iere": "re", "ieme": "e",
    "textasciicircum": "^", "textbraceleft": "{", "textbraceright": "}", "newline": "\n", "url": "%s",
}  # fmt: skip


def context():
    """What macros mean to pylatexenc, and ours."""
    known = get_default_latex_context_db()
    macros = [MacroTextSpec(name, simplify_repl=text) for name, text in MACROS.items()]
    known.add_context_category("ours", prepend=True, macros=macros)
    return known


DECODER = LatexNodes2Text(latex_context=context(), math_mode="verbatim")


def decoded(text: str) -> str:
    """The text that people read."""
    if len(text) > MOST_SIGNS:
        return text  # it will be refused: no need to spend minutes on it
    text = PARAGRAPHS.sub(r"\\newline{}\\newline{}", LINES.sub("\n", text)).replace("\n", " ")
    if not HAS_LATEX.search(text):
        return text
    if not HAS_LATEX.search(SIMPLE.sub("", text)):
        return SIMPLE.sub(r"\1", text)  # a hundred times faster
    try:
        found = DECODER.latex_to_text(BARE_PERCENT.sub(r"\1\\%", text))
    except Exception:  # what is no LaTeX makes pylatexenc fail in many ways; its words can be read all the same
        return " ".join(COMMANDS.sub(" ", text).split())
    return LINES.sub("\n", TWICE.sub("", found))
