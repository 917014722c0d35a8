"""Frames that other sites show: what they say, whatever becomes of a resource, and what they ask of a browser."""

import re
from pathlib import Path

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from catalogue.models import DailyUse, Replacement, ResourceFile
from catalogue.use.counting import tally
from practical_kit.models import StudyPage
from sharing.models import EmbedSettings, Partner
from tests.catalogue.use.conftest import FIREFOX, IMAGE
from tests.factories import fresh, hide, make_case, make_commune, make_document, make_resource
from tests.sharing.embeds.frames import Links, read

pytestmark = pytest.mark.django_db
STATIC = Path(__file__).resolve().parents[3] / "static"
LIGHTEST = 30_000  # bytes of a frame and all that it loads
FORMS = ["lien", "carte", "fiche"]


@pytest.fixture
def guide(rubric, indexed):
    """A resource that visitors see."""
    with indexed():
        return make_resource(rubric, "Mesurer l’effet", levels=["innover"], slug="mesurer")


def frame(client, form, resource, query=""):
    """The frame of a resource."""
    return client.get(f"/integrer/{form}/{resource.code}/{query}")


@pytest.mark.parametrize("form", FORMS)
def test_a_frame_names_the_resource_and_the_centre_and_leads_to_both_elsewhere(client, guide, form):
    response = frame(client, form, guide)
    page = read(response)
    assert response.status_code == 200
    assert "<title>Mesurer l’effet – Co-construction territoriale</title>" in page
    assert '<html lang="fr"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="http://localhost/r/{guide.code}/">' in page
    links = Links(response).links
    assert {link["href"] for link in links} == {f"http://localhost/r/{guide.code}/", "http://localhost/"}
    assert {(link["target"], link["rel"]) for link in links} == {("_blank", "noopener")}
    assert page.count(" (nouvelle fenêtre)") == len(links)


def test_each_form_says_more_than_the_one_before(client, rubric):
    file = ResourceFile(document=make_document(), label="Annexes")
    resource = make_resource(rubric, takeaways=[("takeaway", "Un point")], year=2024, files=[file])
    link, card, sheet = (read(frame(client, form, resource)) for form in FORMS)
    assert [resource.summary[:6] in page for page in (link, card, sheet)] == [False, True, True]
    assert ["Un point" in page for page in (link, card, sheet)] == [False, False, True]
    assert re.search(
        r'href="http://localhost/documents/\d+/[^"]+"[^>]*><span>Télécharger «\u202fAnnexes\u202f» \(PDF', sheet
    )


def test_a_detailed_card_says_nothing_of_other_resources(client, rubric):
    cases = [
        make_case(rubric, places=[make_commune(name, code)], files=[ResourceFile(document=make_document(), label=name)])
        for name, code in (("Figeac", "46102"), ("Lille", "59350"))
    ]
    page = read(frame(client, "fiche", cases[0]))
    assert "«\u202fFigeac\u202f»" in page
    assert "Lille" not in page


@pytest.mark.parametrize(("said", "look"), [("", "auto"), ("clair", "clair"), ("sombre", "sombre"), ('"><b>', "auto")])
def test_a_frame_is_light_or_dark_as_asked(client, guide, said, look):
    page = read(client.get(f"/integrer/carte/{guide.code}/", {"apparence": said}))
    assert f'data-look="{look}"' in page
    assert "<b>" not in page


def test_a_foreign_title_says_its_language(client, rubric):
    study = make_resource(rubric, "Collective impact", StudyPage, language="en")
    assert '<span lang="en">Collective impact</span>' in read(frame(client, "carte", study))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("leave", [lambda page: page.unpublish(), hide, lambda page: page.delete()])
def test_a_withdrawn_resource_says_so_inside_the_frame(client, guide, indexed, leave, form):
    with indexed():
        leave(fresh(guide))
    response = frame(client, form, guide)
    assert response.status_code == 200
    assert "Mesurer l’effet" in read(response)
    assert "n’est plus en ligne" in read(response)
    assert f'href="http://localhost/r/{guide.code}/"' in read(response)
    assert "/vu/" not in read(response)
    assert guide.summary not in read(response)


def test_a_replaced_edition_says_so_and_leads_to_the_newest(client, rubric, indexed):
    with indexed():
        old = make_resource(rubric, "Ancienne", year=2019)
        new = make_resource(rubric, "Nouvelle", year=2024, replaces=old)
    for form in FORMS:
        page = read(frame(client, form, old))
        assert "Cette édition est remplacée." in page
        assert f'href="http://localhost/r/{new.code}/"' in page
    with indexed():
        hide(new)
    assert "remplacée" not in read(frame(client, "carte", old))
    Replacement.objects.create(edition=old, newest=new)  # as before the index is written again
    for form in FORMS:
        assert "Nouvelle" not in read(frame(client, form, old))
        assert new.code not in read(frame(client, form, old))


