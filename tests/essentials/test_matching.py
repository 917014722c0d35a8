"""Chapters and glossary terms offered beside the resources: those that speak of what is asked, and that are public."""

import pytest
from django.utils import timezone

from catalogue.search.query import parse
from essentials import matching
from essentials.matching import Matching
from tests.factories import fresh, hide, make_chapter, make_glossary, make_resource, make_term, paragraphs
from tests.reading import links, region, regions, texts


@pytest.fixture(autouse=True)
def forgetful(monkeypatch):
    """A process that has read no chapter."""
    monkeypatch.setattr(matching, "_kept", {})


def chapters(text, same=()):
    """The titles of the chapters offered."""
    return [chapter.title for chapter in matching.matching(parse(text, dict(same))).chapters]


def terms(text):
    """The glossary terms offered."""
    return [term.term for term in matching.matching(parse(text, {})).terms]


def test_only_the_chapters_that_a_visitor_may_see_are_offered(essentials):
    make_chapter(essentials, "Évaluer ensemble")
    make_chapter(essentials, "Évaluer en brouillon", live=False)
    hide(make_chapter(essentials, "Évaluer en privé"))
    assert chapters("évaluation") == ["Évaluer ensemble"]


def test_a_chapter_of_a_private_part_is_not_offered(essentials):
    make_chapter(essentials, "Évaluer ensemble")
    hide(essentials)
    assert chapters("évaluation") == []


def test_a_chapter_has_all_the_words_and_announces_at_least_one(essentials):
    make_chapter(essentials, "Le jardin", body=paragraphs("Un verger."))
    make_chapter(essentials, "Le potager", summary="Ni fleurs ni fruits.", body=paragraphs("Un jardin en passant."))
    assert chapters("jardin") == ["Le jardin"]
    assert chapters("verger jardins") == ["Le jardin"]
    assert chapters("jardin fruits") == ["Le potager"]
    assert chapters("jardin serre") == []


def test_a_chapter_is_known_by_its_takeaways_too(essentials):
    make_chapter(essentials, "Premier", takeaways=[{"type": "takeaway", "value": "Arroser le soir.", "id": "1"}])
    assert chapters("arroser") == ["Premier"]


def test_two_chapters_at_most_those_that_say_it_in_their_title_first(essentials):
    make_chapter(essentials, "Premier", summary="Du jardin.")
    make_chapter(essentials, "Deuxième", summary="Du jardin aussi.")
    make_chapter(essentials, "Le jardin")
    assert chapters("jardin") == ["Le jardin", "Premier"]


def test_a_synonym_finds_a_chapter(essentials):
    make_chapter(essentials, "Le jardin")
    assert chapters("potager", [(("potag",), (("jardin",),))]) == ["Le jardin"]


def test_a_chapter_published_again_is_read_again(essentials):
    chapter = make_chapter(essentials, "Le jardin")
    assert (chapters("jardin"), chapters("verger")) == (["Le jardin"], [])
    chapter = fresh(chapter)
    chapter.title, chapter.last_published_at = "Le verger", timezone.now()
    chapter.save()
    assert (chapters("jardin"), chapters("verger")) == ([], ["Le verger"])


def test_a_term_is_offered_when_it_holds_the_question_or_the_question_holds_it(db):
    make_term("Impact social", "impact-social")
    make_term("PTCE", "ptce", expansion="Pôle territorial de coopération économique", kind="acronyme")
    make_term("Co-construction", "co-construction", definition="Un impact social.")
    assert terms("impact") == ["Impact social"]
    assert terms("comment évaluer l’impact social d’un projet") == ["Impact social"]
    assert terms("ptce") == terms("pôles territoriaux") == ["PTCE"]
    assert terms("coconstruction") == ["Co-construction"]
    assert terms("co-développement") == terms("impact environnemental") == []


def test_two_terms_at_most_the_nearest_first(db):
    for term, slug in (("Partenariat public privé", "a"), ("Observatoire des partenariats", "b"), ("Partenariat", "c")):
        make_term(term, slug)
    assert terms("partenariat") == ["Partenariat", "Observatoire des partenariats"]


def test_it_costs_two_questions_with_words_and_none_without(essentials, django_assert_num_queries):
    for number in range(4):
        make_chapter(essentials, f"Jardin {number}")
        make_term(f"Jardin {number}", f"jardin-{number}")
    with django_assert_num_queries(2):
        matching.matching(parse("jardin", {}))
    with django_assert_num_queries(0):
        assert matching.matching(parse("la", {})) == Matching()


def test_the_catalogue_offers_them_on_its_first_page_only(client, home, essentials, rubric, monkeypatch):
    monkeypatch.setattr("catalogue.views.PER_PAGE", 1)
    make_resource(rubric, "Jardin"), make_resource(rubric, "Jardins")
    make_chapter(essentials, "Le jardin", slug="jardin")
    make_term("Jardin", "jardin", definition="Un lieu. " * 30)
    make_glossary(home)
    response = client.get("/ressources/?q=jardin")
    assert links(response, ".explained") == ["/essentiel/jardin/", "/glossaire/#terme-jardin"]
    assert texts(response, ".explained h3") == ["Dans L’essentiel et le glossaire"]
    assert len(region(response, ".explained").get_text()) < 250
    assert regions(client.get("/ressources/?q=jardin&page=2"), ".explained") == []
    assert regions(client.get("/ressources/"), ".explained") == []


def test_they_are_offered_when_no_resource_is_found(client, essentials):
    make_chapter(essentials, "Le jardin", slug="jardin")
    assert links(client.get("/ressources/?q=jardin"), ".explained") == ["/essentiel/jardin/"]
