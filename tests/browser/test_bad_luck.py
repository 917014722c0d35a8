"""The network fails, the session ends, somebody else writes on the same page: the editor is told, nothing is lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk
from tests.browser.test_editing import TITLE as OTHER_TITLE

SUMMARY = "Résumé"
SECONDS = 1000  # milliseconds


@pytest.fixture
def desk(page, accounts, console) -> Desk:
    """An editor, on the form of a draft that was saved once."""
    desk = Desk(page)
    desk.log_in("editeur", accounts["editeur"])
    desk.open("Une étude")
    desk.open("Évaluer")
    desk.write("Titre", f"{OTHER_TITLE}, encore")
    desk.click("button", "Enregistrer le brouillon")
    expect(page).to_have_url(re.compile(r"/\d+/edit/"))
    page.wait_for_load_state()
    page.wait_for_timeout(2.2 * SECONDS)  # what is typed sooner, Wagtail takes for what was there
    yield desk
    console.clear()  # the browser remarks on each answer that did not come


@pytest.fixture
def elsewhere(chromium, site_url) -> Page:
    """A browser of its own: another tab, or another person."""
    context = chromium.new_context(base_url=site_url, locale="fr-FR", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def saved(page):
    """What the site has for the summary."""
    answer = page.context.request.get(page.url).text()
    return re.search(r'<textarea[^>]*name="summary"[^>]*>\s*([^<]*)', answer)[1]


def told(page):
    """What is said over the page."""
    return page.locator(".lost[role=alert]")


def test_what_is_typed_while_the_site_does_not_answer_is_saved_when_it_does(desk):
    page = desk.page
    page.context.set_offline(True)
    desk.write(SUMMARY, "Écrit sans réseau.")
    expect(told(page)).to_contain_text("Le site ne répond pas. Votre texte est encore ici")
    page.evaluate("document.querySelector('[data-edit-form]').requestSubmit()")  # however it is asked for
    expect(page.get_by_role("textbox", name=SUMMARY)).to_have_value("Écrit sans réseau.")
    page.context.set_offline(False)
    expect(told(page)).to_have_count(0)
    assert saved(page) == "Écrit sans réseau."

    page.route("**/admin/**", lambda route: route.fulfill(status=503, content_type="text/html", body="<h1>Pause</h1>"))
    desk.write(SUMMARY, "Écrit pendant la maintenance.")
    expect(told(page)).to_contain_text("Le site ne répond pas")
    page.unroute("**/admin/**")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(told(page)).to_have_count(0)
    assert saved(page) == "Écrit pendant la maintenance."


def test_a_session_that_ends_is_taken_up_from_another_tab_or_when_the_form_is_sent(desk, accounts):
    page = desk.page
    page.context.clear_cookies(name="sessionid")
    desk.write(SUMMARY, "Écrit après la fin.")
    expect(told(page)).to_contain_text("Votre session a pris fin. Votre texte est encore ici")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Se reconnecter").click()
    tab = Desk(opened.value)
    tab.write("Identifiant", "editeur")
    tab.write("Mot de passe", accounts["editeur"])
    tab.click("button", "Se connecter")
    expect(tab.page.get_by_role("heading", name="Ajouter une ressource")).to_be_visible()
    tab.page.close()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(told(page)).to_have_count(0)
    assert saved(page) == "Écrit après la fin."

    page.context.clear_cookies()  # all of them, as a browser that was told to forget
    desk.write(SUMMARY, "Envoyé trop tard.")
    desk.click("button", "Enregistrer le brouillon")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rien n’est perdu")
    desk.write("Identifiant", "editeur")
    desk.write("Mot de passe", accounts["editeur"])
    desk.click("button", "Se connecter et envoyer")
    expect(page.get_by_role("textbox", name=SUMMARY)).to_have_value("Envoyé trop tard.")


def test_of_two_editors_the_second_is_told_and_both_texts_are_kept(desk, elsewhere, accounts):
    second = Desk(elsewhere)
    second.log_in("administrateur", accounts["administrateur"])
    elsewhere.goto(desk.page.url)
    elsewhere.wait_for_timeout(2.2 * SECONDS)
    desk.write(SUMMARY, "Le texte de la première.")
    expect(desk.page.locator("#w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")
    second.write(SUMMARY, "Le texte du second.")
    expect(elsewhere.get_by_text("Quelqu’un d’autre a enregistré une version plus récente")).to_be_visible()
    assert saved(elsewhere) == "Le texte de la première."
    second.click("button", "Enregistrer le brouillon")
    expect(second.window).to_contain_text("editeur a enregistré une nouvelle version")
    second.click("button", "Enregistrer le brouillon", second.window)
    expect(elsewhere.locator(".messages")).to_contain_text("est enregistrée")
    assert saved(elsewhere) == "Le texte du second."
    desk.page.goto(desk.page.url.replace("/edit/", "/history/"))
    expect(desk.page.get_by_text("Brouillon sauvegardé", exact=True)).to_have_count(2)


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<h1 style='mso-list:none'><span style='font-family:"Calibri"'>Un titre<o:p></o:p></span></h1>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><b>Gras</b> et <a href="https://example.org/">lien</a><a href="#_ftn1">[1]</a>, in&shy;visible</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·&nbsp;
</span><![endif]>Point</p><table><tr><td>Case</td></tr></table><img src="file:///C:/image001.png"></body></html>"""
PASTE = """(field, html) => {
  const data = new DataTransfer(); data.setData("text/html", html);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_a_word_document_pasted_comes_in_clean_and_what_was_left_out_is_said(desk):
    page, text = desk.page, desk.page.get_by_role("region", name="Texte", exact=True)
    text.get_by_role("button", name="Insérer un bloc").click()
    page.get_by_role("option", name="Texte", exact=True).click()
    field = text.get_by_role("textbox", name="Texte")
    text.locator("[contenteditable=true]").click()
    expect(field).to_be_focused()  # by its name, which screen readers say
    field.evaluate(PASTE, WORD)
    expect(text.get_by_role("status")).to_contain_text("Les titres sont devenus de simples lignes")
    for remark in ("refaites-le dans un bloc « Tableau »", "Les images n’ont pas suivi", "Les appels de note"):
        expect(text.get_by_role("status")).to_contain_text(remark)
    assert [line.strip() for line in field.inner_text().split("\n")] == [
        "Un titre",
        "Gras et lien, invisible",
        "Point",
        "Case",
    ]
    assert field.locator("a").get_attribute("href") in (None, "https://example.org/")


def test_a_file_too_heavy_is_not_sent(desk, tmp_path):
    heavy = tmp_path / "lourd.pdf"
    with heavy.open("wb") as file:
        file.truncate(200 * 1024**2)
    desk.click("tab", "Document et sources")
    desk.click("button", "Ajouter : fichier")
    desk.click("button", "Choisir un document", desk.row("Fichier 1"))
    desk.click("tab", "Transférer", desk.window)
    desk.window.get_by_label("Fichier").set_input_files(heavy)
    sent = []
    desk.page.on("request", lambda request: sent.append(request.url) if "chooser/create" in request.url else None)
    desk.click("button", "Transférer", desk.window)
    expect(desk.window.get_by_role("alert")).to_contain_text("« lourd.pdf » pèse 200 Mo : la limite est de 50")
    expect(desk.window.get_by_label("Fichier")).to_be_in_viewport()
    assert sent == []
