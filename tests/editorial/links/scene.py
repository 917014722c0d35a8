"""Pages with links, runs over them, and time that passes."""

from datetime import timedelta

from django.urls import reverse

from editorial.links.checking import check
from editorial.models import LinkAddress, LinkRun
from tests.factories import make_resource
from tests.reading import soup

Scope = LinkRun.Scope
REPORT = reverse("editorial_links:report")


def url(name, site=""):
    """An address."""
    return f"https://{site or name}.exemple.fr/{name}"


def pages(rubric, *names, site=""):
    """Pages with a link each."""
    return [make_resource(rubric, f"Page {name}", source_url=url(name, site)) for name in names]


def run(scope=Scope.SITE, key=0, **options):
    """A run, gone through."""
    return check(LinkRun.objects.start(scope, key, **options))


def address(name):
    """What is known of an address."""
    return LinkAddress.objects.get(url=url(name))


def later(**ago):
    """Let time pass."""
    for field in ("checked_at", "failing_since", "vouched_at"):
        for one in LinkAddress.objects.exclude(**{field: None}):
            LinkAddress.objects.filter(pk=one.pk).update(**{field: getattr(one, field) - timedelta(**ago)})
    for one in LinkRun.objects.all():
        moved = {name: getattr(one, name) - timedelta(**ago) for name in ("since", "started_at", "seen_at")}
        LinkRun.objects.filter(pk=one.pk).update(**moved)


def rows(client, address=REPORT, **query):
    """The rows of the report, as text."""
    response = client.get(address, query)
    assert response.status_code == 200
    return [" ".join(row.get_text(" ").split()) for row in soup(response).select(".links-table tbody tr")]


def key(name):
    """The number of an address."""
    return LinkAddress.objects.get(url=url(name)).pk
