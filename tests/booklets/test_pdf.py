"""The PDF itself, printed once for all these tests: tagged, in French, with bookmarks, its fonts, its alternatives."""

import re
from itertools import pairwise

import pytest
from django.utils import timezone

from booklets.kit import kit_booklet
from booklets.printing import printed
from tests.booklets import reading_pdf
from tests.booklets.scene import HIDDEN

pytestmark = pytest.mark.django_db
once = {}


@pytest.fixture
def pdf(request):
    """The kit of a small site; the site itself is wanted the first time only."""
    if not once:
        request.getfixturevalue("furnished")
        once["made"] = printed(kit_booklet(), timezone.now())
    return reading_pdf.opened(once["made"].content)


@pytest.fixture
def text(pdf):
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pdf.pages]


def test_it_says_what_pdf_ua_asks_it_to_say(pdf):
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fr"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "Le contenu du kit"
    assert pdf.xmp_metadata.dc_title["x-default"] == "Le contenu du kit"
    metadata = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part(>|=\")1", metadata)
    assert all(page["/Tabs"] == "/S" for page in pdf.pages if "/Annots" in page)


def test_the_number_of_pages_is_known(pdf):
    assert once["made"].pages == len(pdf.pages) > 5


def test_every_font_is_ours_and_goes_along(pdf):
    fonts = reading_pdf.fonts(pdf)
    assert fonts
    assert [name for name in fonts if not re.search("Bricolage|Atkinson", name)] == []
    assert [name for name, font in fonts.items() if not {"/FontFile2", "/FontFile3"} & set(font)] == []


def test_bookmarks_are_the_parts_and_what_they_open(pdf):
    marks = [(depth, title) for depth, title, _ in reading_pdf.bookmarks(pdf)]
    assert marks[:4] == [(0, "Sommaire"), (0, "L’essentiel"), (1, "Les bases"), (0, "Évaluer")]
    assert {(1, "Shared Value"), (1, "Une épicerie à Figeac"), (0, "Glossaire")} <= set(marks)


def test_the_contents_give_the_page_of_each_piece(pdf, text):
    pages = {title: number for _, title, number in reading_pdf.bookmarks(pdf)}
    [contents] = [page for page in text if "Sommaire" in page]
    for title in ("Les bases", "Shared Value", "Une épicerie à Figeac", "Glossaire"):
        assert re.search(rf"{title}[ .]+{pages[title]}\b", contents)


def test_each_page_but_the_cover_says_its_number_among_all(pdf, text):
    total = len(pdf.pages)
    assert "/ " not in text[0]
    assert [number for number in range(2, total + 1) if f"{number} / {total}" not in text[number - 1]] == []


def test_headings_go_down_one_level_at_a_time(pdf):
    levels = [int(element["/S"][2:]) for element in reading_pdf.named(pdf, *(f"/H{n}" for n in range(1, 7)))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert max(levels) == 5


def test_every_picture_has_an_alternative(pdf):
    figures = reading_pdf.named(pdf, "/Figure")
    assert [figure.get("/Alt") for figure in figures] == ["Des gens autour d’une table"]


def test_cells_of_tables_know_their_headers(pdf):
    tables = reading_pdf.named(pdf, "/Table")
    headers = {cell["/ID"] for cell in reading_pdf.named(pdf, "/TH")}
    cells = reading_pdf.named(pdf, "/TD")
    assert len(tables) == 2
    assert headers
    named = [set(cell["/A"]["/Headers"]) for cell in cells]
    assert all(one and one <= headers for one in named if one)
    assert sum(bool(one) for one in named) >= len(cells) - 1  # the corner of a table has none


def test_lists_links_and_captions_are_told(pdf):
    types = {element["/S"] for _, element in reading_pdf.elements(pdf)}
    assert {"/Document", "/Sect", "/P", "/L", "/LI", "/LBody", "/Link", "/Table", "/TR", "/Caption"} <= types


def test_links_say_where_they_lead_and_lead_inside_or_to_whole_addresses(pdf):
    links = reading_pdf.annotations(pdf)
    assert links
    assert [link for link in links if not link.get("/Contents")] == []
    abroad = {link["/A"]["/URI"] for link in links if "/A" in link and "/URI" in link["/A"]}
    assert abroad
    assert [uri for uri in abroad if not re.match("https?://", uri) or ".invalid" in uri] == []
    assert any(re.search(r"/r/\w{8}/$", uri) for uri in abroad)


def test_it_says_its_day_its_licence_and_where_it_comes_from(text):
    assert "À jour au" in text[0]
    assert "Licence Ouverte 2.0" in text[-1]
    assert "/kit/" in text[-1]


def test_words_of_each_block_are_there(text):
    whole = " ".join(text)
    for words in ("Le bon moment", "Étape 2", "Quelques semaines", "Faire ensemble", "Une réunion", "69", "Une enquête",
                  "42", "Un bilan", "Ce que veut dire", "Un point.", "Une idée."):  # fmt: skip
        assert words in whole


def test_what_visitors_do_not_see_is_nowhere(text):
    assert [word for word in HIDDEN if word in " ".join(text)] == []
