"""« Intégrer »: what partners choose, what they copy, and what is said when they are wrong."""

import html
import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from practical_kit.models import StudyPage
from tests.factories import hide, make_resource
from tests.reading import regions
from tests.sharing.embeds.frames import read

pytestmark = pytest.mark.django_db
NASTY = "L’« effet » <script>alert(1)</script> [x](http://y) \"'& | *a* _b_ `c` \\ ![i](j)"


class Elements(HTMLParser):
    """The elements of a piece of code, and its text."""

    def __init__(self, code):
        super().__init__()
        self.elements, self.text = [], ""
        self.feed(code)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


@pytest.fixture
def guide(rubric, indexed):
    """A resource that visitors see, with every sign that could get out of its place in its title."""
    with indexed():
        return make_resource(rubric, NASTY, slug="mesurer", summary="Un résumé.")


@pytest.fixture
def make(client, guide):
    """The page for a resource, with these choices."""
    return lambda **chosen: client.get("/integrer/", {"code": guide.code} | chosen)


def codes(response):
    """The codes to copy, by name."""
    found = re.findall(r'<textarea id="code-(\w+)"[^>]*>(.*?)</textarea>', read(response), re.DOTALL)
    return {name: html.unescape(text) for name, text in found}


def preview(response):
    """The address that the preview frames."""
    return html.unescape(re.search(r'<iframe src="([^"]+)"', read(response))[1])


def test_it_gives_five_codes(make, guide):
    response = make()
    assert response.status_code == 200
    assert set(codes(response)) == {"script", "cadre", "html", "markdown", "texte"}
    assert preview(response) == f"/integrer/carte/{guide.code}/?apercu=1"


def test_a_frame_is_whole_and_nothing_of_the_title_gets_out_of_it(make, guide):
    made = Elements(codes(make(forme="fiche", apparence="sombre", pour="banque", largeur="400"))["cadre"])
    [(tag, attributes)] = made.elements
    assert (tag, made.text) == ("iframe", "")
    assert attributes["src"] == f"http://localhost/integrer/fiche/{guide.code}/?apparence=sombre&pour=banque"
    assert attributes["title"] == f"{NASTY} (Guide), Co-construction territoriale"
    assert attributes["width"] == "400"
    assert int(attributes["height"]) > 200


def test_a_frame_with_script_is_the_same_with_a_script(make):
    made = codes(make())
    assert made["script"].startswith(made["cadre"])
    added = Elements(made["script"].removeprefix(made["cadre"])).elements
    assert added == [("script", {"src": "http://localhost/integrer/cadre-1.js", "async": None})]


def test_a_link_in_html_is_one_link(make, guide):
    made = Elements(codes(make(pour="banque"))["html"])
    assert made.elements == [("a", {"href": f"http://localhost/r/{guide.code}/?pour=banque"})]
    assert made.text == NASTY


def test_a_link_in_markdown_is_one_link_for_an_independent_reader(make, guide):
    made = codes(make())["markdown"]
    address = f"http://localhost/r/{guide.code}/"
    alone = Elements(MarkdownIt().render(made))
    assert alone.elements == [("p", {}), ("a", {"href": address})]
    assert alone.text.strip() == NASTY
    table = MarkdownIt().enable("table").render(f"| a | b |\n|---|---|\n| {made} | c |\n")
    assert table.count("<td>") == 2
    assert [attributes for tag, attributes in Elements(table).elements if tag == "a"] == [{"href": address}]


def test_a_text_is_a_title_and_an_address(make, guide):
    assert codes(make())["texte"] == f"{NASTY}\N{NO-BREAK SPACE}: http://localhost/r/{guide.code}/"


def test_a_foreign_title_says_its_language_in_html(client, rubric):
    study = make_resource(rubric, "Collective impact", StudyPage, language="en")
    made = codes(client.get("/integrer/", {"code": study.code}))["html"]
    assert 'lang="en" hreflang="en"' in made


def test_the_page_itself_escapes_what_it_shows(make):
    page = read(make())
    assert "<script>alert" not in page
    assert "<i>" not in page


WRONG = [("forme", "x"), ("forme", "liste"), ("apparence", "rose"), ("largeur", "3"), ("largeur", "abc")]
WRONG += [("largeur", "9" * 5000), ("pour", "a b"), ("pour", "x" * 51), ("pour", "<b>"), ("pour", "\x00")]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_choice_that_makes_no_sense_is_refused_and_the_rest_is_made(make, guide, name, value):
    response = make(**{name: value})
    assert response.status_code == 400
    assert "Erreur" in read(response)
    assert "<b>" not in read(response)
    assert preview(response) == f"/integrer/carte/{guide.code}/?apercu=1"
    assert len(codes(response)) == 5


