"""« /selection/ »: what a visitor keeps, shown by its address."""

from urllib.parse import parse_qs, urlsplit

import pytest

from catalogue.models import Resource
from practical_kit.models import GuidePage
from tests.factories import fresh, hide, make_case, make_resource, make_rubric
from tests.reading import links, region, regions, texts, words
from tests.sharing.selection.codes import NEVER

pytestmark = pytest.mark.django_db
URL, ROWS, TITLES = "/selection/", "ol.results > li", "ol.results h3"
NASTY = "<script>alert(1)</script> « L’effet » \"'&"


def said(response):
    """What the notices say, but the one that the script shows."""
    return texts(response, ".notice:not([hidden])")


def test_nothing_chosen_says_how_to_choose(client, essentials):
    for address in (URL, f"{URL}?r=", f"{URL}?r=,,", f"{URL}?tri=titre"):
        response = client.get(address)
        assert response.status_code == 200
        assert words(region(response, ".empty h2")) == "Aucune ressource pour l’instant"
        assert links(response, ".empty") == ["/ressources/", "/essentiel/"]
        assert said(response) == []


def test_it_shows_what_its_address_names_in_that_order_once_each(see, abc):
    a, b, c = abc
    response = see(c.upper(), f" {a}", c, b)
    assert texts(response, TITLES) == ["C", "A", "B"]
    assert words(region(response, ".toolbar__count")) == "3 ressources"
    assert region(response, "[data-selection]")["data-selection"] == f"{c},{a},{b}"
    assert texts(response, f"{ROWS} .address") == [f"http://localhost/r/{code}/" for code in (c, a, b)]
    assert "Résumé de « C »" in words(regions(response, ROWS)[0])


def test_drafts_and_private_pages_are_as_unknown_as_codes_that_never_were(see, three):
    response = see(three["Brouillon"], three["Visible"], NEVER[0])
    assert texts(response, TITLES) == ["Visible"]
    assert said(response)[0].startswith(f"Aucune ressource n’a ces 2 identifiants : {three['Brouillon']} , {NEVER[0]}")
    assert see(three["Réservée"]).status_code == see(NEVER[0]).status_code == 404


def test_a_withdrawn_one_is_said_with_its_title_and_can_be_retired(see, rubric, abc):
    page = Resource.objects.get(code=abc[1])
    page.unpublish()
    response = see(*abc)
    assert texts(response, TITLES) == ["A", "B", "C"]
    row = regions(response, ROWS)[1]
    assert "Guide, ressource retirée" in words(row)
    assert "Elle n’est plus en ligne depuis le " in words(row)
    assert row.select("h3 a") == []
    assert row.select("button[name=retirer]")[0]["value"] == abc[1]
    page.delete()
    hide(fresh(Resource.objects.get(code=abc[0])))
    assert texts(see(*abc), ".replaced") == ["ressource retirée"] * 2


def test_a_replaced_one_points_to_its_successor_online_or_deleted(see, rubric, indexed):
    with indexed():
        old = make_resource(rubric, "Ancienne", GuidePage, year=2015)
        new = make_resource(rubric, "Nouvelle", GuidePage, replaces=old, year=2024)
    for state in ("édition remplacée", "ressource retirée"):
        response = see(old.code)
        row = regions(response, ROWS)[0]
        assert texts(response, f"{ROWS} .replaced") == [state]
        assert "Une édition plus récente est en ligne : Nouvelle (2024)." in words(row)
        assert row.select(f'a[href="{new.url}"]')
        [take] = [link["href"] for link in row.select("a") if link.text.startswith("La prendre à la place")]
        assert take == f"{URL}?r={new.code}&avant={old.code}"
        with indexed():
            for page in GuidePage.objects.filter(pk=old.pk):
                page.delete()


def test_an_alias_is_the_page_it_shows_again(see, kit, rubric, indexed, client):
    with indexed():
        page = make_resource(rubric, "Une")
        alias = page.create_alias(parent=make_rubric(kit, "se-former"))
    assert alias.code != page.code
    response = see(alias.code, page.code)
    assert (texts(response, TITLES), said(response)) == (["Une"], [])
    assert texts(see(alias.code), TITLES) == ["Une"]
    assert region(response, "[data-selection]")["data-selection"] == page.code
    data = client.get(f"/donnees/selection.csv?r={alias.code},{page.code}").content.decode()
    assert data.count("Une") == 2  # title, summary


def test_retiring_one_can_be_undone(client, see, abc):
    a, b, c = abc
    response = client.get(URL, {"r": ",".join(abc), "retirer": b, "titre": "Été"})
    assert (response.status_code, response.url) == (302, f"{URL}?r={a},{c}&titre=%C3%89t%C3%A9&avant={a},{b},{c}")
    page = client.get(response.url)
    assert texts(page, TITLES) == ["A", "C"]
    assert said(page) == ["« B » n’est plus dans la sélection. Annuler"]
    [undo] = links(page, ".notice[role=status]")
    assert undo == f"{URL}?r={a},{b},{c}&titre=%C3%89t%C3%A9&avant={a},{c}"
    again = client.get(undo)
    assert (texts(again, TITLES), said(again)) == (["A", "B", "C"], [])


def test_retiring_all_can_be_undone(client, abc):
    response = client.get(URL, {"r": ",".join(abc), "vider": "1"}, follow=True)
    assert said(response) == ["3 ressources ne sont plus dans la sélection. Annuler"]
    assert texts(response, ".empty h2") == ["Aucune ressource pour l’instant"]
    assert texts(client.get(links(response, ".notice[role=status]")[0]), TITLES) == ["A", "B", "C"]


