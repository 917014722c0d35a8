"""« Rapports › Utilisation »: every resource, how much it was used in a period, in any order, to take away."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.admin.menu import reports_menu

from editorial.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR
from practical_kit.models import CaseNotePage, StudyPage
from tests.factories import make_case, make_four, make_resource, make_rubric
from tests.reading import regions, texts

REPORT = reverse("editorial_use:report")


def rows(response):
    """The lines: title, views, downloads, embeds."""
    return [(row.title, row.views, row.downloads, row.embeds) for row in response.context["object_list"]]


def titles(response):
    return [row.title for row in response.context["object_list"]]


def totals(response):
    """What is said of the period in large letters."""
    return texts(response, ".use__totals strong")


@pytest.mark.parametrize("role", [CONTRIBUTOR, EDITOR, ADMINISTRATOR], ids=lambda role: role.name)
def test_the_report_is_for_those_who_publish(log_in, role):
    client = log_in(role)
    is_open = client.get(REPORT).status_code == 200
    assert is_open == (role is not CONTRIBUTOR)
    assert (client.get(f"{REPORT}?export=csv").status_code == 200) == is_open
    request = client.get(reverse("wagtailadmin_home")).wsgi_request
    assert "Utilisation" in [item.label for item in reports_menu.menu_items_for_request(request)]


def test_nobody_sees_it_without_an_account(client, home):
    assert client.get(REPORT).status_code == 302


def test_each_resource_has_its_uses_of_the_last_thirty_days_the_most_viewed_first(publisher, rubric, used):
    guide, other = make_resource(rubric, "Un guide"), make_resource(rubric, "Un autre")
    make_resource(rubric, "Jamais vu")
    used(guide, views=3, downloads=1)
    used(guide, views=4, embeds=2, ago=29)
    used(guide, views=100, ago=30)
    used(other, views=8)
    page = publisher.get(REPORT)
    assert rows(page) == [("Un autre", 8, 0, 0), ("Un guide", 7, 1, 2), ("Jamais vu", 0, 0, 0)]
    assert totals(page) == ["15", "1", "2"]


def test_what_is_offline_is_there_only_if_it_was_used(publisher, kit, rubric, used):
    make_four(kit, rubric)
    gone = make_resource(rubric, "Retirée")
    used(gone, views=2)
    gone.unpublish()
    assert titles(publisher.get(REPORT)) == ["Retirée", "Abritée", "Réservée", "Visible"]


@pytest.mark.parametrize(
    ("period", "views"),
    [
        ("", 1),
        ("periode=12-mois", 1 + 10 + 100),
        ("periode=debut", 1 + 10 + 100 + 1000),
        ("du=12/01/2027&au=12/01/2027", 10),
        ("au=12/01/2027", 1000 + 100 + 10),
        ("du=12/01/2027", 10 + 1),
        ("du=01/01/1900&au=31/12/2999", 1111),
    ],
)
def test_the_period_is_chosen(publisher, rubric, used, period, views):
    guide = make_resource(rubric, "Un guide")
    for times, ago in ((1, 0), (10, 59), (100, 345), (1000, 700)):  # 12/03/2027, 12/01/2027, 01/04/2026, 11/04/2025
        used(guide, views=times, ago=ago)
    assert rows(publisher.get(f"{REPORT}?{period}")) == [("Un guide", views, 0, 0)]


def test_totals_are_compared_with_the_period_before_when_it_was_counted(publisher, rubric, used):
    guide = make_resource(rubric, "Un guide")
    used(guide, views=30, downloads=1, embeds=4)
    used(guide, views=20, embeds=4, ago=30)
    page = publisher.get(REPORT)
    assert texts(page, ".use__totals span") == []
    assert "Le comptage a commencé le 10 février 2027" in page.content.decode().replace("\xa0", " ")
    assert "Vues, période d’avant" not in texts(page, "thead")[-1]
    used(guide, views=1, ago=59)
    page = publisher.get(REPORT)
    compared = ["+ 43 % (21 sur la période d’avant)", "rien sur la période d’avant", "autant que la période d’avant"]
    assert texts(page, ".use__totals span") == compared
    assert [row.before for row in page.context["object_list"]] == [21]


@pytest.mark.parametrize(
    ("ordering", "first"),
    [("title", "Abeilles"), ("-title", "Élus"), ("views", "Abeilles"), ("-downloads", "Élus"), ("rubric", "Cas"),
     ("-embeds", "Abeilles"), ("type", "Cas"), ("before", "Abeilles"), ("inconnu", "Cas"), ("pk", "Cas")],
)  # fmt: skip
def test_any_column_sorts(publisher, kit, rubric, used, ordering, first):
    used(make_resource(rubric, "Élus", StudyPage), views=2, downloads=3)
    used(make_resource(rubric, "Abeilles"), views=1, embeds=1)
    case = make_case(make_rubric(kit, "accompagner"), "Cas")
    used(case, views=3)
    used(case, views=9, ago=59)
    assert titles(publisher.get(f"{REPORT}?ordering={ordering}"))[0] == first


def test_a_kind_and_a_rubric_narrow_lines_and_totals(publisher, kit, rubric, used):
    used(make_resource(rubric, "Une étude", StudyPage), views=1)
    used(make_case(rubric, "Un cas"), views=10)
    other = make_rubric(kit, "accompagner")
    used(make_case(other, "Ailleurs"), views=100)
    page = publisher.get(f"{REPORT}?type={CaseNotePage.kind}")
    assert (titles(page), totals(page)) == (["Ailleurs", "Un cas"], ["110", "0", "0"])
    page = publisher.get(f"{REPORT}?type={CaseNotePage.kind}&rubrique={rubric.rubric_id}")
    assert (titles(page), totals(page)) == (["Un cas"], ["10", "0", "0"])


@pytest.mark.parametrize(
    "query",
    [
        "du=hier",
        "au=31/02/2027",
        "du=10/03/2027&au=01/03/2027",
        "periode=siecle",
        "type=x",
        "rubrique=999",
        f"rubrique={10**30}",
        "p=abc",
    ],
)
def test_a_bad_choice_is_said_and_the_usual_period_shown(publisher, rubric, used, query):
    used(make_resource(rubric, "Un guide"), views=5)
    page = publisher.get(f"{REPORT}?{query}")
    assert totals(page) == ["5", "0", "0"]
    assert len(regions(page, "[role=alert]")) == (0 if query.startswith("p=") else 1)


def test_days_in_the_wrong_order_are_named(publisher, home):
    page = publisher.get(f"{REPORT}?du=10/03/2027&au=01/03/2027")
    assert texts(page, "[role=alert]") == ["Le premier jour de la période vient après le dernier : échangez-les."]


def test_the_report_is_taken_away_as_it_is_shown(publisher, rubric, used):
    used(make_resource(rubric, "=1+1"), views=1500, downloads=2)
    used(make_resource(rubric, "Élus", StudyPage), views=1)
    answer = publisher.get(f"{REPORT}?export=csv&du=01/03/2027&ordering=title")
    lines = list(csv.reader(StringIO(b"".join(answer.streaming_content).decode())))
    head = ["Titre", "Type", "Rubrique", "Vues", "Téléchargements", "Intégrations"]
    assert lines[0] == head
    assert lines[2] == ["Élus", "Étude", "Évaluer", "1", "0", "0"]
    assert 'filename="utilisation-2027-03-12-2027-03-12.csv"' in answer["Content-Disposition"]
    answer = publisher.get(f"{REPORT}?export=xlsx")
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert [[cell.value for cell in row] for row in sheet][1] == ["=1+1", "Guide", "Évaluer", 1500, 2, 0]
    assert sheet["A2"].data_type == "s"


def test_all_the_lines_are_taken_away_and_not_only_those_of_a_page(publisher, rubric):
    for number in range(52):
        make_resource(rubric, f"Guide {number}")
    assert len(publisher.get(REPORT).context["object_list"]) == 50
    assert len(b"".join(publisher.get(f"{REPORT}?export=csv").streaming_content).splitlines()) == 53


def test_the_report_costs_the_same_for_many_resources_and_days(publisher, rubric, used):
    def cost(number):
        for rank in range(number):
            used(make_resource(rubric), views=rank + 1, downloads=1, ago=rank)
        publisher.get(REPORT)
        with CaptureQueriesContext(connection) as asked:
            publisher.get(REPORT)
        return len(asked)

    assert cost(2) == cost(10)


def test_before_anything_is_counted_the_report_is_there_with_zeros(publisher, rubric):
    make_resource(rubric, "Un guide")
    for query in ("", "?periode=debut", "?du=01/01/2020"):
        page = publisher.get(f"{REPORT}{query}")
        assert (rows(page), totals(page)) == ([("Un guide", 0, 0, 0)], ["0", "0", "0"])
