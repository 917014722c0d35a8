"""The address that programs ask."""

from django.urls import path

from sharing.oembed.views import oembed

urlpatterns = [
    path("oembed/", oembed, name="oembed"),
]
