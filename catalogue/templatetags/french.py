"""What French asks of templates and Django does not give."""

from django import template

from catalogue.dates import day
from territories.names import typeset

register = template.Library()

MARKS = set('«»"“”„')


@register.filter
def plural(count, ending: str = "s") -> str:
    """The ending of a plural, from two on: « 0 ressource », « 1 ressource », « 2 ressources ».

    Args:
        count: a number, or a list of what is counted.
    """
    number = count if isinstance(count, int | float) else len(count)
    return ending if abs(number) >= 2 else ""


register.filter("typeset", typeset)
register.filter("in_full", day)


@register.filter
def quoted(text: str) -> str:
    """Words that somebody typed, between « » unless they typed them between quotation marks already."""
    inner = text.strip(' «»"“”„')
    return f"«\u202f{text if MARKS & set(inner) else inner or text}\u202f»"
