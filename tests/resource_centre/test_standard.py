"""Pages of text, with what the settings add where the law asks for it."""

import pytest

from resource_centre.models import CentreSettings, Supporter
from tests.factories import heading, make_organisation, make_reference, make_standard, paragraph
from tests.reading import links, region, regions, texts, words


@pytest.fixture
def centre(home):
    return CentreSettings.for_site(home.get_site())


def page_with(client, home, notice, **fields):
    return client.get(make_standard(home, notice=notice, **fields).url)


def test_the_legal_notice_names_publisher_director_and_host(client, home, centre):
    centre.publisher, centre.publication_director, centre.host = "Une association", "Une présidente", "Un hébergeur"
    centre.credits = "<p>Polices sous licence libre.</p>"
    centre.save()
    shown = words(region(page_with(client, home, "editeur"), "main"))
    for text in ("Une association", "Une présidente", "Un hébergeur", "Polices sous licence libre."):
        assert text in shown


@pytest.mark.parametrize("missing", ["publisher", "publication_director", "host"])
def test_a_legal_notice_that_is_not_complete_says_so_and_cannot_pass_for_one(client, home, centre, missing):
    centre.publisher, centre.publication_director, centre.host = "Une association", "Une présidente", "Un hébergeur"
    setattr(centre, missing, "")
    centre.save()
    response = page_with(client, home, "editeur")
    assert "n’a pas encore d’éditeur déclaré" in words(region(response, "main .notice"))
    assert regions(response, "main dl.facts") == []


def test_the_contact_page_gives_the_ways_to_write(client, home, centre):
    centre.contact_email, centre.contact_address = "bonjour@centre.example", "1 place de la Mairie\n78130 Les Mureaux"
    centre.save()
    response = page_with(client, home, "contact")
    assert "mailto:bonjour@centre.example" in links(response, "main dl.facts")
    assert "1 place de la Mairie 78130 Les Mureaux" in words(region(response, "main dl.facts"))


def test_a_contact_page_without_address_says_so(client, home, centre):
    assert "pas encore d’adresse de contact" in words(region(page_with(client, home, "contact"), "main .notice"))


def test_the_supporters_are_those_of_the_settings(client, home, centre):
    centre.supporters = [Supporter(organisation=make_organisation(name="Une fondation"), role="financeur")]
    centre.save()
    assert "Une fondation (financeur)" in texts(page_with(client, home, "soutiens"), "main li")


def test_an_ordinary_page_shows_no_notice(client, home, centre):
    centre.contact_email = "bonjour@centre.example"
    centre.save()
    response = page_with(client, home, "")
    assert regions(response, "main .notice, main dl.facts") == []


def test_a_page_of_text_has_its_contents_and_its_sources(client, home):
    body = [heading("Un"), paragraph("Texte.", [make_reference("Un bilan")]), heading("Deux")]
    response = client.get(make_standard(home, body=body).url)
    assert links(response, "nav.toc") == ["#partie-un", "#partie-deux"]
    assert words(region(response, "#note-1")).startswith("Un bilan")
    assert region(response, "#appel-1")["href"] == "#note-1"


def test_the_settings_open_in_the_admin(editor, home, centre):
    assert editor.get(f"/admin/settings/resource_centre/centresettings/{home.get_site().pk}/").status_code == 200
