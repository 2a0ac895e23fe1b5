"""Turn a sentence into what its content words mean: common events by a class, others by stem.

"Killed", "death toll" and "lost their lives" are one sense, `die`; so two reporters' words
for one event are comparable where their surfaces are not.  The classes are lists per
language (`data/events.*.txt`); a word in none of them is its stem.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from briefing import language
from briefing.analyse.dates.words import number_words
from briefing.analyse.lexicon import Lexicon
from briefing.analyse.scan import Scan, scan

CLASS = "."
"""First character of a sense that is a class, so that no stem can be mistaken for one."""


LIGHT = ".-"
"""The class of words that tell nothing by themselves: take, new, said."""


class Sense(NamedTuple):
    """A content word, or a phrase that is one sense."""

    first: int
    """Index of its first word in the scan."""
    last: int
    """Index after its last word."""
    key: str
    """A class of events or things (`.die`), or a stem."""


@lru_cache(maxsize=32)
def _table(family: str) -> Lexicon:
    rows = []
    for line in language.entries("events", family):
        name, _, phrases = line.partition("|")
        rows += [(phrase, CLASS + name) for phrase in phrases.split(";")]
    return Lexicon(rows, numbers=number_words(family))


@lru_cache(maxsize=4)
def senses(text: str, code: str) -> tuple[Sense, ...]:
    """Return the senses of a text from left to right; numbers and function words have none."""
    cut, family = scan(text, code), language.family(code)
    stop = _stop_keys(family)
    found: list[Sense] = []
    covered = 0
    matches = {match.first: match for match in _table(family).all(cut)}
    for index, key in enumerate(cut.keys):
        if index < covered:
            continue
        match = matches.get(index)
        if match is not None:
            if match.value != LIGHT:
                found.append(Sense(index, match.last, match.value))
            covered = match.last
        elif len(key) > 1 and not key[0].isdigit() and key not in stop:
            found.append(Sense(index, index + 1, _stem(cut, index, family)))
    return tuple(found)


def keys(text: str, code: str, taken: Iterable[tuple[int, int]] = ()) -> tuple[str, ...]:
    """Return the senses of a text that no span (start, end) of `taken` touches."""
    cut, spans = scan(text, code), sorted(taken)
    starts = [start for start, _ in spans]
    ends = list(accumulate((end for _, end in spans), max))

    def is_free(sense: Sense) -> bool:
        before = bisect_left(starts, cut.ends[sense.last - 1])
        return not before or ends[before - 1] <= cut.starts[sense.first]

    return tuple(sense.key for sense in senses(text, code) if is_free(sense))


def word_key(text: str, code: str, index: int) -> str:
    """Return the stem of a word that is no function word, even if it tells little; else empty."""
    cut, family = scan(text, code), language.family(code)
    key = cut.keys[index]
    if len(key) < 2 or key[0].isdigit() or key in _stop_keys(family):
        return ""
    return _stem(cut, index, family)


def _stem(cut: Scan, index: int, family: str) -> str:
    word = cut.words[index].casefold()
    return language.stem(language.to_latin(word) if family == "hbs" else word, family)


@lru_cache(maxsize=32)
def _stop_keys(family: str) -> frozenset[str]:
    scales = (line.partition("|")[0] for line in language.entries("scales", family))
    counted = (language.to_latin(word) if family == "hbs" else word for word in scales)
    stop = (language.fold(word) for word in (*language.stop_words(family), *counted))
    return frozenset((*stop, *number_words(family)))
