"""Turn texts into arrays of their characters and words, so that pages are counted at once.

Words are letters in a row, known by a 64-bit hash of their lower-case letters: equal words
have equal hashes, and lists of words become sorted arrays to look hashes up in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from operator import ne
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LETTER, UPPER, DIGIT, SPACE, STOP, QUOTE, CLOSER, BAR = (1 << n for n in range(8))
"""Classes of characters, as bits; STOP ends a sentence, CLOSER may follow one, BAR parts links."""

_STOPS = ".!?\u2026;\u0964\u3002"
_QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb'
_CLOSERS = "\"\u201d\u201c\u2019\u00bb)]'"
_BARS = "|>\u00bb/\u2022\u00b7\u203a"
_KINDS = {
    **dict.fromkeys(("Ll", "Lm", "Lo", "Mn", "Mc", "Me"), LETTER),
    **dict.fromkeys(("Lu", "Lt"), LETTER | UPPER),
    **dict.fromkeys(("Zs", "Zl", "Zp"), SPACE),
    "Nd": DIGIT,
}
"""The classes of Unicode's general categories."""

_PLANE, _ALPHABETS = 0x10000, 0x2600
"""Code points told apart, those above count as one symbol; and those of most texts and marks."""

_SIEVE = 1 << 16

_BASE = 0x2545F4914F6CDD1D
"""Base of the polynomials that hash words: odd, such that it has an inverse."""


class Glyphs(NamedTuple):
    """The characters and words of some texts, one after the other with a line end between."""

    codes: NDArray[np.uint32]
    """The code points."""
    classes: NDArray[np.uint8]
    """The classes of the code points, as bits."""
    begin: NDArray[np.int64]
    """For each text the index of its first code point."""
    end: NDArray[np.int64]
    """For each text the index after its last code point."""
    text: NDArray[np.int32]
    """For each code point the number of its text."""
    first: NDArray[np.int64]
    """For each word the index of its first letter."""
    length: NDArray[np.int64]
    """For each word its letters."""
    owner: NDArray[np.int32]
    """For each word the number of its text."""
    place: NDArray[np.int64]
    """For each word the words before it in its text."""
    hashes: NDArray[np.uint64]
    """For each word the hash of its lower-case letters."""


def glyphs(texts: Sequence[str]) -> Glyphs:
    """Return the characters and words of texts, of which none holds a line end.

    A word's hash is the polynomial in `_BASE` whose coefficients stand for its letters (Karp &
    Rabin 1987), modulo 2**64, as the difference of two sums over all that stands before.
    """
    import numpy as np

    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    joined = "\n".join([*texts, ""])
    codes, symbols, count_of_symbols = code_points(joined)
    end = np.cumsum(lengths + 1) - 1
    table, values = _tables(count_of_symbols)
    classes = table.take(symbols)
    power, inverse = _powers(1 << max(0, len(codes) - 1).bit_length())
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(values.take(symbols) * power[: len(codes)], out=sums[1:])
    letter = np.zeros(len(codes) + 2, dtype=np.uint8)
    np.bitwise_and(classes, LETTER, out=letter[1:-1])
    edge = np.flatnonzero(letter[1:] != letter[:-1])
    first, after = edge[::2], edge[1::2]
    hashes = (sums[after] - sums[first]) * inverse[first]
    text = np.repeat(np.arange(len(texts), dtype=np.int32), lengths + 1)
    owner = text[first]
    count = np.bincount(owner, minlength=len(texts))
    place = np.arange(len(first)) - (np.cumsum(count) - count)[owner]
    begin = end - lengths
    return Glyphs(codes, classes, begin, end, text, first, after - first, owner, place, hashes)


def code_points(text: str) -> tuple[NDArray[np.uint32], NDArray[np.uint16], int]:
    """Return a text's code points, the symbols that they count as, and how many there may be.

    Tables of what is to be known of a symbol are made for so many: few texts need a large one.
    """
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    few = codes.max(initial=0) < _ALPHABETS
    return codes, np.minimum(codes, _PLANE - 1).astype(np.uint16), _ALPHABETS if few else _PLANE


_STEP = 0x9E3779B97F4A7C15
"""Multiplier between the words of a phrase (the golden ratio's, as in Fibonacci hashing)."""


