"""Addresses of what is taken away. The page that a file is made from is its canonical address."""

from django.urls import path

from booklets import views

app_name = "booklets"
urlpatterns = [
    path("pdf/contenu-du-kit/", views.kept, {"name": views.KIT_PDF}, name="kit"),
    path("epub/contenu-du-kit/", views.kept, {"name": views.KIT_EPUB}, name="kit_epub"),
    path("pdf/kit/<slug:slug>/", views.manual, name="manual"),
    path("pdf/essentiel/<slug:slug>/", views.chapter, name="chapter"),
    path("pdf/<code:code>/", views.resource, name="resource"),
    path("dossier/", views.dossier, name="dossier"),
]
