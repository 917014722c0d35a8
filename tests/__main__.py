"""Run every test: on SQLite, on a real PostgreSQL, in a real browser (`make test`).

    python -m tests [sqlite] [navigateur] [postgresql] [redaction] [-- what pytest is told]

SQLite then visitors' pages run in front; PostgreSQL then editors' screens beside them, their output kept to the end.
What cannot be tested here is said at the end, with the command that installs it; with CI=true it fails.
"""

import os
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests import chromium, databases

ROOT = Path(__file__).resolve().parent.parent
NAMES = {"sqlite": "SQLite", "navigateur": "Navigateur", "postgresql": "PostgreSQL", "redaction": "Rédaction"}
MARKERS = {"navigateur": "browser and not desk", "redaction": "browser and desk"}
BESIDE = ("postgresql", "redaction")  # so that two cores are busy to the end
STOPPED, NO_TEST = 2, 5  # pytest's exit codes when it is interrupted, and when it finds nothing to run


@dataclass
class Suite:
    """One run of pytest: what it is called, where it goes, how it ended."""

    name: str
    database_url: str = ""
    detail: str = ""
    output: IO[bytes] | None = None
    code: int = STOPPED  # until it has run
    seconds: float = 0
    process: subprocess.Popen | None = None
    watcher: threading.Thread | None = None

    def start(self, extra: list[str]) -> None:
        """Start pytest with the database of this suite and a cache of its own."""
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        environment |= {"DATABASE_URL": self.database_url} if self.database_url else {}
        marker = MARKERS.get(self.name, "not browser")
        command = [sys.executable, "-m", "pytest", "-m", marker, "-o", f"cache_dir=.pytest_cache/{self.name}"]
        self.process = subprocess.Popen(
            [*command, *extra], cwd=ROOT, env=environment, stdout=self.output, stderr=self.output,
            start_new_session=True,  # Ctrl+C reaches it once, through stop()
        )  # fmt: skip
        self.watcher = threading.Thread(target=self.watch)
        self.watcher.start()

    def watch(self) -> None:
        """Note when pytest ends, even while another suite is looked at."""
        started = time.monotonic()
        self.code = self.process.wait()
        self.seconds = time.monotonic() - started

    def finish(self) -> None:
        """Wait for pytest, then show what was kept of it."""
        if self.watcher:
            self.watcher.join()
        if self.output:
            self.output.seek(0)
            announce(self)
            sys.stdout.flush()
            sys.stdout.buffer.write(self.output.read())
            sys.stdout.flush()

    def stop(self) -> None:
        """Interrupt pytest, which then takes down what its tests had started."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.process.kill()


def main() -> int:
    """Plan, run, tell; the exit code of the whole."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(143))  # so that the throw-away server is always removed
    wanted, extra = parse(sys.argv[1:])
    with ExitStack() as stack:
        suites, missing = plan(wanted, stack)
        try:
            run(suites, extra)
        except KeyboardInterrupt:
            print("\nInterrompu.")
            return 130
        finally:
            for suite in suites:
                suite.stop()
    return summary(suites, missing, extra)


def parse(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The suites wanted (all without any), and what comes after « -- »."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    wanted, extra = arguments[:cut], arguments[cut + 1 :]
    if unknown := [name for name in wanted if name not in NAMES]:
        sys.exit(f"Inconnu : {', '.join(unknown)}. Au choix : {', '.join(NAMES)}.")
    return wanted or list(NAMES), extra


def plan(wanted: list[str], stack: ExitStack) -> tuple[list[Suite], dict[str, str]]:
    """What can run here, and for what cannot, the command that installs it."""
    suites, missing = [], {}
    is_alone = os.cpu_count() == 1 or not set(wanted) - set(BESIDE)
    for name in wanted:
        is_database = name == "postgresql"
        output = stack.enter_context(tempfile.TemporaryFile()) if name in BESIDE and not is_alone else None
        if name == "sqlite":
            suites.append(Suite(name))
        elif is_database and (found := stack.enter_context(databases.postgresql())):
            suites.append(Suite(name, *found, output=output))
        elif not is_database and (browser := chromium.find_chromium()):
            suites.append(Suite(name, detail=browser, output=output))
        else:
            install = databases.INSTALL if is_database else f"{chromium.INSTALL} (ou CHROME_PATH=…)"
            missing[name] = f"pour l’installer : {install}"
    return suites, missing


def run(suites: list[Suite], extra: list[str]) -> None:
    """The suites whose output is kept run beside the others; in both rows they follow each other."""
    beside = [suite for suite in suites if suite.output]
    row = threading.Thread(target=follow, args=(beside, extra), daemon=True)
    row.start()
    for suite in suites:
        if suite not in beside:
            announce(suite)
            suite.start(extra)
            suite.finish()
    while row.is_alive():
        row.join(timeout=1)  # so that Ctrl+C is heard
    for suite in beside:
        suite.finish()


def follow(suites: list[Suite], extra: list[str]) -> None:
    """One after the other, until one is stopped by a signal."""
    for suite in suites:
        suite.start(extra)
        suite.watcher.join()
        if suite.code < 0 or suite.code == STOPPED:
            break


def announce(suite: Suite) -> None:
    """A heading before the output of a suite."""
    detail = f" ({suite.detail})" if suite.detail else ""
    print(f"\n=== Tests : {NAMES[suite.name]}{detail}", flush=True)
    if suite.name in MARKERS:
        print("    Un site complet est d’abord préparé et servi : le premier point attend.", flush=True)


def summary(suites: list[Suite], missing: dict[str, str], extra: list[str]) -> int:
    """Say in French what was tested and what was not; 0 only if all that had to pass passed."""
    is_ci = os.environ.get("CI", "").lower() in {"1", "true"}
    failed = bool(missing) and is_ci
    print("\n=== Bilan")
    for suite in suites:
        none_chosen = suite.code == NO_TEST and extra
        failed |= suite.code != 0 and not none_chosen
        verdict = "aucun test choisi" if none_chosen else "ÉCHEC" if suite.code else "réussi"
        print(f"  {NAMES[suite.name]:<12}{verdict} ({suite.seconds:.0f} s)")
        if suite.code and not none_chosen:
            told = f" -- {shlex.join(extra)}" if extra else ""
            print(f"              pour relancer : .venv/bin/python -m tests {suite.name}{told}")
    for name, reason in missing.items():
        print(f"  {NAMES[name]:<12}NON TESTÉ ; {reason}")
    failed |= not any(suite.code != NO_TEST for suite in suites)
    print("  ÉCHEC" if failed else "  Tout ce qui a été testé réussit." if missing else "  Tout réussit.")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
