"""Addresses that name a merged theme or organisation lead on, for ever."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.admin_forms import free_slug
from catalogue.models import FormerOrganisation, FormerTheme, Organisation, ResourceContribution, Theme
from resource_centre.content.resources import by_slug
from tests.factories import hide, make_organisation, make_resource, make_theme
from tests.reading import region, words

CATALOGUE = "/ressources/"


@pytest.fixture
def theme(rubric):
    """A theme of one page, with which another was merged."""
    theme = make_theme("Jeunesse")
    make_resource(rubric, "Un guide", themes=[theme])
    FormerTheme.objects.create(number=9_001, slug="jeunes", name="Jeunes", into=theme)
    return theme


def test_the_old_address_leads_to_the_new_one_with_all_the_rest(client, theme):
    response = client.get(f"{CATALOGUE}?q=un+guide&theme=jeunes&type=guide&page=2")
    assert response.status_code == 301
    assert response.url == f"{CATALOGUE}?q=un+guide&theme=jeunesse&type=guide&page=2"
    assert client.get(response.url).status_code == 200


def test_a_value_that_is_there_already_is_there_once(client, theme):
    assert client.get(f"{CATALOGUE}?theme=jeunesse&theme=jeunes").url == f"{CATALOGUE}?theme=jeunesse"


def test_organisations_lead_on_too(client, rubric):
    body = make_organisation(name="L’agence")
    make_resource(rubric, contributions=[ResourceContribution(organisation=body)])
    FormerOrganisation.objects.create(number=9_001, slug="ademe", name="ADEME", into=body)
    assert client.get(f"{CATALOGUE}?acteur=ademe").url == f"{CATALOGUE}?acteur={body.slug}"
    assert client.get(f"{CATALOGUE}?theme=ademe").status_code == 200


def test_it_leads_on_even_when_visitors_see_no_resource_of_it(client, rubric):
    theme = make_theme("Secret")
    hide(make_resource(rubric, themes=[theme]))
    make_resource(rubric, themes=[theme], live=False)
    FormerTheme.objects.create(number=9_001, slug="ancien", name="Ancien", into=theme)
    response = client.get(f"{CATALOGUE}?theme=ancien")
    assert response.url == f"{CATALOGUE}?theme=secret"
    assert client.get(response.url).status_code == 200


def test_a_new_identifier_of_the_one_that_stays_is_followed(client, theme):
    theme.slug = "jeunes-gens"
    theme.save()
    assert client.get(f"{CATALOGUE}?theme=jeunes").url == f"{CATALOGUE}?theme=jeunes-gens"


@pytest.mark.parametrize("query", ["theme=inconnu", "theme=%00", "theme=" + "x" * 500, "theme=", "acteur=../x"])
def test_what_was_never_a_theme_is_ignored(client, theme, query):
    assert client.get(f"{CATALOGUE}?{query}").status_code == 200


def test_known_values_ask_for_nothing_more(client, theme):
    def count(query):
        client.get(CATALOGUE + query)
        with CaptureQueriesContext(connection) as queries:
            client.get(CATALOGUE + query)
        return sum("catalogue_former" in query["sql"] for query in queries)

    assert count("?theme=jeunesse&type=guide") == 0
    assert count("?theme=inconnu") == 1


def test_an_identifier_that_leads_elsewhere_is_not_given_again(editor, theme):
    add = reverse(Theme.snippet_viewset.get_url_name("add"))
    response = editor.post(add, {"name": "Autre chose", "slug": "jeunes"})
    assert "« jeunes » mène déjà à « Jeunesse »" in words(region(response, "main"))
    assert not Theme.objects.filter(slug="jeunes").exists()
    editor.post(add, {"name": "Jeunes", "slug": ""})
    assert Theme.objects.get(name="Jeunes").slug == "jeunes-2"


def test_the_same_holds_where_an_organisation_is_added_to_a_page(editor):
    body = make_organisation()
    FormerOrganisation.objects.create(number=9_001, slug="ademe", name="ADEME", into=body)
    assert free_slug(Organisation, "ADEME") == "ademe-2"
    chooser = Organisation.snippet_viewset.chooser_viewset
    editor.post(reverse(chooser.get_url_name("create")), {"organisation-name": "ADEME", "organisation-family": "etat"})
    assert set(Organisation.objects.exclude(pk=body.pk).values_list("slug", flat=True)) <= {"ademe-2"}


def test_content_that_names_a_merged_theme_takes_the_one_that_stays(theme):
    assert by_slug(Theme) == {"jeunesse": theme, "jeunes": theme}
