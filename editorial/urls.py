"""Addresses that editors give to people who have no account."""

from django.urls import path

from editorial.approval.views import approval

app_name = "editorial"

urlpatterns = [
    path("relecture/<str:token>/", approval, name="approval"),
    path("relecture/<path:token>", approval),  # cut or altered on the way: nothing under it is anybody else's
]
