"""oEmbed 1.0, as a provider: what is answered, to what, and how programs find out."""

import pytest
from defusedxml.ElementTree import fromstring
from wagtail.contrib.redirects.models import Redirect

from catalogue.models import Resource, ResourceContribution
from practical_kit.models import StudyPage
from tests.factories import fresh, hide, make_case, make_organisation, make_resource, make_rubric, make_three

pytestmark = pytest.mark.django_db
HERE = "http://localhost"


@pytest.fixture
def guide(rubric, indexed):
    """A resource that visitors see."""
    with indexed():
        return make_resource(rubric, "Mesurer « l’effet » & <i>l’impact</i>", slug="mesurer")


@pytest.fixture
def ask(client):
    """Ask about an address of ours."""

    def ask(path="/", **more):
        return client.get("/oembed/", {"url": f"{HERE}{path}"} | more)

    return ask


def shown(response):
    """The path of what the answer frames."""
    html = response.json()["html"]
    return html.partition('src="')[2].partition('"')[0].replace("&amp;", "&").removeprefix(HERE)


def test_a_resource_is_answered_with_all_that_oembed_asks(ask, guide):
    response = ask(guide.url)
    said = response.json()
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    assert (said["version"], said["type"], said["title"]) == ("1.0", "rich", guide.title)
    assert (said["provider_name"], said["provider_url"]) == ("Co-construction territoriale", f"{HERE}/")
    assert (said["width"], type(said["height"]), said["cache_age"]) == (600, int, 86400)
    assert f'width="600" height="{said["height"]}"' in said["html"]
    assert "<i>" not in said["html"]
    assert shown(response) == f"/integrer/carte/{guide.code}/"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "X-Frame-Options" in response


def test_the_authors_are_named_when_there_are_some(ask, rubric, indexed):
    with indexed():
        people = [{"type": "author", "value": {"given_name": "Élinor", "family_name": "Ostrom"}}]
        study = make_resource(rubric, "Gouverner", StudyPage, authors=people)
    response = ask(study.url)
    assert response.json()["author_name"] == "Élinor Ostrom"
    assert response["Cache-Control"] == "public, no-cache"


def test_the_authors_are_those_that_citations_name(ask, rubric, indexed):
    named = [("Maud", "Martin", ""), ("Ana", "Duc", "traduction")]
    people = [
        {"type": "author", "value": {"given_name": given, "family_name": family, "role": role}}
        for given, family, role in named
    ]
    made = ResourceContribution(organisation=make_organisation(name="Cerema"), role="auteur")
    with indexed():
        study = make_resource(rubric, "Gouverner", StudyPage, authors=people, contributions=[made])
        made = ResourceContribution(organisation=make_organisation(name="Importée"), role="auteur")
        case = make_case(rubric, authors=people[:1], contributions=[made])
    assert ask(study.url).json()["author_name"] == "Maud Martin, Cerema"
    assert ask(case.url).json()["author_name"] == "Maud Martin"


def test_it_is_answered_in_xml_that_can_be_read(ask, guide):
    response = ask(guide.url, format="xml")
    said = {each.tag: each.text for each in fromstring(response.content)}
    known = ask(guide.url).json()
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    assert said == {name: str(value) for name, value in known.items()}


def test_any_address_of_a_resource_is_known(ask, guide, kit, indexed):
    other = make_rubric(kit, "accompagner")
    code, old = guide.code, guide.url
    with indexed():
        fresh(guide).move(other, pos="last-child")
    assert Redirect.objects.filter(old_path=old.rstrip("/")).exists()
    now = "/kit/accompagner/mesurer"
    for path in (old, now, f"{now}/", f"/r/{code}/", f"/r/{code.upper()}/?x=1"):
        assert shown(ask(path)) == f"/integrer/carte/{code}/", path
    assert shown(ask(f"/ressources/derniere-edition/{guide.pk}/")) == f"/integrer/carte/{code}/"
    assert shown(ask(f"/integrer/fiche/{code}/?pour=banque&apparence=sombre")) == (
        f"/integrer/fiche/{code}/?apparence=sombre&pour=banque"
    )


def test_a_rubric_and_a_search_are_lists(ask, guide):
    assert shown(ask("/kit/evaluer/")) == "/integrer/liste/?rubrique=evaluer&nombre=5"
    assert shown(ask("/ressources/?q=effet&page=3&tri=titre&x=1")) == "/integrer/liste/?q=effet&tri=titre&nombre=5"
    assert shown(ask("/integrer/liste/?nombre=3&besoin=inconnu")) == "/integrer/liste/?nombre=3"


