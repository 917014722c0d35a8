"""Reading the files of `fixtures/`."""

import tomllib
from pathlib import Path


class ContentError(ValueError):
    """A file of the starting content is wrong. The message names the file and what to mend."""


def read(path: Path) -> dict:
    """The content of one TOML file (TOML 1.0).

    Raises:
        ContentError: the file is missing or not valid TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ContentError(f"Fichier absent : {path}") from error
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path} n’est pas un fichier TOML valide : {error}") from error


def read_entries(folder: Path, key: str) -> list[dict]:
    """The `[[key]]` tables of one file, or of every file of a folder, in the order of their names."""
    paths = sorted(folder.glob("*.toml")) if folder.is_dir() else [folder]
    return [entry for path in paths for entry in read(path).get(key, [])]


def read_pages(folder: Path, leave_out: tuple[str, ...] = ()) -> list[dict]:
    """One table for each file of a folder, in the order of their names."""
    return [read(path) for path in sorted(folder.glob("*.toml")) if path.stem not in leave_out]
