"""A list of resources as an address says it."""

from django.http import QueryDict

from catalogue.named import MOST, read
from tests.sharing.selection.codes import NEVER


def test_each_code_is_read_once_whatever_its_case_and_wherever_it_stands():
    a, b, c, *_ = NEVER
    named = read(QueryDict(f"r=,{a}, {b.upper()},,{a}&x={NEVER[3]}&r={c}"))
    assert (named.codes, named.wrong, named.is_cut) == ((a, b, c), (), False)
    assert named.is_right


def test_the_first_hundred_are_read():
    named = read(QueryDict(f"r={','.join(NEVER)}"))
    assert (named.codes, named.is_cut, named.is_right) == (tuple(NEVER[:MOST]), True, False)
    assert not read(QueryDict(f"r={','.join(NEVER[:MOST] * 2)}")).is_cut


def test_what_is_no_code_is_kept_apart_and_cut_short():
    named = read(QueryDict(f"r={NEVER[0]},aeiou,{'é' * 50}"))
    assert (named.codes, named.wrong, named.is_right) == ((NEVER[0],), ("aeiou", "é" * 20), False)
    assert not read(QueryDict("r=")).is_right
