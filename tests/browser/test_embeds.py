"""Embeds inside the page of a partner, on another origin, in a real browser."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.injected import inspect, run_axe

LIAR = "<!doctype html><script>parent.postMessage({cadre: 7777}, '*')</script>"
# How high a frame is, and how high what is in it would be: asked inside of it.
CONTENT = """() => Math.ceil([...document.querySelector("main").children]
    .map(part => part.getBoundingClientRect().height)
    .reduce((sum, high) => sum + high, document.body.offsetHeight - document.body.clientHeight))"""


class Partner(ThreadingHTTPServer):
    """A site of a partner: whatever pages a test writes."""

    daemon_threads = True

    def __init__(self):
        self.pages = {"/menteur/": LIAR}
        super().__init__(("127.0.0.1", 0), Answer)
        self.url = f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    """A page of the partner."""

    def do_GET(self):
        body = self.server.pages.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said):
        """Nothing."""


@pytest.fixture
def partner() -> Iterator[Partner]:
    """The site of a partner, on another origin than ours."""
    server = Partner()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def elsewhere(chromium, partner) -> Iterator[Page]:
    """A window that visits the partner."""
    context = chromium.new_context(base_url=partner.url, viewport={"width": 900, "height": 800}, locale="fr-FR")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def codes(site_url) -> list[str]:
    """The codes of some resources, of every kind."""
    lists = [f"{site_url}/integrer/liste/?nombre=3&type={kind}" for kind in ("cas", "etude", "guide")]
    return [code for address in lists for code in re.findall(r"/r/(\w+)/", urlopen(address).read().decode())]


def document(*parts: str) -> str:
    """A page of the partner."""
    return f"<!doctype html><meta charset=utf-8><title>Partenaire</title><h1>Chez nous</h1>{''.join(parts)}"


def script(site_url: str) -> str:
    """What fits the height of frames, as we say to paste it."""
    return f'<script src="{site_url}/integrer/cadre-1.js" async></script>'


def framed(address: str, name: str, extra: str = "") -> str:
    """A frame, too low for what is in it."""
    size = 'width="100%" height="60" style="border:0"'
    return f'<iframe src="{address}" name="{name}" id="{name}" {size} {extra}></iframe>'


def expect_fitted(page: Page, *names: str) -> None:
    """Frames are exactly as high as what is in them: asked until they are."""
    for name in names:
        page.locator(f"#{name}").scroll_into_view_if_needed()  # out of sight, nothing is drawn
        expect(page.locator(f"#{name}")).to_have_attribute("style", re.compile("height"))
        page.frame(name).wait_for_function(f"() => innerHeight === ({CONTENT})()", polling=50, timeout=10_000)


def height(page: Page, name: str) -> int:
    """How high a frame is."""
    return page.locator(f"#{name}").evaluate("frame => frame.clientHeight")


def test_frames_on_the_page_of_a_partner_take_the_height_of_what_they_say(elsewhere, partner, site_url, codes):
    card, sheet = f"{site_url}/integrer/carte/{codes[0]}/", f"{site_url}/integrer/fiche/{codes[3]}/"
    listed = f"{site_url}/integrer/liste/?nombre=4&apparence=sombre"
    frames = framed(card, "card"), framed(sheet, "sheet"), framed(listed, "list")
    partner.pages["/"] = document(*frames, framed(card, "caged", 'sandbox="allow-scripts"'), script(site_url))
    elsewhere.goto("/")
    expect_fitted(elsewhere, "card", "sheet", "list")
    assert len({height(elsewhere, name) for name in ("card", "sheet", "list")}) == 3
    # As WordPress frames what it does not know: without an origin, so never fitted, but dressed all the same.
    assert elsewhere.frame("caged").evaluate("() => getComputedStyle(document.body).borderTopWidth") == "1px"
    assert height(elsewhere, "caged") == 60

    late = framed(f"{site_url}/integrer/lien/{codes[0]}/", "late")
    elsewhere.evaluate("late => document.body.insertAdjacentHTML('beforeend', late)", late)
    expect_fitted(elsewhere, "late")

    wide = height(elsewhere, "card")
    elsewhere.set_viewport_size({"width": 220, "height": 800})
    expect_fitted(elsewhere, "card", "sheet", "list", "late")
    assert height(elsewhere, "card") > wide
    elsewhere.set_viewport_size({"width": 900, "height": 800})
    expect_fitted(elsewhere, "card")
    assert height(elsewhere, "card") == wide


def test_nobody_else_can_change_the_height_of_a_frame(elsewhere, partner, site_url, codes):
    card = f"{site_url}/integrer/carte/{codes[0]}/"
    partner.pages["/"] = document(framed(card, "card"), framed(card, "other"))
    elsewhere.goto("/")
    elsewhere.add_script_tag(url=f"{site_url}/integrer/cadre-1.js")  # long after the frames have spoken
    expect_fitted(elsewhere, "card", "other")
    before = height(elsewhere, "card")
    said = "() => new Promise(done => addEventListener('message', ({data}) => data.cadre === 7777 && done()))"

    elsewhere.evaluate(f"() => {{ postMessage({{cadre: 7777}}, '*'); return ({said})() }}")
    liar = f"document.body.insertAdjacentHTML('beforeend', '<iframe src=\"{partner.url}/menteur/\"></iframe>')"
    elsewhere.evaluate(f"() => {{ {liar}; return ({said})() }}")
    # The frame itself, once somebody has led it to another site.
    lead = f"document.getElementById('other').contentWindow.location = '{partner.url}/menteur/'"
    elsewhere.evaluate(f"() => {{ {lead}; return ({said})() }}")
    for wrong in ("'high'", "-5", "1e9", "null", "{}"):
        elsewhere.frame("card").evaluate(f"() => parent.postMessage({{cadre: {wrong}}}, '*')")
    elsewhere.frame("card").evaluate("() => parent.postMessage(null, '*')")
    elsewhere.wait_for_timeout(100)
    assert height(elsewhere, "card") == before
    assert height(elsewhere, "other") == before


def test_a_frame_without_script_is_high_enough_at_any_width(elsewhere, partner, site_url, codes):
    forms = ("lien", "carte", "fiche")
    asked = [(f"{site_url}/integrer/{form}/{code}/", form) for form in forms for code in codes[::2]]
    asked += [(f"{site_url}/integrer/liste/?{query}", "liste") for query in ("nombre=20", "q=%C3%A9valuation")]
    frames, promised = [], []
    for address, form in asked:
        for width in (200, 320, 600):
            answer = json.load(urlopen(f"{site_url}/oembed/?url={quote(address, safe='')}&maxwidth={width}"))
            frames.append(answer["html"].replace(' loading="lazy"', ""))
            promised.append((form, width, answer["height"]))
    partner.pages["/"] = document(*frames, script(site_url))
    elsewhere.goto("/")
    iframes = elsewhere.locator("iframe")
    elsewhere.wait_for_function("() => [...document.querySelectorAll('iframe')].every(each => each.style.height)")
    drawn = [int(value) for value in iframes.evaluate_all("all => all.map(each => each.clientHeight)")]
    compared = [(*said, high) for said, high in zip(promised, drawn, strict=True)]
    assert [each for each in compared if each[2] < each[3]] == []
    assert [each for each in compared if each[2] > 1.6 * each[3] + 60] == []


@pytest.mark.parametrize("screen", [(200, "light"), (200, "dark")])
def test_a_frame_is_read_and_used_by_everyone_in_a_column_of_200_pixels(page, codes, console):
    fonts = []
    page.on("request", lambda sent: fonts.append(sent.url) if sent.resource_type == "font" else None)
    for address in (
        f"/integrer/fiche/{codes[0]}/",
        "/integrer/liste/?q=coop%C3%A9ration",
        f"/integrer/lien/{codes[0]}/",
    ):
        page.goto(address)
        assert run_axe(page) == []
        assert inspect(page, "sticksOut") + inspect(page, "overlaps") == []
        page.keyboard.press("Tab")
        expect(page.locator("a").first).to_be_focused()
    assert fonts == []
