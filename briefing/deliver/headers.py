"""Write the headers of a message, folded (RFC 5322) and encoded (RFC 2047, 6532).

Python's own folding (3.11 to 3.13) encodes the comma between two addresses when a long name
stands before it, and so loses recipients from the header; here each address has its line.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator

from briefing.deliver.recipients import Mailbox

OCTETS = 45
"""Octets of UTF-8 in one encoded word: with its marks it stays below 75 characters."""

WIDTH = 76
"""Characters of a line that is folded between words."""

_ATOMS = re.compile(r"[\w!#$%&'*+/=?^`{|}~ -]*", re.ASCII)
"""A name that needs no quotation marks."""


def unstructured(name: str, text: str) -> str:
    """Return a header whose value is plain text of one line."""
    words = f"{name}: {text}".split(" ")
    if text.isascii() and "=?" not in text and max(map(len, words)) <= WIDTH:
        lines = [words[0]]
        for word in words[1:]:
            if len(lines[-1]) + 1 + len(word) > WIDTH:
                lines.append("")
            lines[-1] += f" {word}"
        return _line("\r\n".join(lines))
    return _line(f"{name}: " + "\r\n ".join(_encoded(text)))


def addresses(name: str, boxes: tuple[Mailbox, ...], *, utf8: bool) -> str:
    """Return a header that lists mailboxes, one a line; with `utf8` in Unicode where needed."""
    return _line(f"{name}: " + ",\r\n ".join(_address(box, utf8) for box in boxes))


def _address(box: Mailbox, utf8: bool) -> str:
    address = box.address if utf8 else box.ascii or box.address
    if not box.name:
        return address
    return f"{_phrase(box.name)} <{address}>"


def _phrase(name: str) -> str:
    """Return a name as it stands before an address."""
    if not name.isascii() or "=?" in name or len(name) > WIDTH - 10:
        return "\r\n ".join(_encoded(name)) + "\r\n"
    if _ATOMS.fullmatch(name):
        return name
    return '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'


def _encoded(text: str) -> Iterator[str]:
    """Yield the encoded words of a text; none splits a code point (RFC 2047, section 5)."""
    piece = b""
    for character in text:
        octets = character.encode("utf-8")
        if len(piece) + len(octets) > OCTETS:
            yield _word(piece)
            piece = b""
        piece += octets
    yield _word(piece)


def _word(octets: bytes) -> str:
    return f"=?utf-8?b?{b64encode(octets).decode('ascii')}?="


def _line(header: str) -> str:
    return f"{header}\r\n"
