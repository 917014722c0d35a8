"""What a feed says of a resource."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from catalogue.models import Resource, ResourceContribution, ResourceFile
from practical_kit.models import StudyPage
from tests.factories import fresh, make_document, make_organisation, make_resource, make_theme

pytestmark = pytest.mark.django_db
AUTHORS = [
    {"type": "author", "value": {"family_name": "Dupré", "given_name": "Cécile", "role": ""}},
    {"type": "author", "value": {"family_name": "Rossi", "given_name": "Anna", "role": "traductrice"}},
]


@pytest.fixture
def study(rubric):
    """A study of which all is known."""
    contributions = [
        ResourceContribution(
            organisation=make_organisation(name="La Fonda", url="https://fonda.example/"), role="auteur"
        ),
        ResourceContribution(organisation=make_organisation(name="Banque"), role="financeur"),
    ]  # fmt: skip
    return make_resource(
        rubric, "Évaluer <ensemble> & agir", StudyPage, levels=["innover"], themes=[make_theme("Mobilité")],
        authors=AUTHORS, contributions=contributions, licence="cc-by", source_url="https://example.org/étude?a=1&b=2",
        files=[ResourceFile(document=make_document("Rapport")), ResourceFile(document=make_document("Annexes"))],
    )  # fmt: skip


def test_an_entry_tells_what_a_resource_is(read, study):
    feed = read("/flux/")
    [entry] = feed.entries
    assert (entry.title, entry.summary) == (study.title, study.summary)
    assert entry.link == study.full_url
    assert [author.name for author in entry.authors] == ["Cécile Dupré", "La Fonda"]
    assert entry.authors[1].href == "https://fonda.example/"
    assert [person.name for person in entry.contributors] == ["Anna Rossi"]
    assert "CC BY 4.0" in entry.rights
    assert entry.published_parsed
    assert feed.feed.language == "fr"
    assert "Licence Ouverte 2.0" in feed.feed.rights


def test_its_categories_are_its_terms_each_in_its_vocabulary(read, study):
    [entry] = read("/flux/").entries
    terms = {(tag.scheme.partition("#")[2], tag.term, tag.label) for tag in entry.tags}
    assert terms == {
        ("type", "etude", "Étude"),
        ("besoin", "innover", "Innover"),
        ("rubrique", "evaluer", "Évaluer"),
        ("theme", "mobilite", "Mobilité"),
    }


def test_its_links_are_whole_addresses(read, study):
    [entry] = read("/flux/").entries
    links = {link.rel: link.href for link in entry.links}
    assert links["alternate"] == study.full_url
    assert links["bookmark"] == f"http://localhost/r/{study.code}/"
    assert links["related"].startswith("https://example.org/")


def test_files_that_visitors_may_open_are_enclosed(read, study):
    [entry] = read("/flux/").entries
    assert [(link.title, link.type, link.length) for link in entry.enclosures] == [
        ("Rapport", "application/pdf", "8"),
        ("Annexes", "application/pdf", "8"),
    ]
    assert all(link.href.startswith("http://localhost/documents/") for link in entry.enclosures)


def test_files_of_a_private_collection_are_not(read, study):
    private = Collection.get_first_root_node().add_child(name="Réservée")
    CollectionViewRestriction.objects.create(collection=private, restriction_type=CollectionViewRestriction.LOGIN)
    document = study.files.first().document
    document.collection = private
    document.save()
    [entry] = read("/flux/").entries
    assert [link.title for link in entry.enclosures] == ["Annexes"]


def test_its_identifier_survives_a_new_title_a_new_address_and_a_new_site(read, study, home, indexed):
    before = read("/flux/")
    page = fresh(study)
    page.title, page.slug = "Autrement", "autrement"
    with indexed():
        page.save_revision().publish()
    site = home.get_site()
    site.hostname, site.port = "centre.example", 443
    site.save()
    after = read("/flux/")
    assert after.entries[0].link == "https://centre.example/kit/evaluer/autrement/"
    assert (after.entries[0].id, after.feed.id) == (before.entries[0].id, before.feed.id)


def test_a_draft_changes_neither_dates_nor_text(read, client, study):
    before = client.get("/flux/")
    draft = fresh(study)
    draft.title, draft.summary = "Titre secret", "Secret"
    draft.save_revision()
    after = client.get("/flux/")
    assert after.content == before.content
    assert after["ETag"] == before["ETag"]


def test_a_publication_changes_the_date_of_the_entry_and_of_the_feed(read, study):
    before = read("/flux/")
    page = fresh(study)
    page.summary = "Un autre résumé."
    page.save_revision().publish()
    after = read("/flux/")
    assert after.entries[0].updated > before.entries[0].updated
    assert after.entries[0].published == before.entries[0].published
    assert after.feed.updated == after.entries[0].updated


def test_without_author_publishers_stand_for_them_then_the_centre(read, rubric):
    made = ResourceContribution(organisation=make_organisation(name="Cerema"), role="editeur")
    make_resource(rubric, "Publiée", contributions=[made])
    make_resource(rubric, "Anonyme")
    feed = read("/flux/")
    authors = {entry.title: [author.name for author in entry.get("authors", [])] for entry in feed.entries}
    assert authors == {"Publiée": ["Cerema"], "Anonyme": []}
    assert feed.feed.author == "Co-construction territoriale"


def test_a_page_that_was_put_online_without_a_date_has_one(read, study):
    Resource.objects.update(first_published_at=None, last_published_at=None)
    [entry] = read("/flux/").entries
    assert entry.updated.startswith("1970")
    assert "published" not in entry


def test_characters_that_xml_forbids_are_left_out(read, rubric):
    make_resource(rubric, "Un\x0b titre\x1f \ufffe", summary="Un\x08 résumé")
    [entry] = read("/flux/").entries
    assert (entry.title, entry.summary) == ("Un titre", "Un résumé")


def test_a_title_says_its_language(client, rubric):
    make_resource(rubric, "Evaluation", language="en")
    assert '<title xml:lang="en">Evaluation</title>' in client.get("/flux/").content.decode()
