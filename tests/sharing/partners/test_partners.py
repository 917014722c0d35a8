"""Partners as editors keep them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Site

from sharing.models import EmbedSettings, Partner

pytestmark = pytest.mark.django_db


def settings_of_the_site():
    """How embedding is set."""
    return EmbedSettings.for_site(Site.objects.get())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("https://www.Exemple.fr/\n\n https://exemple.fr ", "https://www.exemple.fr\nhttps://exemple.fr"),
        ("http://localhost:8080", "http://localhost:8080"),
    ],
)
def test_origins_are_kept_one_by_line(typed, kept):
    partner = Partner(name="Banque", slug="banque", origins=typed)
    partner.full_clean()
    assert partner.origins == kept


@pytest.mark.parametrize(
    "typed", ["exemple.fr", "https://exemple.fr/page", "https://*", "https://a.fr; script-src *", "javascript:1", "*"]
)
def test_what_is_no_origin_is_named(typed):
    with pytest.raises(ValidationError, match="n’est pas l’adresse d’un site"):
        Partner(name="Banque", slug="banque", origins=typed).full_clean()


def test_frames_stand_anywhere_unless_kept_to_partners(home):
    embedding = settings_of_the_site()
    assert embedding.origins == ["*"]
    embedding.only_partners = True
    assert embedding.origins == ["'none'"]
    Partner.objects.create(name="B", slug="b", origins="https://b.fr\nhttps://a.fr")
    Partner.objects.create(name="A", slug="a", origins="https://a.fr")
    Partner.objects.create(name="C", slug="c")
    assert embedding.origins == ["https://a.fr", "https://b.fr"]


def test_an_editor_adds_a_partner_and_is_told_of_a_wrong_site(editor, home):
    address = reverse(Partner.snippet_viewset.get_url_name("add"))
    response = editor.post(address, {"name": "Banque", "slug": "banque", "origins": "banque.fr"})
    assert "n’est pas l’adresse d’un site" in response.content.decode()
    assert not Partner.objects.exists()
    editor.post(address, {"name": "Banque", "slug": "banque", "origins": "https://banque.fr"})
    assert [partner.origins for partner in Partner.objects.all()] == ["https://banque.fr"]
