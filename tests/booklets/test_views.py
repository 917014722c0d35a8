"""Files as they are served: to whom, under which name, kept how long, and what is said when there is none."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from booklets import views
from booklets.printing import Busy, NoLibrary, NotPrinted, TooMuch
from catalogue.models import Resource
from tests.booklets.scene import HIDDEN
from tests.factories import fresh, hide, make_chapter, make_resource, make_standard, make_three
from tests.reading import links, region, texts, words

pytestmark = pytest.mark.django_db


def pdf(code):
    return reverse("booklets:resource", args=[code])


@pytest.fixture
def page(rubric):
    return make_resource(rubric, "Un guide")


def test_a_resource_is_a_file_with_a_name_that_search_engines_leave_alone(client, press, page):
    response = client.get(pdf(page.code))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="guide-un-guide.pdf"'
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Link"] == '<http://testserver/kit/evaluer/un-guide/>; rel="canonical"'
    assert response["Cache-Control"] == "public, no-cache"
    assert response.content == b"%PDF-1.7 1"


def test_what_was_printed_lately_is_not_printed_again_until_it_changes(client, press, page):
    first = client.get(pdf(page.code))
    assert client.get(pdf(page.code)).content == first.content
    assert client.get(pdf(page.code), headers={"if-none-match": first["ETag"]}).status_code == 304
    page = fresh(page)
    page.title = "Un autre"
    page.save_revision().publish()
    again = client.get(pdf(page.code), headers={"if-none-match": first["ETag"]})
    assert again.status_code == 200
    assert [booklet.title for booklet in press] == ["Un guide", "Un autre"]


def test_nothing_is_printed_for_who_asks_only_what_there_is(client, press, page):
    response = client.head(pdf(page.code))
    assert response.status_code == 200
    assert press == []
    assert client.get(pdf(page.code))["ETag"] == response["ETag"]


def test_a_file_too_large_is_not_remembered(client, press, page, monkeypatch):
    monkeypatch.setattr(views, "LARGEST", 3)
    client.get(pdf(page.code))
    client.get(pdf(page.code))
    assert len(press) == 2


def test_nobody_gets_what_visitors_do_not_see(client, press, rubric, indexed):
    with indexed():
        make_three(rubric)
    status = {each.title: client.get(pdf(each.code)).status_code for each in Resource.objects.all()}
    assert status == {"Visible": 200, "Brouillon": 404, "Réservée": 404}
    assert client.get(pdf("bbbbbbbb")).status_code == 404
    with indexed():
        fresh(Resource.objects.get(title="Visible")).unpublish()
    gone = client.get(pdf(Resource.objects.get(title="Visible").code))
    assert gone.status_code == 410
    assert len(press) == 1


def test_an_editor_gets_no_draft_either(editor, press, rubric):
    page = make_resource(rubric, "Brouillon", live=False)
    assert editor.get(pdf(page.code)).status_code == 404


def test_a_chapter_is_a_file_if_visitors_see_it(client, press, essentials):
    make_chapter(essentials, "Les bases")
    hide(make_chapter(essentials, "Réservé"))
    make_chapter(essentials, "Brouillon", live=False)
    status = {slug: client.get(reverse("booklets:chapter", args=[slug])).status_code
              for slug in ("les-bases", "reserve", "brouillon", "aucun")}  # fmt: skip
    assert status == {"les-bases": 200, "reserve": 404, "brouillon": 404, "aucun": 404}
    assert client.get("/pdf/essentiel/les-bases/")["Content-Disposition"].endswith('"essentiel-les-bases.pdf"')


def test_a_dossier_is_made_of_what_was_chosen_in_that_order(client, press, rubric):
    one, two = make_resource(rubric, "Une"), make_resource(rubric, "Deux")
    response = client.get("/dossier/", {"r": f"{two.code.upper()},{one.code},{two.code}", "titre": "Pour le conseil"})
    assert response.status_code == 200
    assert response["Content-Disposition"] == 'attachment; filename="dossier-pour-le-conseil.pdf"'
    [booklet] = press
    assert (booklet.title, [piece.title for piece in booklet.pieces]) == ("Pour le conseil", ["Deux", "Une"])
    assert booklet.address == f"http://localhost/dossier/?r={two.code},{one.code}"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Dossier pour M. le maire", "dossier-pour-m-le-maire"),
        ("Mise en œuvre : l’été", "dossier-mise-en-oeuvre-l-ete"),
        ('"; \r\n', "dossier"),
        ("😀", "dossier"),
        ("Dossier", "dossier"),
        ("", "dossier-de-ressources"),
        ("dossiers", "dossier-dossiers"),
        ("a" * 100, f"dossier-{'a' * 72}"),
    ],
)
def test_the_file_of_a_dossier_is_named_by_its_title(client, press, page, title, name):
    response = client.get("/dossier/", {"r": page.code, "titre": title})
    assert response["Content-Disposition"] == f'attachment; filename="{name}.pdf"'


def test_a_title_that_is_too_long_or_odd_is_cut(client, press, page):
    client.get("/dossier/", {"r": page.code, "titre": "<b>a</b>\x00\n" + "é" * 500})
    assert press[0].title.startswith("<b>a</b> é")
    assert len(press[0].title) <= 120


@pytest.mark.parametrize(
    "query", ["", "r=", "r=,,", "r=aaaaaaaa", "r=%00", "r=bcdfgh12&r=x", "r=" + "bcdfghj2," * 3 + "b"]
)
def test_an_ill_written_dossier_is_refused_in_words(client, press, home, query):
    response = client.get(f"/dossier/?{query}")
    assert response.status_code == 400
    assert "1 à 100 identifiants" in words(region(response, "main"))
    assert press == []


def test_a_dossier_has_a_hundred_resources_at_most(client, press, rubric):
    code = make_resource(rubric).code
    letters = "bcdfghjkmn"
    codes = [f"bbbbbb{a}{b}" for a in letters for b in letters]
    assert client.get(f"/dossier/?r={','.join(codes[:99])},{code}").status_code == 200
    assert client.get(f"/dossier/?r={','.join(codes)},{code}").status_code == 400


def test_a_dossier_of_which_nothing_is_left_says_so(client, press, rubric, indexed):
    with indexed():
        make_three(rubric)
    hidden = [each.code for each in Resource.objects.exclude(title="Visible")]
    response = client.get(f"/dossier/?r={','.join(hidden)}")
    assert response.status_code == 404
    assert "Aucune des ressources demandées" in words(region(response, "main"))
    assert [word for word in HIDDEN if word in response.content.decode()] == []
    assert press == []


@pytest.mark.parametrize(
    ("problem", "retry", "said"),
    [
        (Busy, "30", "Beaucoup de PDF"),
        (NoLibrary, None, "ne peut pas faire de PDF"),
        (TooMuch, None, "trop long"),
        (NotPrinted, None, "n’a pas pu être fait"),
    ],
)
def test_without_a_file_one_is_told_why_and_led_to_the_page_to_print(client, page, monkeypatch, problem, retry, said):
    def refuse(*args):
        raise problem

    monkeypatch.setattr(views, "printed", refuse)
    response = client.get(pdf(page.code))
    assert response.status_code == 503
    assert response.get("Retry-After") == retry
    assert response["Cache-Control"] == "no-store"
    assert said in words(region(response, "main"))
    assert page.url in links(response, "main")
    dossier = client.get(f"/dossier/?r={page.code}")
    assert dossier.status_code == 503
    assert page.url in links(dossier, "main")


def test_pages_lead_to_their_files(client, press, kit, rubric, essentials, page):
    make_standard(kit, "Mode opératoire", slug="mode-operatoire")
    chapter = make_chapter(essentials, "Les bases")
    assert pdf(page.code) in links(client.get(page.url), "aside")
    assert "/pdf/essentiel/les-bases/" in links(client.get(chapter.url), "aside")
    for address in ("/", "/kit/"):
        offered = links(client.get(address), "[aria-labelledby=emporter]")
        assert offered[:3] == ["/pdf/contenu-du-kit/", "/epub/contenu-du-kit/", "/kit/contenu/"]
        assert offered[3:] == ["/pdf/kit/mode-operatoire/", "/kit/mode-operatoire/"]
        assert [each for each in offered if client.get(each).status_code != 200] == []


def test_format_weight_and_pages_are_said_once_known(client, press, kit, rubric):
    def said():
        return texts(client.get("/kit/"), "[aria-labelledby=emporter] a")

    assert said()[:2] == ["Le contenu du kit (PDF)", "pour liseuse et téléphone, sans réseau (EPUB)"]
    client.get("/pdf/contenu-du-kit/")
    client.get("/epub/contenu-du-kit/")
    assert said()[0] == "Le contenu du kit (PDF, 10 octets, 3 pages)"
    assert said()[1].startswith("pour liseuse et téléphone, sans réseau (EPUB, ")


def test_the_cache_of_other_things_is_left_alone(client, press, page):
    client.get(pdf(page.code))
    assert cache.get(page.code) is None
