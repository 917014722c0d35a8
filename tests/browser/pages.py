"""One address for every type of page, of the site as `make run` fills it."""

import json
import re
import urllib.request
from functools import cache

KIT, CHAPTERS, ASSESSMENT = "/kit", "/essentiel", "/autodiagnostic"
MARKS = "UURUqJrEgScnWbrf0lhC"  # of the questions of fixtures/autodiagnostic.toml

# Pages that a visitor meets, by the name that tests give them.
PUBLIC = {
    "home": "/",
    "essentials": f"{CHAPTERS}/",
    "first-chapter": f"{CHAPTERS}/co-construction-territoriale/",
    "chapter-with-table-and-figures": f"{CHAPTERS}/pourquoi-maintenant/",
    "kit": f"{KIT}/",
    "whole-kit": f"{KIT}/contenu/",
    "manual": f"{KIT}/mode-operatoire/",
    "rubric": f"{KIT}/evaluer/",
    "study-in-english": f"{KIT}/se-former/collective-impact-kania-kramer/",
    "guide": f"{KIT}/evaluer/autodiagnostic-cooperation-durable/",
    "case-with-measures": f"{KIT}/mettre-en-oeuvre/lons-le-saunier-clusterjura/",
    "catalogue": "/ressources/",
    "catalogue-filtered": "/ressources/?q=coop%C3%A9ration&besoin=comprendre&rubrique=se-former&type=etude",
    "catalogue-empty": "/ressources/?q=xyzzyx",
    "catalogue-words": "/ressources/?q=%C3%A9valuation",
    "catalogue-corrected": "/ressources/?q=parternariat",
    "catalogue-nothing-under-filters": "/ressources/?q=%C3%A9valuation&besoin=comprendre&type=cas&annee=2014",
    "catalogue-page-2": "/ressources/?page=2",
    "assessment": f"{ASSESSMENT}/",
    "assessment-result": f"{ASSESSMENT}/?a=2110211x20-{MARKS}",
    "assessment-comparison": f"{ASSESSMENT}/comparer/?a=2110211x20-{MARKS}&n=Ana&a=0010201120-{MARKS}&n=",
    "embedding-start": "/integrer/",
    "embedding": "/integrer/?liste=1&rubrique=evaluer",
    "glossary": "/glossaire/",
    "territories": "/territoires/",
    "territory": "/territoires/46102/",
    "comparison": "/comparer/?r={lons-le-saunier-clusterjura},{figeac-figeacteurs}",
    "plan": "/plan-du-site/",
    "api": "/api/v1/",
    "open-data": "/donnees/",
    "reuse": "/integrer-et-reutiliser/",
    "selection": "/selection/?r={collective-impact-kania-kramer},{lons-le-saunier-clusterjura}",
    "accessibility": "/accessibilite/",
    "legal-notice": "/mentions-legales/",
    "contact": "/contact/",
    "supporters": "/partenaires/",
    "not-found": "/cette-parcelle-n-existe-pas/",
}
# Shown when nothing else works: rendered by the tests, since a site that runs does not show them.
APOLOGIES = {"server-error": "/erreur-du-serveur/", "maintenance": "/site-en-maintenance/"}
STAFF = {"login": "/admin/login/"}
PAGES = PUBLIC | APOLOGIES | STAFF

STATUS = {"not-found": 404, "server-error": 500, "maintenance": 503}
WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")


@cache
def codes(site_url: str) -> dict[str, str]:
    """The codes of the resources of a site, which are its own, by the slug of their page."""
    found, address = {}, f"{site_url}/api/v1/ressources/"
    while address:
        with urllib.request.urlopen(address, timeout=30) as answer:
            page = json.load(answer)
        found |= {row["adresse"].split("/")[-2]: row["code"] for row in page["resultats"]}
        address = page["suivante"]
    return found


def address_of(name: str, site_url: str) -> str:
    """The address of a page; `{slug}` in it is the code of a resource."""
    return re.sub(r"\{([\w-]+)\}", lambda named: codes(site_url)[named[1]], PAGES[name])