def test_nobody_keeps_a_frame_without_asking_again(client, guide):
    for address in (f"/integrer/carte/{guide.code}/", "/integrer/liste/", "/integrer/carte/bcdfghjk/"):
        assert client.get(address)["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("form", ["carte", "fiche"])
def test_a_frame_says_nothing_of_a_private_file(client, rubric, indexed, form):
    closed = Collection.get_first_root_node().add_child(instance=Collection(name="Privée"))
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    file = ResourceFile(document=make_document("Secret", collection=closed, pages=77))
    with indexed():
        study = make_resource(rubric, kind=StudyPage, files=[file])
    for said in ("PDF", "77", "Secret"):
        assert said not in read(frame(client, form, study))


@pytest.mark.parametrize("code", ["bcdfghjk", "abc", "%00", "x" * 5000, "%22%3E%3Cscript%3E", "é"])
def test_an_unknown_code_is_a_small_page_that_can_be_framed_too(client, home, code):
    response = client.get(f"/integrer/carte/{code}/")
    assert response.status_code == 404
    assert "Cette ressource est introuvable" in read(response)
    assert "<script>" not in read(response)
    assert "X-Frame-Options" not in response


def test_what_visitors_never_saw_is_unknown(client, rubric, indexed):
    with indexed():
        draft = make_resource(rubric, "Brouillon", live=False)
    response = frame(client, "carte", draft)
    assert response.status_code == 404
    assert "Brouillon" not in read(response)


def test_a_code_is_read_in_capitals_too(client, guide):
    assert client.get(f"/integrer/carte/{guide.code.upper()}/").status_code == 200


def test_embeds_can_be_framed_and_nothing_else_can(client, guide):
    listed = f"/integrer/carte/{guide.code}/", f"/integrer/fiche/{guide.code}/", "/integrer/liste/", "/integrer/lien/x/"
    for address in listed:
        response = client.get(address)
        policy = response["Content-Security-Policy"]
        assert policy.endswith("frame-ancestors 'self' *")
        assert "'unsafe-inline'" not in policy
        assert "X-Frame-Options" not in response
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert response.cookies == {}
    for address in ("/", guide.url, "/ressources/", "/integrer/", f"/integrer/?code={guide.code}", "/introuvable/"):
        response = client.get(address)
        assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
        assert "*" not in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_frames_are_kept_to_the_sites_of_partners_when_editors_say_so(client, guide, home):
    EmbedSettings.objects.create(site=home.get_site(), only_partners=True)
    assert frame(client, "carte", guide)["Content-Security-Policy"].endswith("frame-ancestors 'self'")
    Partner.objects.create(name="Banque", slug="banque", origins="https://banque.example")
    for address in (f"/integrer/carte/{guide.code}/", "/integrer/liste/", "/integrer/lien/x/"):
        policy = client.get(address)["Content-Security-Policy"]
        assert policy.endswith("frame-ancestors 'self' https://banque.example")


def test_an_editor_gets_the_same_frame_as_anybody(client, editor, guide):
    logged = frame(editor, "carte", guide)
    editor.logout()
    assert logged.content == frame(client, "carte", guide).content
    assert "'unsafe-inline'" not in logged["Content-Security-Policy"]


def weight(response):
    """The bytes of a page and of all that it loads."""
    loaded = [
        attrs.get("href") or attrs.get("src") for tag, attrs in Links(response).elements if tag in ("link", "script")
    ]
    files = [STATIC / address.removeprefix("/static/") for address in loaded if address.startswith("/static/")]
    assert len(files) == 3
    return len(response.content) + sum(len(file.read_bytes()) for file in files)


def test_a_frame_is_light_and_asks_for_nothing_but_its_own(client, rubric, indexed):
    with indexed():
        resources = [make_resource(rubric, "Une ressource au titre assez long " * 6) for _ in range(20)]
    for address in ("/integrer/liste/?nombre=20&pour=banque", f"/integrer/fiche/{resources[0].code}/"):
        response = client.get(address)
        assert weight(response) < LIGHTEST
        assert "woff2" not in read(response)
        asked = [attrs for tag, attrs in Links(response).elements if tag in ("link", "script", "img", "iframe")]
        addresses = [attrs.get("src") or attrs["href"] for attrs in asked if attrs.get("rel") != "canonical"]
        assert all(re.match("/(static|vu)/", address) for address in addresses), addresses


def test_an_embed_is_counted_when_a_page_of_another_site_frames_it(client, guide):
    """The image is asked for by the frame, which is ours, whoever frames it (Fetch Metadata, § 2.3)."""
    page = read(frame(client, "carte", guide, "?pour=banque"))
    image = re.search(r'<img src="([^"]+)"', page)[1]
    assert image == f"/vu/integration/{guide.pk}.gif?pour=banque"
    client.get(image, headers={"User-Agent": FIREFOX} | IMAGE)
    tally.flush()
    assert [(use.kind, use.count) for use in DailyUse.objects.all()] == [(DailyUse.Kind.EMBED, 1)]
    assert '<img src="/vu/integration/liste.gif?pour=banque"' in read(client.get("/integrer/liste/?pour=banque"))


def test_a_preview_is_not_counted(client, guide):
    assert "/vu/" not in read(frame(client, "carte", guide, "?pour=banque&apercu=1"))


@pytest.mark.parametrize("said", ["a b", "é", "x" * 51, '"><b>', "\x00"])
def test_a_partner_that_makes_no_sense_is_nobody(client, guide, said):
    page = read(client.get(f"/integrer/carte/{guide.code}/", {"pour": said}))
    assert "pour=" not in page


def test_a_partner_is_named_in_every_address_a_reader_goes_on_to(client, guide):
    for address in (f"/integrer/fiche/{guide.code}/?pour=banque-2", "/integrer/liste/?pour=banque-2"):
        assert all("pour=banque-2" in link["href"] for link in Links(client.get(address)).links)
