"""Prepare the site on this machine, then serve it: `make run`, `make dev` and `make prepare`.

A plain module and not a management command, because Django reads its settings before a command could choose
them, and production settings refuse to load without the secret key that this module makes. So: set the
environment, load Django once, do what is not done yet, and give the process over to the server.

PORT, DATA_DIR, DATABASE_URL and SECRET_KEY are taken from the environment when they are there.
What is done is noted in DATA_DIR/prepared.json; removing that file does it all again, and loses nothing.
"""

import argparse
import errno
import hashlib
import json
import os
import secrets
import socket
import sys
import threading
import time
from contextlib import contextmanager
from importlib.metadata import version
from io import StringIO
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

ROOT = Path(__file__).resolve().parent.parent
CONTENT_STEPS = [
    ("Territoires de France", "load_territories"),
    ("Contenu de départ", "load_content"),
    ("Rôles des comptes", "set_up_roles"),
    # For an update that changes what is indexed.
    ("Index de recherche de l’administration", "update_index"),
    ("Index de recherche du catalogue", "reindex_resources"),
]
CONTENT_SOURCES = ["fixtures/**/*", "*/migrations/*.py", "*/management/commands/*.py", "*/content/*.py"]
CONTENT_SOURCES += ["catalogue/search/*.py", "catalogue/search_backend.py", "catalogue/stemming.py"]
STATIC_SOURCES = ["static/**/*", "docs/guide-editeur/images/*", "requirements.txt"]


def main() -> None:
    """Read the command line, prepare, and serve unless told otherwise."""
    parser = argparse.ArgumentParser(prog="resource_centre.local", description="Préparer et servir le site.")
    parser.add_argument("--dev", action="store_true", help="servir avec débogage et rechargement")
    parser.add_argument("--prepare", action="store_true", help="préparer sans servir")
    options = parser.parse_args()
    port = chosen_port()
    if not options.prepare:
        refuse_busy_port(port)
    set_environment(port, is_dev=options.dev)
    django.setup()
    try:
        new_accounts = prepare(with_static=not options.dev)
    except CommandError as error:
        sys.exit(f"\n{error}")
    if not options.prepare:
        tell_where_to_look(new_accounts)
        serve(port, is_dev=options.dev)


def chosen_port() -> int:
    """PORT from the environment, 8000 without it; a clear refusal when it is no port."""
    text = os.environ.get("PORT") or "8000"
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    sys.exit(f"PORT vaut « {text} » : il faut un nombre de 1 à 65535, par exemple PORT=8001.")


def refuse_busy_port(port: int) -> None:
    """Stop at once, before any long step, when the port cannot be had."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            reason = "est déjà pris" if error.errno == errno.EADDRINUSE else "est refusé par le système"
            sys.exit(
                f"Le port {port} {reason}. Si c’est ce site qui tourne déjà, il est à http://127.0.0.1:{port}/\n"
                f"Sinon, prenez-en un autre : make run PORT={8001 if port == 8000 else 8000}"
            )


def set_environment(port: int, *, is_dev: bool) -> None:
    """What the settings will read. Hosts and address are those of this machine, whatever was set before."""
    data_dir = Path(os.environ.get("DATA_DIR") or ROOT / "var").resolve()
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": f"resource_centre.settings.{'development' if is_dev else 'production'}",
        "DATA_DIR": str(data_dir),
        "SECRET_KEY": os.environ.get("SECRET_KEY") or secret_key(data_dir / "secret-key"),
        "ALLOWED_HOSTS": "127.0.0.1,localhost,[::1]",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "PORT": str(port),
    }


def secret_key(path: Path) -> str:
    """The key of this machine, made once, in a file that only its owner reads."""
    if not path.exists() or not path.stat().st_size:
        with open(path, "w", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()


def prepare(*, with_static: bool) -> str:
    """Do what is not done yet; return what was said of new accounts, which is said only once."""
    stamps_file = settings.DATA_DIR / "prepared.json"
    stamps = json.loads(stamps_file.read_text()) if stamps_file.exists() else {}
    print("Préparation du site")
    content = fingerprint(CONTENT_SOURCES, str(settings.DATABASES["default"]["NAME"]))
    if migrate() or stamps.get("content") != content:
        stamps_file.unlink(missing_ok=True)  # if a step fails, the next run does them all again
        for label, command in CONTENT_STEPS:
            run_step(label, command)
    call_command("set_site_address")
    new_accounts = "" if get_user_model().objects.exists() else run_step("Comptes", "create_accounts")
    static = fingerprint(STATIC_SOURCES, version("wagtail")) if with_static else stamps.get("static")
    if with_static and (stamps.get("static") != static or not settings.STATIC_ROOT.exists()):
        run_step("Fichiers de présentation", "collectstatic", interactive=False)
    stamps_file.write_text(json.dumps({"content": content, "static": static}))
    print("  Tout est prêt.")
    return new_accounts


def migrate() -> bool:
    """Bring the database up to date; say whether it was a new one."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    is_new = not executor.loader.applied_migrations
    run_step("Base de données", "migrate", interactive=False)
    return is_new


def fingerprint(patterns: list[str], *others: str) -> str:
    """One short text that changes when any of these files does."""
    digest = hashlib.sha256("\n".join(others).encode())
    for path in sorted(path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()):
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def run_step(label: str, command: str, **options: object) -> str:
    """Run a management command quietly, its name and duration shown; return what it said."""
    said = StringIO()
    with progress(label):
        call_command(command, verbosity=0, stdout=said, **options)
    return said.getvalue()


@contextmanager
def progress(label: str):
    """Show that a step began, that it lives (a dot every two seconds) and how long it took."""
    print(f"  {label}…", end="", flush=True)
    started, done = time.monotonic(), threading.Event()

    def tick() -> None:
        while not done.wait(2):
            print("·", end="", flush=True)

    threading.Thread(target=tick, daemon=True).start()
    outcome = " échec après"
    try:
        yield
        outcome = ""
    finally:
        done.set()
        seconds = f"{time.monotonic() - started:.1f}".replace(".", ",")
        print(f"{outcome} {seconds} s", flush=True)


def tell_where_to_look(new_accounts: str) -> None:
    """Where the site is, how to log in, how to stop, in plain words."""
    accounts = settings.DATA_DIR / "comptes.txt"
    print(f"\nLe site public        {settings.SITE_URL}/\nL’administration      {settings.SITE_URL}/admin/\n")
    if new_accounts:
        print(new_accounts)
    elif accounts.exists():
        print(f"Pour se connecter : identifiants et mots de passe de départ dans {accounts}\n")
    print("Pour arrêter : Ctrl+C. Pour reprendre : la même commande, rien n’est perdu.", flush=True)


def serve(port: int, *, is_dev: bool) -> None:
    """Become the server: signals and the terminal are its own from here on."""
    connections.close_all()
    if is_dev:
        command = ["manage.py", "runserver", f"127.0.0.1:{port}"]
    else:
        command = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
        command += ["--workers", "2", "--blocking-threads", "1", "--respawn-failed-workers"]
        command += ["--log-level", "warning", "resource_centre.wsgi:application"]
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, *command])  # noqa: S606 -- a list, no shell


if __name__ == "__main__":
    main()
