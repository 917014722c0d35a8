"""An import as an editor or a timer would run it: a file of thousands of lines, read, looked at, written, indexed."""

import csv
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from django.conf import settings
from django.contrib.auth import get_user_model

from catalogue.models import NeedLevel, Organisation, Resource, Theme
from catalogue.tasks import tasks_paused
from practical_kit.filling.drafts import PREFIX, draft, prose, sentence
from practical_kit.filling.emptying import BATCH, remove
from practical_kit.models import RubricPage

FIRST_NUMBER = 10**6  # past those of the filling, whose texts must not be told again


@dataclass
class Imported:
    """How it went. `seconds` is on the clock, from the start of the process to its end."""

    lines: int
    seconds: float
    processor: float
    megabytes: float


def measure(lines: int) -> Imported:
    """Import so many new resources in a process of its own, then take them away.

    Raises:
        RuntimeError: the import failed.
    """
    path = Path(settings.DATA_DIR) / "import.csv"
    write(path, lines)
    before = set(Resource.objects.values_list("pk", flat=True))
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "import_resources", str(path)]
    started = time.perf_counter()
    process = subprocess.Popen([*command, "--compte", account(), "--publier"], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    made = set(Resource.objects.values_list("pk", flat=True)) - before
    if status or len(made) != lines:
        raise RuntimeError(f"{len(made)} lines of {lines} were imported; exit status {status}.")
    keys = sorted(made)
    with tasks_paused():
        for start in range(0, len(keys), BATCH):
            remove(keys[start : start + BATCH])
    return Imported(lines, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def account() -> str:
    """Somebody who may publish."""
    users = get_user_model().objects
    return (users.filter(username="bench").first() or users.create_superuser("bench")).username


def write(path: Path, lines: int) -> None:
    """A spreadsheet such as a partner would send: studies and guides, each with a text of some 250 words."""
    rng = Random(lines)  # noqa: S311 -- nothing secret
    rubrics = [page.rubric.name for page in RubricPage.objects.filter(rubric__isnull=False).select_related("rubric")]
    levels, themes, bodies = (
        list(model.objects.filter(**narrowed).values_list("name", flat=True))
        for model, narrowed in (
            (NeedLevel, {}),
            (Theme, {"slug__startswith": PREFIX}),
            (Organisation, {"slug__startswith": PREFIX}),
        )
    )
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(
            [
                "Titre",
                "Type",
                "Rubrique",
                "Résumé",
                "Niveaux de besoin",
                "Thèmes",
                "Organisations",
                "Année",
                "Lien",
                "Texte",
            ]
        )
        for number in range(FIRST_NUMBER, FIRST_NUMBER + lines):
            words = draft(number, rng)
            writer.writerow(
                [
                    f"{sentence(words.title)} {number}",
                    rng.choice(("Étude", "Étude", "Étude", "Guide")),
                    rng.choice(rubrics),
                    sentence(words.summary)[:280],
                    " ; ".join(rng.sample(levels, rng.choice((1, 2)))),
                    " ; ".join(rng.sample(themes, 3)),
                    " ; ".join(rng.sample(bodies, 2)),
                    rng.randint(1995, 2026),
                    f"https://editeur.example/etudes/{number}",
                    "\n\n".join(prose(paragraph) for _, paragraph in words.parts),
                ]
            )
