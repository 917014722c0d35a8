"""Find a real PostgreSQL for the tests: the one named, one that answers, or one made for the occasion."""

import getpass
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import psycopg

INSTALL = "sudo apt-get install postgresql"
DEBIAN = Path("/usr/lib/postgresql")
QUICK = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]  # nothing here outlives the tests


@contextmanager
def postgresql() -> Iterator[tuple[str, str] | None]:
    """An address for DATABASE_URL and, in French, where it comes from; None without any PostgreSQL."""
    named = os.environ.get("DATABASE_URL", "")
    if named.startswith("postgres"):
        yield named, "celui de DATABASE_URL"
    elif answering := answering_server():
        yield answering, "le serveur de cette machine"
    elif binaries := server_binaries():
        with throwaway_cluster(binaries) as made:
            yield made, f"un serveur jetable, {binaries}"
    else:
        yield None


def address(user: str, password: str | None, host: str, port: int) -> str:
    """What DATABASE_URL wants. Tests make their own database, « test_resource_centre »."""
    secret = f":{quote(password, safe='')}" if password else ""
    return f"postgres://{quote(user, safe='')}{secret}@{quote(host, safe='')}:{port}/resource_centre"


def answering_server() -> str | None:
    """A server on this machine that lets us in (PG* variables are heeded) and lets us create databases."""
    hosts = [os.environ["PGHOST"]] if "PGHOST" in os.environ else ["127.0.0.1", "/var/run/postgresql"]
    users = [os.environ["PGUSER"]] if "PGUSER" in os.environ else [getpass.getuser(), "postgres"]
    may_create = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
    for host, user in [(host, user) for host in hosts for user in users]:
        with suppress(psycopg.Error):
            with psycopg.connect(host=host, user=user, dbname="postgres", connect_timeout=3) as connection:
                if connection.execute(may_create).fetchone()[0]:
                    info = connection.info
                    return address(user, info.password, host, info.port)
    return None


def server_binaries() -> Path | None:
    """The folder of initdb and postgres: Debian's newest, else the one on the PATH."""
    found = [path.parent for path in DEBIAN.glob("*/bin/initdb") if (path.parent / "postgres").exists()]
    if found:
        return max(found, key=lambda path: float(path.parent.name))
    on_path = shutil.which("initdb")
    folder = Path(on_path).resolve().parent if on_path else None
    return folder if folder and (folder / "postgres").exists() else None


@contextmanager
def throwaway_cluster(binaries: Path) -> Iterator[str]:
    """A server on a free loopback port with a random password, stopped and removed whatever happens."""
    identity = unprivileged_identity()
    home = Path(tempfile.mkdtemp(prefix="resource-centre-pg-"))
    server = None
    try:
        if identity:
            os.chown(home, identity["user"], identity["group"])
        password, port = secrets.token_urlsafe(16), free_port()
        make_cluster(binaries, home, password, identity)
        server = start_server(binaries, home, port, identity)
        url = address("tests", password, "127.0.0.1", port)
        wait_until_ready(url.replace("/resource_centre", "/postgres"), server, home / "log")
        yield url
    finally:
        if server:
            stop_server(server)
        shutil.rmtree(home, ignore_errors=True)


def unprivileged_identity() -> dict:
    """Whom PostgreSQL runs as: ourselves, but never root, which it refuses."""
    if os.geteuid():
        return {}
    known = {account.pw_name: account for account in pwd.getpwall()}
    account = known.get("postgres") or known["nobody"]
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def make_cluster(binaries: Path, home: Path, password: str, identity: dict) -> None:
    """Create the files of a server whose only user is « tests »."""
    secret = home / "password"
    secret.touch(mode=0o600)
    secret.write_text(password)
    if identity:
        os.chown(secret, identity["user"], identity["group"])
    command = [binaries / "initdb", "--pgdata", home / "data", "--username=tests", f"--pwfile={secret}"]
    command += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    made = subprocess.run(command, cwd=home, capture_output=True, text=True, **identity)
    if made.returncode:
        raise RuntimeError(f"initdb a échoué :\n{made.stdout}{made.stderr}")


def start_server(binaries: Path, home: Path, port: int, identity: dict) -> subprocess.Popen:
    """Start it in a session of its own: Ctrl+C stops the tests first, and they stop the server."""
    options = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={home}", *QUICK]
    command = [binaries / "postgres", "-D", home / "data", *(part for o in options for part in ("-c", o))]
    with open(home / "log", "wb") as log:
        return subprocess.Popen(
            command, cwd=home, stdout=log, stderr=subprocess.STDOUT, start_new_session=True, **identity
        )


def wait_until_ready(url: str, server: subprocess.Popen, log: Path, seconds: int = 30) -> None:
    """Come back when the server answers; its own words when it does not."""
    deadline = time.monotonic() + seconds
    while server.poll() is None and time.monotonic() < deadline:
        with suppress(psycopg.OperationalError):
            psycopg.connect(url, connect_timeout=3).close()
            return
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL ne démarre pas :\n{log.read_text(errors='replace')}")


def stop_server(server: subprocess.Popen) -> None:
    """Stop it at once (« immediate »: there is nothing to keep), and by force if it does not listen."""
    with suppress(ProcessLookupError):
        server.send_signal(signal.SIGQUIT)
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def free_port() -> int:
    """A loopback port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
