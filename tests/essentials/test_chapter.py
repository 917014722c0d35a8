"""L’essentiel: chapters in reading order, without the hidden ones."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from essentials.models import ChapterPage
from tests.factories import block, heading, hide, make_chapter, make_resource, make_three, paragraph, paragraphs
from tests.reading import links, region, regions, texts, words


@pytest.fixture
def chapters(essentials):
    """Three visible chapters, with a draft and a private one between them."""
    made = [make_chapter(essentials, "Premier")]
    make_chapter(essentials, "Brouillon", live=False)
    made.append(make_chapter(essentials, "Deuxième"))
    hide(make_chapter(essentials, "Réservé"))
    made.append(make_chapter(essentials, "Troisième"))
    return made


def hides(response):
    html = response.content.decode()
    return "Brouillon" not in html and "Réservé" not in html


def neighbours(response):
    """The chapters before and after, as links."""
    return {link["rel"][0]: link["href"] for link in regions(response, "main a[rel=prev], main a[rel=next]")}


def test_lessentiel_lists_the_chapters_a_visitor_may_see_in_reading_order(client, essentials, chapters):
    response = client.get(essentials.url)
    assert texts(response, "ol.chapters h3") == ["Premier", "Deuxième", "Troisième"]
    assert words(region(response, "header .source")) == "3 chapitres, 3 minutes de lecture en tout"
    assert hides(response)


def test_lessentiel_invites_to_begin_with_the_first_visible_chapter(client, essentials):
    hide(make_chapter(essentials, "Réservé"))
    make_chapter(essentials, "Premier", slug="premier")
    assert region(client.get(essentials.url), "header a.button")["href"] == "/essentiel/premier/"


def test_lessentiel_without_chapters_says_so(client, essentials):
    assert words(region(client.get(essentials.url), ".empty")).startswith("Aucun chapitre n’est publié")


def test_chapters_follow_the_order_that_editors_give_them(client, essentials, chapters):
    chapters[2].move(chapters[0], pos="left")
    assert texts(client.get(essentials.url), "ol.chapters h3") == ["Troisième", "Premier", "Deuxième"]


def test_a_chapter_leads_to_the_visible_ones_before_and_after_it(client, chapters):
    first, second, third = (client.get(chapter.url) for chapter in chapters)
    assert neighbours(first) == {"next": "/essentiel/deuxieme/"}
    assert neighbours(second) == {"prev": "/essentiel/premier/", "next": "/essentiel/troisieme/"}
    assert neighbours(third) == {"prev": "/essentiel/deuxieme/"}
    assert hides(first)
    assert hides(second)
    assert hides(third)


def test_a_chapter_says_its_rank_among_the_visible_ones_and_how_long_it_takes(client, chapters):
    assert words(region(client.get(chapters[1].url), "header .kind")) == "Chapitre 2 sur 3 · 1 minute de lecture"


def test_an_only_chapter_leads_nowhere_else(client, essentials):
    assert neighbours(client.get(make_chapter(essentials).url)) == {}


def test_the_reading_time_is_kept_with_the_text(essentials):
    chapter = make_chapter(essentials, body=paragraphs("mot " * 1_000))
    assert ChapterPage.objects.get(pk=chapter.pk).minutes == 5
    chapter.body = paragraphs("mot")
    chapter.save_revision().publish()
    assert ChapterPage.objects.get(pk=chapter.pk).minutes == 1


def test_the_neighbours_of_a_chapter_are_found_without_reading_their_texts(client, essentials, chapters):
    with CaptureQueriesContext(connection) as asked:
        client.get(chapters[0].url)
    assert [
        query["sql"] for query in asked if f"IN ({chapters[0].pk}" not in query["sql"] and '"body"' in query["sql"]
    ] == []


def test_a_chapter_has_a_table_of_contents_that_leads_to_its_parts(client, essentials):
    body = [heading("Trois formes"), *paragraphs("Texte."), heading("Détail", "subheading"), heading("Trois modèles")]
    response = client.get(make_chapter(essentials, body=body).url)
    assert links(response, "nav.toc") == ["#partie-trois-formes", "#partie-trois-modeles"]
    assert [title["id"] for title in regions(response, "main .prose h2[id]")] == [
        "partie-trois-formes",
        "partie-trois-modeles",
    ]


def test_one_part_alone_needs_no_table_of_contents(client, essentials):
    assert regions(client.get(make_chapter(essentials, body=[heading("Seul")]).url), "nav.toc") == []


def test_a_chapter_shows_its_takeaways(client, essentials):
    response = client.get(make_chapter(essentials, takeaways=[("takeaway", "Commencer petit.")]).url)
    assert texts(response, ".takeaways li") == ["Commencer petit."]


def test_a_chapter_links_to_visible_resources_only(client, essentials, rubric):
    make_three(rubric)
    chosen = list(rubric._meta.apps.get_model("catalogue.Resource").objects.values_list("pk", flat=True))
    body = [paragraph(), block("resources", {"title": "À lire", "resources": chosen})]
    response = client.get(make_chapter(essentials, body=body).url)
    assert texts(response, ".shelf h3") == ["Visible"]


def test_a_page_of_the_kit_is_no_neighbour_of_a_chapter(client, chapters, rubric):
    make_resource(rubric)
    assert set(neighbours(client.get(chapters[2].url))) == {"prev"}
