"""Turn a page's text into pieces: lines, or wrapped lines joined by their spans.

Pages are saved as text in three ways: one line a block, laid out with bullets and blank
lines, or hard-wrapped at a column.  Wrapped lines are joined when the next line's first
word would not have fitted; columns side by side are told apart by runs of spaces.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefing.clean.cells import Cells, cells

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST_WIDTH, GREATEST_WIDTH = 50, 140
"""Columns between which text is taken to be hard-wrapped."""

LOWER, OTHER = 0.75, 0.9
"""Shares of that width from which a line that no sign ends goes on in the next, if that begins in
lower case or not."""

ROWS = 1 << 14
"""Cells that are made Python's objects at once: a page has a million."""


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


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a page in order; together they hold all but white space and bullets."""
    found = cells(text)
    width = wrap_width(found)
    return _joined(text, found, _groups(found, width)) if width else tuple(_single(text, found))


def _single(text: str, found: Cells) -> Iterator[Piece]:
    """Yield one piece for each cell."""
    shape = (found.start, found.end, found.column, found.bullet, found.blank)
    for first in range(0, len(found.start), ROWS):
        rows = zip(*(values[first : first + ROWS].tolist() for values in shape), strict=True)
        for start, end, column, bullet, blank in rows:
            yield Piece(start, end, ((start, end),), column, bullet, blank, text[start:end])


def wrap_width(found: Cells) -> int:
    """Return the column at which a text is hard-wrapped, or 0 when it is not."""
    import numpy as np

    reach = found.column + found.end - found.start
    ends = reach[found.alone]
    if not len(ends):
        return 0
    widest = int(ends.max())
    long = int((ends > GREATEST_WIDTH).sum())
    if long > 0.01 * len(ends) or widest < LEAST_WIDTH:
        rank = int(0.985 * (len(ends) - 1))
        widest = int(np.partition(ends, rank)[rank])
        if long > 0.02 * len(ends) or widest > GREATEST_WIDTH:
            return 0
    near = found.alone & (reach >= widest * 0.8) & (reach <= widest)
    count = int(near.sum())
    if count < 3 or count < 0.05 * len(ends):
        return 0
    broken = near & ~found.ended
    full = int((broken[:-1] & (_continues(found, widest) & found.lower)[1:]).sum())
    # On a short page many full lines end a paragraph: that the next word would not have fitted,
    # and goes on in lower case, tells as much.
    wrapped = broken.sum() >= 0.6 * count or (full >= 3 and full >= 0.3 * count)
    return widest if wrapped else 0


def _continues(found: Cells, width: int) -> NDArray[np.bool_]:
    """Return for each cell whether it goes on with the cell before it."""
    import numpy as np

    goes_on = np.zeros(len(found.start), dtype=bool)
    bullet = found.bullet[:-1]
    beside = np.abs(found.column[1:] - found.column[:-1]) <= 1
    used = found.column[:-1] + found.end[:-1] - found.start[:-1] + 2 * bullet
    full = used + 1 + found.first[1:] > width - 1
    # Letters of several widths make lines of one length on paper, of several in their text.
    open_ended = ~found.ended[:-1] & (used >= np.where(found.lower[1:], LOWER, OTHER) * width)
    goes_on[1:] = (
        (found.alone[1:] & found.alone[:-1] & (found.blank[1:] == 0) & ~found.bullet[1:])
        & (beside | bullet)
        & (full | open_ended)
    )
    return goes_on


def _groups(found: Cells, width: int) -> NDArray[np.int64]:
    """Return for each cell the number of its piece."""
    import numpy as np

    group = np.cumsum(~_continues(found, width), dtype=np.int64)
    last: dict[int, int] = {}
    for number in np.flatnonzero(~found.alone).tolist():
        # A column goes on where the line above has a cell at its place.
        column = int(found.column[number])
        above = last.get(column)
        if (
            above is not None
            and not found.bullet[number]
            and found.row[number] - found.row[above] == 1
        ):
            group[number] = group[above]
        last[column] = number
    return group


def _joined(text: str, found: Cells, group: NDArray[np.int64]) -> tuple[Piece, ...]:
    """Return one piece for each group of cells."""
    import numpy as np

    order = np.argsort(group, kind="stable")
    begins = np.flatnonzero(np.diff(group[order], prepend=-1))
    spans = list(zip(found.start[order].tolist(), found.end[order].tolist(), strict=True))
    heads = order[begins]
    rows = zip(
        begins.tolist(),
        [*begins[1:].tolist(), len(order)],
        *(values[heads].tolist() for values in (found.column, found.bullet, found.blank)),
        strict=True,
    )
    pieces = []
    for left, right, column, bullet, blank in rows:
        inside = tuple(spans[left:right])
        start, end = inside[0][0], inside[-1][1]
        joined = " ".join([text[a:b] for a, b in inside]) if right - left > 1 else text[start:end]
        pieces.append(Piece(start, end, inside, column, bullet, blank, joined))
    return tuple(pieces)
