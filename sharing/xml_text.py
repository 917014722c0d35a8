"""What XML can hold."""

import re

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def permitted(text: str) -> str:
    """The text less the characters that XML 1.0 (§ 2.2) forbids, even escaped: one would make the whole unreadable."""
    return FORBIDDEN.sub("", text)
