"""What each file says of each resource."""

import csv
import io
import json

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from catalogue.models import Resource
from catalogue.search import upkeep
from sharing.api.resource_shapes import WholeResource
from sharing.open_data import reading
from sharing.open_data.columns import COLUMNS
from tests.factories import fresh, make_resource, make_rubric, make_three

pytestmark = pytest.mark.django_db
ENDINGS = ["csv", "jsonl", "jsonld"]
ELSEWHERE = {"api", "texte", "sources", "organisations"}  # not in the table under that name


def table(text):
    """The rows of the table, by column."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def titles(ending, text):
    """The titles of a file, in order."""
    if ending == "csv":
        return [row["titre"] for row in table(text)]
    if ending == "jsonl":
        return [json.loads(line)["titre"] for line in text.splitlines()]
    return [node["name"] for node in json.loads(text)["@graph"]]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_holds_what_visitors_see_each_once(take, kit, rubric, ending):
    make_three(rubric)
    make_resource(rubric, "Une seule").create_alias(parent=make_rubric(kit, "accompagner"))
    text = take(ending)
    assert titles(ending, text) == ["Visible", "Une seule"]
    assert "Brouillon" not in text
    assert "Réservée" not in text


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("number", [0, 1, 2, 3, 5])
def test_it_is_read_some_at_a_time_and_is_whole(take, rubric, monkeypatch, ending, number):
    monkeypatch.setattr(reading, "BATCH", 2)
    for rank in range(number):
        make_resource(rubric, f"Ressource {rank}")
    assert titles(ending, take(ending)) == [f"Ressource {rank}" for rank in range(number)]


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_withdrawn_while_it_is_sent_is_not_in_it(client, rubric, monkeypatch, ending):
    monkeypatch.setattr(reading, "BATCH", 1)
    for rank in range(3):
        make_resource(rubric, f"Ressource {rank}")
    pieces = iter(client.get(f"/donnees/catalogue.{ending}").streaming_content)
    text = next(pieces) + next(pieces)
    fresh(Resource.objects.get(title="Ressource 1")).unpublish()
    text = (text + b"".join(pieces)).decode()
    assert titles(ending, text) == ["Ressource 0", "Ressource 2"] if ending != "jsonl" else True
    assert "Ressource 2" in text


@pytest.mark.parametrize("ending", ENDINGS)
def test_files_of_private_collections_are_left_out(take, study, ending):
    assert take(ending).count("/documents/") == 2
    root = Collection.get_first_root_node()
    CollectionViewRestriction.objects.create(collection=root, restriction_type=CollectionViewRestriction.LOGIN)
    assert "/documents/" not in take(ending)


def test_the_table_says_all_of_a_study(take, study):
    [row] = table(take("csv"))
    assert (
        row
        | {
            "code": study.code,
            "permalien": f"http://localhost/r/{study.code}/",
            "adresse": study.full_url,
            "type": "Étude",
            "titre": "Étude « une », et deux",
            "resume": study.summary,
            "a_retenir": "Un. | Deux.",
            "niveaux": "Comprendre | Innover",
            "rubrique": "Évaluer",
            "aussi_dans": "Se former",
            "auteurs": "Dupré, Cécile | Rossi, Anna (traductrice)",
            "organisations_auteur": "Cerema",
            "organisations_editeur": "La Fonda",
            "organisations_financeur": "Banque",
            "organisations_partenaire": "Ville",
            "annee": "2023",
            "mois": "3",
            "langue": "fr",
            "licence": "CC BY 4.0",
            "licence_adresse": "https://creativecommons.org/licenses/by/4.0/",
            "pages": "42",
            "doi": "10.3917/rfap.162.0303",
            "isbn": "9782110096739",
            "paru_dans": "Tribune Fonda, n° 245",
            "edition": "2e édition",
            "document": "https://example.org/document",
            "remplacee_par": "",
        }
        == row
    )
    assert set(row["themes"].split(" | ")) == {"Mobilité", "Emploi"}
    assert row["fichiers"].count("http://localhost/documents/") == 2
    assert row["publiee_le"].startswith("20")


def test_the_table_says_all_of_a_case(take, case):
    [row] = table(take("csv"))
    assert (row["territoires"], row["territoires_codes"]) == ("Les Mureaux | Lens", "78440 | 62498")
    assert row["organisations_autres"].count("(") + bool(row["organisations_partenaire"]) >= 1


def test_every_field_of_the_api_has_its_column(take, study):
    [row] = table(take("csv"))
    fields = set(WholeResource.model_fields)
    assert fields - set(row) == ELSEWHERE
    assert all(column.description for column in COLUMNS)


def test_the_table_is_that_of_the_norm(client, study):
    response = client.get("/donnees/catalogue.csv")
    text = response.getvalue().decode()
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert text.startswith("\ufeffcode,permalien,")
    assert text.count("\r\n") == 2
    assert text.endswith("\r\n")


def test_a_spreadsheet_runs_nothing_and_other_formats_hold_the_very_text(take, rubric):
    make_resource(rubric, "=cmd|' /C calc'!A0", summary="+33 est un indicatif")
    [row] = table(take("csv"))
    assert (row["titre"], row["resume"]) == ("'=cmd|' /C calc'!A0", "'+33 est un indicatif")
    assert json.loads(take("jsonl"))["titre"] == "=cmd|' /C calc'!A0"


def test_a_line_of_json_is_what_the_api_says(client, take, study):
    upkeep.flush()
    said = json.loads(take("jsonl"))
    api = client.get(f"/api/v1/ressources/{study.code}/").json()
    assert said == {name: api[name] for name in said}
    assert set(api) - set(said) == {"texte", "sources"}


def test_linked_data_name_things_as_schema_org_does(take, study, case):
    graph = json.loads(take("jsonld"))
    assert graph["@context"] == "https://schema.org"
    one, other = graph["@graph"]
    assert (one["@id"], one["@type"]) == (f"http://localhost/r/{study.code}/", ["Article", "LearningResource"])
    assert one["author"][0] == {"@type": "Person", "name": "Cécile Dupré", "familyName": "Dupré", "givenName": "Cécile"}
    assert one["datePublished"] == "2023-03"
    assert [level["termCode"] for level in one["educationalLevel"]] == ["comprendre", "innover"]
    assert one["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert one["sdLicense"].startswith("https://www.etalab.gouv.fr/")
    assert other["spatialCoverage"][0]["identifier"] == {
        "@type": "PropertyValue",
        "propertyID": "INSEE",
        "value": "78440",
    }
    assert all(value for node in (one, other) for value in node.values())
