"""Reads the text of a file. A program of its own: what it reads may be hostile, and must not harm the site.

    python -m catalogue.extraction.reader KIND SECONDS BYTES CHARACTERS < FILE

Knows nothing of Django. Limits its own time and memory before it looks at the file, then answers in JSON: `status`
(a `TextStatus` of documents), `pages` and `lacks` (of a PDF), `text` (pages parted by a form feed).
"""

import json
import logging
import os
import resource
import signal
import sys
from collections.abc import Callable
from typing import BinaryIO

from catalogue.extraction import office, pdf
from catalogue.extraction.texts import BROKEN, CUT, EMPTY, READ, TOO_MUCH, Endless, Full, OutOfTime, Refused, Text

READERS: dict[str, Callable[[BinaryIO, Text], None]] = {
    "pdf": pdf.read,
    "docx": office.read_docx,
    "odt": office.read_odt,
}
GRACE = 3  # seconds to answer in, once the time is over
MARGIN = 1 << 18  # bytes of the answer beside its text: pages may be many and empty


def restrain(seconds: int, memory: int, answer: int) -> None:
    """Let this process take so much time and memory, write one answer, start nothing, and leave others first."""
    limit(resource.RLIMIT_CPU, seconds, seconds + GRACE)
    if sys.platform == "linux":  # elsewhere this one is refused: only developers work there
        limit(resource.RLIMIT_AS, memory)
    limit(resource.RLIMIT_FSIZE, answer)
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_NPROC, 0)
    signal.signal(signal.SIGXCPU, out_of_time)
    os.nice(10)


def limit(kind: int, soft: int, hard: int | None = None) -> None:
    """Set a limit of this process, under the one it was born with."""
    born_with = resource.getrlimit(kind)[1]
    ceiling = float("inf") if born_with == resource.RLIM_INFINITY else born_with
    resource.setrlimit(kind, (min(soft, ceiling), min(hard or soft, ceiling)))


def out_of_time(number, frame) -> None:
    """Stop at the soft limit, to give what was read; at the hard one the system kills."""
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    raise OutOfTime


def read(kind: str, file: BinaryIO, text: Text) -> str:
    """Read what can be, and say how it went.

    Returns:
        A status. The text is worth keeping when it is `READ` or `CUT`.
    """
    try:
        READERS[kind](file, text)
    except Refused as refusal:
        return refusal.args[0]
    except Full:
        text.problems.add(CUT)
    except (OutOfTime, MemoryError, Endless):
        text.problems.add(TOO_MUCH)
    except Exception:  # a broken file makes its parser raise almost anything
        return BROKEN
    return conclusion(text)


def conclusion(text: Text) -> str:
    """The status of a file that was gone through, perhaps not to its end nor everywhere."""
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    if text.page:
        text.turn()
    if text.has_words():
        return CUT if {CUT, TOO_MUCH} & text.problems else READ
    return next((problem for problem in (TOO_MUCH, BROKEN) if problem in text.problems), EMPTY)


def main(kind: str, seconds: str, memory: str, characters: str) -> None:
    """Read standard input, answer on standard output."""
    logging.disable()  # pypdf remarks on every oddity
    text = Text(int(characters))
    restrain(int(seconds), int(memory), answer=4 * int(characters) + MARGIN)
    status = read(kind, sys.stdin.buffer, text)
    kept = str(text) if status in (READ, CUT) else ""
    answer = {"status": status, "pages": text.pages, "lacks": text.lacks, "text": kept}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
