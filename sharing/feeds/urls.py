"""Addresses of feeds."""

from django.urls import path

from sharing.feeds.views import VOCABULARIES, of_search, of_term

urlpatterns = [
    path("flux/", of_search, name="feed"),
    *(path(f"flux/{facet}/<slug:slug>/", of_term, {"facet": facet}, name=f"feed_{facet}") for facet in VOCABULARIES),
]
