"""Addresses of the open data."""

from django.urls import path, register_converter

from sharing.open_data.formats import FORMATS
from sharing.open_data.views import dcat_catalogue, dump, open_data, selection


class FormatConverter:
    """The ending of a file that the catalogue is given in."""

    regex = "|".join(FORMATS)

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(FormatConverter, "dump_format")

urlpatterns = [
    path("donnees/", open_data, name="open_data"),
    path("donnees/dcat.jsonld", dcat_catalogue, name="dcat"),
    path("donnees/catalogue.<dump_format:ending>", dump, name="dump"),
    path("donnees/selection.<dump_format:ending>", selection, name="selection_data"),
]
