"""Tell a post on a social network by its signature: "... — Ana Orr (@ana_orr) May 4, 2026".

So do pages hold the posts that they show, once the networks' own frames around them are gone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 300
"""Code points of a post without its links at most, where networks cut it."""

ACCOUNT = "(@"
"""What stands before the account in a signature."""

FRAME = 100
"""Code points of a line that tells whose post is shown at most."""

_TAIL = 200
"""Code points at the end of a paragraph that hold a signature."""

_SIGNATURE = re.compile(
    r"(?:^|(?<=\s))(?:[\u2014\u2013\u2015]|--?(?=\s))\s*"
    r"(?P<name>[^()@\u2014\u2013\u2015]{1,60}?)\s*"
    r"\(@[\w.-]{1,60}(?:@[\w.-]{1,60})?\)"
    r"(?P<date>[^()@]{0,40})$"
)
"""A dash, a name, an account in brackets, and a date or nothing at the end of a paragraph."""

_ACCOUNT = re.compile(r"\(@[\w.-]{1,60}\)[^()@]{0,60}$")
_LINK = r"(?:https?://\s*\S+|pic\.(?:twitter|x)\.com/\s*\S+)"
_LINKS = re.compile(_LINK)
_LAST_LINKS = re.compile(rf"(?:\s*{_LINK})+\s*$")
_EDGES = re.compile(r"^[\W_]+|[^\w.]+$")


class Signature(NamedTuple):
    """The signature of a post in a text."""

    said: int
    """Index after the last code point of what the post says, 0 when that stands elsewhere."""
    start: int
    """Index of the first code point of the name."""
    end: int
    """Index after its last code point."""


def signature(text: str) -> Signature | None:
    """Return the signature at the end of a paragraph, or None."""
    low = max(0, len(text) - _TAIL)
    if text.find(ACCOUNT, low) < 0:
        return None
    found = _SIGNATURE.search(text.rstrip(), low)
    if found is None or (found["date"].strip() and not any(map(str.isdigit, found["date"]))):
        return None
    name = _EDGES.sub("", found["name"])
    if not any(map(str.isalpha, name)):
        return None
    start = found.start("name") + found["name"].index(name)
    return Signature(len(text[: found.start()].rstrip()), start, start + len(name))


def is_frame(line: str) -> bool:
    """Say whether a line only tells whose post is shown: "A post shared by Ana Orr (@ana_orr)"."""
    if len(line) > FRAME or signature(line) is not None:
        return False
    return _ACCOUNT.search(line) is not None and line.rstrip()[-1] not in ".!?:\u2026"


def unlinked(text: str) -> str:
    """Return a text without links."""
    return _LINKS.sub("", text)


def without_last_links(text: str) -> str:
    """Return a text without white space and links at its end."""
    return _LAST_LINKS.sub("", text).rstrip()


def is_whole(said: str) -> bool:
    """Say whether a post can be read alone: no answer to an account, no tag, no end cut off."""
    cut = said.endswith(("\u2026", ":"))
    return not (cut or said.startswith(("@", ".@", "<")) or _LINKS.search(said))
