"""The API is what its description says, whatever is thrown at it; the description is what its code says."""

from copy import deepcopy

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.core.failures import FailureGroup

from catalogue.search.facets import FACETS
from sharing.api import description, resource_rows
from territories.models import Territory

pytestmark = pytest.mark.django_db

PLAIN = {"Accept-Encoding": "identity"}  # the client that schemathesis has does not unzip
SHORT = settings(
    max_examples=10,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def connection_stays():
    """As Django's own client does: the end of a request does not end the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def ask(operation, mode):
    """Ask an address all sorts of things, right or wrong, and look at all that is answered; gives the statuses."""
    statuses = set()

    @SHORT
    @given(case=operation.as_strategy(generation_mode=mode))
    def once(case):
        statuses.add(case.call_and_validate(headers=PLAIN).status_code)

    once()
    return statuses


def operations(paths=".*"):
    """The addresses that the API describes."""
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
    return [result.ok() for result in described.include(path_regex=paths).get_all_operations()]


@pytest.fixture
def examples(study, case):
    """What the description takes for examples exists."""
    Territory.objects.create(kind="departement", code="62", name="Pas-de-Calais", zone="metro")


def test_every_answer_is_as_described(examples):
    asked = {operation.path: [ask(operation, mode) for mode in GenerationMode] for operation in operations()}
    assert len(asked) == 12
    assert {path for path, (_, wrong) in asked.items() if not wrong & {400, 404}} == set()


def test_every_example_of_the_description_is_found(examples):
    for operation in operations():
        known = {each.name: each.definition["example"] for each in operation.path_parameters}
        response = operation.Case(path_parameters=known).call_and_validate(headers=PLAIN)
        assert response.status_code == 200, operation.path


def test_an_answer_that_is_not_as_described_is_seen(study, monkeypatch):
    def told(api, root):
        schema = deepcopy(described(api, root))
        schema["components"]["schemas"]["Resource"]["properties"]["titre"] = {"type": "integer"}
        return schema

    described = description.described
    monkeypatch.setattr(description, "described", told)
    [operation] = operations("ressources/$")
    with pytest.raises(FailureGroup):
        ask(operation, GenerationMode.POSITIVE)


def test_an_error_of_the_site_is_seen(study, monkeypatch):
    monkeypatch.setattr(resource_rows, "term", lambda found: {"cle": found.slug})
    [operation] = operations("ressources/$")
    with pytest.raises(FailureGroup):
        ask(operation, GenerationMode.POSITIVE)


def test_the_description_is_in_french_and_names_every_filter_of_the_catalogue(client, home):
    schema = client.get("/api/v1/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    assert schema["servers"] == [{"url": home.get_site().root_url}]
    parameters = {each["name"]: each for each in schema["paths"]["/api/v1/ressources/"]["get"]["parameters"]}
    assert {"q", "tri", "page", "par_page", *(facet.name for facet in FACETS)} == set(parameters)
    fields = [field for shape in schema["components"]["schemas"].values() for field in shape["properties"].values()]
    assert [field for field in [*fields, *parameters.values()] if not field.get("description")] == []
    assert "description" not in schema["components"]["schemas"]["Resource"]  # ours are in English


def test_errors_are_described_as_problems(client, home):
    answers = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/ressources/{code}/"]["get"]["responses"]
    assert set(answers) == {"200", "304", "404", "410"}
    assert list(answers["410"]["content"]) == ["application/problem+json"]
