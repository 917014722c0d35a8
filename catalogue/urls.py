"""Addresses of the catalogue."""

from django.urls import path

from catalogue.edition_views import latest_edition
from catalogue.models import DailyUse
from catalogue.use.views import seen
from catalogue.views import catalogue

app_name = "catalogue"
urlpatterns = [
    path("ressources/", catalogue, name="catalogue"),
    path("ressources/derniere-edition/<int:number>/", latest_edition, name="latest_edition"),
    path("vu/<int:number>.gif", seen, {"kind": DailyUse.Kind.VIEW}, name="seen"),
]
