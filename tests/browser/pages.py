"""One address for every type of page, of the site as `make run` fills it."""

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
    "glossary": "/glossaire/",
    "plan": "/plan-du-site/",
    "api": "/api/v1/",
    "open-data": "/donnees/",
    "reuse": "/integrer-et-reutiliser/",
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
