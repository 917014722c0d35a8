"""Addresses of the catalogue."""

from django.urls import path

from catalogue.edition_views import latest_edition
from catalogue.views import catalogue

app_name = "catalogue"
urlpatterns = [
    path("ressources/", catalogue, name="catalogue"),
    path("ressources/derniere-edition/<int:number>/", latest_edition, name="latest_edition"),
]