class Lexicon(NamedTuple):
    """A table to look words, or phrases of one length, up in by their hashes."""

    sieve: NDArray[np.bool_]
    """For each value of a hash's low bits whether any entry has it: most words stop here."""
    hashes: NDArray[np.unsignedinteger]
    """The entries' hashes, sorted."""
    values: NDArray[np.uint32]
    """For each entry the lists that it stands in, as bits, or its number from 1."""

    def find(self, hashes: NDArray[np.unsignedinteger]) -> NDArray[np.uint32]:
        """Return each hash's value, or 0 for what is no entry."""
        import numpy as np

        found = np.zeros(len(hashes), dtype=np.uint32)
        if len(self.hashes):
            at = np.flatnonzero(self.sieve[hashes.astype(np.uint16)])
            some = hashes[at]
            spot = np.minimum(np.searchsorted(self.hashes, some), len(self.hashes) - 1)
            found[at] = np.where(self.hashes[spot] == some, self.values[spot], 0)
        return found


def tables(lists: Sequence[Iterable[str]], sizes: Iterable[int]) -> tuple[Lexicon, ...]:
    """Return the entries of some lists in a table for each number of words; list n is bit n."""
    import numpy as np

    entries = [(phrase, 1 << n) for n, phrases in enumerate(lists) for phrase in phrases]
    found = glyphs([phrase for phrase, _ in entries])
    bits = np.array([bit for _, bit in entries], dtype=np.uint32)
    count = np.bincount(found.owner, minlength=len(entries))
    made = []
    for size in sizes:
        ends = np.flatnonzero((found.place == size - 1) & (count[found.owner] == size))
        hashes, number = np.unique(rows_of(found, size)[ends], return_inverse=True)
        values = np.zeros(len(hashes), dtype=np.uint32)
        np.bitwise_or.at(values, number, bits[found.owner[ends]])
        made.append(indexed(hashes, values))
    return tuple(made)


def indexed(hashes: NDArray[np.unsignedinteger], values: NDArray[np.uint32]) -> Lexicon:
    """Return sorted hashes with their values as a table to look up in."""
    import numpy as np

    sieve = np.zeros(_SIEVE, dtype=bool)
    sieve[hashes.astype(np.uint16)] = True
    return Lexicon(sieve, hashes, values)


def rows_of(found: Glyphs, size: int) -> NDArray[np.uint64]:
    """Return for each word the hash of it and the `size` - 1 words before it in its text, or 0."""
    import numpy as np

    total = found.hashes.copy()
    for back in range(1, size):
        factor = np.uint64(pow(_STEP, back, 2**64))
        total[back:] += found.hashes[:-back] * factor
    if size > 1:
        total[found.place < size - 1] = 0
    return total


@lru_cache(maxsize=4)
def _powers(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the first powers of `_BASE` and of its inverse, modulo 2**64."""
    import numpy as np

    base = np.full(count, _BASE, dtype=np.uint64)
    inverse = np.full(count, pow(_BASE, -1, 2**64), dtype=np.uint64)
    base[0] = inverse[0] = 1
    return np.cumprod(base), np.cumprod(inverse)


@lru_cache(maxsize=2)
def _tables(size: int) -> tuple[NDArray[np.uint8], NDArray[np.uint64]]:
    """Return the class of each symbol, and the number that stands for its lower-case letter.

    `size` is how many there may be, see `code_points`.
    """
    import numpy as np

    chars = [chr(code) for code in range(size)]
    kinds = map(_KINDS.get, map(unicodedata.category, chars), repeat(0))
    classes = np.fromiter(kinds, dtype=np.uint8, count=size)
    for char in "\t\n\r":
        classes[ord(char)] = SPACE
    lower = np.arange(size, dtype=np.uint64)
    small = list(map(str.casefold, chars))
    differs = np.fromiter(map(ne, chars, small), dtype=bool, count=size)
    for code in np.flatnonzero(differs & (classes & LETTER > 0)).tolist():
        folded = small[code][:1] if chars[code] == "\u0130" else small[code]
        lower[code] = ord(folded) if len(folded) == 1 else code
    for marks, bit in ((_STOPS, STOP), (_QUOTES, QUOTE), (_CLOSERS, CLOSER), (_BARS, BAR)):
        for char in marks:
            if ord(char) < size:
                classes[ord(char)] |= bit
    # Spread over 64 bits as SplitMix64 does (Steele, Lea & Flood 2014), lest short words collide.
    value = (lower + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return classes, value ^ (value >> np.uint64(31))
