"""Addresses of the catalogue."""

from django.urls import path

from catalogue.views import catalogue

app_name = "catalogue"
urlpatterns = [path("ressources/", catalogue, name="catalogue")]
