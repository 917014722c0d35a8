"""A resource in the words of others."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from catalogue.models import Resource, ResourceContribution, ResourceFile
from practical_kit.models import StudyPage
from sharing.citations.container import Container
from sharing.citations.parties import Person
from sharing.citations.work import Work, for_citing, works
from tests.factories import (
    fresh,
    make_case,
    make_commune,
    make_document,
    make_organisation,
    make_resource,
    make_rubric,
    make_theme,
    make_three,
)

pytestmark = pytest.mark.django_db
AUTHORS = [{"type": "author", "value": {"family_name": "Dupré la Tour", "given_name": "Cécile", "role": ""}}]


def make_study(rubric, number=1, **fields):
    """A study with all that others want to know."""
    given = {"kind": StudyPage, "year": 2016, "month": 5, "levels": ["innover", "comprendre"], "authors": AUTHORS}
    given |= {"contributions": [
        ResourceContribution(organisation=make_organisation(name=f"La Fonda {number}"), role="editeur"),
        ResourceContribution(organisation=make_organisation(name=f"Inter-réseau {number}"), role="auteur"),
    ]}  # fmt: skip
    given |= {"files": [ResourceFile(document=make_document())], "also_in": ["accompagner"]}
    return make_resource(rubric, f"Étude {number}", themes=[make_theme(f"Thème {number}")], **given | fields)


def test_it_says_what_a_study_is(rubric):
    study = make_study(rubric, licence="cc-by-nc-nd", doi="10.1000/abc", isbn="9782908334463", pages=42)
    work = Work.of(Resource.objects.get(pk=study.pk))
    assert (work.title, work.kind, work.kind_label, work.genre.csl) == ("Étude 1", "etude", "Étude", "report")
    assert [str(person) for person in work.authors] == ["Cécile Dupré la Tour"]
    assert [str(body) for body in [*work.bodies, *work.publishers]] == ["Inter-réseau 1", "La Fonda 1"]
    assert (work.year, work.month, work.pages, work.doi) == (2016, 5, 42, "10.1000/abc")
    assert [level.slug for level in work.levels] == ["comprendre", "innover"]
    assert [term.slug for term in work.rubrics] == ["evaluer", "accompagner"]
    assert work.subjects == ("Thème 1",)
    assert work.licence_address == "https://creativecommons.org/licenses/by-nc-nd/4.0/"
    assert (work.address, work.permalink) == (study.full_url, f"http://localhost/r/{study.code}/")
    assert [(file.is_pdf, file.address.startswith("http://localhost/documents/")) for file in work.files] == [
        (True, True)
    ]


def test_a_case_is_of_this_site_and_of_the_day_its_page_was_published(rubric):
    case = make_case(rubric, year=1998, places=[make_commune()])
    work = Work.of(Resource.objects.get(pk=case.pk))
    assert (work.year, work.month) == (case.first_published_at.year, case.first_published_at.month)
    assert [body.name for body in work.publishers] == ["Co-construction territoriale"]
    assert [(place.label, place.code) for place in work.places] == [("Les Mureaux (Yvelines)", "78440")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Revue d’Auvergne, n° 602–603, p. 321–342", ("Revue d’Auvergne", "", "602-603", "321-342")),
        ("Tribune Fonda, vol. 3, n° 245, p. 12-34", ("Tribune Fonda", "3", "245", "12-34")),
        ("Tribune Fonda n° 245, version numérique", ("Tribune Fonda", "", "245", "")),
        ("Tribune Fonda, supplément au n° 267", ("Tribune Fonda", "", "267", "")),
        ("Horizons publics, hors-série", ("Horizons publics", "", "hors-série", "")),
        ("Stanford Social Innovation Review, hiver 2011", ("Stanford Social Innovation Review", "", "hiver 2011", "")),
    ],
)
def test_an_issue_of_a_journal_is_read(text, expected):
    container = Container.read(text)
    assert (container.title, container.volume, container.number, container.pages) == expected
    assert (container.is_issue, container.text) == (True, text)


@pytest.mark.parametrize("text", ["CGET, collection En détail n° 3", "associations.gouv.fr", "", "n° 3", "Numéro vert"])
def test_anything_else_is_a_title(text):
    assert Container.read(text) == Container(text)


def test_a_study_in_an_issue_is_an_article(rubric):
    make_study(rubric, published_in="Tribune Fonda n° 245")
    assert Work.of(Resource.objects.get()).genre.csl == "article-journal"


@pytest.mark.parametrize(
    ("role", "part"), [("", "author"), ("dir.", "editor"), ("Coordination", "editor"), ("trad.", "translator")]
)
def test_the_part_of_a_person_is_read_in_french(role, part):
    assert Person("Robin", "Anne", role).part == part


def test_a_file_that_visitors_may_not_open_is_left_out(rubric):
    closed = Collection.get_first_root_node().add_child(name="Réservée")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    make_study(rubric, files=[ResourceFile(document=make_document(collection=closed))])
    assert Work.of(Resource.objects.get()).files == ()


def test_ten_works_cost_what_one_costs(rubric, django_assert_num_queries):
    """One statement for the resources, one for aliases, six for what they have."""
    for number in range(10):
        make_study(rubric, number)
    keys = list(Resource.objects.values_list("pk", flat=True))
    assert len(list(works(keys[:1]))) == 1  # and a process learns once where the site stands
    for number in (1, 10):
        with django_assert_num_queries(8):
            assert len(list(works(keys[:number]))) == number
    resources = list(for_citing(Resource.objects.all()))
    assert len(resources) == 10


def test_only_what_visitors_see_is_given(rubric):
    make_three(rubric)
    assert [work.title for work in works(Resource.objects.values_list("pk", flat=True))] == ["Visible"]


def test_a_page_shown_a_second_time_is_the_same_work_once(kit, rubric):
    study = make_study(rubric)
    alias = fresh(study).create_alias(parent=make_rubric(kit, "accompagner"))
    assert [work.code for work in works([alias.pk, study.pk])] == [study.code]
