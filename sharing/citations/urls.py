"""Addresses of references. They end as files do, for programs that look at the end of a name."""

from django.urls import path

from sharing.citations import views

urlpatterns = [
    path("recherche.<slug:ending>", views.search, name="cite_search"),
    path("selection.<slug:ending>", views.selection, name="cite_selection"),
    path("<code:code>.<slug:ending>", views.one, name="cite"),
]
