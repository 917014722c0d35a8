"""The screens of imports: send a file, say what its columns are, look at what each line would do, write."""

from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.urls import URLPattern, URLResolver, include, path, reverse, reverse_lazy
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import policy_registry

from editorial.exchange import actions
from editorial.exchange.actions import ActionView
from editorial.exchange.entering import ForWhoMayPublish, forget, imports_of
from editorial.exchange.files import write
from editorial.exchange.forms import FileForm, MappingForm, UnknownForm
from editorial.exchange.mapping import remember
from editorial.exchange.outcome import Action
from editorial.models import Import
from editorial.rights import may_publish

State = Import.State
LINES, IMPORTS = 50, 20
HOME = {"url": reverse_lazy("wagtailadmin_home"), "label": "Accueil"}
LABELS = {
    Action.ERROR: "en erreur",
    Action.CREATE: "à créer",
    Action.UPDATE: "à modifier",
    Action.DUPLICATE: "déjà sur le site",
    Action.SAME: "sans changement",
}
DONE_LABELS = LABELS | {Action.CREATE: "créées", Action.UPDATE: "modifiées"}


class ImportsView(ForWhoMayPublish, WagtailAdminTemplateMixin, FormView):
    """What goes in, what goes out, and the last imports."""

    template_name = "wagtailadmin/editorial/exchange/imports.html"
    page_title = "Import et export"
    header_icon = "upload"
    form_class = FileForm

    def get_breadcrumbs_items(self):
        return [HOME, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        imports = imports_of(self.request.user).select_related("created_by")
        return super().get_context_data(imports=imports[:IMPORTS], **kwargs)

    def form_valid(self, form):
        file = form.cleaned_data["file"]
        for old in Import.objects.outdated():
            forget(old)
        last = Import.objects.filter(created_by=self.request.user).first()
        options = {name: value for name, value in last.options.items() if name != "mapping"} if last else {}
        self.imported = Import(name=file.name[-255:], created_by=self.request.user, options=options)
        self.imported.file.save(file.name, file)
        return self.start(State.READING)


class ImportView(ForWhoMayPublish, WagtailAdminTemplateMixin, TemplateView):
    """An import, wherever it is."""

    header_icon = "upload"
    templates = {State.MAPPING: "mapping", State.CHECKED: "preview", State.DONE: "done", State.FAILED: "failed"}

    def get_template_names(self):
        return [f"wagtailadmin/editorial/exchange/{self.templates.get(self.imported.state, 'progress')}.html"]

    def get_page_title(self):
        return "Import"

    def get_page_subtitle(self):
        return self.imported.name

    def get_breadcrumbs_items(self):
        above = {"url": reverse("editorial_import:imports"), "label": ImportsView.page_title}
        return [HOME, above, {"url": "", "label": self.imported.name}]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(imported=self.imported, **kwargs)
        if self.imported.state == State.MAPPING:
            context.setdefault("form", MappingForm(self.imported))
        elif self.imported.state in (State.CHECKED, State.DONE):
            context |= self.lines()
            asked = self.imported.unknown and self.imported.state == State.CHECKED
            context.setdefault("form", UnknownForm(self.imported) if asked else None)
        return context

    def lines(self) -> dict:
        """The lines of one action, by the page; those in error first."""
        counts = {action: self.imported.counts.get(action.value, 0) for action in LABELS}
        labels = DONE_LABELS if self.imported.state == State.DONE else LABELS
        asked = self.request.GET.get("voir", "")
        shown = next((action for action in LABELS if action == asked), next(filter(counts.get, LABELS), Action.ERROR))
        found = self.imported.lines.filter(action=shown.value).select_related("resource")
        lines = Paginator(found, LINES).get_page(self.request.GET.get("p"))
        keys = [line.resource_id for line in lines if line.resource_id]
        policy = policy_registry.get_by_type(Page)
        own = policy.instances_user_has_permission_for(self.request.user, "change").filter(pk__in=keys)
        return {
            "editable": set(own.values_list("pk", flat=True)),
            "tabs": [(action.value, labels[action], counts[action], action is shown) for action in LABELS],
            "shown": shown.value,
            "lines": lines,
        }


class MappingView(ImportView):
    """The columns, as they were chosen."""

    def post(self, request, *args, **kwargs):
        """Look at the lines, or show what is wrong with the choice."""
        if self.imported.state != State.MAPPING:
            return self.go_on()
        form = MappingForm(self.imported, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        remember(form.cleaned_data["mapping"])
        return self.start(State.CHECKING, options=self.imported.options | form.said(), counts={})


class UnknownView(ImportView):
    """What to do of unknown names, as it was chosen."""

    def post(self, request, *args, **kwargs):
        """Look at the lines again."""
        if self.imported.state != State.CHECKED:
            return self.go_on()
        form = UnknownForm(self.imported, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        return self.start(State.CHECKING, options=self.imported.options | {"decisions": form.decisions()})


class StateView(ForWhoMayPublish, View):
    """How far it is, for the script that shows it."""

    http_method_names = ("get",)

    def get(self, request, *args, **kwargs):
        """What the screen shows; `over` when it is to be loaded again."""
        imported = self.imported
        over = not imported.is_at_work or imported.is_interrupted
        return JsonResponse(
            {"label": imported.get_state_display(), "done": imported.done, "total": imported.total, "over": over}
        )


class ProblemsView(ForWhoMayPublish, View):
    """What is wrong, line by line, as a file to work through beside one's own."""

    http_method_names = ("get",)
    headers = ("Ligne", "Titre", "Colonne", "Problème")

    def get(self, request, *args, **kwargs):
        """A spreadsheet: as many rows as problems."""
        lines = self.imported.lines.filter(action=Action.ERROR.value).iterator()
        found = ((line, *problem) for line in lines for problem in line.problems)
        rows = (
            dict(zip(self.headers, (str(line.number), line.title, *problem), strict=True)) for line, *problem in found
        )
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="lignes-en-erreur.csv"'
        write("csv", list(self.headers), rows, response)
        return response


def addresses() -> list[URLPattern | URLResolver]:
    """Where the screens answer, under the address of the admin."""
    screens = [
        path("", ImportsView.as_view(), name="imports"),
        path("<int:pk>/", ImportView.as_view(http_method_names=["get", "head"]), name="import"),
        path("<int:pk>/etat/", StateView.as_view(), name="state"),
        path("<int:pk>/erreurs/", ProblemsView.as_view(), name="problems"),
        path("<int:pk>/colonnes/", MappingView.as_view(), name="mapping"),
        path("<int:pk>/noms/", UnknownView.as_view(), name="unknown"),
        path("<int:pk>/importer/", ActionView.as_view(act=actions.save), name="save"),
        path("<int:pk>/revoir-les-colonnes/", ActionView.as_view(act=actions.map_again), name="map_again"),
        path("<int:pk>/controler/", ActionView.as_view(act=actions.check_again), name="check_again"),
        path("<int:pk>/reprendre/", ActionView.as_view(act=actions.resume), name="resume"),
        path("<int:pk>/abandonner/", ActionView.as_view(act=actions.give_up), name="give_up"),
    ]
    return [path("import-export/", include((screens, "editorial_import")))]


class ImportMenuItem(MenuItem):
    """In the menu of those who may import."""

    def is_shown(self, request):
        return may_publish(request.user)


def menu_item() -> MenuItem:
    """« Import et export »."""
    return ImportMenuItem("Import et export", reverse("editorial_import:imports"), icon_name="upload", order=560)
