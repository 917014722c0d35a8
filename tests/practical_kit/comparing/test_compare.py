"""« /comparer/ »: the table, the form that leads to it, and what is said of an address that is not right."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from practical_kit.models import CaseMeasure
from tests.factories import fresh, hide, make_case, make_commune, make_resource
from tests.reading import links, region, regions, texts, words

COMPARE = "/comparer/"


def compare(client, *cases, status=200):
    response = client.get(COMPARE, {"r": ",".join(getattr(case, "code", case) for case in cases)})
    assert response.status_code == status
    return response


def table(response):
    """What each case answers, by question."""
    lines = regions(response, ".compare tbody tr")
    return {words(line.th): [words(cell) for cell in line.select("td")] for line in lines}


def remarks(response):
    return texts(response, ".page-head .notice")


@pytest.fixture
def pair(rubric):
    """Two cases."""
    one = make_case(rubric, "Un", places=[make_commune()], levers="<p>Une <b>régie</b>.</p>", challenge="Se loger.")
    two = make_case(
        rubric, "Deux", places=[make_commune("Figeac", "46102", "Lot", "Occitanie", 9_800)], means="<p>Un poste.</p>"
    )
    return one, two


def test_cases_stand_side_by_side_in_the_order_of_the_address(client, pair):
    one, two = pair
    response = compare(client, two, one)
    assert texts(response, "h1") == ["2 cas côte à côte"]
    assert texts(response, ".compare thead th") == ["Cas 1 : Figeac Deux", "Cas 2 : Les Mureaux Un"]
    assert links(response, ".compare thead") == [two.url, one.url]
    told = table(response)
    assert told["Territoire"] == ["Cas 1 : Figeac Figeac (Lot)", "Cas 2 : Les Mureaux Les Mureaux (Yvelines)"]
    assert told["Population"][0].endswith("9 800 habitants")
    assert told["Défi"][1].endswith("Se loger.")
    assert told["Leviers"][1].endswith("Une régie .")
    assert (told["Moyens"][0][-9:], told["Moyens"][1][-13:]) == ("Un poste.", "Non renseigné")
    asked = ["Région", "Échelle de l’action", "Période", "Acteurs", "Résultats", "Freins et ce qui n’a pas marché"]
    assert {*asked, "À reprendre si…", "À éviter si…"} <= set(told)
    assert "Gouvernance" not in told


def test_the_table_says_what_its_headers_are(client, pair):
    response = compare(client, *pair)
    assert {cell["scope"] for cell in regions(response, ".compare thead th")} == {"col"}
    assert {(cell["scope"], cell["role"]) for cell in regions(response, ".compare tbody th")} == {("row", "rowheader")}
    assert words(region(response, ".compare caption")) == "Comparaison de 2 cas de territoire"


def test_measures_and_several_territories_are_told_one_by_one(client, rubric, pair):
    places = [make_commune(), make_commune("Figeac", "46102", "Lot", "Occitanie", 9_800)]
    measure = CaseMeasure(indicator="Emplois", value="40", unit="ETP", date="2021")
    told = table(compare(client, pair[0], make_case(rubric, places=places, measures=[measure])))
    assert told["Population"][1].endswith("Les Mureaux : 34 632 habitants Figeac : 9 800 habitants")
    assert told["Résultats mesurés"][1].endswith("Emplois : 40 ETP (2021, déclaré par les acteurs)")


def test_a_form_may_send_each_code_apart_and_in_capitals(client, pair):
    response = client.get(f"{COMPARE}?r={pair[0].code.upper()}&r={pair[1].code}&r={pair[0].code}")
    assert len(regions(response, ".compare thead th")) == 2


def test_a_comparison_leads_to_the_dossier_the_selection_and_back_to_the_territory(client, pair):
    codes = ",".join(case.code for case in pair)
    ways = [f"/dossier/?r={codes}", f"/selection/?r={codes}", COMPARE]
    told = [[link["href"] for link in way.select("a")] for way in regions(compare(client, *pair), ".page > .cluster")]
    assert told == [ways, ways]
    place = pair[1].places[0].address
    form = region(client.get(f"/territoires/{place}/"), "#comparaison")
    sent = {box["name"]: box["value"] for box in form.select("input")}
    response = client.get(form["action"], {"r": [case.code for case in pair]} | sent)
    assert [f"/territoires/{place}/" in [link["href"] for link in way.select("a")]
            for way in regions(response, ".page > .cluster")] == [True, True]  # fmt: skip


@pytest.mark.parametrize("typed", ["zzz", "\x00", "é", "region-", "9" * 3_000])
def test_a_territory_that_is_none_leads_nowhere_back(client, pair, typed):
    response = client.get(COMPARE, {"r": [case.code for case in pair], "territoire": typed})
    assert response.status_code == 200
    assert "Revenir" not in words(region(response, "main"))


def test_nothing_ticked_is_said_and_cases_like_those_of_the_territory_are_offered(client, rubric, pair):
    make_case(rubric, "Le dernier")
    response = client.get(COMPARE, {"territoire": pair[1].places[0].address})
    assert "Vous n’avez coché aucun cas" in remarks(response)[0]
    assert texts(response, "#choix") == ["Pour « Figeac » et des territoires semblables"]
    first = texts(response, "main .plain label")[0]
    assert first.startswith("Deux Ce territoire même et même taille")
    assert "/territoires/46102/" in links(response, "main form")
    assert region(response, "main form input[name=territoire]")["value"] == "46102"
    again = client.get(COMPARE, {"territoire": ""})
    assert "Vous n’avez coché aucun cas" in remarks(again)[0]
    assert texts(again, "#choix") == ["Les derniers cas"]
    assert remarks(client.get(COMPARE)) == []


def test_one_ticked_is_kept_and_said(client, pair):
    response = client.get(COMPARE, {"territoire": pair[1].places[0].address, "r": pair[0].code})
    assert "Vous n’avez coché qu’un cas" in remarks(response)[0]
    assert [box["value"] for box in regions(response, "main input[checked]")] == [pair[0].code]
    assert {box["value"] for box in regions(response, "main .plain input")} == {pair[1].code}
    assert remarks(compare(client, pair[0])) == []


def test_without_any_code_one_chooses_among_the_latest(client, pair):
    response = client.get(COMPARE)
    assert {box["value"] for box in regions(response, "main input[name=r]")} == {case.code for case in pair}
    assert regions(response, "meta[name=robots]") == []
    assert region(response, "main form")["action"] == COMPARE


def test_with_one_code_one_chooses_among_those_like_it(client, pair):
    response = compare(client, pair[0])
    assert [box["value"] for box in regions(response, "main input[checked]")] == [pair[0].code]
    assert {box["value"] for box in regions(response, "main .plain input")} == {pair[1].code}
    assert region(response, "meta[name=robots]")["content"] == "noindex, follow"


def test_a_fourth_case_is_left_out_and_it_is_said(client, rubric, pair):
    response = compare(client, *pair, make_case(rubric), make_case(rubric))
    assert len(regions(response, ".compare thead th")) == 3
    assert "trois cas au plus" in remarks(response)[0]


def test_what_cannot_be_compared_is_named_and_the_rest_is(client, rubric, pair, indexed):
    guide = make_resource(rubric, "Un guide")
    with indexed():
        gone = make_case(rubric, "Parti")
    draft = make_case(rubric, "Brouillon", live=False)
    hidden = make_case(rubric, "Réservée")
    hide(hidden)
    fresh(gone).unpublish()
    response = compare(client, pair[0], guide, gone, draft, hidden, "zzzz2222", pair[1])
    assert len(regions(response, ".compare thead th")) == 2
    told = " ".join(remarks(response))
    assert "« Un guide » n’est pas un cas" in told
    assert f"La ressource « {gone.code} » n’est plus en ligne" in told
    assert f"Aucune ressource n’a l’identifiant « {draft.code} »" in told
    assert "« zzzz2222 »" in told
    assert not {"Brouillon", "Réservée", "Parti"} & set(words(region(response, "main")).split())


def test_an_address_that_names_no_case_has_the_status_that_it_deserves(client, rubric, pair):
    assert "« zzzz2222 »" in remarks(compare(client, "zzzz2222", status=404))[0]
    for typed in ("<script>", "\x00", "a" * 500, "²²²²²²²²"):
        response = compare(client, typed, status=400)
        assert "n’est pas un identifiant" in remarks(response)[0]
        assert len(regions(response, "main .plain input")) == 2
    assert len(regions(compare(client, *pair, "non", status=400), ".compare thead th")) == 2
    assert client.post(COMPARE).status_code == 405


def test_three_cases_cost_what_two_do(client, rubric, pair):
    def cost(*cases):
        with CaptureQueriesContext(connection) as asked:
            compare(client, *cases)
        return len(asked)

    third = make_case(rubric, places=[make_commune("Auch", "32013", "Gers", "Occitanie", 22_000)])
    compare(client, *pair)
    assert cost(*pair, third) == cost(*pair) <= 15


def test_a_case_leads_to_its_comparison(client, pair):
    assert f"{COMPARE}?r={pair[0].code}" in links(client.get(pair[0].url), "main")
