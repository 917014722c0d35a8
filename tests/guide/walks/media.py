"""Blocks, images, links: what is put in a text."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from tests.guide.guest import Guest


def photo() -> dict:
    """A picture to upload: a sky over a field."""
    picture = Image.new("RGB", (640, 360), (150, 190, 220))
    picture.paste((190, 170, 90), (0, 220, 640, 360))
    data = BytesIO()
    picture.save(data, "PNG")
    return {"name": "champ.png", "mimeType": "image/png", "buffer": data.getvalue()}


def describe(guest: Guest, edit: str) -> None:
    """An image with its alternative, in the text of a page."""
    guest.page.goto(edit)
    text = guest.section("Texte")
    text.get_by_role("button", name="Insérer un bloc").first.click()
    expect(guest.page.get_by_role("listbox")).to_be_visible()
    guest.shoot("blocs", text.get_by_role("heading", name="Texte"), guest.page.get_by_role("listbox"))
    guest.page.get_by_role("option", name="Image", exact=True).click()
    text.get_by_role("button", name="Choisir une image").click()
    guest.look()
    guest.click("tab", "Transférer", guest.window)
    guest.window.get_by_label("Fichier").set_input_files(photo())
    guest.write("Titre", "Un champ sous le ciel", guest.window)
    guest.look()
    guest.window.get_by_role("button", name="Transférer").click()
    text.get_by_role("textbox", name="Texte alternatif").fill("Un champ de blé mûr, sans un arbre, jusqu’à l’horizon.")
    guest.shoot("texte-alternatif", text.get_by_role("region", name="Image", exact=True).first)
