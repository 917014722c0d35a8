"""What French asks of templates and Django does not give."""

import pytest
from django.template import Context, Template


@pytest.mark.parametrize(("count", "written"), [(0, "0 ressource"), (1, "1 ressource"), (2, "2 ressources")])
def test_a_plural_begins_at_two(count, written):
    template = Template("{% load french %}{{ count }} ressource{{ count|plural }}")
    assert template.render(Context({"count": count})) == written


def test_a_plural_may_have_another_ending():
    assert Template("{% load french %}{{ 2|plural:'x' }}").render(Context()) == "x"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("jardin", "«\u202fjardin\u202f»"),
        ("« bien commun »", "«\u202fbien commun\u202f»"),
        ('"bien commun"', "«\u202fbien commun\u202f»"),
        ('"bien commun" jardin', "«\u202f&quot;bien commun&quot; jardin\u202f»"),
        ('"', "«\u202f&quot;\u202f»"),
        ("<b>", "«\u202f&lt;b&gt;\u202f»"),
    ],
)
def test_words_typed_are_quoted_once(typed, shown):
    assert Template("{% load french %}{{ typed|quoted }}").render(Context({"typed": typed})) == shown
