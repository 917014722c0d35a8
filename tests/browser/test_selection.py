"""« Ma sélection »: kept by the browser of the visitor, in step in all its tabs; without that, in addresses."""

import re

from playwright.sync_api import expect

from tests.browser.pages import PUBLIC, codes

GARBAGE = '{"é": [1, <script>alert(1)</script>'
FULL = "new Proxy({}, { set() { throw Error('full') } })"
LIST, ROWS = "/selection/", "ol.results > li"


def menu(page):
    """The link of the menu, which counts."""
    return page.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Ma sélection")


def kept(page):
    """What the browser keeps."""
    return page.evaluate("localStorage.selection ?? ''")


def test_one_adds_and_removes_on_any_card_and_every_tab_follows(page):
    page.goto("/ressources/")
    page.evaluate("localStorage.clear()")  # of what other tests left
    page.reload()
    assert page.evaluate("localStorage.length") == 0
    first, second = (page.locator(".results [data-keep]").nth(rank) for rank in (0, 1))
    expect(first).to_have_attribute("aria-pressed", "false")
    assert first.get_attribute("aria-label") == f"Ma sélection\u00a0: {page.locator('.results h3').first.inner_text()}"
    first.click()
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(page.locator("output")).to_have_text("Ajoutée à votre sélection\u00a0: 1")
    expect(menu(page)).to_have_text("Ma sélection\u00a0(1)")
    page.get_by_label("Innover").check()  # the list is refreshed in place
    expect(page).to_have_url(re.compile("besoin=innover"))
    expect(second).to_have_attribute("aria-pressed", "false")
    other = page.context.new_page()
    other.goto("/kit/evaluer/")
    button = other.locator(".results button[data-keep]").last
    button.press("Enter")
    expect(menu(page)).to_have_text("Ma sélection\u00a0(2)")
    assert len(kept(page).split(",")) == 2
    menu(page).click()
    expect(page.locator(ROWS)).to_have_count(2)
    expect(page.locator("[data-shared]")).to_be_hidden()
    button.press("Enter")
    expect(page.locator(ROWS)).to_have_count(1)
    page.get_by_role("button", name="Tout retirer").click()
    expect(page.get_by_role("heading", name="Aucune ressource pour l’instant")).to_be_visible()
    expect(menu(other)).to_have_text("Ma sélection")
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("link", name="Annuler").click()
    expect(page.locator(ROWS)).to_have_count(1)
    expect(menu(other)).to_have_text("Ma sélection\u00a0(1)")
    other.close()


def test_a_selection_that_was_sent_never_takes_the_place_of_ones_own(page, site_url):
    mine, sent = (list(codes(site_url).values())[start : start + 2] for start in (0, 2))
    page.goto("/contact/")
    page.evaluate("codes => (localStorage.selection = codes)", mine)
    page.goto(LIST)
    expect(page).to_have_url(re.compile(rf"\?r={','.join(mine)}$"))
    page.goto(f"{LIST}?r={','.join(sent)}")
    expect(page.locator("[data-shared]")).to_be_visible()
    page.locator("[name=retirer]").first.click()
    expect(page.locator(ROWS)).to_have_count(1)
    assert kept(page) == ",".join(mine)
    page.locator("[data-shared]").get_by_role("link", name="Ajouter à ma sélection").click()
    expect(page.locator(ROWS)).to_have_count(3)
    expect(page.locator("[data-shared]")).to_be_hidden()
    assert kept(page) == ",".join([*mine, sent[1]])
    page.goto(f"{LIST}?r={','.join(sent)}")
    page.get_by_role("link", name="Remplacer ma sélection").click()
    expect(menu(page)).to_have_text("Ma sélection\u00a0(2)")
    assert kept(page) == ",".join(sent)
    page.get_by_role("link", name="Annuler").click()
    expect(menu(page)).to_have_text("Ma sélection\u00a0(3)")
    page.evaluate("localStorage.clear()")


def test_storage_that_is_refused_full_or_holds_anything_breaks_nothing(page, chromium, site_url):
    page.goto("/contact/")
    page.evaluate("text => (localStorage.selection = text)", GARBAGE)
    for address in (LIST, "/ressources/"):
        page.goto(address)
        expect(menu(page)).to_have_text("Ma sélection")
    page.evaluate(f"Object.defineProperty(window, 'localStorage', {{ value: {FULL} }})")
    page.locator(".results [data-keep]").first.click()
    expect(page).to_have_url(re.compile(r"/selection/\?r=\w{8}$"))
    page.evaluate("localStorage.clear()")
    context = chromium.new_context(base_url=site_url)
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw Error('refused') } })")
    refused = context.new_page()
    complaints = []
    refused.on("pageerror", lambda error: complaints.append(str(error)))
    refused.goto("/ressources/")
    refused.get_by_role("link", name="Ajouter à ma sélection").first.click()
    expect(refused.locator(ROWS)).to_have_count(1)
    assert complaints == []
    context.close()


def test_without_a_script_links_and_addresses_do_it_all(nojs_page):
    nojs_page.goto(PUBLIC["guide"])
    nojs_page.get_by_role("link", name="Ajouter à ma sélection").first.click()
    expect(nojs_page.locator(ROWS)).to_have_count(1)
    nojs_page.get_by_role("searchbox").fill("coopération")
    nojs_page.get_by_role("button", name="Chercher").click()
    nojs_page.get_by_role("link", name="Ajouter à ma sélection").first.click()
    expect(nojs_page.locator(ROWS)).to_have_count(2)
    titles = nojs_page.locator("ol.results h3").all_inner_texts()
    nojs_page.get_by_role("button", name=f"Monter {titles[1]}").click()
    expect(nojs_page.locator("ol.results h3")).to_have_text(titles[::-1])
    nojs_page.get_by_label("Titre de la sélection").fill("Pour le comité")
    nojs_page.get_by_role("button", name="Nommer").click()
    expect(nojs_page.locator("h1")).to_have_text("Pour le comité")
    nojs_page.get_by_role("button", name=f"Retirer {titles[0]}").click()
    expect(nojs_page.locator(ROWS)).to_have_count(1)
    nojs_page.get_by_role("link", name="Annuler").click()
    expect(nojs_page.locator(ROWS)).to_have_count(2)
    expect(nojs_page.locator("h1")).to_have_text("Pour le comité")
    expect(nojs_page.locator("[data-shared], [data-copy]").first).to_be_hidden()
