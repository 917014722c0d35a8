"""What visitors looked for in vain, on the home page."""

from datetime import timedelta

from django.utils import timezone

from catalogue.models import FruitlessSearch, SynonymGroup
from editorial.home.fruitless import FruitlessPanel
from tests.reading import links, regions, texts

SEARCHES = "#recherches-section"


def searched(words, count=1, days=0):
    """Words that were looked for, for the last time some days ago."""
    FruitlessSearch.objects.create(words=words, count=count)
    FruitlessSearch.objects.filter(words=words).update(last_seen=timezone.localdate() - timedelta(days=days))


def test_the_most_frequent_of_the_month_come_first_and_five_are_shown(publisher, desk):
    for number in range(1, 8):
        searched(f"mot {number}", count=number)
    searched("ancienne", count=50, days=31)
    assert texts(desk(publisher), f"{SEARCHES} .lines__title") == [f"« mot {number} »" for number in (7, 6, 5, 4, 3)]
    assert texts(desk(publisher), ".todo a") == ["7 recherches sans résultat ce mois-ci"]


def test_each_leads_to_the_same_search_and_to_a_synonym(publisher, desk):
    searched("l’eau & l’air ?#")
    again, teach = links(desk(publisher), f"{SEARCHES} li")
    [everything] = links(desk(publisher), f"{SEARCHES} .lines__after")
    assert "l’eau &amp; l’air ?#" in publisher.get(again).content.decode()
    form = publisher.get(teach)
    assert form.context["form"]["terms"].value() == "l’eau & l’air ?#"
    assert isinstance(form.context["form"].instance, SynonymGroup)
    assert publisher.get(everything).status_code == 200


def test_a_contributor_is_told_nothing_of_them(contributor, desk):
    searched("compostage")
    assert regions(desk(contributor), SEARCHES) == []
    assert FruitlessPanel().summary(contributor.user)[0].count == 0
