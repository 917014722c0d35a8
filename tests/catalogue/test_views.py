"""The catalogue: what it shows, how it is narrowed and sorted, what it says when words fail."""

import gzip
from urllib.parse import parse_qs

import pytest
from django.urls import reverse

from catalogue.models import ResourceFile
from practical_kit.models import StudyPage
from tests.factories import make_document, make_four, make_glossary, make_resource, make_standard, make_theme
from tests.reading import links, region, regions, texts, words

URL = "/ressources/"
RESULTS = "ul.results"


@pytest.fixture
def garden(rubric):
    """Two guides and a study, of different levels and years."""
    make_resource(rubric, "Jardin", levels=["comprendre", "innover"], year=2016)
    make_resource(rubric, "Verger", levels=["innover"], year=2018, summary="Un jardin de pommiers.")
    make_resource(rubric, "Abeilles", StudyPage, levels=["innover"], year=2020)


def said(response):
    """What the page says of the words."""
    return texts(response, "[data-said]")


def test_the_catalogue_stands_at_its_address():
    assert reverse("catalogue:catalogue") == URL


def test_the_catalogue_shows_what_a_visitor_may_see_and_nothing_else(client, kit, rubric):
    make_four(kit, rubric)
    response = client.get(URL)
    assert texts(response, f"{RESULTS} h3") == ["Visible"]
    assert words(region(response, "#resultats")) == "1 ressource"
    for hidden in ("Brouillon", "Réservée", "Abritée", "Rubrique privée"):
        assert hidden not in response.content.decode()


def test_a_result_says_its_kind_its_summary_its_levels_and_its_rubric(client, rubric):
    make_resource(rubric, "Un guide", summary="Pour commencer.", levels=["innover", "comprendre"], year=2016, pages=42)
    result = region(client.get(URL), f"{RESULTS} article")
    said = "Guide Un guide Pour commencer. Comprendre Innover Évaluer · 2016 · 42 pages Ajouter à ma sélection"
    assert words(result) == said
    assert result.select_one("a")["href"] == "/kit/evaluer/un-guide/"


def test_the_filters_offer_what_resources_have_counted_and_tick_the_active_ones(client, garden):
    response = client.get(f"{URL}?besoin=innover&type=guide&besoin=inconnu")
    assert texts(response, ".filters legend") == ["Besoin", "Type"]  # all stand in one rubric: nothing to choose
    assert texts(response, ".filters .facet > summary") == ["Année"]
    assert texts(response, ".filters label") == [
        *("Comprendre 1", "Innover 2", "Étude 1", "Guide 2", "2018 1", "2016 1"),
    ]
    assert [box["value"] for box in regions(response, ".filters input[checked]")] == ["innover", "guide"]


def test_a_level_is_offered_with_its_steps(client, garden):
    response = client.get(URL)
    assert [steps["data-n"] for steps in regions(response, ".facet .steps")] == ["1", "3"]


def test_the_first_filters_are_open_the_others_folded_unless_in_use(client, garden):
    assert [fold.has_attr("open") for fold in regions(client.get(URL), "details.facet")] == [False]
    response = client.get(f"{URL}?annee=2020")
    assert [fold["data-fold"] for fold in regions(response, "details.facet[open]")] == ["annee"]


def test_a_filter_that_changes_nothing_is_shown_only_when_it_is_in_use(client, garden):
    assert "Rubrique du kit" not in texts(client.get(URL), ".filters legend")
    assert "Rubrique du kit" in texts(client.get(f"{URL}?rubrique=evaluer"), ".filters legend")


def test_a_long_filter_shows_eight_values_folds_others_and_never_loses_a_chosen_one(client, rubric, monkeypatch):
    monkeypatch.setattr("catalogue.views.OTHER_CHOICES", 3)
    for number in range(14):
        make_resource(rubric, year=2000 + number)
    response = client.get(f"{URL}?annee=2001")
    first, others = regions(response, "[data-fold=annee] > div > label"), region(response, "[data-fold=annee-autres]")
    assert [words(label)[:4] for label in first] == [str(2013 - number) for number in range(8)]
    assert words(others.summary) == "Voir 4 autres"
    assert [words(label)[:4] for label in others.select("label")] == ["2005", "2004", "2003", "2001"]
    assert "Précisez la recherche pour voir les autres." in words(others)
    assert others.has_attr("open")
    monkeypatch.setattr("catalogue.views.OTHER_CHOICES", 32)
    whole = region(client.get(URL), "[data-fold=annee-autres]")
    assert words(whole.summary) == "Voir les 6 autres"
    assert not whole.has_attr("open")
    assert "Précisez" not in words(whole)


