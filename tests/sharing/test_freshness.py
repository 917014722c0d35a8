"""« Not modified » is never said of what would read otherwise."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from catalogue.models import CatalogueDocument, Organisation, ResourceContribution, ResourceFile, Rubric
from resource_centre.models import CentreSettings
from sharing import freshness
from tests.factories import fresh, make_document, make_organisation, make_resource

pytestmark = pytest.mark.django_db
FILES = ["/donnees/catalogue.jsonl", "/donnees/catalogue.csv", "/donnees/catalogue.jsonld"]
REFERENCES = ["/citer/recherche.bib", "/citer/recherche.json?q=visible"]
VERSIONED = [*FILES, *REFERENCES, "/flux/", "/flux/rubrique/evaluer/", "/api/v1/ressources/"]


@pytest.fixture
def study(rubric):
    """A resource with a file and a publisher."""
    made = ResourceContribution(organisation=make_organisation(name="Cerema"), role="editeur")
    return make_resource(
        rubric, "Visible", files=[ResourceFile(document=make_document("Titre ancien"))], contributions=[made]
    )


def change(model, **fields):
    """Save the first one with other values."""
    item = model.objects.first()
    for name, value in fields.items():
        setattr(item, name, value)
    item.save()


def rename_rubric(study):
    rubric = Rubric.objects.get(slug="evaluer")
    rubric.name = "Mesurer"
    rubric.save()


CHANGES = {
    "document": lambda study: change(CatalogueDocument, title="Titre neuf", pages=77, language="en"),
    "organisation": lambda study: change(Organisation, name="Cerema Est", acronym="CE", url="https://est.example/"),
    "rubric": rename_rubric,
    "withdrawal": lambda study: fresh(study).unpublish(),
    "name of the site": lambda study: change(Site, site_name="Autre centre"),
    "address of the site": lambda study: change(Site, hostname="ailleurs.example"),
}


def body(response):
    """All that is sent."""
    return response.getvalue()


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_what_is_read_changes_its_version(client, study, what):
    before = {path: client.get(path) for path in VERSIONED}
    said = {path: body(response) for path, response in before.items()}
    CHANGES[what](study)
    for path in VERSIONED:
        now = body(client.get(path))
        again = client.get(path, headers={"If-None-Match": before[path]["ETag"]})
        assert now == said[path] or (again.status_code, body(again)) == (200, now), path


@pytest.mark.parametrize("path", [*VERSIONED, "/donnees/dcat.jsonld"])
def test_nothing_has_a_date_that_could_lie(client, study, path):
    assert "Last-Modified" not in client.get(path)
    assert client.get(path, headers={"If-Modified-Since": "Fri, 01 Jan 2038 00:00:00 GMT"}).status_code == 200


def test_the_description_for_portals_follows_what_it_names(client, home, study):
    for value in ("neuf@exemple.fr", "autre@exemple.fr"):
        etag = client.head("/donnees/dcat.jsonld")["ETag"]
        assert client.get("/donnees/dcat.jsonld", headers={"If-None-Match": etag}).status_code == 304
        centre = CentreSettings.for_site(home.get_site())
        centre.contact_email = value
        centre.save()
        assert value in client.get("/donnees/dcat.jsonld", headers={"If-None-Match": etag}).content.decode()


@pytest.mark.parametrize("path", VERSIONED)
def test_not_modified_is_said_without_reading_the_catalogue(client, study, path):
    etag = client.get(path)["ETag"]
    with CaptureQueriesContext(connection) as asked:
        again = client.get(path, headers={"If-None-Match": f"W/{etag}"})
    assert again.status_code == 304
    assert len(asked) <= 3


def test_two_sites_two_names_and_two_codes_have_two_versions(rf, home, monkeypatch):
    site = home.get_site()
    Site.objects.create(hostname="second.example", root_page=home, site_name=site.site_name)
    ask = [rf.get("/flux/", headers={"host": host}) for host in ("localhost", "second.example")]
    tags = [freshness.version_tag(request) for request in ask]
    Site.objects.filter(pk=site.pk).update(site_name="Autre centre")
    tags.append(freshness.version_tag(rf.get("/flux/")))
    monkeypatch.setattr(freshness, "revision", lambda: "autre")
    tags.append(freshness.version_tag(rf.get("/flux/")))
    assert len(set(tags)) == 4


def test_our_code_is_part_of_the_version_and_what_we_install_is_not(settings, tmp_path):
    freshness.revision.cache_clear()
    ours = freshness.revision()
    assert ours == freshness.revision()
    settings.BASE_DIR = tmp_path  # none of our rooms is there
    freshness.revision.cache_clear()
    assert freshness.revision() != ours
    freshness.revision.cache_clear()
