"""Addresses of the kit's tools; its pages are of the tree."""

from django.urls import path

from practical_kit.comparing.views import compare
from practical_kit.places import views as places

app_name = "practical_kit"
urlpatterns = [
    path("territoires/", places.places, name="territories"),
    path("territoires/suggestions.json", places.suggestions, name="territory_suggestions"),
    path("territoires/<slug:address>/", places.territory, name="territory"),
    path("comparer/", compare, name="compare"),
]
