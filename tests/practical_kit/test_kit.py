"""The kit and its rubrics: what each shows, by need level, and what each hides."""

import pytest

from catalogue.models import Resource
from practical_kit.models import RubricStarter
from practical_kit.models.kit import by_need_level
from tests.factories import (
    fresh,
    hide,
    make_case,
    make_four,
    make_home,
    make_kit,
    make_resource,
    make_rubric,
    make_standard,
)
from tests.reading import links, region, regions, texts, words

HIDDEN = ("Brouillon", "Réservée", "Abritée", "Rubrique privée")


def hides(response, *titles):
    """Whether none of these is anywhere in the page."""
    html = response.content.decode()
    return [title for title in titles or HIDDEN if title in html] == []


@pytest.fixture
def whole_kit(kit):
    return f"{kit.url}contenu/"


def test_a_rubric_shows_its_visible_resources_and_those_also_listed_in_it(client, kit, rubric):
    make_four(kit, rubric, levels=["comprendre"])
    make_resource(make_rubric(kit, "se-former"), "Invitée", also_in=["evaluer"], levels=["innover"])
    response = client.get(rubric.url)
    assert texts(response, "ul.results h3") == ["Visible", "Invitée"]
    assert hides(response)


def test_a_rubric_sorts_its_resources_by_need_level_newest_first(client, rubric):
    make_resource(rubric, "Ancien", levels=["comprendre"], year=2009)
    make_resource(rubric, "Récent", levels=["innover", "comprendre"], year=2025)
    response = client.get(rubric.url)
    assert texts(response, "section[aria-labelledby^=niveau-] h2") == ["Comprendre", "Innover"]
    assert texts(response, "[aria-labelledby=niveau-comprendre] li h3") == ["Récent", "Ancien"]
    assert texts(response, "[aria-labelledby=niveau-innover] li h3") == ["Récent"]


def test_resources_without_need_level_come_last(rubric):
    alone, levelled = make_resource(rubric), make_resource(rubric, levels=["innover"])
    steps = [
        (level and level.slug, [page.pk for page in pages]) for level, pages in by_need_level(Resource.objects.all())
    ]
    assert steps == [("innover", [levelled.pk]), (None, [alone.pk])]


def test_a_long_level_leads_to_the_catalogue_that_shows_it_whole(client, rubric):
    for _ in range(7):
        make_resource(rubric, levels=["comprendre"])
    response = client.get(rubric.url)
    [more] = regions(response, "[aria-labelledby=niveau-comprendre] a.more")
    assert words(more).startswith("Voir les 7 ressources")
    assert words(region(client.get(more["href"]), "#resultats")) == "7 ressources"


def test_the_resources_to_begin_with_are_visible_ones_in_the_order_chosen(client, kit, rubric):
    make_four(kit, rubric)
    make_resource(rubric, "D’abord")
    rubric = fresh(rubric)
    rubric.starters = [
        RubricStarter(resource=Resource.objects.get(title=title))
        for title in ("Brouillon", "D’abord", "Réservée", "Visible", "Abritée")
    ]
    rubric.save()
    response = client.get(rubric.url)
    assert texts(response, "[aria-labelledby=premieres] h3") == ["D’abord", "Visible"]
    assert hides(response)


def test_a_rubric_whose_starters_are_all_hidden_shows_none(client, rubric):
    rubric = fresh(rubric)
    rubric.starters = [RubricStarter(resource=make_resource(rubric, live=False))]
    rubric.save()
    assert regions(client.get(rubric.url), "#premieres") == []


def test_a_rubric_says_what_it_is_for_who_it_helps_and_where_to_begin(client, kit):
    page = make_rubric(kit, "evaluer", purpose="<p>Son but.</p>", audience="<p>Pour qui.</p>", start="<p>Par là.</p>")
    shown = words(region(client.get(page.url), "main"))
    assert [text for text in ("Son but.", "Pour qui.", "Par là.") if text not in shown] == []


def test_an_empty_rubric_leads_to_the_other_resources(client, rubric):
    assert "/ressources/" in links(client.get(rubric.url), ".empty")


