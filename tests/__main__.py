"""Run every test: on SQLite, on a real PostgreSQL, in a real browser (`make test`).

    python -m tests [sqlite] [postgresql] [navigateur] [-- what pytest is told]

SQLite then the browser run in front; PostgreSQL runs beside them, its output kept until it ends.
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
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL", "navigateur": "Navigateur"}
NO_TEST = 5  # pytest's exit code when it found nothing to run


@dataclass
class Suite:
    """One run of pytest: what it is called, where it goes, how it ended."""

    name: str
    database_url: str = ""
    detail: str = ""
    output: IO[bytes] | None = None
    code: int = 0
    seconds: float = 0
    process: subprocess.Popen | None = None
    watcher: threading.Thread | None = None

    def start(self, extra: list[str]) -> None:
        """Start pytest with the database of this suite and a cache of its own."""
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        environment |= {"DATABASE_URL": self.database_url} if self.database_url else {}
        marker = "browser" if self.name == "navigateur" else "not browser"
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
    if "sqlite" in wanted:
        suites.append(Suite("sqlite"))
    if "navigateur" in wanted:
        if browser := chromium.find_chromium():
            suites.append(Suite("navigateur", detail=browser))
        else:
            missing["navigateur"] = f"pour l’installer : {chromium.INSTALL} (ou CHROME_PATH=…)"
    if "postgresql" in wanted:
        if found := stack.enter_context(databases.postgresql()):
            output = stack.enter_context(tempfile.TemporaryFile()) if suites and os.cpu_count() > 1 else None
            suites.append(Suite("postgresql", *found, output=output))
        else:
            missing["postgresql"] = f"pour l’installer : {databases.INSTALL}"
    return suites, missing


def run(suites: list[Suite], extra: list[str]) -> None:
    """The suite whose output is kept runs beside the others, which follow each other."""
    beside = [suite for suite in suites if suite.output]
    for suite in beside:
        suite.start(extra)
    for suite in suites:
        if suite not in beside:
            announce(suite)
            suite.start(extra)
        suite.finish()


def announce(suite: Suite) -> None:
    """A heading before the output of a suite."""
    detail = f" ({suite.detail})" if suite.detail else ""
    print(f"\n=== Tests : {NAMES[suite.name]}{detail}", flush=True)
    if suite.name == "navigateur":
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
