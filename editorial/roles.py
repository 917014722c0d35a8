"""Who may do what in the admin: three roles, as data. The command `set_up_roles` makes the database agree."""

from dataclasses import dataclass

ENTER = {"wagtailadmin.access_admin"}
ADD_MEDIA = {
    "wagtailimages.add_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.choose_document",
}
CHANGE_MEDIA = {"wagtailimages.change_image", "wagtaildocs.change_document"}
COLLECTIONS = {f"wagtailcore.{action}_collection" for action in ("add", "change", "delete")}

KEEPING = ("add", "change", "view")
ALL = (*KEEPING, "delete")

VOCABULARIES = ("catalogue.theme", "catalogue.organisation", "catalogue.reference")
WORDS_AND_FIGURES = ("essentials.glossaryterm", "essentials.keyfigure", "catalogue.synonymgroup")
ADMINISTRATION = (
    "editorial.user",
    "auth.group",
    "wagtailcore.site",
    "wagtailcore.workflow",
    "wagtailcore.task",
    "wagtailredirects.redirect",
)


def actions(verbs: tuple[str, ...], *models: str) -> set[str]:
    """These permissions on each model, which is named `app.model`."""
    return {f"{app}.{verb}_{name}" for app, name in (model.split(".") for model in models) for verb in verbs}


@dataclass(frozen=True)
class Role:
    """A group of accounts and all its permissions, each named `app.codename`."""

    name: str
    everywhere: frozenset[str]
    pages: frozenset[str]  # on the front page and all below it
    media: frozenset[str]  # on images, documents and their collections


# Whoever may « add » may also change what is theirs, and publishes nothing.
CONTRIBUTOR = Role(
    "Contributeurs",
    everywhere=frozenset(ENTER | {"catalogue.add_organisation", "catalogue.add_reference"}),
    pages=frozenset({"wagtailcore.add_page"}),
    media=frozenset(ADD_MEDIA),
)
# Without « bulk delete »: an editor deletes a page, never a rubric with all that it holds. Nor a theme, an
# organisation or a reference, which would take its place in every resource away with it.
EDITOR = Role(
    "Éditeurs",
    everywhere=frozenset(
        ENTER
        | actions(KEEPING, *VOCABULARIES)
        | actions(ALL, *WORDS_AND_FIGURES)
        | actions(KEEPING, "sharing.partner")
        | actions(("view", "delete"), "catalogue.fruitlesssearch")
    ),
    pages=CONTRIBUTOR.pages | {f"wagtailcore.{action}_page" for action in ("change", "publish", "lock", "unlock")},
    media=CONTRIBUTOR.media | CHANGE_MEDIA,
)
ADMINISTRATOR = Role(
    "Administrateurs",
    everywhere=EDITOR.everywhere
    | actions(ALL, *VOCABULARIES, *ADMINISTRATION, "sharing.partner")
    | {"resource_centre.change_centresettings", "sharing.change_embedsettings"},
    pages=EDITOR.pages | {"wagtailcore.bulk_delete_page"},
    media=EDITOR.media | COLLECTIONS,
)
# Need levels and rubrics are closed lists: nobody is given anything on them.
ROLES = (CONTRIBUTOR, EDITOR, ADMINISTRATOR)
