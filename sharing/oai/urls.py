"""The address of the harvest."""

from django.urls import path

from sharing.oai.views import oai

urlpatterns = [path("oai/", oai, name="oai")]
