"""Who may import, and what every screen of an import shares."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from editorial.exchange.running import carry_on
from editorial.models import Import
from editorial.models.imports import Replaced
from editorial.rights import may_publish


def imports_of(user):
    """Those of this person: an import writes with the rights of whoever sent it. A superuser sees all."""
    return Import.objects.all() if user.is_superuser else Import.objects.filter(created_by=user)


class ForWhoMayPublish:
    """A screen for those who may import; others get the refusal of Wagtail."""

    def dispatch(self, request, *args, **kwargs):
        if not may_publish(request.user):
            raise PermissionDenied
        if "pk" in kwargs:
            self.imported = get_object_or_404(imports_of(request.user), pk=kwargs["pk"])
        try:
            return super().dispatch(request, *args, **kwargs)
        except Replaced:  # a second click, while the first is being worked on
            return self.go_on()

    def go_on(self) -> HttpResponse:
        """To the screen of the import."""
        return redirect(reverse("editorial_import:import", args=[self.imported.pk]))

    def start(self, state: str, **values) -> HttpResponse:
        """Have a step done, then show how far it is."""
        self.imported.go(state, **values)
        carry_on.enqueue(self.imported.pk)
        return self.go_on()


def forget(imported: Import) -> None:
    """Delete an import and its file."""
    imported.file.delete(save=False)
    imported.delete()
