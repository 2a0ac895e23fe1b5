"""Turn a page's text into pieces: lines, or wrapped lines joined by their spans.

Pages are saved as text in three ways: one line a block, laid out with bullets and blank
lines, or hard-wrapped at a column.  Wrapped lines are joined when the next line's first
word would not have fitted; columns side by side are told apart by runs of spaces.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

_BREAKS = "\\n\\r\\f\\v\\x1c-\\x1e\\x85\\u2028\\u2029"
_LINE = re.compile(rf"[^{_BREAKS}]+")
_MARKS = "\u2022*\u00b7\u25cf\u25e6\u25aa\u2023\u25a0\u25cb"
_BULLET = re.compile(rf"(?:[{_MARKS}]|[-\u2013\u2014+](?=\s))\s*")
_MAY_BE_BULLET = frozenset(_MARKS + "-\u2013\u2014+")
_GAP = re.compile(r"[ \t\u00a0]{3,}")

ENDS = '.!?\u2026:;"\u201d\u201c\u2019\u00bb)'
"""Marks at which paragraphs end, and wrapped lines only by chance."""

LEAST_WIDTH, GREATEST_WIDTH = 50, 140
"""Columns between which text is taken to be hard-wrapped."""


class Piece(NamedTuple):
    """One or more lines that were one block of the page."""

    start: int
    """Index of its first code point."""
    end: int
    """Index after its last code point."""
    spans: tuple[tuple[int, int], ...]
    """The (start, end) of its lines."""
    indent: int
    """White space before its first line, in code points."""
    bullet: bool
    """True when a list mark stands before it."""
    blank: int
    """Empty lines before it, at most 3."""
    text: str
    """Its lines joined by one space."""


class _Line(NamedTuple):
    start: int
    end: int
    column: int
    bullet: bool
    blank: int
    alone: bool


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a page in order; together they hold all but white space and bullets."""
    lines = _lines(text)
    width = wrap_width(text, lines)
    if not width:
        return tuple(
            Piece(start, end, ((start, end),), column, bullet, blank, text[start:end])
            for start, end, column, bullet, blank, _ in lines
        )
    groups: list[list[_Line]] = []
    open_columns: dict[int, int] = {}
    for number, line in enumerate(lines):
        if line.alone:
            last = groups[-1][-1] if groups else None
            if last is not None and _continues(text, lines, number, last, width):
                groups[-1].append(line)
                continue
        else:
            at = open_columns.get(line.column)
            if at is not None and len(groups) - at <= 12 and not line.bullet:
                previous = groups[at][-1]
                between = text.count("\n", previous.end, line.start)
                if between == 1:
                    groups[at].append(line)
                    continue
            open_columns[line.column] = len(groups)
        groups.append([line])
    return tuple(_piece(text, group) for group in groups)


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    last = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        words = raw.strip()
        if not words:
            continue
        start = match.start()
        blank = min(3, max(0, text.count("\n", last, start) - 1)) if found else 3
        last = match.end()
        left = start + len(raw) - len(raw.lstrip())
        if ("  " in words or "\t" in words or "\u00a0" in words) and _GAP.search(words):
            cells = _cells(text, start, last)
        elif words[0] in _MAY_BE_BULLET:
            cells = [(left, left + len(words))]
        else:
            found.append(_Line(left, left + len(words), left - start, False, blank, True))
            continue
        for number, (left, right) in enumerate(cells):
            cell = text[left:right]
            left += len(cell) - len(cell.lstrip())
            right -= len(cell) - len(cell.rstrip())
            mark = _BULLET.match(text, left, right)
            dash = mark is not None and mark.group()[0] in "-+\u2013\u2014"
            inner = mark.end() if mark and not dash else left
            if inner >= right:
                continue
            found.append(
                _Line(
                    inner,
                    right,
                    left - start,
                    mark is not None,
                    0 if number else blank,
                    len(cells) == 1,
                )
            )
    return found


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a line at wide gaps inside it."""
    raw = text[start:end]
    lead = len(raw) - len(raw.lstrip())
    cells, left = [], start + lead
    for match in _GAP.finditer(raw.rstrip(), lead):
        cells.append((left, start + match.start()))
        left = start + match.end()
    cells.append((left, end))
    return [cell for cell in cells if cell[0] < cell[1]]


def wrap_width(text: str, lines: list[_Line]) -> int:
    """Return the column at which a text is hard-wrapped, or 0 when it is not."""
    ends = Counter(line.column + line.end - line.start for line in lines if line.alone)
    if not ends:
        return 0
    widest = max(ends)
    total = sum(ends.values())
    long = sum(count for end, count in ends.items() if end > GREATEST_WIDTH)
    if long > 0.01 * total or widest < LEAST_WIDTH:
        ordered = sorted(ends.elements())
        widest = ordered[int(0.985 * (len(ordered) - 1))]
        if long > 0.02 * total or widest > GREATEST_WIDTH:
            return 0
    near = [
        number
        for number, line in enumerate(lines)
        if line.alone and widest * 0.8 <= line.column + line.end - line.start <= widest
    ]
    if len(near) < 3 or len(near) < 0.05 * total:
        return 0
    broken = [number for number in near if text[lines[number].end - 1] not in ENDS]
    full = sum(
        number + 1 < len(lines)
        and _continues(text, lines, number + 1, lines[number], widest)
        and text[lines[number + 1].start].islower()
        for number in broken
    )
    # On a short page many full lines end a paragraph: that the next word would not have fitted,
    # and goes on in lower case, tells as much.
    wrapped = len(broken) >= 0.6 * len(near) or (full >= 3 and full >= 0.3 * len(near))
    return widest if wrapped else 0


def _continues(text: str, lines: list[_Line], number: int, last: _Line, width: int) -> bool:
    line = lines[number]
    if line.blank or line.bullet or not last.alone:
        return False
    shift = 4 if last.bullet else 1
    if abs(line.column - last.column) > shift and not last.bullet:
        return False
    first = text[line.start : line.end].split(None, 1)[0]
    used = last.column + last.end - last.start + (2 if last.bullet else 0)
    return used + 1 + len(first) > width - 1


def _piece(text: str, group: list[_Line]) -> Piece:
    spans = tuple((line.start, line.end) for line in group)
    joined = " ".join(text[start:end] for start, end in spans)
    first = group[0]
    return Piece(first.start, group[-1].end, spans, first.column, first.bullet, first.blank, joined)
