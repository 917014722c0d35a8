"""The roles of `editorial/roles.py`, as groups of the database."""

from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
)

from editorial.review import set_up_review
from editorial.roles import ROLES, Role

WAGTAIL_GROUPS = ("Moderators", "Editors")


class Command(BaseCommand):
    """Give each role its exact permissions, name the review, remove Wagtail's own groups."""

    help = (
        "Crée ou remet en ordre les groupes Contributeurs, Éditeurs et Administrateurs et le circuit de relecture. "
        "Les autres groupes ne sont pas touchés."
    )

    @transaction.atomic
    def handle(self, **options: object) -> None:
        """Do all or nothing; say what changed."""
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        if site is None:
            raise CommandError("Le site n’a pas encore de page d’accueil : lancez d’abord manage.py load_content.")
        for role in ROLES:
            added, removed = set_up_role(role, site.root_page)
            changed = f"{added} droit(s) ajouté(s), {removed} retiré(s)" if added or removed else "rien à changer"
            self.stdout.write(f"{role.name} : {changed}.")
        set_up_review()
        remove_wagtail_groups()


def set_up_role(role: Role, home: Page) -> tuple[int, int]:
    """Give a group the role's permissions and no other; how many were added and removed."""
    group, _ = Group.objects.get_or_create(name=role.name)
    wanted = set(permissions_named(role.everywhere))
    had = set(group.permissions.all())
    group.permissions.set(wanted)
    media_root = Collection.get_first_root_node()
    on_pages = keep_exactly(GroupPagePermission, group, {"page": home}, role.pages)
    on_media = keep_exactly(GroupCollectionPermission, group, {"collection": media_root}, role.media)
    added = len(wanted - had) + on_pages[0] + on_media[0]
    removed = len(had - wanted) + on_pages[1] + on_media[1]
    return added, removed


def keep_exactly(model: type[Model], group: Group, place: dict, names: frozenset[str]) -> tuple[int, int]:
    """Give a group these permissions in this place and none elsewhere; how many were added and removed."""
    wanted = set(permissions_named(names))
    rows = model.objects.filter(group=group)
    right = rows.filter(**place, permission__in=wanted)
    removed = rows.exclude(pk__in=right.values("pk")).delete()[0]
    missing = wanted - {row.permission for row in right.select_related("permission")}
    model.objects.bulk_create(model(group=group, permission=permission, **place) for permission in missing)
    return len(missing), removed


def permissions_named(names: frozenset[str]) -> list[Permission]:
    """The permissions of these names.

    Raises:
        CommandError: one does not exist; a role that lacks something must not pass for complete.
    """
    codenames = [name.partition(".")[2] for name in names]
    candidates = Permission.objects.filter(codename__in=codenames)
    found = {f"{one.content_type.app_label}.{one.codename}": one for one in candidates.select_related("content_type")}
    if missing := names - found.keys():
        raise CommandError(f"Droits inconnus : {', '.join(sorted(missing))}. Lancez d’abord manage.py migrate.")
    return [found[name] for name in names]


def remove_wagtail_groups() -> None:
    """Remove the groups that Wagtail's migrations made, if nobody and no approval uses them."""
    approving = GroupApprovalTask.objects.filter(groups__isnull=False).values("groups")
    Group.objects.filter(name__in=WAGTAIL_GROUPS, user__isnull=True).exclude(pk__in=approving).delete()