ELSEWHERE = ["/", "/kit/", "/introuvable/", "/r/bcdfghjk/", "/admin/", "/%00/", "/r/%00/", "/é/<b>"]
WHOLE = "ftp://localhost/", "http://", "http://[", "http://localhost:x/", "javascript:alert(1)"
NONSENSE = [
    "",
    "abc",
    "/kit/evaluer/",
    "//localhost/",
    *WHOLE,
    "http://localhost/\x00",
    "\u202e",
    "http://x/" + "a" * 5000,
]


@pytest.mark.parametrize("path", ELSEWHERE)
def test_what_is_neither_resource_nor_list_is_not_found(ask, rubric, path):
    response = ask(path)
    assert response.status_code == 404
    assert "Cette adresse ne mène à aucune ressource" in response.content.decode()
    assert "<b>" not in response.content.decode()
    assert response["Access-Control-Allow-Origin"] == "*"


def test_what_visitors_may_not_see_is_not_found(ask, rubric, indexed):
    with indexed():
        make_three(rubric)
        pages = {page.title: page for page in Resource.objects.all()}
    for form in ("{0.url}", "/r/{0.code}/", "/integrer/carte/{0.code}/"):
        found = {title: ask(form.format(page)).status_code for title, page in pages.items()}
        assert found == {"Visible": 200, "Brouillon": 404, "Réservée": 404}
    hide(rubric)
    assert ask("/kit/evaluer/").status_code == 404


@pytest.mark.parametrize(
    "address", ["http://autre.example{}", "http://localhost:8080{}", "https://localhost.example{}"]
)
def test_other_hosts_are_not_ours(client, guide, address):
    assert client.get("/oembed/", {"url": address.format(guide.url)}).status_code == 404


def test_either_scheme_is_ours(client, guide):
    assert client.get("/oembed/", {"url": f"https://localhost{guide.url}"}).status_code == 200


@pytest.mark.parametrize("address", NONSENSE)
def test_what_is_no_address_is_refused(client, home, address):
    response = client.get("/oembed/", {"url": address})
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_no_address_at_all_is_refused_in_french(client, home):
    response = client.get("/oembed/")
    assert (response.status_code, "Il manque" in response.content.decode()) == (400, True)


@pytest.mark.parametrize("value", ["0", "-5", "abc", "1.5", "9" * 5000, "\x00", "²", "١"])
@pytest.mark.parametrize("name", ["maxwidth", "maxheight"])
def test_a_size_that_is_no_number_is_refused(ask, guide, name, value):
    response = ask(guide.url, **{name: value})
    assert response.status_code == 400
    assert name in response.content.decode()


@pytest.mark.parametrize("wanted", ["yaml", "JSON", "<b>", "\x00"])
def test_another_format_does_not_exist(ask, guide, wanted):
    assert ask(guide.url, format=wanted).status_code == 501


@pytest.mark.parametrize(("width", "height"), [(1, 1), (240, 80), (320, 2000), (10_000, 10_000), (500, 200)])
def test_the_answer_is_never_larger_than_asked(ask, guide, width, height):
    said = ask(guide.url, maxwidth=width, maxheight=height).json()
    assert 0 < said["width"] <= width
    assert 0 < said["height"] <= height
    assert f'width="{said["width"]}" height="{said["height"]}"' in said["html"]


def test_where_a_card_would_be_cut_a_link_is_given(ask, guide):
    assert shown(ask(guide.url, maxheight=140)).startswith("/integrer/lien/")
    assert shown(ask(guide.url, maxheight=900)).startswith("/integrer/carte/")


def test_any_site_may_ask_and_only_ask(client, guide):
    assert client.options("/oembed/").status_code == 204
    assert client.post("/oembed/").status_code == 405


def discovered(response):
    """The addresses given in the head of a page, by type, and what comes before them."""
    head = response.content.decode().partition("</head>")[0]
    before = head.partition('<link rel="alternate" type="application/json+oembed"')[0]
    links = head.split('<link rel="alternate" type="')[1:]
    found = {link.partition('"')[0]: link.partition('href="')[2].partition('"')[0] for link in links}
    return before, {kind: href.replace("&amp;", "&") for kind, href in found.items() if "oembed" in kind}


@pytest.mark.parametrize("path", ["/kit/evaluer/mesurer/", "/kit/evaluer/", "/ressources/?besoin=x&q=l%27effet+%26"])
def test_pages_say_early_where_to_ask_and_the_answer_is_about_them(client, guide, path):
    before, found = discovered(client.get(path))
    assert len(before) < 1500
    assert "stylesheet" not in before
    assert set(found) == {"application/json+oembed", "text/xml+oembed"}
    for kind, address in found.items():
        assert address.startswith(f"{HERE}/oembed/?url=")
        response = client.get(address.removeprefix(HERE))
        assert response.status_code == 200
        assert ("json" if "json" in kind else "text/xml") in response["Content-Type"]
