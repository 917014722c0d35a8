"""Two programs that know nothing of ours ask for embeds: micawber, and Wagtail when it is the one that embeds."""

import pytest
import requests
from micawber import Provider
from micawber.exceptions import InvalidResponseException
from wagtail.embeds.exceptions import EmbedNotFoundException
from wagtail.embeds.finders.oembed import OEmbedFinder

from tests.factories import make_resource

pytestmark = pytest.mark.django_db
HERE = "http://localhost"


@pytest.fixture
def guide(rubric, indexed):
    """A resource that visitors see."""
    with indexed():
        return make_resource(rubric, "Mesurer « l’effet » & <i>l’impact</i>", slug="mesurer")


def test_micawber_reads_our_answers(client, guide, monkeypatch):
    monkeypatch.setattr(Provider, "fetch", lambda provider, address: client.get(address.removeprefix(HERE)).content)
    provider = Provider(f"{HERE}/oembed/", maxwidth=400)
    for path in (guide.url, f"/r/{guide.code}/", "/kit/evaluer/", "/ressources/?q=effet"):
        said = provider.request(HERE + path)
        assert (said["type"], said["width"], said["provider_name"]) == ("rich", 400, "Co-construction territoriale")
        assert said["height"] <= 400 * 16 // 9
    assert provider.request(HERE + guide.url)["title"] == guide.title
    with pytest.raises(InvalidResponseException):
        provider.request(f"{HERE}/introuvable/")


def test_wagtail_reads_our_answers(client, guide, monkeypatch):
    def send(adapter, request, **options):
        ours = client.get(request.url.removeprefix(HERE))
        answer = requests.Response()
        answer.status_code, answer._content, answer.url = ours.status_code, ours.content, request.url
        return answer

    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", send)
    finder = OEmbedFinder(providers=[{"endpoint": f"{HERE}/oembed/", "urls": [r"^http://localhost/.+$"]}])
    assert finder.accept(HERE + guide.url)
    said = finder.find_embed(HERE + guide.url, max_width=320)
    assert (said["title"], said["type"], said["width"]) == (guide.title, "rich", 320)
    assert said["height"] > 100
    assert f"/integrer/carte/{guide.code}/" in said["html"]
    assert said["cache_until"]
    with pytest.raises(EmbedNotFoundException):
        finder.find_embed(f"{HERE}/introuvable/")