def test_the_kit_shows_the_rubrics_a_visitor_may_see_in_its_own_order(client, kit, rubric):
    make_rubric(kit, "se-former")
    make_rubric(kit, "mettre-en-oeuvre", title="Brouillon", live=False)
    hide(make_rubric(kit, "accompagner", title="Rubrique privée"))
    response = client.get(kit.url)
    assert texts(response, ".rubrics h3") == ["Se former", "Évaluer"]
    assert hides(response)


def test_the_kit_counts_the_resources_a_visitor_will_find(client, kit, rubric):
    make_four(kit, rubric, levels=["comprendre", "innover"])
    response = client.get(kit.url)
    assert [count.split(" pour ")[0] for count in texts(response, ".stairs a")] == ["1 ressource", "1 ressource"]
    assert hides(response)
    for link in regions(response, ".stairs a"):
        assert words(region(client.get(link["href"]), "#resultats")) == "1 ressource"


def test_the_number_the_kit_announces_is_that_of_its_contents(client, kit, rubric, whole_kit):
    make_four(kit, rubric, levels=["comprendre"])
    make_resource(rubric, levels=["innover"])
    announced = [text for text in texts(client.get(kit.url), ".card__summary") if "par niveau de besoin" in text]
    assert "2 ressources par niveau" in announced[0]
    assert words(region(client.get(whole_kit), "header .lead")).startswith("2 ressources")


def test_the_kit_leads_to_its_contents_and_to_its_visible_manuals(client, kit, rubric, whole_kit):
    make_standard(kit, "Mode opératoire")
    make_standard(kit, "Brouillon", live=False)
    hide(make_standard(kit, "Réservée"))
    response = client.get(kit.url)
    assert texts(response, "[aria-labelledby=emporter] h3") == ["Le contenu du kit (PDF)", "Mode opératoire (PDF)"]
    assert whole_kit in links(response, "[aria-labelledby=emporter]")
    assert hides(response)


def test_the_contents_show_every_visible_resource_by_rubric_and_level(client, kit, rubric, whole_kit):
    make_four(kit, rubric, levels=["comprendre"])
    make_case(make_rubric(kit, "se-former"), "Un cas", levels=["innover"])
    response = client.get(whole_kit)
    assert texts(response, "main h2") == ["Se former", "Évaluer"]
    assert texts(response, "main h3") == ["Innover", "Comprendre"]
    assert [words(link) for link in regions(response, ".kit-part li a")] == ["Un cas", "Visible"]
    assert hides(response)


def test_the_contents_lose_no_visible_resource(client, kit, rubric, whole_kit):
    """Also one that has no need level yet, or whose rubric page is not shown to visitors."""
    make_resource(rubric, "Sans niveau")
    training = make_rubric(kit, "se-former")
    make_resource(training, "Rubrique retirée", levels=["innover"])
    training.unpublish()
    response = client.get(whole_kit)
    announced = int(words(region(response, "header .lead")).split()[0])
    assert len({link["href"] for link in regions(response, ".kit-part li a")}) == announced


def test_the_contents_leave_out_what_is_under_a_private_kit(client, kit, whole_kit):
    hide(kit)
    assert client.get(whole_kit).status_code == 302


def test_an_empty_kit_says_so(client, whole_kit):
    assert words(region(client.get(whole_kit), ".empty")) == "Le kit est vide"


def test_the_contents_have_their_own_trail_and_title(client, kit, whole_kit):
    response = client.get(whole_kit)
    assert texts(response, "nav.crumbs li") == ["Accueil", "Le kit pratique", "Le contenu du kit"]
    assert words(region(response, "title")).startswith("Le contenu du kit")
    assert region(response, "link[rel=canonical]")["href"].endswith("/kit/contenu/")


def test_what_is_not_part_of_the_kit_is_not_found(client, kit):
    assert client.get(f"{kit.url}inconnu/").status_code == 404
    assert client.get(f"{kit.url}contenu/encore/").status_code == 404


def test_a_kit_elsewhere_in_the_tree_has_its_own_address(client, db):
    kit = make_kit(make_home(), slug="boite-a-outils")
    assert client.get("/boite-a-outils/contenu/").status_code == 200
    assert "/boite-a-outils/contenu/" in links(client.get(kit.url), "main")
