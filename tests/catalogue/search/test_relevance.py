"""What people ask gets what a librarian would hand them, in the same order on both databases."""

from catalogue.models import Resource
from tests.catalogue.search.order import QUESTIONS, kept, orders
from tests.searching import ask, slugs

FIRST = 3
HIT_RATE = 0.95


def missed() -> list[str]:
    """The questions that none of the wanted resources answers in the first three results."""
    return [
        f"{question['kind']} | {question['asked']} | {', '.join(first) or 'rien'} | voulu : {question['wanted'][0]}"
        for question in QUESTIONS
        if not {*(first := slugs(ask(question["asked"], length=FIRST)))} & {*question["wanted"]}
    ]


def test_most_questions_get_a_right_answer_among_the_first_three(demo):
    misses = missed()
    hits = len(QUESTIONS) - len(misses)
    print(f"\n{hits} sur {len(QUESTIONS)}", *misses, sep="\n")
    assert hits >= HIT_RATE * len(QUESTIONS), misses


def test_every_question_finds_the_same_in_the_same_order_on_both_databases(demo):
    """`tests/catalogue/search/order.py` says how to write the file."""
    before = kept()
    now = orders()
    assert now.keys() == before.keys()
    assert {asked: found for asked, found in now.items() if found != before[asked]} == {}


def test_the_set_has_enough_questions_of_enough_kinds():
    assert len(QUESTIONS) >= 80
    assert len({question["asked"] for question in QUESTIONS}) == len(QUESTIONS)
    assert len({question["kind"] for question in QUESTIONS}) >= 20


def test_what_is_wanted_exists(demo):
    known = set(Resource.objects.listed().values_list("slug", flat=True))
    assert {slug for question in QUESTIONS for slug in question["wanted"]} <= known
