"""Turn a page's pieces into numbers: what each looks like by itself.

The signals are those of the boilerplate literature (Kohlschütter, Fankhauser & Nejdl
2010, Boilerplate detection using shallow text features; Pomikálek 2011, jusText) as far as
text without markup shows them: length, punctuation, density of function words, letter
case, repetition and words of furniture.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.clean import glyphs as g
from briefing.clean.lexicons import LINK, LISTS, MONTH, STOP, lexicons
from briefing.clean.lines import Piece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 3_000
"""Code points of a piece that are looked at: more of it changes nothing."""

BATCH = 1 << 17
"""Code points that are worked on at once."""

CLOSERS = 3
"""Quote marks, brackets and spaces between them that may stand after a sentence's last mark."""

FIRST_WORDS = 40
"""Words of a piece that the network reads."""

TELLING_WORDS, LEAST_LETTERS = 80, 4
"""Words of a piece that are compared with the rest of the page, and the letters that they have."""

MARKED_WORDS = 60
"""Words of a piece among which furniture is looked for."""

ENGLISH_DENSITY = 0.45
"""Share of function words in English prose."""

LEAST_DENSITY = 0.06
"""The least share of function words in prose that is told from none."""

BULLET, LAID_OUT = 0, 5
"""The column of list marks, and those of layout: they come first, before that of repetition."""

OWN = LAID_OUT + 1 + 27 + len(LISTS)
"""Numbers of a piece that it has by itself."""

STOP_SHARE, SENTENCES, ENDS, COLON, ELLIPSIS = (LAID_OUT + 1 + n for n in (4, 9, 12, 13, 14))
"""Columns that tell prose: share of function words, sentence ends, a final stop, its kind."""


class Words(NamedTuple):
    """The words of a page's pieces, in order, as far as they are looked at."""

    counts: NDArray[np.int64]
    """How many words each piece has."""
    first: NDArray[np.uint32]
    """The hashes of the first `FIRST_WORDS` words of each piece, their lower 32 bits."""
    first_owner: NDArray[np.int32]
    """The numbers of their pieces."""
    telling: NDArray[np.uint32]
    """The same for the words that may tell what a piece is about."""
    telling_owner: NDArray[np.int32]
    """The numbers of their pieces."""


def own(
    pieces: tuple[Piece, ...], code: str, shared: frozenset[str], out: NDArray[np.float32]
) -> Words:
    """Write `OWN` numbers for each piece into the rows of `out`; return the pieces' words.

    `code` is the page's language; `shared` are lines that other pages have.
    """
    import numpy as np

    words = []
    for left, right in _batches(pieces):
        texts = [piece.text[:LONGEST] for piece in pieces[left:right]]
        found = g.glyphs(texts)
        stop = _numbers(found, code, out[left:right, LAID_OUT + 1 :])
        owner = found.owner + np.int32(left)
        counts = np.bincount(found.owner, minlength=right - left)
        first = found.place < FIRST_WORDS
        telling = (found.length >= LEAST_LETTERS) & (found.place < TELLING_WORDS) & ~stop
        hashes = found.hashes.astype(np.uint32)
        picked = (hashes[first], owner[first], hashes[telling], owner[telling])
        words.append((_keys(found, right - left), counts, *picked))
    keys, *parts = (np.concatenate(part) for part in zip(*words, strict=True))
    all_words = Words(*parts)
    _as_in_english(out, all_words.counts)
    _lay_out(pieces, shared, out)
    out[:, LAID_OUT] = np.log1p(_repeats(keys))
    return all_words


