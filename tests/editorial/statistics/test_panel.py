"""What is read, on the home page of the admin."""

from django.urls import reverse

from tests.factories import hide, make_resource
from tests.reading import links, regions, texts

HOME = reverse("wagtailadmin_home")


def test_those_who_publish_see_what_is_read_most_and_go_to_the_report(publisher, rubric, used):
    pages = [make_resource(rubric, f"Guide {number}") for number in range(7)]
    for rank, page in enumerate(pages, 1):
        used(page, views=rank, downloads=50)
        used(page, views=100, ago=30)
    hidden = make_resource(rubric, "Réservée")
    used(hidden, views=1000)
    hide(hidden)
    home = publisher.get(HOME)
    assert texts(home, ".use-panel__list li") == [
        "Guide 6 : 7 vues", "Guide 5 : 6 vues", "Guide 4 : 5 vues", "Guide 3 : 4 vues", "Guide 2 : 3 vues",
    ]  # fmt: skip
    assert reverse("editorial_use:report") in links(home, ".use-panel")
    assert len(regions(home, ".use-panel rect")) == 30


def test_nothing_is_said_before_anything_was_read(publisher, rubric, used):
    used(make_resource(rubric), downloads=3)
    used(make_resource(rubric), views=3, ago=30)
    assert regions(publisher.get(HOME), ".use-panel") == []


def test_a_contributor_is_not_shown_it(contributor, rubric, used):
    used(make_resource(rubric), views=3)
    assert regions(contributor.get(HOME), ".use-panel") == []
