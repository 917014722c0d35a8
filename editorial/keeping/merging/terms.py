"""The vocabularies whose terms are merged, and how each is spoken of."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404

from catalogue.models import Organisation, Theme


@dataclass(frozen=True)
class Vocabulary:
    """Themes or organisations: their model, their filter in the catalogue, and French words for one of them."""

    name: str  # in addresses of the admin
    model: type[models.Model]
    facet: str
    one: str
    that_one: str
    gone: str
    choices: tuple[str, ...] = ()  # the fields of which the better value is kept

    @property
    def permission(self) -> str:
        """What somebody must be given to merge: editors change terms, and merging is how they delete one."""
        return f"{self.model._meta.app_label}.change_{self.model._meta.model_name}"

    def check(self, user) -> None:
        """Let through those who may merge.

        Raises:
            PermissionDenied: others.
        """
        if not user.has_perm(self.permission):
            raise PermissionDenied


VOCABULARIES = {
    vocabulary.name: vocabulary
    for vocabulary in (
        Vocabulary("themes", Theme, "theme", "le thème", "ce thème", "fusionné ou supprimé"),
        Vocabulary(
            "organisations",
            Organisation,
            "acteur",
            "l’organisation",
            "cette organisation",
            "fusionnée ou supprimée",
            ("acronym", "family", "url"),
        ),
    )
}


def vocabulary_of(model: type[models.Model]) -> Vocabulary | None:
    """The vocabulary of a model; none for what is not merged."""
    return next((one for one in VOCABULARIES.values() if one.model is model), None)


def vocabulary_named(name: str) -> Vocabulary:
    """The vocabulary of an address.

    Raises:
        Http404: there is none.
    """
    if name not in VOCABULARIES:
        raise Http404
    return VOCABULARIES[name]
