"""Turn a sentence into the expressions of time it holds, as written, nothing resolved."""

from __future__ import annotations

from functools import lru_cache

from briefing import language
from briefing.analyse.dates.expression import Expression, Found, build
from briefing.analyse.dates.months import from_month
from briefing.analyse.dates.numeric import numeric
from briefing.analyse.dates.weekdays import from_weekday
from briefing.analyse.dates.words import (
    PHRASE,
    SEASON,
    WEEKDAY,
    Vocabulary,
    number_words,
    vocabulary,
)
from briefing.analyse.dates.years import year_after
from briefing.analyse.scan import REMEMBERED, Scan, scan

MOST_DAYS_AGO = 60
"""Days counted back at most: more are no count of days."""


@lru_cache(maxsize=REMEMBERED)
def expressions(text: str, code: str) -> tuple[Expression, ...]:
    """Return the expressions of time of a sentence, from left to right, none over another."""
    cut, words = scan(text, code), vocabulary(language.family(code))
    lookup = words.names.entries
    found: Found = []
    index, size = 0, len(cut.words)
    while index < size:
        key = cut.keys[index]
        here: Found = []
        if key[0].isdigit():
            here = numeric(cut, index, words)
        elif lookup(key):
            here = _named(cut, index, words)
        found += [expression for expression in here if expression.first >= 0]
        index = max(index + 1, here[-1].last if here else 0)
    return tuple(found)


def _named(cut: Scan, index: int, words: Vocabulary) -> Found:
    """Return the expression that begins with a word: a month, weekday, season or phrase."""
    match = words.names.at(cut, index)
    if match is None:
        return []
    kind, _, value = match.value.partition(":")
    if kind == PHRASE:
        return _from_phrase(cut, match.first, match.last, value, words)
    if kind == WEEKDAY:
        return from_weekday(cut, match.first, match.last, int(value), words)
    if kind == SEASON:
        year, end = year_after(cut, match.last, words)
        return [build(cut, match.first, end, year=year)] if year else []
    return from_month(cut, index, words)


def _from_phrase(cut: Scan, first: int, last: int, value: str, words: Vocabulary) -> Found:
    if not value:
        return [Expression(-1, last, 0, 0)]
    if value.endswith("@"):
        count = next((n for k in range(first, last) if (n := _count(cut, k, words))), 0)
        if not 0 < count <= MOST_DAYS_AGO:
            return []
        value = value[:-1] + str(count)
    return [build(cut, first, last, phrase=value)]


def _count(cut: Scan, index: int, words: Vocabulary) -> int:
    key = cut.keys[index]
    return int(key) if key.isdecimal() else int(number_words(words.family).get(key, 0))
