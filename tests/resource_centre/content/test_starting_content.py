"""The real starting content, loaded once and served: what it holds, what it leads to, what it says."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from wagtail.models import Page, ReferenceIndex

from catalogue.models import NeedLevel, Organisation, Reference, Resource, Rubric, Theme
from essentials.models import ChapterPage, GlossaryTerm, KeyFigure
from practical_kit.models import CaseNotePage, GuidePage, RubricPage, StudyPage
from tests.reading import addresses, regions, soup, texts, words
from tests.resource_centre.content.test_loading import everything

# Sites that copy other people's documents (shared/content/README.md): never a source, never a link.
COPIES = "pdfslide docplayer dokumen.tips 123dok readkong scribd zlibrary z-lib studylib docslide".split()
COPIES += "slideshare yumpu rssing".split()
OTHER_ADDRESSES = ["/ressources/", "/kit/contenu/", "/plan-du-site/"]


@pytest.fixture(scope="module")
def served():
    """The answers already read, so that each page is rendered once for all the tests below."""
    return {}


@pytest.fixture
def pages(demo, client, served):
    """Every public page, as a visitor receives it."""
    if not served:
        public = Page.objects.live().public().filter(depth__gt=1).order_by("path")
        served |= {address: client.get(address) for address in [*(page.url for page in public), *OTHER_ADDRESSES]}
    return served


def hosts(response):
    """The hosts that a page links to."""
    links = (link["href"] for link in regions(response, "a[href]"))
    return {urlsplit(href).hostname or "" for href in links}


def test_every_page_is_served(pages):
    wrong = {url: response.status_code for url, response in pages.items() if response.status_code != 200}
    assert wrong == {}
    assert len(pages) > 130


def test_the_whole_content_is_there(demo):
    assert StudyPage.objects.live().count() + GuidePage.objects.live().count() == 80
    assert CaseNotePage.objects.live().count() == 28
    assert RubricPage.objects.live().count() == 4
    assert ChapterPage.objects.live().count() >= 6
    assert GlossaryTerm.objects.count() == 60
    assert KeyFigure.objects.count() == 26
    assert 18 <= Theme.objects.count() <= 26


def test_the_tree_is_sound(demo):
    assert not any(Page.find_problems())


def test_loading_again_changes_nothing(demo):
    before = everything()
    call_command("load_content", verbosity=0)
    assert everything() == before


def test_every_case_has_two_families_of_actors_and_a_territory(demo):
    for case in CaseNotePage.objects.all():
        families = set(case.actors.values_list("organisation__family", flat=True))
        assert len(families) >= 2, case.slug
        assert case.places, case.slug


def test_every_resource_obeys_the_rules_that_editors_are_held_to(demo):
    for resource in Resource.objects.all():
        page = resource.specific
        page.full_clean()
        assert page.levels, page.slug
        assert 1 <= page.themes.count() <= 4, page.slug
        assert page.rubric, page.slug
        assert page.rubric not in page.also_in.all(), page.slug


def test_every_level_and_rubric_has_resources_and_says_what_it_is(demo):
    for term in (*NeedLevel.objects.all(), *Rubric.objects.all()):
        assert term.description, term
    for rubric in Rubric.objects.all():
        assert Resource.objects.listed().in_rubric(rubric).exists(), rubric
    assert all(level.count for level in Resource.objects.listed().by_level())


def test_every_theme_is_used_twice_at_least(demo):
    assert [theme.slug for theme in Theme.objects.all() if theme.resource_items.count() < 2] == []


def test_no_page_leads_to_a_copy_of_somebody_elses_document(pages):
    wrong = {url: [h for h in hosts(r) if any(copy in h for copy in COPIES)] for url, r in pages.items()}
    assert {url: found for url, found in wrong.items() if found} == {}


def test_no_address_in_the_files_is_that_of_a_copy():
    pattern = re.compile(r"https?://[^\"\s)]*(?:" + "|".join(map(re.escape, COPIES)) + ")")
    paths = Path(settings.BASE_DIR, "fixtures").rglob("*.toml")
    assert [path.name for path in paths if pattern.search(path.read_text(encoding="utf-8"))] == []


def test_every_link_inside_the_site_leads_somewhere(pages, client):
    inside = {href for r in pages.values() for a in regions(r, "a[href^='/']") for href in [a["href"].split("#")[0]]}
    left = inside - set(pages)
    wrong = {href: client.get(href).status_code for href in left}
    assert {href: status for href, status in wrong.items() if status != 200} == {}


def test_every_anchor_leads_somewhere_in_its_page(pages):
    for url, response in pages.items():
        page = soup(response)
        known = {element["id"] for element in page.select("[id]")}
        asked = {link["href"][1:] for link in page.select("a[href^='#']")}
        assert asked <= known, url


def test_no_identifier_is_used_twice_in_a_page(pages):
    for url, response in pages.items():
        found = [element["id"] for element in regions(response, "[id]")]
        assert len(found) == len(set(found)), url


def test_every_page_has_its_own_title_and_one_main_heading(pages):
    titles = {}
    for url, response in pages.items():
        assert len(regions(response, "h1")) == 1, url
        titles.setdefault(words(regions(response, "title")[0]), []).append(url)
    assert {title: urls for title, urls in titles.items() if len(urls) > 1} == {}


def test_every_page_describes_itself(pages):
    without = [url for url, r in pages.items() if not regions(r, "meta[name=description]")[0]["content"].strip()]
    assert without == []


def test_titles_go_down_one_level_at_a_time(pages):
    for url, response in pages.items():
        levels = [int(title.name[1]) for title in regions(response, "main h1, main h2, main h3, main h4, main h5")]
        assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == [], url


def test_no_link_says_only_here_or_its_bare_address(pages):
    empty = re.compile(r"^(ici|cliquez ici|lire la suite|en savoir plus|https?://\S+|)$", re.IGNORECASE)
    wrong = {url: [text for text in texts(r, "main a") if empty.match(text)] for url, r in pages.items()}
    assert {url: found for url, found in wrong.items() if found} == {}


def test_the_text_of_pages_has_french_typography(pages):
    """Straight quotes and apostrophes, and spaces that would break before « : ; ? ! % »."""
    straight = re.compile(r"\w'\w|\"|[^\s«] [;?!%»]|« \S", re.UNICODE)
    wrong = {}
    for url, response in pages.items():
        main = soup(response).main
        for element in main.select("script, style, cite, .notes a:not(.notes__back), input"):
            element.decompose()
        found = [match.group() for text in main.find_all(string=True) for match in straight.finditer(str(text))]
        if found:
            wrong[url] = found[:3]
    assert wrong == {}


def test_the_sitemap_announces_every_page_and_nothing_else(pages, client):
    announced = set(addresses(client.get("/sitemap.xml")))
    assert announced == set(pages)


def test_the_links_between_pages_are_indexed_for_editors(demo):
    assert ReferenceIndex.objects.count() > 100


def test_references_and_organisations_are_all_of_use(demo):
    """What nothing points at is a leftover of the files."""
    used = set(ReferenceIndex.objects.values_list("to_object_id", "to_content_type__model"))
    for model in (Reference, Organisation):
        unused = [thing.slug for thing in model.objects.all() if (str(thing.pk), model._meta.model_name) not in used]
        assert len(unused) <= model.objects.count() * 0.05, unused
