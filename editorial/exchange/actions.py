"""The buttons of an import."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views import View
from wagtail.admin import messages

from editorial.exchange.entering import ForWhoMayPublish, forget
from editorial.models import Import

State = Import.State
GIVEN_UP = "L’import est abandonné\u00a0: rien n’a été écrit."
KEPT = "La trace de cet import est effacée\u00a0; ses ressources restent."


class ActionView(ForWhoMayPublish, View):
    """A button of an import."""

    http_method_names = ("post",)
    act: Callable[["ActionView"], HttpResponse] = None

    def post(self, request, *args, **kwargs):
        """Do it."""
        return self.act(self)


def save(view: ActionView) -> HttpResponse:
    """Write everything."""
    if not view.imported.can_be_written:
        messages.error(view.request, "Cet import ne peut pas être écrit\u00a0: revoyez l’aperçu.")
        return view.go_on()
    return view.start(State.WRITING)


def map_again(view: ActionView) -> HttpResponse:
    """Back to the columns."""
    if view.imported.state == State.CHECKED:
        view.imported.go(State.MAPPING)
    return view.go_on()


def check_again(view: ActionView) -> HttpResponse:
    """Look at the lines again, on the site as it is now."""
    return view.start(State.CHECKING) if view.imported.state == State.CHECKED else view.go_on()


def resume(view: ActionView) -> HttpResponse:
    """Go on with a step that was interrupted, or that failed."""
    if view.imported.state == State.FAILED and view.imported.stopped_at:
        return view.start(view.imported.stopped_at, problem="")
    if view.imported.is_interrupted:
        return view.start(view.imported.state)
    return view.go_on()


def give_up(view: ActionView) -> HttpResponse:
    """Forget an import of which nothing was written, or the trace of one that is done."""
    if State.INDEXING in (view.imported.state, view.imported.stopped_at) or view.imported.state == State.WRITING:
        messages.error(view.request, "L’écriture est faite ou en cours\u00a0: laissez-la finir, ou reprenez-la.")
        return view.go_on()
    was_done = view.imported.state == State.DONE
    forget(view.imported)
    messages.success(view.request, KEPT if was_done else GIVEN_UP)
    return redirect("editorial_import:imports")
