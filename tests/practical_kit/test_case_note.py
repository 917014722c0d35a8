"""Case notes: what they must say, how they say it, and what is asked of them at publication."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from catalogue.models import NeedLevel, Resource
from practical_kit.models import CaseActor, CaseMeasure, CaseNotePage, CaseTool
from tests.factories import STORY, make_case, make_commune, make_four, make_organisation, make_reference, make_resource
from tests.filling import add_address, edit_address, filled, problems
from tests.reading import region, regions, texts, words

pytestmark = pytest.mark.django_db


def facts(response, selector="aside dl.facts > div"):
    return {words(line.dt): [words(value) for value in line.select("dd")] for line in regions(response, selector)}


@pytest.fixture
def write(editor, rubric):
    """Send the form of a new case with actors of these families; give the answer."""

    def send(*families, publish=True, **values):
        story = dict.fromkeys(STORY, "Les sources n’en disent rien.")
        required = {"title": "Un cas", "slug": "un-cas", "summary": "Un résumé.", "challenge": "Un défi."}
        required |= {"scale": "commune", "status": "en-cours", "year": 2016} | story
        required["need_levels"] = [NeedLevel.objects.get(slug="comprendre").pk]
        actors = [{"organisation": make_organisation(family).pk, "role": "partenaire"} for family in families]
        rows = {"actors": actors, "territory_items": [{"territory": make_commune().pk}]}
        address = add_address(CaseNotePage, rubric)
        return editor.post(address, filled(editor.get(address), CaseNotePage, publish, **required | rows | values))

    return send


def test_a_case_with_two_families_is_published(write):
    response = write("collectivite", "association")
    assert response.status_code == 302, problems(response)
    case = CaseNotePage.objects.get()
    assert case.live
    assert [actor.organisation.family for actor in case.actors.all()] == ["collectivite", "association"]


@pytest.mark.parametrize("families", [("association", "association")])
def test_a_case_with_one_family_is_not_published_and_the_editor_is_told_why(write, families):
    said = problems(write(*families))
    assert list(said) == ["actors"]
    assert "au moins deux familles d’acteurs" in said["actors"][0]
    assert not CaseNotePage.objects.exists()


@pytest.mark.parametrize("families", [(), ("association", "association")])
def test_a_case_with_one_family_can_be_kept_as_a_draft(write, families):
    response = write(*families, publish=False)
    assert response.status_code == 302, problems(response)
    case = Page.objects.get(slug="un-cas").specific
    assert (case.live, len(case.get_latest_revision_as_object().actors.all())) == (False, len(families))


def test_a_draft_of_a_case_asks_for_nothing_but_a_title(write):
    nothing = dict.fromkeys(STORY) | {"summary": "", "challenge": "", "scale": "", "need_levels": []}
    assert write(publish=False, territory_items=[], **nothing).status_code == 302


def test_a_case_is_not_published_without_a_territory(write):
    assert "territory_items" in problems(write("collectivite", "association", territory_items=[]))


def test_a_case_is_not_published_with_a_part_of_its_story_missing(write):
    missing = {"challenge", "scale", "status", *STORY}
    assert set(problems(write("collectivite", "association", **dict.fromkeys(missing, "")))) == missing


def test_an_actor_that_is_removed_does_not_count(write, editor):
    write("collectivite", "association")
    case = CaseNotePage.objects.get()
    data = filled(editor.get(edit_address(case)), CaseNotePage, publish=True, **dict.fromkeys(STORY, "Rien."))
    data |= {"actors-1-DELETE": "on"}
    assert "actors" in problems(editor.post(edit_address(case), data))
    case.refresh_from_db()
    assert case.actors.count() == 2


def test_a_title_longer_than_a_line_is_refused_at_publication(write):
    assert "title" in problems(write("collectivite", "association", title="a" * 91))
    assert not CaseNotePage.objects.exists()


def test_a_draft_may_have_a_long_title_and_dates_that_are_not_settled(write):
    dates = {"year": 2016, "end_year": 2014}
    response = write(publish=False, title="a" * 91, **dates)
    assert response.status_code == 302, problems(response)
    assert set(problems(write("collectivite", "association", title="a" * 91, **dates))) == {"title", "end_year"}


def test_a_draft_of_a_case_that_visitors_see_may_be_unsettled_too(editor, rubric):
    case = make_case(rubric, "Un cas")
    data = filled(editor.get(edit_address(case)), CaseNotePage, title="a" * 91)
    assert editor.post(edit_address(case), data).status_code == 302
    case.refresh_from_db()
    assert (case.live, case.title, case.get_latest_revision_as_object().title) == (True, "Un cas", "a" * 91)


def test_the_form_of_a_case_counts_the_signs_of_its_title(editor, rubric):
    assert region(editor.get(add_address(CaseNotePage, rubric)), "#id_title")["maxlength"] == "90"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"title": "a" * 91}, {"title"}),
        ({"year": 2016, "end_year": 2014, "status": "terminee"}, {"end_year"}),
        ({"year": 2016, "end_year": 2020, "status": "en-cours"}, {"end_year"}),
        ({"year": 2016, "end_year": 2020, "status": "inconnue"}, {"end_year"}),
        ({"title": "a" * 91, "year": 2016, "end_year": 2014, "status": "terminee"}, {"title", "end_year"}),
    ],
)
def test_a_case_cannot_end_before_it_begins_nor_while_it_goes_on(fields, wrong):
    case = CaseNotePage(**{"title": "Un cas"} | fields)
    with pytest.raises(ValidationError) as raised:
        case.clean()
    assert set(raised.value.message_dict) == wrong


@pytest.mark.parametrize(
    "fields",
    [
        {"year": 2016, "end_year": 2016, "status": "terminee"},
        {"end_year": 2020, "status": "terminee"},
        {"year": 2016, "status": "en-cours"},
        {"title": "a" * 90},
    ],
)
def test_a_case_may_end_the_year_it_begins_or_say_nothing_of_it(fields):
    CaseNotePage(**{"title": "Un cas"} | fields).clean()


@pytest.mark.parametrize(
    ("fields", "period"),
    [
        ({"status": "terminee", "year": 2014, "end_year": 2020}, "2014 – 2020"),
        ({"status": "terminee", "year": 2014}, "2014 – fin non datée"),
        ({"status": "terminee", "end_year": 2020}, "? – 2020"),
        ({"status": "en-cours", "year": 2016}, "Depuis 2016, en cours"),
        ({"status": "en-cours"}, "En cours"),
        ({"status": "inconnue", "year": 2008}, "À partir de 2008, issue non connue"),
        ({"status": "inconnue"}, "Issue non connue"),
    ],
)
def test_the_period_says_what_is_known_and_what_is_not(fields, period):
    assert CaseNotePage(**fields).period == period


def test_a_case_tells_its_story_under_fixed_headings(client, rubric):
    case = make_case(rubric, challenge="Rouvrir l’épicerie.", **{name: f"<p>{name}</p>" for name in STORY})
    response = client.get(case.url)
    assert texts(response, "main .prose h2, main .prose h3")[-8:] == [
        "Contexte",
        "Démarche",
        "Leviers",
        "Freins et ce qui n’a pas marché",
        "Résultats",
        "Conditions de transfert",
        "À reprendre si…",
        "À éviter si…",
    ]
    assert words(region(response, "main .prose .callout")) == "Le défi Rouvrir l’épicerie."
    told = words(region(response, "main"))
    assert [told.index(name) for name in STORY] == sorted(told.index(name) for name in STORY)


def test_what_is_optional_is_shown_when_it_is_there(client, rubric):
    gaps = [("gap", "Le budget.")]
    case = make_case(rubric, governance="<p>Un comité.</p>", means="<p>Deux postes.</p>", contact="Mairie", gaps=gaps)
    shown = texts(client.get(case.url), "main .prose h2")
    assert shown[-4:] == ["Gouvernance", "Moyens", "Contact", "Ce que nous ne savons pas"]


def test_the_fact_sheet_says_where_how_wide_and_when(client, rubric):
    case = make_case(rubric, places=[make_commune()], licence="licence-ouverte")
    told = facts(client.get(case.url), "aside > dl.facts > div")
    assert told["Territoire"][0].startswith("Les Mureaux (Yvelines)")
    assert "34 632" in told["Territoire"][0]
    assert (told["Région"], told["Échelle"], told["Période"]) == (
        ["Île-de-France"],
        ["Commune"],
        ["Depuis 2016, en cours"],
    )


def test_actors_are_shown_by_role_with_their_family(client, rubric):
    parts = [
        (make_organisation("collectivite", "Ville"), "pilote"),
        (make_organisation("association", "Asso"), "partenaire"),
        (make_organisation("entreprise", "Club"), "partenaire"),
    ]
    case = make_case(rubric, actors=[CaseActor(organisation=organisation, role=role) for organisation, role in parts])
    assert facts(client.get(case.url), "[aria-labelledby=acteurs] dl > div") == {
        "Pilote": ["Ville (Collectivité)"],
        "Partenaire": ["Asso (Association)", "Club (Entreprise)"],
    }


def test_a_measured_result_says_its_date_its_evidence_and_its_source(client, rubric):
    source = make_reference("Bilan", publisher="Une fédération")
    measures = [
        CaseMeasure(indicator="Emplois", value="42", unit="postes", date="2020", source=source, evidence="mesure"),
        CaseMeasure(indicator="Visites", value="300"),
    ]
    response = client.get(make_case(rubric, measures=measures).url)
    assert texts(response, "main .prose table tbody tr") == [
        "Emplois 42 postes 2020 Mesuré par une évaluation (Une fédération)",
        "Visites 300 non datée Déclaré par les acteurs",
    ]


def test_a_measure_outlives_its_source(rubric):
    source = make_reference()
    case = make_case(rubric, measures=[CaseMeasure(indicator="Emplois", value="42", source=source)])
    source.delete()
    assert case.measures.get().source is None


def test_the_tools_shown_are_those_a_visitor_may_see(client, kit, rubric):
    make_four(kit, rubric)
    tools = [CaseTool(resource=resource) for resource in Resource.objects.all()]
    response = client.get(make_case(rubric, tools=tools).url)
    assert [words(link) for link in regions(response, "main .prose ul a")] == ["Visible"]
    for hidden in ("Brouillon", "Réservée", "Abritée"):
        assert hidden not in response.content.decode()


def test_a_case_without_visible_tools_has_no_heading_for_them(client, rubric):
    case = make_case(rubric, tools=[CaseTool(resource=make_resource(rubric, live=False))])
    assert "Outils du kit utilisés" not in texts(client.get(case.url), "h2")
