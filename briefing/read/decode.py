"""Turn bytes into text by one encoding: the one they name, UTF-8, or the best guess."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from briefing.errors import SourceError
from briefing.read.encodings import PAGES, fitness, guess
from briefing.read.kinds import kind_of

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The byte order marks; those of UTF-32 stand first, as one of them begins like UTF-16's."""

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)=["']?([\w.:-]{2,40})""")
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_STRAY = re.compile("[\udc80-\udcff]")

HEAD = 2_000
"""Where a page says what it is."""

GOOD = 0.7
"""How well bytes must read in a code page to need no other opinion."""

SAMPLE = 40_000
"""Code points or bytes by which it is judged whether something is text."""


class Decoded(NamedTuple):
    """The text of some bytes."""

    text: str
    """The text, unchanged."""
    encoding: str
    """The encoding, by its name in Python."""
    warnings: tuple[str, ...] = ()
    """What was guessed."""


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of some bytes and the encoding.

    UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one, for HTML what the
    page says of itself; what is none of these is guessed, with a warning.  Raises
    `SourceError`, in which `name` stands for the bytes, when they are no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _marked(data, encoding, name)
    kind = kind_of(data)
    if kind:
        raise SourceError(f"{name}: {kind.what}, not a text", kind.way_out)
    html = looks_like_html(data[:HEAD].decode("latin-1"))
    declared = _CHARSET.search(data[:HEAD]) if html else None
    if declared:
        try:
            encoding = codecs.lookup(declared[1].decode("ascii")).name
            return Decoded(data.decode(encoding), encoding)
        except (LookupError, UnicodeError):
            pass  # pages are often wrong about themselves
    found = _wide(data, name) if data.count(0) > len(data) // 20 else _narrow(data, name)
    if _is_noise(found.text):
        raise _binary(name)
    return found


def looks_like_html(text: str) -> bool:
    """Tell whether a text is the source of a web page."""
    return _HTML.match(text[:HEAD]) is not None


def _marked(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{name}: begins as {encoding.removesuffix('-sig')} and breaks at byte {error.start}",
            "save it again as UTF-8",
        ) from None


def _narrow(data: bytes, name: str) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _mended(data, name) or _guessed(data, error.start, name)


def _mended(data: bytes, name: str) -> Decoded | None:
    """Return UTF-8 with a few stray bytes, read as Windows does; None when they are many."""
    text = data.decode("utf-8", "surrogateescape")
    stray = len(_STRAY.findall(text))
    proper = sum(c > "\x7f" for c in text) - stray
    if stray * 10 > proper:
        return None
    text = _STRAY.sub(lambda match: _windows(ord(match[0]) - 0xDC00), text)
    many = "1 byte is" if stray == 1 else f"{stray} bytes are"
    warning = f"{name}: {many} no UTF-8 and read as cp1252; save it again as UTF-8"
    return Decoded(text, "utf-8", (warning,))


def _windows(byte: int) -> str:
    return bytes((byte,)).decode("cp1252", "ignore") or chr(byte)


def _guessed(data: bytes, start: int, name: str) -> Decoded:
    """Return the text in the code page that suits it, else as charset-normalizer sees it.

    `start` is the first byte that no UTF-8 holds: what is near it is judged.
    """
    sample = data[max(0, start - 400) : start + SAMPLE // 10]
    for candidate in sorted(guess(sample), key=lambda one: -one.fit):
        if candidate.fit < GOOD:
            break
        try:
            return _told(data.decode(candidate.encoding), candidate.encoding, name)
        except UnicodeDecodeError:
            continue
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    known = {page for page, _ in PAGES}
    if best is not None:
        try:
            text = data.decode(best.encoding)
        except (UnicodeDecodeError, LookupError):
            raise _binary(name) from None
        if best.encoding not in known or fitness(text) > 0:
            return _told(text, best.encoding, name)
    raise _binary(name)


def _wide(data: bytes, name: str) -> Decoded:
    """Return UTF-16 without a byte order mark, whose letters of ASCII are half NULs."""
    encoding = "utf-16-be" if data[:SAMPLE:2].count(0) > data[1:SAMPLE:2].count(0) else "utf-16-le"
    try:
        return _told(data.decode(encoding), encoding, name)
    except UnicodeDecodeError:
        raise _binary(name) from None


def _told(text: str, encoding: str, name: str) -> Decoded:
    warning = f"{name}: not UTF-8, read as {encoding}; save it as UTF-8 if letters look wrong"
    return Decoded(text, encoding, (warning,))


def _is_noise(text: str) -> bool:
    sample = text[:SAMPLE]
    noise = len(_CONTROL.findall(sample)) + max(0, sample.count("\x00") - 8)
    return noise > len(sample) // 50


def _binary(name: str) -> SourceError:
    return SourceError(f"{name}: a binary file, no text", "name a text file, saved as UTF-8")
