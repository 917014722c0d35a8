"""A page says by an image that it is seen: by whom it is counted, by whom it is not, and what can't be made of it."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.models import DailyUse
from catalogue.search import upkeep
from catalogue.use.counting import tally
from catalogue.use.visitors import is_robot
from tests.catalogue.use.conftest import FIREFOX
from tests.factories import hide, make_four, make_resource, make_standard
from tests.reading import region, regions

PEOPLE = [
    FIREFOX,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 "
    "Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537",
    "Mozilla/5.0 (Linux; Android 15; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.7444.142 "
    "Mobile Safari/537.36 Instagram 406.0.0.58.159 Android",
    "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; .NET4.0E; rv:11.0) like Gecko",
]
ROBOTS = [
    "",
    "curl/8.5.0",
    "python-requests/2.32",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
    "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/141.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/107.0 Safari/537.36 Lighthouse",
]
NOT_COUNTED = {
    "asks not to be tracked": {"DNT": "1"},
    "asks for privacy": {"Sec-GPC": "1"},
    "is fetched ahead": {"Sec-Purpose": "prefetch;prerender"},
    "was fetched ahead by older browsers": {"X-Moz": "prefetch"},
    "stands on another site": {"Sec-Fetch-Site": "cross-site"},
    "stands on a neighbour of ours": {"Sec-Fetch-Site": "same-site"},
    "is typed in the bar": {"Sec-Fetch-Site": "none", "Sec-Fetch-Dest": "document"},
    "is asked by a script": {"Sec-Fetch-Dest": "empty"},
}
JUNK = ["0", "999999999999999999999", "9" * 4000, "007", "1e3", "-1", "abc", "%00", "../1", "1%2F2", "é", ""]


def image(page, name="catalogue:seen"):
    """The address of the image of a page."""
    return reverse(name, args=[page.pk])


def test_the_page_of_a_resource_shows_an_image_that_counts_it(client, reader, written, rubric):
    page = make_resource(rubric, "Un guide")
    [shown] = regions(client.get(page.url), "img[hidden][alt='']")
    for _ in range(3):
        assert reader.get(shown["src"]).status_code == 200
    assert written() == {("Un guide", "VIEW"): 3}


def test_the_answer_is_a_small_image_that_nobody_keeps_and_that_leaves_nothing(reader, rubric):
    response = reader.get(image(make_resource(rubric)))
    assert response["Content-Type"] == "image/gif"
    assert response["Cache-Control"] == "no-store"
    assert response.content.startswith(b"GIF89a")
    assert len(response.content) == 43
    assert response.cookies == {}
    assert not {"ETag", "Last-Modified", "Vary"} & set(response.headers)


def test_counting_asks_nothing_of_the_database_and_writing_asks_as_little_for_many(reader, rubric):
    pages = [make_resource(rubric) for _ in range(5)]
    upkeep.flush()  # of the search index
    with CaptureQueriesContext(connection) as asked:
        for page in pages:
            reader.get(image(page))
    assert len(asked) == 0
    with CaptureQueriesContext(connection) as asked:
        tally.flush()
    statements = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    assert len(statements) == 2
    assert DailyUse.objects.count() == 5


def test_an_embed_is_counted_apart_from_a_view(reader, written, rubric):
    page = make_resource(rubric, "Un guide")
    reader.get(image(page))
    reader.get(image(page, "sharing:embedded"))
    reader.get(image(page, "sharing:embedded"))
    assert written() == {("Un guide", "VIEW"): 1, ("Un guide", "EMBED"): 2}


def test_only_what_a_visitor_may_see_is_counted(reader, written, kit, rubric):
    make_four(kit, rubric)
    for page in rubric.get_descendants() | kit.get_descendants():
        assert reader.get(image(page)).status_code == 200
    assert written() == {("Visible", "VIEW"): 1}


def test_what_is_no_resource_or_is_no_longer_there_is_not_counted(reader, written, home, rubric):
    page, gone = make_standard(home), make_resource(rubric)
    reader.get(image(page))
    reader.get(image(gone))
    gone.delete()
    assert written() == {}
    assert tally.waiting == {}


def test_what_becomes_private_before_it_is_written_is_not_counted(reader, written, rubric):
    page = make_resource(rubric)
    reader.get(image(page))
    hide(page)
    assert written() == {}


def test_the_uses_of_a_resource_go_with_it(reader, written, rubric):
    page = make_resource(rubric)
    reader.get(image(page))
    assert written()
    page.delete()
    assert written() == {}


@pytest.mark.parametrize("agent", PEOPLE)
def test_people_are_counted_whatever_their_browser(reader, written, rubric, agent):
    reader.get(image(make_resource(rubric)), headers={"User-Agent": agent})
    assert len(written()) == 1


@pytest.mark.parametrize("agent", ROBOTS)
def test_robots_are_not_counted(reader, written, rubric, agent):
    assert reader.get(image(make_resource(rubric)), headers={"User-Agent": agent}).status_code == 200
    assert is_robot(agent)
    assert written() == {}


@pytest.mark.parametrize("headers", NOT_COUNTED.values(), ids=NOT_COUNTED)
def test_nobody_is_counted_when_the_image(reader, written, rubric, headers):
    assert reader.get(image(make_resource(rubric)), headers=headers).status_code == 200
    assert written() == {}


def test_a_browser_that_does_not_say_where_it_asks_from_is_believed(client, written, rubric):
    client.get(image(make_resource(rubric)), headers={"User-Agent": FIREFOX})
    assert len(written()) == 1


def test_an_editor_is_not_counted(reader, written, rubric):
    reader.force_login(get_user_model().objects.create_superuser("redaction"))
    reader.get(image(make_resource(rubric)))
    assert written() == {}


def test_asking_for_headers_only_is_not_seeing_and_nothing_can_be_sent(reader, written, rubric):
    page = make_resource(rubric)
    assert reader.head(image(page)).status_code == 200
    assert reader.post(image(page)).status_code == 405
    assert written() == {}


@pytest.mark.parametrize("number", JUNK)
@pytest.mark.parametrize("folder", ["/vu/", "/vu/integration/"])
def test_an_address_made_up_counts_nothing_and_breaks_nothing(reader, written, home, folder, number):
    assert reader.get(f"{folder}{number}.gif").status_code in (200, 404)
    assert written() == {}
    assert tally.waiting == {}


def test_a_preview_has_no_image(editor, rubric):
    page = make_resource(rubric, live=False)
    page.save_revision()
    preview = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert region(preview, "h1").get_text() == page.title
    assert regions(preview, "img[src^='/vu/']") == []