def test_one_moves_up_and_down(client, abc):
    a, b, c = abc
    for name, code, expected in (("monter", c, "A C B"), ("descendre", a, "B A C"), ("monter", a, "A B C")):
        response = client.get(URL, {"r": ",".join(abc), name: code})
        assert response.url.endswith(f"#{code}")
        assert texts(client.get(response.url), TITLES) == expected.split()
    page = client.get(URL, {"r": ",".join(abc)})
    assert [button["value"] for button in regions(page, "[name=monter]")] == [b, c]
    assert [button["value"] for button in regions(page, "[name=descendre]")] == [a, b]


@pytest.mark.parametrize("name", ["retirer", "monter", "descendre"])
def test_a_button_for_what_is_not_there_changes_nothing(client, abc, name):
    for code in (NEVER[0], "<b>", "\x00"):
        assert client.get(URL, {"r": abc[0], name: code}).url == f"{URL}?r={abc[0]}"


def test_it_is_sorted_as_one_likes(see, kit, rubric, indexed):
    with indexed():
        second = make_resource(rubric, "Élan", levels=["innover"], year=2020)
        other = make_rubric(kit, "se-former")
        first = make_resource(other, "Zèbre", levels=["comprendre", "innover"], year=2020, month=3)
        third = make_case(rubric, "Abeille", levels=["s-approprier"], year=1999)
        gone = make_resource(rubric, "Arbre")
    with indexed():
        fresh(gone).unpublish()
    codes = [page.code for page in (gone, second, first, third)]
    orders = {
        "": "Arbre Élan Zèbre Abeille",
        "n’importe": "Arbre Élan Zèbre Abeille",
        "titre": "Abeille Élan Zèbre Arbre",
        "date": "Zèbre Élan Abeille Arbre",
        "rubrique": "Zèbre Élan Abeille Arbre",
        "besoin": "Zèbre Abeille Élan Arbre",
    }
    for order, expected in orders.items():
        response = see(*codes, tri=order)
        assert texts(response, TITLES) == expected.split(), order
        assert bool(regions(response, "[name=monter]")) is (order in ("", "n’importe"))
    response = see(*codes, tri="titre")
    assert texts(response, ".toolbar__links [aria-current]") == ["Trier par titre"]
    [kept] = [link["href"] for link in regions(response, "form a") if link.text == "Garder cet ordre"]
    assert parse_qs(urlsplit(kept).query)["r"] == [",".join(page.code for page in (third, second, first, gone))]


def test_more_than_a_hundred_is_cut_and_said(see, abc):
    response = see(abc[0], *NEVER)
    assert response.status_code == 200
    assert said(response)[0] == "Une sélection a 100 ressources au plus : voici les 100 premières."


@pytest.mark.parametrize("text", ["abc", "<script>alert(1)</script>", "\x00", "'\"--", "é" * 5000, "b" * 9000])
def test_what_is_no_list_is_told_so_and_is_not_repeated_raw(client, home, text):
    response = client.get(URL, {"r": text})
    assert response.status_code == 400
    assert said(response)[0].startswith("Aucune ressource n’a cet identifiant : ")
    assert b"<script>alert" not in response.content


def test_half_a_list_is_shown_and_its_mistakes_said(see, abc):
    response = see(abc[0], "<b>", "x", "y", "z", "t", "u")
    assert response.status_code == 200
    assert texts(response, TITLES) == ["A"]
    assert said(response)[0].endswith("x , y , z , t … Il y a peut-être une faute dans l’adresse.")


def test_nothing_can_be_sent_to_it(client, home):
    assert client.post(URL).status_code == client.post(f"{URL}qr.svg").status_code == 405


def test_a_title_is_kept_short_and_harmless(see, abc):
    response = see(abc[0], titre=f"  {NASTY}\x00\u202e " + "x" * 200)
    title = words(region(response, "h1"))
    assert title.startswith(NASTY + " xxx")
    assert len(title) == 100
    assert words(region(response, "title")).startswith(title)
    assert b"<script>alert" not in response.content
    assert region(response, "#titre")["value"] == title
    assert words(region(see(abc[0], titre=" \x00 "), "h1")) == "Ma sélection"


def test_search_engines_keep_out_and_know_its_one_address(see, abc):
    response = see(abc[0], titre="x")
    assert region(response, "meta[name=robots]")["content"] == "noindex"
    assert region(response, "link[rel=canonical]")["href"] == "http://localhost/selection/"
    assert "Content-Security-Policy" in response


def test_one_more_is_found_and_added_without_a_script(client, see, rubric, abc, indexed):
    with indexed():
        make_resource(rubric, "Jardin partagé")
    response = see(abc[0], q="jardins", titre="x")
    row = regions(response, "#ajouter ~ ul > li")[0]
    assert words(row.h3) == "Jardin partagé"
    [add] = row.select("[data-keep]")
    assert texts(client.get(add["href"]), TITLES) == ["A", "Jardin partagé"]
    assert "titre=x" in add["href"]
    assert regions(client.get(f"{add['href']}&q=jardin"), "[data-keep]") == []
    assert "Aucune ressource pour « introuvable »" in words(region(see(abc[0], q="introuvable"), "main"))
    assert see(abc[0], q="\x00<script>").status_code == 200


def test_ten_cost_what_one_costs(client, see, rubric, indexed, django_assert_max_num_queries):
    with indexed():
        pages = [make_resource(rubric) for _ in range(12)]
        old = [make_resource(rubric, replaces=page) for page in pages[:5]]
    with indexed():
        for page in [*pages[10:], old[4]]:
            fresh(page).unpublish()
    see(pages[0].code)
    for codes in ([pages[0].code, pages[10].code], [page.code for page in [*pages, *old]]):
        with django_assert_max_num_queries(24):
            see(*codes)
