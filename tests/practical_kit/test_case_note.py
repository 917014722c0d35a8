"""Case notes: what they must say and how they say it."""

import pytest

from catalogue.models import Resource
from practical_kit.models import CaseActor, CaseMeasure, CaseNotePage, CaseTool
from tests.factories import STORY, make_case, make_commune, make_four, make_organisation, make_reference, make_resource
from tests.reading import region, regions, texts, words

pytestmark = pytest.mark.django_db


def facts(response, selector="aside dl.facts > div"):
    return {words(line.dt): [words(value) for value in line.select("dd")] for line in regions(response, selector)}


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