def test_the_script_finds_the_same_fields_in_a_refusal_and_the_reason_in_the_one_that_is_wrong(make):
    """static/js/embedding.js shows the errors of the answer field by field, by their rank and their `id`."""
    right, wrong = make(), make(pour="a b")
    fields = regions(wrong, "[data-embedding] .field")
    ids = [[box["id"] for box in regions(page, "[data-embedding] input[id]")] for page in (right, wrong)]
    assert ids[0] == ids[1]
    assert len(fields) == len(regions(right, "[data-embedding] .field"))
    [refused] = [field for field in fields if field.select(".field__error")]
    assert refused.input["name"] == "pour"
    assert (refused.input["aria-invalid"], regions(right, "[aria-invalid]")) == ("true", [])
    assert "apercu" in [box["id"] for box in regions(wrong, ".preview")]


@pytest.mark.parametrize("code", ["", "bcdfghjk", "x", "\x00", "<b>", "é" * 5000])
def test_an_unknown_code_is_not_found(client, rubric, code):
    response = client.get("/integrer/", {"code": code})
    assert response.status_code == 404
    assert "Cette page est introuvable" in read(response)


def test_what_visitors_may_not_see_is_not_found(client, guide):
    hide(guide)
    assert client.get("/integrer/", {"code": guide.code}).status_code == 404
    assert client.get(f"/integrer/qr/{guide.code}.svg").status_code == 404


def test_a_list_is_made_of_the_search_one_comes_from(client, guide):
    link = re.search(
        r'href="(/integrer/[^"]*)">Intégrer cette liste', read(client.get("/ressources/?rubrique=evaluer&q=effet"))
    )
    response = client.get(html.unescape(link[1]), {}, QUERY_STRING=html.unescape(link[1]).partition("?")[2])
    assert response.status_code == 200
    assert preview(response) == "/integrer/liste/?q=effet&rubrique=evaluer&nombre=5&apercu=1"
    assert set(codes(response)) == {"script", "cadre", "html", "markdown", "texte"}
    assert 'href="http://localhost/ressources/?q=effet&amp;rubrique=evaluer"' in codes(response)["html"]
    assert "QR code" not in read(response)


@pytest.mark.parametrize(
    ("chosen", "status", "path"),
    [
        ({"nombre": "3", "tri": "titre"}, 200, "/integrer/liste/?tri=titre&nombre=3&apercu=1"),
        ({"nombre": "50"}, 400, "/integrer/liste/?nombre=20&apercu=1"),
        ({"nombre": "x", "tri": "y"}, 400, "/integrer/liste/?nombre=5&apercu=1"),
        ({"tri": "pertinence"}, 400, "/integrer/liste/?nombre=5&apercu=1"),
        ({"besoin": "<b>", "q": "\x00"}, 200, "/integrer/liste/?nombre=5&apercu=1"),
    ],
)
def test_a_list_has_a_number_and_an_order(client, guide, chosen, status, path):
    response = client.get("/integrer/", {"liste": "1"} | chosen)
    assert (response.status_code, preview(response)) == (status, path)


def test_the_page_of_a_resource_leads_to_its_code(client, guide):
    page = read(client.get(guide.url))
    assert f'href="/integrer/?code={guide.code}">Intégrer' in page


@pytest.mark.parametrize(
    ("address", "led"),
    [
        ("http://localhost/kit/evaluer/mesurer/", "?code={code}"),
        ("http://localhost/r/{code}/", "?code={code}"),
        ("http://localhost/kit/evaluer/", "?liste=1&rubrique=evaluer"),
        ("https://localhost/ressources/?q=l%27effet", "?liste=1&q=l%27effet"),
    ],
)
def test_any_address_of_the_site_leads_to_the_code_of_what_it_shows(client, guide, address, led):
    response = client.get("/integrer/", {"adresse": address.format(code=guide.code)})
    assert (response.status_code, response["Location"]) == (302, "/integrer/" + led.format(code=guide.code))


@pytest.mark.parametrize(
    ("address", "status"),
    [("", 200), ("abc", 400), ('"><b>', 400), ("\x00", 400), ("http://localhost/", 404), ("http://x.example/", 404)],
)
def test_an_address_that_shows_nothing_to_embed_is_said(client, home, address, status):
    response = client.get("/integrer/", {"adresse": address})
    assert response.status_code == status
    assert ("Erreur" in read(response)) is (status != 200)
    assert "<b>" not in read(response)


def test_a_qr_code_is_a_drawing_of_the_permanent_address(client, guide):
    response = client.get(f"/integrer/qr/{guide.code}.svg?pour=banque")
    assert response["Content-Type"] == "image/svg+xml"
    assert response.content.startswith(b"<?xml")
    assert response.content != client.get(f"/integrer/qr/{guide.code}.svg").content
    assert b"<script" not in response.content
