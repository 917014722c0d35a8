"""The front page: two ways in, three needs with a true count, figures, the latest resources, who supports."""

from catalogue.models import Resource
from resource_centre.models import CentreSettings, HomeFigure, Supporter
from tests.factories import (
    hide,
    make_assessment,
    make_essentials,
    make_figure,
    make_four,
    make_organisation,
    make_resource,
    make_rubric,
    make_standard,
)
from tests.reading import links, region, regions, texts, words

HIDDEN = ("Brouillon", "Réservée", "Abritée", "Rubrique privée")


def hides(response, *titles):
    html = response.content.decode()
    return [title for title in titles or HIDDEN if title in html] == []


def test_the_latest_resources_are_the_last_visible_ones(client, kit, rubric):
    for title, year in (("Ancienne", 2009), ("Avant-dernière", 2025), ("Dernière", 2025)):
        make_resource(rubric, title, year=year)
    make_four(kit, rubric, year=2026)
    response = client.get("/")
    assert texts(response, "[aria-labelledby=dernieres] h3") == ["Visible", "Dernière", "Avant-dernière"]
    assert hides(response)


def test_the_front_page_never_shows_a_hidden_resource_though_it_is_the_only_one(client, kit, rubric):
    make_four(kit, rubric)
    Resource.objects.get(title="Visible").delete()
    response = client.get("/")
    assert words(region(response, "[aria-labelledby=dernieres] .empty")).startswith("Le catalogue est vide")
    assert hides(response)


def test_each_need_counts_the_resources_a_visitor_will_find(client, kit, rubric):
    make_four(kit, rubric, levels=["comprendre", "innover"])
    make_resource(rubric, levels=["innover"])
    response = client.get("/")
    needs = [text.split(" pour ")[0].split()[-2:] for text in texts(response, ".stairs .need")]
    assert needs[0] == ["1", "ressource"]
    assert needs[2] == ["2", "ressources"]
    for link in regions(response, ".stairs a"):
        assert words(region(client.get(link["href"]), "#resultats")) == " ".join(words(link).split()[:2])


def test_who_does_not_know_where_they_are_is_led_to_the_self_assessment(client, home):
    assert "/autodiagnostic/" not in links(client.get("/"), "main")
    page = make_assessment(home)
    assert "/autodiagnostic/" in links(client.get("/"), "[aria-labelledby=besoins]")
    hide(page)
    assert "/autodiagnostic/" not in links(client.get("/"), "main")


def test_a_need_without_resources_leads_nowhere(client, home):
    response = client.get("/")
    assert texts(response, ".stairs h3") == ["Comprendre", "S’approprier", "Innover"]
    assert regions(response, ".stairs a") == []


def test_the_two_ways_in_lead_to_lessentiel_and_to_the_visible_rubrics(client, home, kit, rubric):
    make_essentials(home)
    hide(make_rubric(kit, "accompagner", title="Rubrique privée"))
    make_rubric(kit, "se-former", title="Brouillon", live=False)
    response = client.get("/")
    assert links(response, "[aria-labelledby=portes]") == ["/essentiel/", "/kit/", "/kit/evaluer/"]
    assert hides(response)


def test_a_door_that_is_closed_to_visitors_is_not_shown(client, home, kit, rubric):
    hide(kit)
    make_essentials(home, live=False)
    response = client.get("/")
    assert links(response, "[aria-labelledby=portes]") == []
    assert regions(response, "#emporter") == []


def test_the_kit_is_offered_to_take_away_with_its_number_of_resources(client, kit, rubric):
    make_four(kit, rubric)
    make_standard(kit, "Mode opératoire", slug="mode-operatoire")
    hide(make_standard(kit, "Réservée"))
    response = client.get("/")
    offered = links(response, "[aria-labelledby=emporter]")
    assert offered == [
        "/pdf/contenu-du-kit/",
        "/epub/contenu-du-kit/",
        "/kit/contenu/",
        "/pdf/kit/mode-operatoire/",
        "/kit/mode-operatoire/",
    ]
    assert hides(response)


def test_the_figures_have_their_source(client, home):
    home.figures = [HomeFigure(figure=make_figure()), HomeFigure(figure=make_figure(value=81, label="des dirigeants"))]
    home.save()
    response = client.get("/")
    assert texts(response, "[aria-labelledby=chiffres] .figure__label") == ["des Français", "des dirigeants"]
    assert texts(response, "[aria-labelledby=chiffres] .source")[0] == "Étude nationale, Un institut, 2015"


def test_without_figures_there_is_no_heading_for_them(client, home):
    assert regions(client.get("/"), "#chiffres") == []


def test_the_supporters_are_named_from_the_settings(client, home):
    centre = CentreSettings.for_site(home.get_site())
    centre.supporters = [
        Supporter(organisation=make_organisation(name="Une fondation"), role="financeur", period="2016")
    ]
    centre.save()
    assert texts(client.get("/"), "[aria-labelledby=soutiens] li") == ["Une fondation (financeur, 2016)"]


def test_the_search_box_leads_to_the_catalogue(client, home):
    form = region(client.get("/"), ".opening form[role=search]")
    assert form["action"] == "/ressources/"
    assert form.find("input")["name"] == "q"
    assert form.get("method", "get").lower() == "get"


def test_another_box_leads_to_one_s_own_territory(client, home):
    form = region(client.get("/"), "main form[action='/territoires/']")
    assert form.find("input")["name"] == "q"
    assert form["aria-label"] == "Territoires"


def test_the_front_page_says_what_the_site_is(client, home):
    response = client.get("/")
    assert words(region(response, "h1")) == "Construire ensemble"
    assert region(response, "meta[name=description]")["content"] == "Un chapeau."
    assert region(response, "link[rel=canonical]")["href"].endswith("/")
