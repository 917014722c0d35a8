"""The uses of one resource in time, and the way to them."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from catalogue.models import DailyUse
from practical_kit.models import GuidePage
from tests.factories import make_resource, make_standard
from tests.reading import links, regions, texts

LABELS = ["Vues par {}", "Téléchargements par {}", "Intégrations par {}"]


def address(page):
    return reverse("editorial_use:resource", args=[page.pk])


def heights(response, rank=0):
    """How high the bars of a plot are."""
    plot = regions(response, "figure.plot")[rank]
    return [float(bar["height"]) for bar in plot.select("rect")]


def said(response):
    """What the plots say to those who do not see them."""
    return [drawing["aria-label"].replace("\xa0", " ") for drawing in regions(response, "figure.plot [role=img]")]


def test_three_plots_show_every_day_and_a_table_has_the_same_numbers(publisher, rubric, used):
    page = make_resource(rubric)
    used(page, views=4, downloads=1)
    used(page, views=2, ago=1)
    used(page, views=1, ago=29)
    used(page, views=50, ago=30)
    used(make_resource(rubric), views=80)
    shown = publisher.get(address(page))
    assert texts(shown, "figcaption") == [label.format("jour") for label in LABELS]
    bars = heights(shown)
    assert len(bars) == 30
    assert (bars[-1], bars[-2], bars[0], set(bars[1:-2])) == (120, 60, 30, {0})
    assert said(shown)[0] == "Vues par jour : 7 en tout, au plus 4 (12 mars 2027)."
    assert said(shown)[2] == "Intégrations par jour : rien sur la période."
    lines = texts(shown, ".use__numbers tbody tr")
    assert len(lines) == 30
    assert (lines[0], lines[-1]) == ("11 février 2027 1 0 0", "12 mars 2027 4 1 0")
    assert texts(shown, ".use__totals strong") == ["7", "1", "0"]


@pytest.mark.parametrize(
    ("query", "word", "bars", "first"),
    [
        ("?du=10/01/2027", "jour", 62, "10 janvier 2027 0 0 0"),
        ("?du=09/01/2027", "semaine", 10, "semaine du 4 janvier 2027 0 0 0"),
        ("?du=01/01/2026", "mois", 15, "janvier 2026 1 0 0"),
        ("?periode=12-mois", "mois", 12, "avril 2026 0 0 0"),
        ("?periode=debut", "mois", 15, "janvier 2026 1 0 0"),
    ],
)
def test_a_long_period_is_shown_by_week_or_by_month(publisher, rubric, used, query, word, bars, first):
    page = make_resource(rubric)
    used(page, views=5)
    used(page, views=6, ago=2)
    used(page, views=1, ago=435)  # 1er janvier 2026
    shown = publisher.get(address(page) + query)
    assert texts(shown, "figcaption") == [label.format(word) for label in LABELS]
    assert len(heights(shown)) == bars
    lines = texts(shown, ".use__numbers tbody tr")
    assert lines[0] == first
    assert sum(int(line.split()[-3]) for line in lines) == (12 if "janvier 2026" in first else 11)


def test_every_day_is_taken_away_even_when_months_are_shown(publisher, rubric, used):
    page = make_resource(rubric, slug="un-guide")
    used(page, views=5, embeds=1)
    used(page, views=2, ago=400)
    answer = publisher.get(address(page), {"export": "csv", "periode": "debut"})
    lines = list(csv.reader(StringIO(b"".join(answer.streaming_content).decode())))
    assert lines[0] == ["Jour", "Vues", "Téléchargements", "Intégrations"]
    assert len(lines) == 402
    assert (lines[1], lines[-1]) == (["2026-02-05", "2", "0", "0"], ["2027-03-12", "5", "0", "1"])
    assert "utilisation-2026-02-05-2027-03-12-un-guide.csv" in answer["Content-Disposition"]


def test_a_contributor_sees_the_uses_of_their_own_page_and_of_no_other(contributor, rubric, used):
    mine, other = make_resource(rubric, owner=contributor.user), make_resource(rubric)
    assert contributor.get(address(mine)).status_code == 200
    refused = contributor.get(address(other))
    assert (refused.status_code, refused.url) == (302, reverse("wagtailadmin_home"))
    assert contributor.get(f"{address(other)}?export=csv").status_code == 302


def test_the_menu_of_a_published_resource_leads_there(publisher, contributor, home, rubric):
    page = make_resource(rubric, kind=GuidePage)
    draft, standard = make_resource(rubric, kind=GuidePage, live=False), make_standard(home)
    form = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert address(page) in links(publisher.get(form))
    listed = links(publisher.get(reverse("wagtailadmin_explore", args=[rubric.pk])))
    assert address(page) in listed
    assert address(draft) not in listed
    assert address(standard) not in links(publisher.get(reverse("wagtailadmin_explore", args=[home.pk])))
    assert address(page) not in links(contributor.get(reverse("wagtailadmin_explore", args=[rubric.pk])))


def test_what_is_no_resource_has_no_such_screen(publisher, home):
    assert publisher.get(address(make_standard(home))).status_code == 404
    assert publisher.get(reverse("editorial_use:resource", args=[10**30])).status_code == 404


def test_a_copy_of_a_page_starts_from_nothing(rubric, used):
    page = make_resource(rubric, kind=GuidePage)
    used(page, views=5)
    copy = page.copy(update_attrs={"slug": "copie"}, copy_revisions=False)
    assert list(DailyUse.objects.values_list("resource", flat=True)) == [page.pk]
    assert copy.uses.count() == 0
