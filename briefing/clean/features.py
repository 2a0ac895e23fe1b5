"""Turn a page's pieces into numbers: what each looks like, alone and among its neighbours.

The signals are those of the boilerplate literature (Kohlschütter, Fankhauser & Nejdl
2010, Boilerplate detection using shallow text features; Pomikálek 2011, jusText) as far as
text without markup shows them: length, punctuation, density of function words, letter
case, repetition, words of furniture, and the prose around.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing import language
from briefing.clean.lines import Piece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LISTS = ("share", "nav", "related", "legal", "comment", "ad", "subscribe", "caption", "byline")
"""The lists of furniture words, `data/clean_<name>.any.txt`."""

WINDOW = 3
"""Pieces on each side whose own numbers a piece sees."""

LONGEST = 3_000
"""Code points of a piece that are looked at: more of it changes nothing."""

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_TERM = re.compile(r"\w+")
_STOPS = re.compile(r"[.!?\u2026;](?:[\"\u201d\u2019\u00bb)\]]*\s|[\"\u201d\u2019\u00bb)\]]*$)")
_END = re.compile(r"[.!?\u2026:][\"\u201d\u2019\u00bb)\]]*$")
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./:]\d{1,2}\b")
_LINKISH = re.compile(r"https?:|www\.|@|\.com\b")
_SEPARATOR = re.compile(r"\s[|>\u00bb/\u2022\u00b7]\s|[>|]")
_QUOTE = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')


@lru_cache(maxsize=1)
def _all_stop_words() -> frozenset[str]:
    found: set[str] = set()
    for code in ("en", "de", "fr", "hbs", "mk", "sq", "tr", "el", "cs", "es", "it"):
        found |= language.stop_words(code)
    return frozenset(found)


@lru_cache(maxsize=1)
def _furniture() -> tuple[dict[str, tuple[tuple[str, int], ...]], tuple[tuple[str, int], ...]]:
    """Return the furniture phrases with their list's number, by first word; and the wordless."""
    by_word: dict[str, list[tuple[str, int]]] = {}
    signs = []
    for number, name in enumerate(LISTS):
        for phrase in sorted(language.word_list(f"clean_{name}", "any")):
            first = _TERM.search(phrase)
            if first is None:
                signs.append((phrase, number))
            else:
                by_word.setdefault(first.group(), []).append((phrase, number))
    return {word: tuple(rows) for word, rows in by_word.items()}, tuple(signs)


def hits(text: str) -> list[bool]:
    """Return for each of `LISTS` whether the text holds one of its words or phrases."""
    low = text.casefold()
    by_word, signs = _furniture()
    found = [False] * len(LISTS)
    for word in set(_TERM.findall(low)) & by_word.keys():
        for phrase, number in by_word[word]:
            if phrase == word or phrase in low:
                found[number] = True
    for sign, number in signs:
        if sign in low:
            found[number] = True
    return found


def furniture(text: str) -> dict[str, bool]:
    """Return for each list of furniture words whether the text holds one of its words."""
    return dict(zip(LISTS, hits(text), strict=True))


@dataclass(frozen=True, slots=True)
class Script:
    """How the function words of a page's language are counted."""

    stop: frozenset[str]
    """Function words."""
    scale: float
    """What makes the density of prose in the language that of English prose."""
    cyrillic: bool
    """True when words are transliterated before they are looked up."""


ENGLISH_DENSITY = 0.45
"""Share of function words in English prose."""

DENSITIES = {"tr": 0.16, "hbs": 0.3, "cs": 0.3, "sq": 0.36, "el": 0.36, "mk": 0.36}
"""The same where endings do the work of words."""


def script_of(pieces: tuple[Piece, ...]) -> Script:
    """Return how function words are counted on a page: by the language of its longer pieces."""
    longer: list[str] = []
    total = 0
    for piece in pieces:
        if len(piece.text) >= 80:
            longer.append(piece.text[:1000])
            total += len(longer[-1])
            if total > 12_000:
                break
    code = language.detect(" ".join(longer))
    typical = DENSITIES.get(language.family(code), ENGLISH_DENSITY)
    own_words = language.stop_words(code) if typical != ENGLISH_DENSITY else _all_stop_words()
    return Script(own_words, ENGLISH_DENSITY / typical, code == "sr")


