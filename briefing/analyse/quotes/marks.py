"""Turn a paragraph into the spans that stand inside quotation marks.

Handles straight and curly marks, German and Balkan low-high marks, guillemets both ways,
single marks that are no apostrophes, nesting, and quotations that open in one paragraph
and go on in the next.  One pass over the text: time is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile("[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u201b'\u2039\u203a]")

_CLOSERS = {
    "\u201c": "\u201d",
    "\u201f": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\u2039": "\u203a",
    "\u203a": "\u2039",
    "\u2018": "\u2019",
    "\u201b": "\u2019",
    "\u201a": "\u2018\u2019",
    "\u201d": "\u201d",
    '"': '"',
    "'": "'",
}

LONGEST = 6_000
"""Code points of a quotation at most: a stray mark never swallows an article."""

SHORT = 600
"""The same for single marks, which are mostly apostrophes."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A span inside quotation marks."""

    start: int
    """Index of the first code point inside the opening mark."""
    end: int
    """Index of the closing mark, or the paragraph's end when it is missing."""
    mark: str
    """The opening mark."""
    closed: bool = True
    """False when the paragraph ends before the closing mark."""


def marked(text: str, start: int, end: int) -> tuple[Marked, ...]:
    """Return the outermost quoted spans of `text[start:end]`, in order.

    A mark that opens nothing is passed over; an opening mark without its closer counts only
    when it stands at a word's start, and then reaches to the paragraph's end.
    """
    found: list[Marked] = []
    position = start
    while match := _MARK.search(text, position, end):
        at = match.start()
        position = at + 1
        if not _opens(text, at, start, end):
            continue
        close = _closing(text, at, end)
        if close is None:
            if text[at] in "'\u2018\u2019" or end - at > LONGEST:
                continue
            found.append(Marked(at + 1, end, text[at], False))
            break
        if close > at + 1:
            found.append(Marked(at + 1, close, text[at]))
        position = close + 1
    return tuple(found)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in "\u201c\u201e\u201f\u00ab\u2039\u201a":
        return not (mark == "\u201c" and before.isalnum() and not after.isalnum())
    if mark in "\u201d\u00bb\u203a":
        return not before.isalnum() and before not in ".,!?\u2026" and after.isalpha()
    if mark in "'\u2018\u2019\u201b":
        if before.isalnum() or not after.isalpha():
            return False
        return mark != "\u2019" and (before.isspace() or before in "([\u2014-")
    return not before.isalnum() and not after.isspace() and not (before.isdigit())


def _closing(text: str, at: int, end: int) -> int | None:
    """Return the index of the mark that closes the one at `at`, or None."""
    mark = text[at]
    closers = _CLOSERS[mark]
    limit = min(end, at + (SHORT if mark in "'\u2018\u201a\u201b" else LONGEST))
    depth = 0
    for match in _MARK.finditer(text, at + 1, limit):
        here = match.start()
        found = text[here]
        if found in closers and _closes(text, here, mark, limit):
            if depth == 0:
                return here
            depth -= 1
        elif mark == "\u201c" == found and not _opens(text, here, at, end):
            return here
        elif mark == '"' and found == "\u201d" and _closes(text, here, mark, limit):
            return here
        elif mark in "\u201c\u00ab\u2039" and found == mark and _opens(text, here, at, end):
            depth += 1
        elif mark in "\u201c\u201e\u201d" and found == '"' and _closes(text, here, '"', limit):
            if depth == 0:
                return here
    return None


def _closes(text: str, here: int, mark: str, limit: int) -> bool:
    before = text[here - 1]
    after = text[here + 1] if here + 1 < limit else " "
    if mark in "'\u2018\u201a\u201b":
        return not after.isalnum() and not before.isspace()
    if mark == '"':
        return not (before.isspace() and after.isalnum())
    return True
