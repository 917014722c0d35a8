"""Reading feeds."""

import feedparser
import pytest

from tests.sharing.feeds.rfc4287 import checked


@pytest.fixture
def read(client):
    """A feed as an independent reader sees it, once every rule of Atom is found kept."""

    def reading(path, **headers):
        response = client.get(path, headers=headers)
        assert response.status_code == 200, response
        checked(response.content)
        feed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
        assert not feed.bozo, feed.get("bozo_exception")
        return feed

    return reading
