"""Addresses of what other sites and programs take."""

from django.urls import include, path, register_converter

from catalogue.identifiers import CODE
from sharing import permalinks
from sharing.partners.views import embedded
from sharing.reuse import reuse


class CodeConverter:
    """The code of a resource, in whichever case it was typed."""

    regex = f"(?i:{CODE.pattern})"

    def to_python(self, value: str) -> str:
        """As it is kept."""
        return value.lower()

    def to_url(self, value: str) -> str:
        """As it is shown."""
        return value


register_converter(CodeConverter, "code")

app_name = "sharing"
urlpatterns = [
    path("r/<code:code>/", permalinks.permalink, name="permalink"),
    path("integrer-et-reutiliser/", reuse, name="reuse"),
    path("vu/integration/<int:number>.gif", embedded, name="embedded"),
    path("vu/integration/liste.gif", embedded, name="list_embedded"),
    path("", include("sharing.feeds.urls")),
    path("", include("sharing.oai.urls")),
    path("", include("sharing.open_data.urls")),
    path("", include("sharing.api.urls")),
    path("", include("sharing.embeds.urls")),
    path("", include("sharing.oembed.urls")),
    path("", include("sharing.selection.urls")),
    path("citer/", include("sharing.citations.urls")),
]
