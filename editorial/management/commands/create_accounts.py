"""The three accounts of a new site, with passwords nobody chose."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

ACCOUNTS = {
    "contributeur": {"group": "Contributeurs"},
    "editeur": {"group": "Éditeurs"},
    "administrateur": {"group": "Administrateurs", "is_superuser": True},
}
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # nothing that looks like something else: no l, o, 0, 1


class Command(BaseCommand):
    """Create the accounts that are missing, print their passwords once and keep them in comptes.txt."""

    help = "Crée les comptes contributeur, editeur et administrateur qui manquent ; ne touche à aucun autre."

    def handle(self, **options: object) -> None:
        """Create and note in one go: an account whose password could not be kept is not made."""
        known = get_user_model().objects.filter(username__in=ACCOUNTS).values_list("username", flat=True)
        passwords = {name: new_password() for name in ACCOUNTS if name not in set(known)}
        if not passwords:
            return
        path = settings.DATA_DIR / "comptes.txt"
        lines = [f"{name:<16}{password}" for name, password in passwords.items()]
        with transaction.atomic():
            for name, password in passwords.items():
                create_account(name, password)
            keep(path, lines)
        self.stdout.write("Comptes créés (identifiant, puis mot de passe, montré cette seule fois) :\n")
        self.stdout.writelines(f"  {line}\n" for line in lines)
        self.stdout.write(f"Ils sont gardés dans {path}, que vous seul pouvez lire.")


def new_password() -> str:
    """Sixteen random signs in groups of four: 80 bits, and easy to type from paper."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def create_account(name: str, password: str) -> None:
    """One account, in the group that gives it its role."""
    group = Group.objects.filter(name=ACCOUNTS[name]["group"]).first()
    if group is None:
        raise CommandError(f"Le groupe « {ACCOUNTS[name]['group']} » manque : lancez d’abord manage.py set_up_roles.")
    is_superuser = ACCOUNTS[name].get("is_superuser", False)
    user = get_user_model().objects.create_user(username=name, password=password, is_superuser=is_superuser)
    user.groups.add(group)


def keep(path: Path, lines: list[str]) -> None:
    """Add lines to a file that only its owner reads, never through a link; what it held stays above."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, flags | os.O_EXCL, 0o600)
    except FileExistsError:
        descriptor = os.open(path, flags, 0o600)
    with open(descriptor, "a", encoding="utf-8") as file:
        os.fchmod(file.fileno(), 0o600)
        when = date_format(timezone.localtime(), r"j F Y \à G \h i")
        file.write(f"# Comptes créés le {when} (changez ces mots de passe dans l’administration)\n")
        file.writelines(f"{line}\n" for line in lines)
