"""Addresses of the selection."""

from django.urls import path

from sharing.selection import views

urlpatterns = [
    path("selection/", views.selection, name="selection"),
    path("selection/qr.svg", views.qr_code, name="selection_qr"),
]
