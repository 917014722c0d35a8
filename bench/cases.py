"""What is measured."""

from functools import partial

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.models import Page

from bench.timing import Case
from catalogue.models import FacetValue
from catalogue.search import engine
from catalogue.search.directory import directory
from catalogue.search.finding import find
from catalogue.search.query import parse
from catalogue.use.counting import tally
from practical_kit.filling.drafts import PREFIX
from practical_kit.models import RubricPage, StudyPage

LENGTH = 20
READ = 100
BROWSER = {"User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"}
QUESTIONS = {
    "mot de 100 % des pages": "territoire",
    "mot de 30 %": "concertation",
    "mot de 6 %": "médiation",
    "mot de 0,5 %": "palabre",
    "mot rare": "canopée",
    "mot absent": "xylophone",
    "deux mots (100 et 30 %)": "territoire concertation",
    "trois mots (100, 30 et 6 %)": "territoire concertation médiation",
    "expression": "« budget participatif »",
}


def cases() -> list[Case]:
    """Everything, in the order of the table."""
    return [*of_the_engine(), *listings(), *of_pages(), *of_saving(), *of_the_admin(), *of_use()]


def ask(text: str, selection: dict | None = None, order: str = "pertinence") -> engine.Answer:
    """The one statement, and the reading of what it gives."""
    return engine.ask(parse(text, {}), selection or {}, order, 0, LENGTH)


def of_the_engine() -> list[Case]:
    """Hits, count and all the facets together."""
    chosen = filters()
    common = QUESTIONS["mot de 30 %"]
    asked = [Case(name, partial(ask, text)) for name, text in QUESTIONS.items()]
    asked += [Case(f"30 %, {n} filtre{'s'[: n - 1]}", partial(ask, common, dict(chosen[:n]))) for n in (1, 2)]
    asked += [Case(f"100 %, {n} filtre{'s'[: n - 1]}", partial(ask, "territoire", dict(chosen[:n]))) for n in (1, 2)]
    return asked + [Case(f"30 %, par {order}", partial(ask, common, order=order)) for order in ("date", "titre")]


def filters() -> list[tuple[str, frozenset[str]]]:
    """A kind and two themes: values that many resources have."""
    kind = FacetValue.objects.get(facet="type", value=StudyPage.kind)
    themes = FacetValue.objects.filter(facet="theme", value__startswith=PREFIX).order_by("pk")[:2]
    return [("type", frozenset(kind.character)), ("theme", frozenset(theme.character for theme in themes))]


def listings() -> list[Case]:
    """The catalogue without words."""
    look = partial(find, "", {}, "", 0, LENGTH)
    narrow = partial(find, "", {"type": [StudyPage.kind]}, "", 0, LENGTH)
    return [
        Case("liste, décomptes à faire", look, cache.clear),
        Case("liste, décomptes connus", look, look),
        Case("liste filtrée, décomptes connus", narrow, narrow),
        Case("liste, dernière page", partial(find, "", {}, "titre", 10**6, LENGTH)),
        Case("mot mal écrit (conscertation)", partial(find, "conscertation", {}, "", 0, LENGTH)),
    ]


def of_pages() -> list[Case]:
    """Whole pages, rendered anew."""
    visitor = Client()

    def show(address: str) -> None:
        assert visitor.get(address).status_code == 200, address

    return [
        Case("page /ressources/", partial(show, "/ressources/")),
        Case("page ?q= 100 %", partial(show, "/ressources/?q=territoire")),
        Case("page ?q= 6 %", partial(show, "/ressources/?q=médiation")),
        Case("page ?q= rare", partial(show, "/ressources/?q=canopée")),
        Case("page d’une étude", partial(show, study().url)),
    ]


def study() -> StudyPage:
    """A page that was made."""
    return StudyPage.objects.filter(slug__startswith=PREFIX).order_by("pk").first()


def of_saving() -> list[Case]:
    """What an editor waits for."""
    return [
        Case("enregistrer une étude (save)", lambda: study().save()),
        Case("publier une étude", lambda: study().save_revision().publish()),
    ]


def of_the_admin() -> list[Case]:
    """Searches of the admin, as a superuser."""
    editor = Client()
    users = get_user_model().objects
    editor.force_login(users.filter(username="bench").first() or users.create_superuser("bench"))
    parent = reverse("wagtailadmin_explore", args=[RubricPage.objects.order_by("pk").first().pk])
    places = {"explorateur": parent, "recherche": reverse("wagtailadmin_pages:search")}
    places["sélecteur"] = reverse("wagtailadmin_choose_page_search")

    def search(address: str, words: str) -> None:
        assert editor.get(address, {"q": words}).status_code == 200, address

    return [
        Case(f"admin : {name}, mot {share}", partial(search, address, words))
        for name, address in places.items()
        for share, words in {"commun": "territoire", "rare": "canopée"}.items()
    ]


def of_use() -> list[Case]:
    """What a hundred readers cost, and what an editor waits for to see them."""
    server, editor = WSGIHandler(), Client()
    editor.force_login(get_user_model().objects.get(username="bench"))
    keys = StudyPage.objects.filter(slug__startswith=PREFIX).order_by("pk").values_list("pk", flat=True)[:READ]
    asked = [RequestFactory(headers=BROWSER).get(reverse("catalogue:seen", args=[key])).environ for key in keys]

    def read() -> None:
        for number in range(READ):
            server.get_response(server.request_class(asked[number % len(asked)].copy()))

    def read_and_write() -> None:
        read()
        tally.flush()

    return [
        Case(f"{READ} vues, comptées", read, tally.flush),
        Case(f"{READ} vues, comptées et écrites", read_and_write, tally.flush),
        Case("admin : rapport d’utilisation", lambda: editor.get(reverse("editorial_use:report"))),
    ]


def problems() -> list:
    """What is wrong with the tree of pages, if anything; and a process that knows the index as it is now."""
    cache.clear()
    directory()
    return [problem for kind in Page.find_problems() for problem in kind]