def own(piece: Piece, script: Script, repeats: int, shared: bool) -> list[float]:
    """Return the numbers of one piece alone."""
    text = piece.text[:LONGEST]
    found = _WORD.findall(text)
    count = len(found)
    low = [word.casefold() for word in found]
    if script.cyrillic:
        low = [language.to_latin(word) for word in low]
    density = sum(word in script.stop for word in low) / count if count else 0.0
    density = min(1.0, density * script.scale)
    capitals = sum(word[0].isupper() for word in found) / count if count else 0.0
    upper = sum(len(word) > 1 and word.isupper() for word in found) / count if count else 0.0
    digits = sum(c.isdigit() for c in text) / max(1, len(text))
    stops = len(_STOPS.findall(text))
    first = found[0] if found else ""
    short = text[:400].casefold()
    marked = [float(hit) for hit in hits(text[:400])]
    return [
        math.log1p(count),
        min(1.0, count / 40),
        float(count < 4),
        density,
        density * min(1.0, count / 15),
        capitals,
        upper,
        digits,
        min(5.0, stops) / 5,
        text.count(",") / (count + 1),
        float(_END.search(text) is not None),
        float(text.endswith(":")),
        float(text.endswith(("...", "\u2026"))),
        float(text.endswith("?")),
        float(first[:1].islower()),
        float(_DATE.search(short) is not None),
        float(_LINKISH.search(short) is not None),
        float(_SEPARATOR.search(short) is not None),
        min(4.0, len(_QUOTE.findall(text))) / 4,
        float(piece.bullet),
        min(8.0, piece.indent) / 8,
        piece.blank / 3,
        min(4.0, len(piece.spans)) / 4,
        math.log1p(repeats),
        float(shared),
        sum(map(len, found)) / (count + 1) / 8,
        *marked,
    ]


def matrix(pieces: tuple[Piece, ...], shared: frozenset[str]) -> NDArray[np.float32]:
    """Return one row a piece: its own numbers, its neighbours', and its place on the page."""
    import numpy as np

    script = script_of(pieces)
    keys = [piece.text[:200].casefold() for piece in pieces]
    counts = Counter(keys)
    cache: dict[tuple[str, bool, int, int, int, int], list[float]] = {}
    rows = []
    for piece, key in zip(pieces, keys, strict=True):
        spot = (piece.text, piece.bullet, piece.indent, piece.blank, len(piece.spans), counts[key])
        row = cache.get(spot)
        if row is None:
            row = cache[spot] = own(piece, script, counts[key] - 1, key in shared)
        rows.append(row)
    base = np.asarray(rows, dtype=np.float32)
    size = len(pieces)
    width = base.shape[1]
    padded = np.zeros((size + 2 * WINDOW, width), dtype=np.float32)
    padded[WINDOW : WINDOW + size] = base
    sides = [padded[shift : shift + size] for shift in range(2 * WINDOW + 1) if shift != WINDOW]
    return np.hstack([base, *sides, _around(base, pieces)])


def _around(base: NDArray[np.float32], pieces: tuple[Piece, ...]) -> NDArray[np.float32]:
    """Return where a piece stands among the page's prose: densities, distances, shares."""
    import numpy as np

    size = len(pieces)
    words = np.expm1(base[:, 0])
    prose = (words >= 12) & (base[:, 3] >= 0.2) & (base[:, 8] > 0)
    mass = np.where(prose, np.minimum(words, 150), 0.0)
    total = mass.sum() + 1.0
    cumulative = np.concatenate([[0.0], np.cumsum(mass)])
    index = np.arange(size)
    columns = [
        index / max(1, size - 1),
        cumulative[:-1] / total,
        (total - 1.0 - cumulative[1:]) / total,
        np.full(size, min(1.0, math.log1p(size) / 7)),
        np.full(size, float(total / (words.sum() + 1))),
        np.full(size, float(prose.mean())),
    ]
    for reach in (4, 10, 25):
        left, right = np.maximum(0, index - reach), np.minimum(size, index + reach + 1)
        near = cumulative[right] - cumulative[left]
        columns += [near / (reach * 20), near / total]
        before = cumulative[index] - cumulative[left]
        after = cumulative[right] - cumulative[np.minimum(size, index + 1)]
        columns += [before / total, after / total]
    last = np.where(prose, index, -1)
    since = index - np.maximum.accumulate(last)
    since = np.where(np.maximum.accumulate(last) < 0, 60, since)
    following = np.where(prose, index, 10**9)
    until = np.minimum.accumulate(following[::-1])[::-1] - index
    until = np.where(until > 10**8, 60, until)
    columns += [np.minimum(since, 60) / 20, np.minimum(until, 60) / 20]
    columns += [_share_of_run(prose, mass, total)]
    return np.column_stack(columns).astype(np.float32)


def _share_of_run(
    prose: NDArray[np.bool_], mass: NDArray[np.float32], total: float
) -> NDArray[np.float64]:
    """Return for each piece the share of the page's prose in its run (gaps up to 6 pieces)."""
    import numpy as np

    size = len(prose)
    run = np.zeros(size, dtype=np.int64)
    number, gap = 0, 99
    for index in range(size):
        if prose[index]:
            if gap > 6:
                number += 1
            gap = 0
        else:
            gap += 1
        run[index] = number if gap <= 6 else 0
    sums = np.bincount(run, weights=mass, minlength=number + 1)
    sums[0] = 0.0
    return sums[run] / total
