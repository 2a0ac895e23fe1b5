"""Turn a page's pieces into numbers: what each looks like by itself.

The signals are those of the boilerplate literature (Kohlschütter, Fankhauser & Nejdl
2010, Boilerplate detection using shallow text features; Pomikálek 2011, jusText) as far as
text without markup shows them: length, punctuation, density of function words, letter
case, repetition and words of furniture.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing import language
from briefing.clean import glyphs as g
from briefing.clean.lines import Piece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LISTS = ("share", "nav", "related", "legal", "comment", "ad", "subscribe", "caption", "byline")
"""The lists of furniture words, `data/clean_<name>.any.txt`."""

LONGEST = 3_000
"""Code points of a piece that are looked at: more of it changes nothing."""

MARKED_WORDS = 60
"""Words of a piece among which furniture is looked for."""

LONGEST_PHRASE = 4
"""Words of the longest furniture phrases that are looked for."""

ENGLISH_DENSITY = 0.45
"""Share of function words in English prose."""

LEAST_DENSITY = 0.06
"""The least share of function words in prose that is told from none."""

RICH_IN_ENDINGS = frozenset({"tr", "hbs", "cs", "sq", "el", "mk"})
"""Languages whose own function words tell prose; the others share one list of all."""

STOP_SHARE, SENTENCES, ENDS, COLON, ELLIPSIS = 4, 9, 12, 13, 14
"""Columns that tell prose: share of function words, sentence ends, a final stop, its kind."""

_STOP, _MONTH, _LINK = (len(LISTS) + n for n in range(3))
"""Lists beside those of furniture in the lexicon of single words."""


@lru_cache(maxsize=16)
def lexicons(code: str) -> tuple[g.Lexicon, ...]:
    """Return the words, and the phrases of two words and more, that pages are searched for.

    `code` is the page's language: where endings do the work of words, its own function words
    tell prose; else those of all languages.
    """
    family = language.family(code)
    codes = (code,) if family in RICH_IN_ENDINGS else language.LANGUAGES
    stop = {word for one in codes for word in language.entries("stopwords", one)}
    if family == "hbs":
        stop |= set(map(_to_cyrillic, stop))
    months = [
        name
        for line in language.entries("months", "any")
        for name in line.partition("|")[2].split()
        if len(name) > 2
    ]
    furniture = [language.entries(f"clean_{name}", "any") for name in LISTS]
    furniture = [(*phrases, *map(_to_cyrillic, phrases)) for phrases in furniture]
    words = [*furniture, stop, months, ("http", "https", "www", "com")]
    longer = (g.lexicon(furniture, size) for size in range(2, LONGEST_PHRASE + 1))
    return (g.lexicon(words, 1), *longer)


def _to_cyrillic(word: str) -> str:
    for pair, letter in (("lj", "љ"), ("nj", "њ"), ("dž", "џ")):
        word = word.replace(pair, letter)
    return word.translate(
        str.maketrans("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш")
    )


def language_of(pieces: tuple[Piece, ...]) -> str:
    """Return the language of a page, by its longer pieces."""
    longer: list[str] = []
    total = 0
    for piece in pieces:
        if len(piece.text) >= 80:
            longer.append(piece.text[:1000])
            total += len(longer[-1])
            if total > 12_000:
                break
    return language.detect(" ".join(longer))


def own(
    pieces: tuple[Piece, ...], found: g.Glyphs, code: str, shared: frozenset[str]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Return one row of numbers a piece, and which of the words are function words."""
    import numpy as np

    size = len(pieces)
    classes, codes = found.classes, found.codes

    def marks(mask: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Count marked code points in each piece."""
        return np.bincount(found.text[np.flatnonzero(mask)], minlength=size).astype(np.float64)

    def words(mask: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Count marked words in each piece."""
        return np.bincount(found.owner[np.flatnonzero(mask)], minlength=size).astype(np.float64)

    length = (found.end - found.begin).astype(np.float64)
    count = np.bincount(found.owner, minlength=size).astype(np.float64)
    some = np.maximum(count, 1)
    single, *longer = lexicons(code)
    listed = single.find(found.hashes)
    stop_word = (listed & (1 << _STOP)) > 0
    upper = (classes & g.UPPER) > 0
    digit = (classes & g.DIGIT) > 0
    second = np.minimum(found.first + 1, len(codes) - 1)
    raised = upper[found.first]
    following = np.concatenate([classes[1:], [0]])
    ends = ((classes & g.STOP) > 0) & ((following & (g.SPACE | g.CLOSER)) > 0)
    stops = marks(ends)
    last = np.where(length > 0, found.end - 1, 0)
    before = np.maximum(last - 1, found.begin)
    final = np.where((classes[last] & g.CLOSER) > 0, before, last)
    closing = codes[final]
    opening = classes[np.minimum(found.begin, len(classes) - 1)]
    dots = (closing == 46) & (codes[np.maximum(final - 1, 0)] == 46)
    stop = _as_in_english(words(stop_word) / some, (count >= 15) & (stops > 0), count)
    linked = words((listed & (1 << _LINK)) > 0) + marks(codes == 64)
    columns = [
        np.log1p(count),
        np.minimum(1.0, count / 40),
        count < 4,
        np.log1p(length) / 4,
        stop,
        stop * np.minimum(1.0, count / 15),
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
        np.minimum(2.0, words((listed & (1 << _MONTH)) > 0)) / 2,
        np.minimum(2.0, linked) / 2,
        np.minimum(3.0, marks((classes & g.BAR) > 0)) / 3,
        np.minimum(4.0, marks((classes & g.QUOTE) > 0)) / 4,
        marks(codes == 0xA9) > 0,
        np.bincount(found.owner, weights=found.length, minlength=size) / some / 8,
        np.fromiter((p.bullet for p in pieces), dtype=np.float32, count=size),
        np.fromiter((min(8, p.indent) for p in pieces), dtype=np.float32, count=size) / 8,
        np.fromiter((p.blank for p in pieces), dtype=np.float32, count=size) / 3,
        np.fromiter((min(4, len(p.spans)) for p in pieces), dtype=np.float32, count=size) / 4,
        np.log1p(_repeats(found, size)),
        np.array([p.text[:200].casefold() in shared for p in pieces]) if shared else np.zeros(size),
    ]
    near = found.place < MARKED_WORDS
    for number, table in enumerate(longer):
        listed = listed | table.find(g.rows_of(found, number + 2))
    listed = np.where(near, listed, 0)
    for number in range(len(LISTS)):
        columns.append(np.minimum(3.0, words((listed & np.uint32(1 << number)) > 0)) / 3)
    return np.column_stack([np.asarray(c, dtype=np.float32) for c in columns]), stop_word


def _as_in_english(
    density: NDArray[np.float64], prose: NDArray[np.bool_], count: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return densities of function words scaled such that the page's prose has English ones.

    Where endings do the work of words, or a list is short, prose shows fewer of them.
    """
    import numpy as np

    whole = (count * prose).sum()
    typical = (density * count * prose).sum() / whole if whole else ENGLISH_DENSITY
    scale = ENGLISH_DENSITY / min(ENGLISH_DENSITY, max(LEAST_DENSITY, typical))
    return np.minimum(1.0, density * scale)


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


def _repeats(found: g.Glyphs, size: int) -> NDArray[np.float64]:
    """Return how many other pieces of the page have the same words."""
    import numpy as np

    factor = (2 * found.place.astype(np.uint64) + 1) * np.uint64(0x9E3779B97F4A7C15)
    key = np.zeros(size, dtype=np.uint64)
    first = np.flatnonzero(found.place == 0)
    if len(first):
        sums = np.add.reduceat((found.hashes >> np.uint64(7)) * factor, first)
        key[found.owner[first]] = sums
    _, which, counts = np.unique(key, return_inverse=True, return_counts=True)
    others: NDArray[np.float64] = (counts[which] - 1).astype(np.float64)
    others[key == 0] = 0.0
    return others
