"""What visitors read, and where editors see it."""

import re
from urllib.request import Request, urlopen

from playwright.sync_api import expect

from tests.guide.guest import Guest

# Robots are not counted, and the browser of the tests says that it is one.
BROWSER = {"User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"}
READ = {
    "/kit/evaluer/autodiagnostic-cooperation-durable/": 41,
    "/kit/mettre-en-oeuvre/lons-le-saunier-clusterjura/": 26,
    "/kit/se-former/collective-impact-kania-kramer/": 17,
}


def read(url: str) -> None:
    """Read some pages as visitors do. It is counted some seconds later."""
    for path, times in READ.items():
        image = re.search(r'src="(/vu/\d+\.gif)"', fetch(url + path).decode())[1]
        for _ in range(times):
            fetch(url + image)


def fetch(address: str) -> bytes:
    """An address, as a browser asks for it."""
    with urlopen(Request(address, headers=BROWSER), timeout=30) as answer:
        return answer.read()


def look(guest: Guest) -> None:
    """The report, then one resource."""
    guest.home()
    expect(guest.page.get_by_role("heading", name="Ce qui est lu")).to_be_visible()
    guest.menu("Rapports", "Utilisation")
    expect(guest.page.get_by_role("cell", name=str(max(READ.values())), exact=True)).to_be_visible()
    table = guest.page.get_by_role("group", name="Utilisation de chaque ressource")
    guest.click("button", "Afficher les filtres")
    guest.look()
    guest.page.keyboard.press("Escape")
    guest.page.get_by_role("navigation", name="Actions").get_by_role("button", name="Actions").first.click()
    guest.look()
    guest.page.keyboard.press("Escape")
    rows = table.get_by_role("row")
    guest.shoot("utilisation", rows.nth(0), rows.nth(5), room=0)
    table.get_by_role("link").first.click()
    guest.page.get_by_text("Le détail en nombres").click()
    guest.look()
