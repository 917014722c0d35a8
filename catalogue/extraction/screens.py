"""Wagtail's screens of documents, with what became of the text. They answer at Wagtail's own addresses."""

import django_filters
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.documents.forms import get_document_form
from wagtail.documents.models import Document
from wagtail.documents.views import documents, multiple
from wagtail.permissions import policy_registry

from catalogue.extraction.advice import PROBLEMS, SHORT, advice, in_trouble, named_advice
from catalogue.models import CatalogueDocument, Resource

NOTHING_NEW = (CatalogueDocument.TextStatus.READ, CatalogueDocument.TextStatus.WAITING)


class DocumentFilterSet(documents.DocumentsFilterSet):
    """Wagtail's filters, and one to find the files that the search cannot see into."""

    text_status = django_filters.MultipleChoiceFilter(
        label="Texte pour la recherche", choices=[*SHORT.items()], widget=CheckboxSelectMultiple
    )


class DocumentIndexView(documents.IndexView):
    """The list, with a column for the text."""

    filterset_class = DocumentFilterSet

    def get_base_queryset(self):
        return super().get_base_queryset().defer("text")

    @cached_property
    def columns(self):
        text = Column("text_status", label="Texte", accessor=lambda document: SHORT[document.text_status])
        return [*super().columns, text]


class DocumentEditView(documents.EditView):
    """Says what became of the text, when the form is opened and once it is saved."""

    def render_to_response(self, context, **kwargs):
        if self.request.method == "GET" and (said := advice(self.object)):
            announce(self.request, self.object, said)
        return super().render_to_response(context, **kwargs)

    def form_valid(self, form):
        response = super().form_valid(form)
        if "file" in form.changed_data:
            tell_after_saving(self.request, self.object)
        return response


class DocumentAddView(multiple.AddView):
    """Keeps each file as it arrives, and says what became of its text above the form of the rest.

    Wagtail's own asks for the whole form at once. Our fields would not be in it, the file would be put aside until
    they are, and Wagtail 8.0.1 then fails: it checks the extension of a file that is not there yet.
    """

    edit_form_template_name = "wagtailadmin/catalogue/added_document.html"

    def get_upload_form_class(self):
        return get_document_form(self.model, fields=Document.admin_form_fields)

    def get_edit_object_form_context_data(self):
        is_problem = self.object.text_status in PROBLEMS
        return super().get_edit_object_form_context_data() | {"advice": advice(self.object), "is_problem": is_problem}


def addresses() -> list[URLPattern]:
    """Where Wagtail's views would answer. It has no setting to choose them."""
    return [
        path("documents/", DocumentIndexView.as_view()),
        path("documents/results/", DocumentIndexView.as_view(results_only=True)),
        path("documents/edit/<int:document_id>/", DocumentEditView.as_view()),
        path("documents/multiple/add/", DocumentAddView.as_view()),
    ]


def tell_after_saving(request: HttpRequest, document: CatalogueDocument) -> None:
    """Without a worker, it was read when the save was committed; with one, nothing is known yet."""
    document.refresh_from_db(fields=["text_status"])
    if document.text_status not in NOTHING_NEW:
        announce(request, document, named_advice(document), edit_button(request, document))


def announce(request: HttpRequest, document: CatalogueDocument, said: str, buttons=()) -> None:
    """Say it above the next page: as a warning if there is something to mend."""
    tell = messages.warning if document.text_status in PROBLEMS else messages.info
    tell(request, said, buttons)


def edit_button(request: HttpRequest, document: CatalogueDocument) -> list:
    """A link to the form of the document, for those who may use it."""
    policy = policy_registry.get_by_type(CatalogueDocument)
    if not policy.user_has_permission_for_instance(request.user, "change", document):
        return []
    return [messages.button(reverse("wagtaildocs:edit", args=[document.pk]), "Ouvrir le document")]


def tell_about_files(request: HttpRequest, page) -> None:
    """On opening the form of a resource: which of its files the search cannot see into."""
    if request.method != "GET" or not isinstance(page, Resource):
        return
    if keys := [item.document_id for item in page.files.all()]:
        for document in in_trouble(keys):
            announce(request, document, named_advice(document), edit_button(request, document))