def test_the_page_stays_small_whatever_the_filters_hold(demo, client):
    for address in (URL, f"{URL}?q=territoire", f"{URL}?page=2"):
        response = client.get(address)
        assert len(regions(response, f"{RESULTS} > li")) == 20
        assert len(regions(response, "*")) <= 900
        assert len(response.content) < 40_000
        assert len(gzip.compress(response.content)) < 10_000


def test_the_words_searched_for_stay_in_the_field(client, rubric):
    assert region(client.get(URL, {"q": 'l’"été" <b>'}), "main input[type=search]")["value"] == 'l’"été" <b>'


def test_each_active_filter_can_be_removed_alone(client, garden):
    response = client.get(f"{URL}?q=jardin&besoin=innover&besoin=comprendre&type=guide")
    removals = {words(link): parse_qs(link["href"].lstrip("?")) for link in regions(response, "ul.active a")[:-1]}
    assert removals == {
        "Retirer le filtre Innover": {"q": ["jardin"], "besoin": ["comprendre"], "type": ["guide"]},
        "Retirer le filtre Comprendre": {"q": ["jardin"], "besoin": ["innover"], "type": ["guide"]},
        "Retirer le filtre Guide": {"q": ["jardin"], "besoin": ["innover", "comprendre"]},
    }
    assert regions(response, "ul.active a")[-1]["href"] == URL


def test_the_last_filter_can_be_removed_too(client, garden):
    removal = regions(client.get(f"{URL}?type=guide"), "ul.active a")[0]["href"]
    response = client.get(URL + removal)
    assert response.status_code == 200
    assert regions(response, "ul.active") == []


def test_results_are_sorted_by_links_of_which_one_is_current(client, garden):
    response = client.get(f"{URL}?q=jardin")
    assert texts(response, f"{RESULTS} h3") == ["Jardin", "Verger"]
    assert texts(response, ".toolbar__links a") == ["Trier par pertinence", "Trier par date", "Trier par titre"]
    assert texts(response, ".toolbar__links [aria-current]") == ["Trier par pertinence"]
    by_date = client.get(URL + links(response, ".toolbar__links")[1])
    assert texts(by_date, ".toolbar__links [aria-current]") == ["Trier par date"]
    assert texts(client.get(f"{URL}?tri=titre"), f"{RESULTS} h3") == ["Abeilles", "Jardin", "Verger"]


def test_nothing_at_all_says_what_to_do(client, home, kit, garden):
    make_glossary(home)
    response = client.get(f"{URL}?q=introuvable&type=guide")
    assert texts(response, ".empty h3") == ["Aucune ressource pour « introuvable »"]
    assert links(response, ".empty") == ["/territoires/?q=introuvable", "/glossaire/", "/kit/", URL]
    assert words(region(response, "#resultats")) == "0 ressource"
    assert regions(response, ".toolbar__links") == []


def test_nothing_under_these_filters_offers_the_question_with_less_of_them(client, garden):
    response = client.get(f"{URL}?q=jardin&type=guide&annee=2020")
    assert texts(response, ".empty h3") == ["Rien avec tous ces filtres"]
    assert texts(response, ".empty li") == ["Sans « 2020 » : 2 ressources", "Sans aucun filtre : 2 ressources"]
    assert links(response, ".empty") == ["?q=jardin&type=guide", "?q=jardin"]
    for link in links(response, ".empty"):
        assert words(region(client.get(URL + link), "#resultats")) == "2 ressources"


def test_nothing_under_the_only_filter_offers_the_words_alone(client, garden):
    response = client.get(f"{URL}?q=verger&annee=2020")
    assert texts(response, ".empty h3") == ["Rien avec ce filtre"]
    assert texts(response, ".empty li") == ["Sans aucun filtre : 1 ressource"]


def test_nothing_under_filters_without_words_offers_every_resource(client, garden):
    response = client.get(f"{URL}?besoin=comprendre&annee=2020")
    assert texts(response, ".empty li") == [
        *("Sans « Comprendre » : 1 ressource", "Sans « 2020 » : 1 ressource", "Voir toutes les ressources"),
    ]


