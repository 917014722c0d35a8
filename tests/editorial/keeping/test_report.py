"""Rapports › À revoir, and the panel of the home page."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from editorial.keeping.panel import ReviewPanel
from editorial.models import ReviewDate
from practical_kit.models import GuidePage, StudyPage
from tests.factories import fresh, hide, make_resource, make_rubric
from tests.reading import links, region, regions, texts, words

REPORT = reverse("editorial_review_report")
HOME = reverse("wagtailadmin_home")


def days(count):
    """A date, so many days from today."""
    return timezone.localdate() + timedelta(days=count)


@pytest.fixture
def some(make_old, rubric):
    """One overdue by far, one due since yesterday, one due soon, one recent that was reviewed."""
    make_old("Très en retard", 900, kind=StudyPage)
    make_old("D’hier", 549)
    make_old("Bientôt", 520)
    recent = make_old("Récente", 3)
    ReviewDate.objects.create(resource=recent, reviewed_on=days(-1))
    make_resource(rubric, "Brouillon", live=False)
    hide(make_old("Réservée", 800))


def titles(response):
    """The rows, in their order."""
    return texts(response, "main table td.title a")


def test_the_report_lists_what_is_published_the_most_overdue_first(publisher, some):
    page = publisher.get(REPORT)
    assert titles(page) == ["Très en retard", "Réservée", "D’hier", "Bientôt", "Récente"]
    assert [words(cell) for cell in regions(page, "main tbody tr")[0].select("td")][3] == "jamais"


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("a-revoir", ["Très en retard", "Réservée", "D’hier"]),
        ("en-retard", ["Très en retard", "Réservée"]),
        ("bientot", ["Bientôt"]),
        ("jamais", ["Très en retard", "Réservée", "D’hier", "Bientôt"]),
    ],
)
def test_the_report_is_filtered_by_state(publisher, some, state, expected):
    assert titles(publisher.get(REPORT, {"state": state})) == expected


def test_the_report_is_filtered_by_rubric_kind_and_owner(publisher, contributor, kit, rubric, make_old):
    make_old("Une étude", kind=StudyPage, owner=contributor.user)
    elsewhere = make_old("Ailleurs", parent=make_rubric(kit, "accompagner"))
    assert titles(publisher.get(REPORT, {"rubric": elsewhere.rubric.pk})) == ["Ailleurs"]
    assert titles(publisher.get(REPORT, {"content_type": elsewhere.cached_content_type.pk})) == ["Ailleurs"]
    assert titles(publisher.get(REPORT, {"owner": contributor.user.pk})) == ["Une étude"]


def test_a_filter_that_means_nothing_breaks_nothing(publisher, old):
    assert publisher.get(REPORT, {"state": "x", "rubric": "x", "owner": "0", "p": "x"}).status_code == 200


def test_a_button_of_the_report_marks_and_comes_back_to_the_same_list(publisher, some):
    page = publisher.get(REPORT, {"state": "a-revoir"})
    form = regions(page, "main tbody form")[0]
    sent = {field["name"]: field["value"] for field in form.select("input")}
    response = publisher.post(form["action"], sent, follow=True)
    assert response.redirect_chain[-1][0] == f"{REPORT}?state=a-revoir"
    assert titles(response) == ["Réservée", "D’hier"]


def test_the_report_is_exported(publisher, some):
    lines = publisher.get(REPORT, {"export": "csv"}).getvalue().decode().splitlines()
    assert lines[0] == "Titre,Type,Rubrique,Propriétaire,Dernière revue,À revoir le,Adresse"
    assert len(lines) == 6
    assert f"{days(-1)}" in lines[-1]
    sheet = load_workbook(BytesIO(publisher.get(REPORT, {"export": "xlsx"}).getvalue())).active
    assert sheet["A2"].value == "Très en retard"
    assert sheet["B2"].value == "Étude"


def test_the_queries_of_the_report_do_not_grow(publisher, make_old):
    def count():
        publisher.get(REPORT)  # what was made before is indexed by this one
        with CaptureQueriesContext(connection) as queries:
            publisher.get(REPORT)
        return len(queries)

    make_old("Une")
    one = count()
    for number in range(9):
        make_old(f"Une autre {number}")
    assert count() == one


def test_the_report_is_in_the_menu_of_those_who_publish_and_of_nobody_else(publisher, contributor, old):
    assert publisher.get(REPORT).status_code == 200
    assert contributor.get(REPORT).status_code == 302
    assert contributor.get(reverse("editorial_review_report_results")).status_code == 302
    assert REPORT in publisher.get(HOME).content.decode()
    assert REPORT not in contributor.get(HOME).content.decode()


def test_the_home_page_shows_what_is_due_and_marks_it(publisher, some):
    panel = region(publisher.get(HOME), "section:has(#a-revoir-heading)")
    assert words(panel.select("li")[0]).startswith("Très en retard")
    assert "Les 3 ressources à revoir" in words(panel)
    form = panel.select_one("form")
    sent = {field["name"]: field["value"] for field in form.select("input")}
    publisher.post(form["action"], sent)
    panel = region(publisher.get(HOME), "section:has(#a-revoir-heading)")
    assert "Les 2 ressources à revoir" in words(panel)


def test_the_home_page_says_nothing_when_nothing_is_due(publisher, contributor, make_old):
    make_old("Récente", 3)
    assert regions(publisher.get(HOME), "#a-revoir-heading") == []
    make_old("Vieille", owner=contributor.user)
    assert regions(contributor.get(HOME), "#a-revoir-heading") == []


def test_the_summary_counts_what_is_due_for_those_who_may(publisher, contributor, some):
    [todo] = ReviewPanel().summary(publisher.user)
    assert (todo.count, todo.label) == (3, "ressources à revoir")
    assert titles(publisher.get(todo.url)) == ["Très en retard", "Réservée", "D’hier"]
    assert ReviewPanel().summary(contributor.user) == []


def test_a_title_is_shown_as_text(publisher, make_old):
    make_old("<b>Gras</b>")
    assert "<b>Gras" not in publisher.get(REPORT).content.decode()
    assert "<b>Gras" not in publisher.get(HOME).content.decode()


def test_a_new_edition_takes_the_place_of_the_old_one_in_the_report(publisher, make_old, indexed):
    former = make_old("Ancienne", kind=GuidePage)
    with indexed():
        make_old("Nouvelle", kind=GuidePage, replaces=fresh(former))
    assert titles(publisher.get(REPORT)) == ["Nouvelle"]
    assert reverse("editorial_review", args=[former.pk]) not in links(publisher.get(REPORT), "main")
