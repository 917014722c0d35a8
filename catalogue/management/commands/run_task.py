"""Running one background task, in the process that `catalogue.tasks.OwnProcessBackend` starts."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string
from django_tasks.base import Task


class Command(BaseCommand):
    """Run a background task here and now."""

    help = "Exécute une tâche de fond. Sert au site lui-même."

    def add_arguments(self, parser):
        parser.add_argument("path", metavar="tâche", help="chemin de la tâche : piece.module.nom")
        parser.add_argument("arguments", nargs="?", default="[[], {}]", help="ses arguments, en JSON")

    def handle(self, *, path, arguments, **options):
        try:
            task = import_string(path)
            args, kwargs = json.loads(arguments)
        except (ImportError, ValueError) as error:
            raise CommandError(f"Tâche introuvable ou arguments illisibles : {path} {arguments}") from error
        if not isinstance(task, Task):
            raise CommandError(f"Ce n’est pas une tâche de fond : {path}")
        task.call(*args, **kwargs)
