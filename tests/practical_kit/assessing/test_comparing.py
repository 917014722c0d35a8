"""Results side by side: what a team sees of itself, and what it pastes."""

import pytest

from practical_kit.assessing.comparison import names, together
from practical_kit.assessing.forms import held
from tests.factories import fresh, make_assessment
from tests.reading import links, region, regions, texts, words

HERE = "/autodiagnostic/comparer/"
ANA, BOB = "2210210021", "0210x10021"


@pytest.fixture
def page(home):
    return make_assessment(home)


@pytest.fixture
def code(page):
    """Signs as the text of an address."""
    return lambda signs: f"{signs}-{page.questionnaire.version}"


def test_results_stand_side_by_side_in_words_drawings_and_a_table(client, page, code):
    response = client.get(HERE, {"a": [code(ANA), code(BOB)], "n": ["Ana", "Bob"]})
    assert response.status_code == 200
    assert words(region(response, "h1")) == "2 résultats côte à côte"
    assert texts(response, "thead th") == ["Question", "Ana", "Bob"]
    rows = [[words(cell) for cell in row.find_all(["th", "td"])] for row in regions(response, "tbody tr")]
    assert rows[:2] == [
        ["Dans l’ensemble", "S’approprier, 55 %", "S’approprier, 38 %"],
        ["Se former", "Innover, 100 %", "S’approprier, 50 %"],
    ]
    assert rows[5] == ["1. Question 1 ?", "Oui.", "Non."]
    assert rows[9] == ["5. Question 5 ?", "Oui.", "Je ne sais pas"]
    assert len(regions(response, "svg.treads[aria-hidden=true]")) == 10


def test_where_a_team_diverges_and_what_it_does_not_know_are_said_in_words(client, page, code):
    response = client.get(HERE, {"a": [code(ANA), code(BOB)], "n": ["Ana", "Bob"]})
    assert texts(response, "[aria-labelledby=ecarts] li") == ["Question 1. Question 1 ? Ana : « Oui » ; Bob : « Non »."]
    assert "« Se former »" in words(region(response, "#ecarts + p"))
    assert texts(response, "[aria-labelledby=inconnues] li") == ["Question 5. Question 5 ? Bob ne sait pas."]


def test_three_widest_gaps_are_told_the_widest_first(client, page, code):
    response = client.get(HERE, {"a": [code("1111111111"), code("2222202222"), code("1112111111")]})
    told = texts(response, "[aria-labelledby=ecarts] li .answered__question")
    assert told == ["Question 1. Question 1 ?", "Question 2. Question 2 ?", "Question 3. Question 3 ?"]
    response = client.get(HERE, {"a": [code("1111111110"), code("1111121112")]})
    told = texts(response, "[aria-labelledby=ecarts] li .answered__question")
    assert told == ["Question 10. Question 10 ?", "Question 6. Question 6 ?"]


def test_a_team_that_agrees_is_told_so(client, page, code):
    response = client.get(HERE, {"a": [code(ANA), code(ANA)]})
    assert "se rejoignent" in words(region(response, "[aria-labelledby=ecarts]"))
    assert texts(response, "thead th") == ["Question", "Réponse 1", "Réponse 2"]


def test_names_are_text_and_cut(client, page, code):
    response = client.get(HERE, {"a": [code(ANA), code(BOB)], "n": ["<script>alert(1)</script>", "x" * 500]})
    assert "<script>alert" not in response.content.decode()
    assert texts(response, "thead th")[1:] == ["<script>alert(1)</script>", "x" * 40]


def test_names_tell_people_apart():
    assert names(["Ana", " Ana ", "", ""]) == ["Ana", "Ana (2)", "Réponse 3", "Réponse 4"]
    assert [together(list("A")), together(list("AB")), together(list("ABC"))] == ["A", "A et B", "A, B et C"]


def test_whole_addresses_can_be_pasted_and_lead_to_a_short_one(client, page, code):
    pasted = f"https://exemple.fr/autodiagnostic/?a={code(ANA)}&region=93"
    response = client.get(HERE, {"voir": "1", "a": [f" {pasted} ", code(BOB), ""], "n": ["Ana", "", ""]})
    assert response.status_code == 302
    assert response["Location"] == f"{HERE}?a={code(ANA)}&n=Ana&a={code(BOB)}&n="


def test_the_address_of_a_comparison_holds_several_results():
    assert held("https://exemple.fr/autodiagnostic/comparer/?a=1-aa&n=&a=2-bb&n=Bob") == ["1-aa", "2-bb"]
    assert held("1-aa") == ["1-aa"]
    assert held("http://[") == ["http://["]


@pytest.mark.parametrize("bad", ["bonjour", "https://exemple.fr/", "http://[", "<b>", "\x00", "9" * 2000])
def test_what_is_no_result_is_told_where_it_is_and_the_rest_is_kept(client, page, code, bad):
    response = client.get(HERE, {"voir": "1", "a": [code(ANA), bad], "n": ["Ana", "Bob"]})
    assert response.status_code == 400
    assert links(response, ".errors") == ["#adresse-2"]
    assert region(response, "#adresse-1")["value"] == code(ANA)
    assert region(response, "#adresse-2")["aria-invalid"] == "true"
    assert region(response, "#nom-2")["value"] == "Bob"


def test_one_result_alone_is_kept_and_another_asked_for(client, page, code):
    response = client.get(HERE, {"voir": "1", "a": [code(ANA), "", ""]})
    assert response.status_code == 400
    assert "deux résultats au moins" in words(region(response, ".errors"))
    assert region(response, "#adresse-1")["value"] == code(ANA)


def test_a_result_leads_here_with_its_own_address_filled_in(client, page, code):
    response = client.get(HERE, {"a": code(ANA)})
    assert response.status_code == 200
    assert regions(response, ".errors") == []
    assert region(response, "#adresse-1")["value"] == code(ANA)


def test_ten_results_at_most_are_compared(client, page, code):
    response = client.get(HERE, {"a": [code(ANA)] * 30})
    assert len(texts(response, "thead th")) == 11


def test_old_results_are_compared_on_the_questions_that_remain_and_it_is_said(client, page, code):
    old = [code(ANA), code(BOB)]
    page = fresh(page)
    page.questions = [block.get_prep_value() for block in page.questions][1:]
    page.save()
    response = client.get(HERE, {"a": old})
    assert "ont changé" in words(region(response, ".notice"))
    assert len(regions(response, "tbody tr")) == 5 + 9


@pytest.mark.parametrize("number", [2, 10])
def test_a_comparison_costs_the_same_for_two_as_for_ten(client, page, code, number, django_assert_max_num_queries):
    client.get(HERE)
    with django_assert_max_num_queries(10):
        client.get(HERE, {"a": [code(ANA)] * number})
