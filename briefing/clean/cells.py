"""Turn a text into cells: its lines without the white space around, or parts far from each other.

Pages have a million lines, so that they are found in arrays of code points, not one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.clean.glyphs import code_points

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ENDS = '.!?\u2026:;"\u201d\u201c\u2019\u00bb)'
"""Marks at which paragraphs end, and wrapped lines only by chance."""

GAP = 3
"""White space, in code points, that parts two columns of a line."""

MOST_BLANK = 3
"""Empty lines before a cell that are told apart."""

_MARKS = "\u2022*\u00b7\u25cf\u25e6\u25aa\u2023\u25a0\u25cb"
_DASHES = "-\u2013\u2014+"
_BREAKS = "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"
_SPACE, _BREAK, _FEED, _MARK, _DASH, _LOWER, _END = (1 << n for n in range(7))
_CHUNK = 1 << 17
"""Code points that are worked on at once, to the end of their line: they fit the cache."""


class Cells(NamedTuple):
    """The cells of a text in order, as arrays of one length."""

    start: NDArray[np.int64]
    """Index of the first code point, after a list mark."""
    end: NDArray[np.int64]
    """Index after the last code point."""
    column: NDArray[np.int64]
    """Code points of its line before it."""
    row: NDArray[np.int64]
    """Line feeds before it in the text."""
    blank: NDArray[np.int64]
    """Empty lines before it, at most `MOST_BLANK`."""
    first: NDArray[np.int64]
    """Code points of its first word."""
    bullet: NDArray[np.bool_]
    """Whether a list mark stands before it."""
    alone: NDArray[np.bool_]
    """Whether it is its line's only cell."""
    lower: NDArray[np.bool_]
    """Whether it begins with a lower-case letter."""
    ended: NDArray[np.bool_]
    """Whether it ends with a mark at which paragraphs end."""


def cells(text: str) -> Cells:
    """Return the cells of a text: all of it but white space and list marks."""
    import numpy as np

    parts: list[Cells] = []
    row, last = 0, -1 - MOST_BLANK
    for left, right in _chunks(text):
        found, feeds, last = _scan(text[left:right], left, row, last)
        row += feeds
        parts.append(found)
    return Cells(*map(np.concatenate, zip(*parts, strict=True)))


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where parts of a text begin and end, each at the end of a line."""
    left = 0
    while True:
        right = text.find("\n", left + _CHUNK) + 1
        if not right:
            break
        yield left, right
        left = right
    yield left, len(text)


def _scan(part: str, offset: int, row: int, last: int) -> tuple[Cells, int, int]:
    """Return a part's cells, its line feeds, and the row of the last cell so far.

    `offset` code points and `row` line feeds stand before the part, `last` is the row of the
    last cell there.
    """
    import numpy as np

    codes, symbols, count = code_points(part)
    classes = _classes(count).take(symbols)
    solid = np.zeros(len(codes) + 2, dtype=bool)
    np.equal(classes & _SPACE, 0, out=solid[1:-1])
    edge = np.flatnonzero(solid[1:] != solid[:-1])
    first, after = edge[::2], edge[1::2]
    breaks = np.flatnonzero(classes & _BREAK)
    feeds = np.cumsum(classes & _FEED > 0, dtype=np.int32)
    total = int(feeds[-1]) if len(feeds) else 0
    line = np.searchsorted(breaks, first)
    leads = np.ones(len(first) + 1, dtype=bool)
    leads[1:-1] = line[1:] != line[:-1]
    begins = leads.copy()
    stands = (after - first == 1) & (classes[first] & _MARK > 0)
    begins[1:-1] |= (first[1:] - after[:-1] >= GAP) & ~stands[:-1]
    chosen = np.flatnonzero(begins)
    word, final = chosen[:-1], chosen[1:] - 1
    start, end = first[word], after[final]
    column = start - np.concatenate([[0], breaks + 1])[line[word]]
    rows = feeds[start].astype(np.int64) + row
    before = np.concatenate([[last], rows[:-1]])[: len(rows)]
    blank = np.clip(rows - before - 1, 0, MOST_BLANK)
    alone = leads[chosen[:-1]] & leads[chosen[1:]]
    kind = classes[start]
    marked = kind & _MARK > 0
    followed = (final > word) & (after[word] - start == 1)
    bullet = marked | ((kind & _DASH > 0) & followed)
    word = word + (marked & followed)
    inner = np.where(marked, np.maximum(start + 1, first[word]), start)
    size = after[word] - inner
    keep = inner < end
    lower, ended = classes[np.minimum(inner, end - 1)] & _LOWER > 0, classes[end - 1] & _END > 0
    columns: tuple[NDArray[Any], ...] = (
        inner + offset,
        end + offset,
        column,
        rows,
        blank,
        size,
        bullet,
        alone,
        lower,
        ended,
    )
    found = Cells(*(values[keep] for values in columns))
    return found, total, int(rows[-1]) if len(rows) else last


@lru_cache(maxsize=2)
def _classes(count: int) -> NDArray[np.uint8]:
    """Return the classes of each of so many symbols, as bits."""
    import numpy as np

    chars = list(map(chr, range(count)))
    found = np.zeros(count, dtype=np.uint8)
    for holds, bit in ((str.isspace, _SPACE), (str.islower, _LOWER)):
        found[np.fromiter(map(holds, chars), dtype=bool, count=count)] |= bit
    for marks, bit in ((_BREAKS, _BREAK), ("\n", _FEED), (_MARKS, _MARK), (_DASHES, _DASH)):
        for char in marks:
            found[ord(char)] |= bit
    for char in ENDS:
        found[ord(char)] |= _END
    return found
