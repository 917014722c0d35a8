"""A draft that is read again by an editor, then by a partner without account."""

from playwright.sync_api import Page, expect

from tests.guide.guest import Guest

TITLE = "Exemple : des jardins à partager"
PARTNER = "Fédération des jardins (exemple)"


def submit(contributor: Guest, editor: Guest, arrive) -> None:
    """Asked for, sent back, taken back."""
    edit = ask(contributor)
    editor.home()
    editor.shoot("page-d-accueil", editor.page.get_by_role("main"), height=900)
    editor.shoot("a-relire", editor.section("À relire"))
    make_link(editor, edit)
    address = editor.page.get_by_role("textbox", name="Adresse à envoyer").first.input_value()
    editor.shoot("lien-pour-un-partenaire", editor.page.locator("section.partner-link").first)
    answer(arrive(), address)
    editor.page.goto(edit)
    editor.told_that("Approuvée par Camille Exemple")
    send_back(editor)
    contributor.home()
    contributor.look()
    contributor.page.goto(edit)
    contributor.click("button", "Voir les détails", contributor.side("Afficher/masquer le statut"))
    expect(contributor.window).to_contain_text("Ajoutez l’année")
    contributor.page.keyboard.press("Escape")
    contributor.act("Annuler le circuit de relecture")


def ask(contributor: Guest) -> str:
    """Write a draft and ask for its review; the address of its form."""
    contributor.home()
    contributor.open("Une étude")
    contributor.open("Se former")
    contributor.write("Titre", TITLE)
    contributor.write("Résumé", "Vingt collectifs racontent comment un terrain devient commun.")
    contributor.click("tab", "Classement")
    contributor.tick("S’approprier")
    contributor.click("button", "Plus d'actions")
    foot = contributor.page.get_by_role("navigation", name="Actions (pied de page)")
    wanted = foot.get_by_role("button", name="Demander : Relecture par un éditeur")
    contributor.shoot("demander-une-relecture", foot, wanted, room=0)
    wanted.click()
    said = contributor.told_that("envoyée en relecture")
    contributor.look()
    return said.get_by_role("link", name="Modifier").get_attribute("href")


def make_link(editor: Guest, edit: str) -> None:
    """From the page to the address to send."""
    editor.page.goto(edit)
    editor.on_page("Faire approuver par un partenaire")
    editor.look()
    editor.page.get_by_label("À qui le demandez-vous").fill(PARTNER)
    editor.page.get_by_label("Message").fill("Les chiffres de votre fédération sont-ils justes ?")
    editor.click("button", "Faire le lien")
    editor.told_that("est prêt")


def answer(partner: Guest, address: str) -> None:
    """A partner opens the address and signs."""
    page: Page = partner.page
    page.goto(address)
    partner.look()
    page.get_by_role("radio", name="J’approuve cette version").check()
    page.get_by_role("textbox", name="Prénom et nom").fill("Camille Exemple")
    page.get_by_role("textbox", name="Fonction et organisme").fill("Directrice, Fédération des jardins (exemple)")
    partner.shoot("reponse-du-partenaire", page.locator("#relecture form"))
    partner.click("button", "Signer et envoyer ma réponse")
    expect(page.get_by_text("par Camille Exemple").first).to_be_visible()
    partner.look()
    partner.leave()


def send_back(editor: Guest) -> None:
    """Ask for changes, with a word."""
    editor.act("Demander des modifications")
    editor.look()
    editor.window.get_by_role("textbox").fill("Ajoutez l’année de l’enquête, s’il vous plaît.")
    editor.click("button", "Demander des modifications", editor.window)
    editor.told_that("est renvoyée")
