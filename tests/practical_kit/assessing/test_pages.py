"""What the self-assessment answers to a visitor, whatever the address says."""

from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from practical_kit.models import SelfAssessmentPage
from tests.factories import (
    fresh,
)
from tests.practical_kit.assessing.sets import sent
from tests.reading import links, region, regions, texts, words

HERE = "/autodiagnostic/"
ALL = "2103x01221"


def chosen(response):
    """The answers that are ticked."""
    return {box["name"]: box["value"] for box in regions(response, "input[type=radio][checked]")}


def test_questions_are_radio_buttons_under_a_legend_on_one_page(client, page):
    response = client.get(HERE)
    assert response.status_code == 200
    assert len(regions(response, "fieldset.question > legend")) == 10
    assert texts(response, "#q3 legend") == ["Question 3 sur 10 Question 3 ?"]
    assert texts(response, "#q3 label") == ["Non.", "Un peu.", "Oui.", "Je ne sais pas"]
    assert region(response, "form[data-assessment]").get("method", "get") == "get"
    assert not response.cookies


def test_answers_lead_to_a_short_address_that_holds_them(client, page, code):
    response = client.get(HERE, sent("210xx01221"))
    assert response.status_code == 302
    assert response["Location"] == f"{HERE}?a={code('210xx01221')}"
    assert client.get(response["Location"]).status_code == 200


def test_missing_answers_are_told_where_they_are_and_the_others_are_kept(client, page):
    response = client.get(HERE, sent("21_x_01221"))
    assert response.status_code == 400
    assert links(response, ".errors") == ["#q3", "#q5"]
    assert words(region(response, ".errors h2")) == "Il manque 2 réponses"
    assert "autofocus" in region(response, ".errors").attrs
    assert "Choisissez une réponse" in words(region(response, "#q3"))
    assert region(response, "#q3-erreur")["id"] in region(response, "#q3")["aria-describedby"].split()
    assert chosen(response) == {name: sign for name, sign in sent("21_x_01221").items() if name != "voir"}


@pytest.mark.parametrize("signs", ["9", "-1", "é", "' OR 1=1", "<script>"])
def test_an_answer_that_is_none_is_a_missing_one(client, page, signs):
    response = client.get(HERE, sent("0" * 10) | {"q4": signs})
    assert response.status_code == 400
    assert links(response, ".errors") == ["#q4"]


@pytest.mark.parametrize("text", ["", "2103", "zzz", "2103x01221-aa", "0" * 3000, "<b>", "\x00", "%00"])
def test_an_address_that_holds_no_answers_is_told_in_french_above_the_questions(client, page, text):
    response = client.get(HERE, {"a": text})
    assert response.status_code == 400
    assert "incomplète ou mal recopiée" in words(region(response, "[role=alert]"))
    assert len(regions(response, "fieldset.question")) == 10


def test_an_address_half_answered_opens_the_questions_as_they_were_left(client, page, code):
    response = client.get(HERE, {"a": code("21________"), "modifier": "1"})
    assert response.status_code == 200
    assert chosen(response) == {"q1": "2", "q2": "1"}
    assert regions(response, ".errors") == []


def test_the_result_says_each_level_in_words_beside_its_drawing(client, page, code):
    response = client.get(HERE, {"a": code("2100210021")})
    assert words(region(response, "h1")) == "Votre niveau : s’approprier"
    assert words(region(response, ".page-head .lead")) == "Appropriez-vous."
    [overall, *rubrics] = texts(response, ".rating .rating__said")
    assert overall == "S’approprier 45 % du chemin"
    assert rubrics == [
        "Innover 100 % du chemin",
        "S’approprier 50 % du chemin",
        "Comprendre 0 % du chemin",
        "Comprendre 0 % du chemin",
    ]
    assert len(regions(response, "svg.treads[aria-hidden=true]")) == 5
    assert texts(response, ".answered__question")[0] == "Question 1 ?"


def test_too_many_unknown_answers_are_said_and_not_scored(client, page, code):
    response = client.get(HERE, {"a": code("21210xxxxx")})
    assert words(region(response, "h1")) == "Trop de réponses manquent pour dire un niveau"
    assert words(region(response, ".page-head .lead")) == "Posez ces questions autour de vous."
    assert "5 fois « je ne sais pas »" in words(region(response, "#profil + p"))
    assert texts(response, ".rating .rating__said")[0].startswith("Sans niveau")


def test_the_result_can_be_changed_done_again_kept_and_compared(client, page, code):
    text = code("2100210021")
    response = client.get(HERE, {"a": text})
    assert words(region(response, "#adresse")) == f"http://localhost{HERE}?a={text}"
    keep = [unescape(link) for link in links(response, "[aria-labelledby=garder]")]
    assert keep == [f"{HERE}?a={text}&modifier=1", f"{HERE}?avant={text}", f"{HERE}comparer/?a={text}"]
    assert chosen(client.get(keep[0])) == {f"q{n}": sign for n, sign in enumerate("2100210021", 1)}
    assert region(response, ".keep__qr svg path.qrline")


def test_done_again_the_result_offers_to_compare_with_the_answers_of_before(client, page, code):
    before, now = code("0000000000"), code("2222222222")
    again = client.get(HERE, {"avant": before})
    assert chosen(again) == {}
    assert region(again, "input[name=avant]")["value"] == before
    sent_again = client.get(HERE, sent("2222222222", avant=before), follow=True)
    compared = next(link for link in links(sent_again, "[aria-labelledby=garder]") if "Avant" in link)
    asked = parse_qs(urlsplit(unescape(compared)).query)
    assert asked == {"a": [before, now], "n": ["Avant", "Maintenant"]}
    assert client.get(unescape(compared)).status_code == 200


def test_results_are_not_for_search_engines_and_their_address_is_that_of_the_questions(client, page, code):
    response = client.get(HERE, {"a": code("2100210021")})
    assert region(response, "meta[name=robots]")["content"] == "noindex"
    assert region(response, "link[rel=canonical]")["href"].endswith(HERE)
    assert regions(client.get(HERE), "meta[name=robots]") == []


def test_an_address_from_before_the_questions_changed_shows_what_can_be_shown(client, page, code):
    text = code("2100210021")
    page = fresh(page)
    page.questions = [block.get_prep_value() for block in page.questions][1:]
    page.save()
    response = client.get(HERE, {"a": text})
    assert response.status_code == 200
    assert "1 de vos réponses ne compte plus" in words(region(response, ".notice"))
    assert len(texts(response, ".answered li")) == 9


def test_an_address_of_which_nothing_is_left_says_so(client, page):
    response = client.get(HERE, {"a": "21-abcd"})
    assert response.status_code == 410
    assert "ont toutes changé" in words(region(response, "[role=alert]"))


def test_a_page_without_questions_still_answers(client, page):
    SelfAssessmentPage.objects.update(questions=[])
    assert words(region(client.get(HERE), ".empty")) == "Aucune question n’est publiée pour l’instant"
    assert client.get(f"{HERE}comparer/").status_code == 200
    assert client.get(HERE, {"a": "21-abcd"}).status_code == 410
