"""The page of a resource: what is known of it, how to get it, what to read next."""

from catalogue.models import ResourceContribution, ResourceFile
from practical_kit.models import StudyPage
from tests.factories import hide, make_document, make_four, make_organisation, make_resource, make_theme, paragraphs
from tests.reading import links, region, regions, texts, words


def author(family, given=""):
    return "author", {"family_name": family, "given_name": given, "role": ""}


def facts(response):
    """The fact sheet of a page."""
    return {
        words(line.dt): [words(value) for value in line.select("dd")] for line in regions(response, "dl.facts > div")
    }


def test_the_fact_sheet_says_who_when_and_what_may_be_done(client, rubric):
    names = {"auteur": "Avise", "editeur": "La Fonda", "financeur": "Banque", "partenaire": "RTES"}
    page = make_resource(
        rubric,
        authors=[author("Fraisse", "Laurent"), author("Abhervé")],
        contributions=[
            ResourceContribution(organisation=make_organisation(name=name), role=role) for role, name in names.items()
        ],
        year=2025,
        month=3,
        pages=29,
        licence="cc-by",
    )
    assert facts(client.get(page.url)) == {
        "Auteurs": ["Laurent Fraisse, Abhervé, Avise"],
        "Publié par": ["La Fonda"],
        "Avec": ["RTES, Banque"],
        "Date": ["mars 2025"],
        "Longueur": ["29 pages"],
        "Langue": ["Français"],
        "Rubrique": ["Évaluer"],
        "Réutilisation": ["CC BY 4.0 : reprendre et adapter en citant l’auteur"],
    }


def test_without_a_person_the_author_is_an_organisation(client, rubric):
    contributions = [ResourceContribution(organisation=make_organisation(name="Avise"), role="auteur")]
    assert facts(client.get(make_resource(rubric, contributions=contributions).url))["Auteur"] == ["Avise"]


def test_what_is_not_known_has_no_line(client, rubric):
    told = facts(client.get(make_resource(rubric).url))
    assert set(told) == {"Date", "Langue", "Rubrique", "Réutilisation"}


def test_the_sheet_leads_to_the_rubric(client, rubric):
    assert links(client.get(make_resource(rubric).url), "aside dl.facts") == ["/kit/evaluer/"]


def test_a_resource_whose_rubric_is_withdrawn_names_no_other_page_as_its_rubric(client, rubric):
    page = make_resource(rubric)
    rubric.unpublish()
    response = client.get(page.url)
    assert "Le kit pratique" not in facts(response).get("Rubrique", [])
    assert texts(response, "nav.crumbs li") == ["Accueil", "Le kit pratique", page.title]


def test_the_page_offers_its_files_then_the_original(client, rubric):
    files = [ResourceFile(document=make_document(pages=42), label="Annexes"), ResourceFile(document=make_document())]
    page = make_resource(rubric, files=files, source_url="https://www.avise.org/etude", source_note="Page lue.")
    response = client.get(page.url)
    buttons = texts(response, ".access a.button")
    assert buttons[0].startswith("Télécharger « Annexes » (PDF,")
    assert buttons[1].startswith("Télécharger (PDF,")
    assert buttons[2] == "Lire le document sur avise.org"
    assert regions(response, ".access a.button")[0]["href"] == files[0].document.url


def test_a_document_that_nobody_saw_is_not_said_to_be_the_link(client, rubric):
    page = make_resource(rubric, source_url="https://carenews.com/x", source_status="cite-par-un-tiers")
    assert texts(client.get(page.url), ".access a.button") == ["Lire la page qui en parle sur carenews.com"]


def test_the_page_opens_with_kind_title_summary_and_levels(client, rubric):
    page = make_resource(rubric, "Une étude", StudyPage, summary="Ce qu’on y trouve.", levels=["innover"])
    assert words(region(client.get(page.url), "header.page-head")) == "Étude Une étude Ce qu’on y trouve. Innover"


def test_a_title_in_another_language_says_which(client, rubric):
    page = make_resource(rubric, "Collective Impact", language="en")
    assert region(client.get(page.url), "h1")["lang"] == "en"
    assert "lang" not in region(client.get(make_resource(rubric).url), "h1").attrs


def test_the_page_shows_takeaways_themes_and_text(client, rubric):
    takeaways = [("takeaway", "Commencer petit.")]
    page = make_resource(rubric, takeaways=takeaways, themes=[make_theme("Mobilité")], body=paragraphs("Le texte."))
    response = client.get(page.url)
    assert words(region(response, "main .prose .takeaways")) == "À retenir Commencer petit."
    assert words(region(response, "aside .tags")) == "Mobilité"
    assert "Le texte." in words(region(response, "main"))


def test_neighbours_share_themes_most_first_and_are_visible(client, kit, rubric):
    one, two = make_theme("Un"), make_theme("Deux")
    make_four(kit, rubric, themes=[one, two])
    make_resource(rubric, "Un thème récent", themes=[one], year=2025)
    make_resource(rubric, "Un thème ancien", themes=[two], year=2009)
    make_resource(rubric, "Un thème sans date", themes=[two])
    make_resource(rubric, "Sans rapport")
    response = client.get(make_resource(rubric, "Celle-ci", themes=[one, two]).url)
    assert texts(response, "[aria-labelledby=voisines] h3") == ["Visible", "Un thème récent", "Un thème ancien"]


def test_a_resource_without_neighbours_shows_none(client, rubric):
    make_resource(rubric)
    assert regions(client.get(make_resource(rubric).url), "#voisines") == []


def test_a_draft_is_not_found_and_a_private_page_asks_to_log_in(client, rubric):
    assert client.get(make_resource(rubric, live=False).url).status_code == 404
    private = make_resource(rubric)
    hide(private)
    response = client.get(private.url)
    assert response.status_code == 302
    assert "/login/" in response.url


def test_a_private_page_is_never_kept_by_a_cache(client, rubric, editor):
    private = make_resource(rubric)
    hide(private)
    assert "no-store" in editor.get(private.url)["Cache-Control"]
