"""Which encoding a file of text is in: what its first bytes say, else UTF-8 if it is, else the likeliest."""

import codecs

MARKS = [  # longest first: the mark of UTF-16 begins that of UTF-32
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
# What Excel writes when it isn't asked for UTF-8, on Windows and on older Macs.
GUESSED = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman"}
FRENCH = frozenset("éèêëàâçùûîïôöœæÉÈÊÀÂÇÔÎŒ’‘«»°…–—€“”\N{NO-BREAK SPACE}")
PIECE = 1 << 20
FEW = 8
# Signs no text has. A few of them are an accident; one in a hundred makes a file that is no text.
CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])


def encoding_of(content: bytes) -> str:
    """The encoding of some text, as Python calls it; nothing when it is no text."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding if decodes(content, encoding) else ""
    if wide := without_mark(content):
        return wide
    head = content[:PIECE]
    if len(head) - len(head.translate(None, CONTROLS)) > max(FEW, len(head) / 100):
        return ""
    return "utf-8" if decodes(content, "utf-8") else max(GUESSED, key=lambda encoding: likelihood(content, encoding))


def decodes(content: bytes, encoding: str) -> bool:
    """Whether all of it can be read so, without keeping it."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for start in range(0, len(content), PIECE):
            decoder.decode(content[start : start + PIECE])
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def without_mark(content: bytes) -> str:
    """UTF-16 that does not say so: in western text, every other byte is zero, and none of the others is."""
    head = content[:PIECE]
    for place, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, signs = head[place::2], head[1 - place :: 2]
        if signs and zeros.count(0) > len(zeros) * 0.7 and not signs.count(0) and decodes(content, encoding):
            return encoding
    return ""


def likelihood(content: bytes, encoding: str) -> int:
    """How French the text looks when it is read so."""
    signs = [sign for sign in content[:PIECE].decode(encoding, "replace") if not sign.isascii()]
    return sum(1 if sign in FRENCH else -1 for sign in signs)


def said(encoding: str) -> str:
    """What to tell about an encoding: a sentence when it was guessed, or is seldom met."""
    if encoding in GUESSED:
        return f"Encodage deviné : {GUESSED[encoding]}. Vérifiez les accents."
    return f"Encodage : {encoding[:6].upper()}." if "16" in encoding or "32" in encoding else ""


def decoded(content: bytes) -> tuple[str, str]:
    """The text, and what to tell about its encoding. There is no text, and nothing to tell, in what is none."""
    encoding = encoding_of(content)
    return (content.decode(encoding, "replace"), said(encoding)) if encoding else ("", "")


def beginning(content: bytes) -> str | None:
    """The first words of some text; None when it is none."""
    encoding = encoding_of(content)
    return content[:PIECE].decode(encoding, "ignore").lstrip("\ufeff") if encoding else None