def _batches(pieces: tuple[Piece, ...]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last piece of parts whose arrays fit the processor's cache."""
    import numpy as np

    texts = map(attrgetter("text"), pieces)
    sizes = np.fromiter(map(len, texts), dtype=np.int64, count=len(pieces))
    totals = np.cumsum(np.minimum(sizes, LONGEST))
    cuts = np.searchsorted(totals, np.arange(BATCH, int(sizes.sum()) + 1, BATCH)) + 1
    cuts = cuts[(cuts < len(pieces)) & (np.diff(cuts, prepend=0) > 0)]
    yield from pairwise([0, *cuts.tolist(), len(pieces)])


def _lay_out(pieces: tuple[Piece, ...], shared: frozenset[str], out: NDArray[np.float32]) -> None:
    """Write how the page lays each piece out: list mark, indentation, lines, known elsewhere."""
    import numpy as np

    size = len(pieces)
    for column, (name, most) in enumerate((("bullet", 1), ("indent", 8), ("blank", 3))):
        values = np.fromiter(map(attrgetter(name), pieces), dtype=np.float32, count=size)
        out[:, column] = np.minimum(values, most) / most
    lines = np.fromiter(map(len, map(attrgetter("spans"), pieces)), dtype=np.float32, count=size)
    out[:, 3] = np.minimum(lines, 4) / 4
    out[:, 4] = [piece.text[:200].casefold() in shared for piece in pieces] if shared else 0.0


def _numbers(found: g.Glyphs, code: str, out: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Write one row of numbers for each text; return which words are function words."""
    import numpy as np

    size = len(out)
    classes, codes = found.classes, found.codes

    def marks(mask: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Count marked code points in each text."""
        return np.bincount(found.text[np.flatnonzero(mask)], minlength=size).astype(np.float64)

    def words(mask: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Count marked words in each text."""
        return np.bincount(found.owner[np.flatnonzero(mask)], minlength=size).astype(np.float64)

    length = (found.end - found.begin).astype(np.float64)
    count = np.bincount(found.owner, minlength=size).astype(np.float64)
    some = np.maximum(count, 1)
    single, *longer = lexicons(code)
    listed = single.find(found.hashes)
    stop_word = (listed & (1 << STOP)) > 0
    upper = (classes & g.UPPER) > 0
    digit = (classes & g.DIGIT) > 0
    second = np.minimum(found.first + 1, len(codes) - 1)
    raised = upper[found.first]
    ends = (classes & g.STOP) > 0
    ends[:-1] &= (classes[1:] & (g.SPACE | g.CLOSER)) > 0
    stops = marks(ends)
    final = np.where(length > 0, found.end - 1, found.begin)
    for _ in range(CLOSERS):
        closes = (classes[final] & (g.CLOSER | g.SPACE)) > 0
        final = np.where(closes, np.maximum(final - 1, found.begin), final)
    closing = codes[final]
    opening = classes[found.begin]
    dots = (closing == 46) & (codes[np.maximum(final - 1, 0)] == 46)
    stop = words(stop_word) / some
    linked = words((listed & (1 << LINK)) > 0) + marks(codes == 64)
    columns: list[NDArray[Any]] = [
        np.log1p(count),
        np.minimum(1.0, count / 40),
        count < 4,
        np.log1p(length) / 4,
        stop,
        stop,
        words(raised) / some,
        words(raised & upper[second]) / some,
        marks(digit) / np.maximum(1, length),
        np.minimum(5.0, stops) / 5,
        np.minimum(60.0, count / (stops + 1)) / 30,
        marks(codes == 44) / (count + 1),
        (closing == 46) | (closing == 33) | (closing == 63) | (closing == 0x2026),
        closing == 58,
        (closing == 0x2026) | dots,
        closing == 63,
        (opening & (g.LETTER | g.UPPER)) == g.LETTER,
        (opening & g.DIGIT) > 0,
        (opening & g.QUOTE) > 0,
        np.minimum(2.0, marks(_joined_digits(codes, digit))) / 2,
        np.minimum(2.0, marks(_years(codes, digit))) / 2,
        np.minimum(2.0, words((listed & (1 << MONTH)) > 0)) / 2,
        np.minimum(2.0, linked) / 2,
        np.minimum(3.0, marks((classes & g.BAR) > 0)) / 3,
        np.minimum(4.0, marks((classes & g.QUOTE) > 0)) / 4,
        marks(codes == 0xA9) > 0,
        np.bincount(found.owner, weights=found.length, minlength=size) / some / 8,
    ]
    near = found.place < MARKED_WORDS
    for number, table in enumerate(longer):
        listed = listed | table.find(g.rows_of(found, number + 2))
    listed = np.where(near, listed, 0)
    for number in range(len(LISTS)):
        columns.append(np.minimum(3.0, words((listed & np.uint32(1 << number)) > 0)) / 3)
    for number, column in enumerate(columns):
        out[:, number] = column
    return stop_word


def _as_in_english(numbers: NDArray[np.float32], count: NDArray[np.int64]) -> None:
    """Scale the densities of function words such that the page's prose has English ones.

    Where endings do the work of words, or a list is short, prose shows fewer of them.
    """
    import numpy as np

    stop, sentences = STOP_SHARE, SENTENCES
    prose = count * ((count >= 15) & (numbers[:, sentences] > 0))
    whole = prose.sum()
    typical = float((numbers[:, stop] * prose).sum()) / whole if whole else ENGLISH_DENSITY
    scale = ENGLISH_DENSITY / min(ENGLISH_DENSITY, max(LEAST_DENSITY, typical))
    density = np.minimum(1.0, numbers[:, stop] * np.float32(scale))
    numbers[:, stop] = density
    numbers[:, stop + 1] = density * np.minimum(1.0, count / 15)


def _joined_digits(codes: NDArray[np.uint32], digit: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Mark the point, stroke, colon or hyphen between two digits, as dates and times have it."""
    import numpy as np

    marked = np.zeros(len(codes), dtype=bool)
    inner = codes[1:-1]
    marked[1:-1] = digit[:-2] & digit[2:] & ((inner >= 45) & (inner <= 47) | (inner == 58))
    return marked


def _years(codes: NDArray[np.uint32], digit: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Mark the first digit of numbers from 1900 to 2099."""
    import numpy as np

    marked = np.zeros(len(codes), dtype=bool)
    if len(codes) < 6:
        return marked
    run = digit[1:-4] & digit[2:-3] & digit[3:-2] & digit[4:-1] & ~digit[:-5] & ~digit[5:]
    one, two = codes[1:-4], codes[2:-3]
    marked[1:-4] = run & (((one == 49) & (two == 57)) | ((one == 50) & (two == 48)))
    return marked


def _keys(found: g.Glyphs, size: int) -> NDArray[np.uint64]:
    """Return for each text a number that only texts of the same words have; 0 for no words."""
    import numpy as np

    factor = (2 * found.place.astype(np.uint64) + 1) * np.uint64(0x9E3779B97F4A7C15)
    key = np.zeros(size, dtype=np.uint64)
    first = np.flatnonzero(found.place == 0)
    if len(first):
        sums = np.add.reduceat((found.hashes >> np.uint64(7)) * factor, first)
        key[found.owner[first]] = sums
    return key


def _repeats(keys: NDArray[np.uint64]) -> NDArray[np.float64]:
    """Return how many other pieces of the page have the same words, by `_keys`."""
    import numpy as np

    _, which, counts = np.unique(keys, return_inverse=True, return_counts=True)
    others: NDArray[np.float64] = (counts[which] - 1).astype(np.float64)
    others[keys == 0] = 0.0
    return others
