"""The weekly mail to those who publish."""

import logging

from django.core.management.base import BaseCommand, CommandError

from editorial.keeping.digest import claim, digest, give_back, is_to_come, readers, sends_mail

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Mail what there is to do to each person who may publish; run every day or every week, it sends once a week."""

    help = "Envoie à qui publie ce qu’il y a à faire : une fois par semaine au plus, et rien s’il n’y a rien."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="montre les courriels sans les envoyer")

    def handle(self, *, dry_run: bool = False, **options: object) -> None:
        """One person after the other; what fails for one does not keep the others from theirs.

        Raises:
            CommandError: a mail could not be sent; it is tried again at the next run.
        """
        if not dry_run and not sends_mail():
            self.stdout.write("Aucun courriel n’est envoyé : ce site n’a pas de serveur de courriel (EMAIL_HOST).")
            return
        due = [user for user in readers() if is_to_come(user)]
        outcomes = [self.show(user) if dry_run else self.send(user) for user in due]
        self.stdout.write(f"{outcomes.count(True)} courriel(s) {'à envoyer' if dry_run else 'envoyé(s)'}.")
        if failed := outcomes.count(None):
            raise CommandError(f"{failed} courriel(s) n’ont pas pu partir ; ils seront retentés la prochaine fois.")

    def show(self, user) -> bool:
        """Print a mail; whether there is one."""
        if mail := digest(user):
            self.stdout.write(f"À : {user.email}\nObjet : {mail.subject}\n\n{mail.body}\n")
        return bool(mail)

    def send(self, user) -> bool | None:
        """Send a mail; whether there is one, or None when it could not leave."""
        if not (claimed := claim(user)):
            return False
        try:
            mail = digest(user)
            if not mail:
                give_back(claimed)
                return False
            mail.send()
        except Exception:  # whatever it is, the others have theirs
            logger.exception("The weekly mail of account %s could not be sent.", user.pk)
            give_back(claimed)
            return None
        return True
