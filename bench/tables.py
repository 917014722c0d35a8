"""What was measured, as a Markdown table."""

from dataclasses import dataclass

from bench.importing import Imported
from bench.timing import Case


@dataclass
class Result:
    """One size: its cases, the pace of the filling, on the clock and in processor time, and an import on top of it."""

    size: int
    cases: list[Case]
    pace: float
    processor_pace: float
    imported: Imported


def table(results: list[Result]) -> str:
    """A line for each case; for each size: the median, the quartiles, this process's own time, the statements."""
    sizes = " | ".join(number(result.size) for result in results)
    lines = [f"| ms : médiane [quartiles] ; processeur ; requêtes | {sizes} |", "|---|" + "---:|" * len(results)]
    paces = " | ".join(f"{result.pace:.0f} ; {result.processor_pace:.0f}" for result in results)
    lines.append(f"| remplissage, pages/s ; pages par s de processeur | {paces} |")
    imports = " | ".join(shown_import(result.imported) for result in results)
    lines.append(f"| import d’un fichier : lignes ; s ; s de processeur ; Mo au plus | {imports} |")
    for same in zip(*(result.cases for result in results), strict=True):
        lines.append(f"| {same[0].name} | {' | '.join(map(cell, same))} |")
    return "\n".join(lines)


def cell(case: Case) -> str:
    """What is said of a case at a size."""
    first, middle, third = map(shown, case.spread())
    return f"**{middle}** [{first} – {third}] ; {shown(case.processor())} ; {case.statements}"


def shown_import(imported: Imported) -> str:
    """What is said of an import."""
    figures = (imported.seconds, imported.processor, imported.megabytes)
    return f"{number(imported.lines)} ; {' ; '.join(f'{figure:.0f}' for figure in figures)}"


def shown(milliseconds: float) -> str:
    """Three figures at most."""
    return f"{milliseconds:.0f}" if milliseconds >= 10 else f"{milliseconds:.1f}".replace(".", ",")


def number(value: int) -> str:
    """A number as it is written in French."""
    return f"{value:,}".replace(",", "\u202f")