def test_words_that_are_too_common_are_said_to_be(client, garden):
    response = client.get(f"{URL}?q=la")
    assert said(response) == [
        "« la » est trop courant pour chercher : la liste n’en tient pas compte. Ajoutez un mot plus précis."
    ]
    assert len(regions(response, f"{RESULTS} article")) == 3
    assert said(client.get(f"{URL}?q=%3F"))[0].startswith("Il n’y a pas de mot dans « ? »")
    assert said(client.get(f"{URL}?q=la+jardin")) == said(client.get(URL)) == []


def test_a_misspelt_word_is_corrected_and_it_is_said(client, garden):
    response = client.get(f"{URL}?q=jarrdin&type=guide")
    assert said(response) == ["Aucun résultat pour « jarrdin ». Voici les résultats pour « jardin » ."]
    assert links(response, "[data-said]") == ["?q=jardin&type=guide"]
    assert texts(response, f"{RESULTS} h3") == ["Jardin", "Verger"]
    assert region(response, "#q")["value"] == "jarrdin"


def test_a_misspelt_word_that_the_filters_exclude_is_corrected_in_words(client, garden):
    response = client.get(f"{URL}?q=jarrdin&annee=2020")
    assert said(response) == []
    assert "il y en a avec « jardin »" in words(region(response, ".empty"))
    assert links(response, ".empty") == ["?q=jarrdin"]
    assert texts(client.get(f"{URL}?q=jarrdin"), f"{RESULTS} h3") == ["Jardin", "Verger"]


def test_words_that_are_nowhere_together_find_a_part_of_them_and_it_is_said(client, garden):
    response = client.get(f"{URL}?q=jardin+abeilles")
    assert said(response) == [
        "Aucune ressource ne contient tous ces mots : voici celles qui en contiennent une partie."
    ]
    assert set(texts(response, f"{RESULTS} h3")) == {"Jardin", "Verger", "Abeilles"}


@pytest.mark.parametrize(("name", "anchor"), [("texte.pdf", "#page=2"), ("texte.odt", "")])
def test_a_passage_found_in_a_file_says_which_and_where(client, rubric, name, anchor):
    document = make_document("Une <étude>", text="Page une.\fUn hérisson passe.", text_status="lu", language="en")
    type(document).objects.filter(pk=document.pk).update(file=f"documents/{name}")
    make_resource(rubric, "Jardin", files=[ResourceFile(document=document)])
    result = region(client.get(f"{URL}?q=hérisson"), f"{RESULTS} article")
    assert words(result.select_one(".source")) == f"Dans le fichier : Une <étude> , page 2 ({name[-3:].upper()})"
    assert result.select_one(".source a")["href"] == f"/documents/{document.pk}/{name}{anchor}"
    assert result.select_one(".result__passage")["lang"] == "en"
    assert [words(mark) for mark in result.select("mark")] == ["hérisson"]


def test_a_passage_of_the_page_has_no_source(client, rubric):
    make_resource(rubric, "Jardin", summary="Un <b>hérisson</b> passe.")
    result = region(client.get(f"{URL}?q=hérissons"), f"{RESULTS} article")
    assert words(result.select_one(".result__passage")) == "Un <b> hérisson </b> passe."
    assert [words(mark) for mark in result.select("mark")] == ["hérisson"]
    assert result.select(".source") == []


def test_a_program_may_ask_for_the_headers_only(client, garden):
    response = client.head(f"{URL}?besoin=comprendre")
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_sent_to_the_catalogue(client, rubric, method):
    response = getattr(client, method)(URL)
    assert response.status_code == 405
    assert set(response["Allow"].split(", ")) == {"GET", "HEAD"}


def test_the_trail_leads_home(client, rubric):
    response = client.get(URL)
    assert texts(response, "nav.crumbs li") == ["Accueil", "Ressources"]
    assert links(response, "nav.crumbs") == ["/"]


def test_a_hostile_title_is_text(client, rubric):
    make_resource(rubric, "<script>alert(1)</script> & co", slug="titre", themes=[make_theme("<b>")])
    response = client.get(URL)
    assert texts(response, f"{RESULTS} h3") == ["<script>alert(1)</script> & co"]
    assert regions(response, "main script") == []


def test_a_hostile_search_is_text(client, rubric):
    make_standard(rubric.get_parent())
    response = client.get(URL, {"q": "</title><script>alert(1)</script>"})
    assert regions(response, "script:not([src], [type='application/ld+json'])") == []
