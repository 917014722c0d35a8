"""Addresses of embeds and of the page that makes them."""

from django.urls import path

from sharing.embeds import maker, views
from sharing.embeds.options import Form

urlpatterns = [
    path("integrer/", maker.maker, name="embedding"),
    path("integrer/cadre-1.js", views.script, name="frame_script"),
    path("integrer/qr/<code:code>.svg", maker.qr_code, name="qr_code"),
    path("integrer/liste/", views.resource_list, name="embed_liste"),
    *[
        path(f"integrer/{form}/<str:code>/", views.one_resource, {"form": form}, name=f"embed_{form}")
        for form in (Form.LINK, Form.CARD, Form.SHEET)
    ],
]
