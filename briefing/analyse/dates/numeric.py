"""Turn a number that begins a date into the date: 12.10.2024, 2024-10-12, 12 October, 2024."""

from __future__ import annotations

import re

from briefing.analyse.dates.expression import MONTHS, Found, build, checked, day_number
from briefing.analyse.dates.months import DASH, month_at
from briefing.analyse.dates.words import WEEKDAY, Vocabulary
from briefing.analyse.dates.years import is_year, year_after
from briefing.analyse.scan import Scan

_YEAR_FIRST = re.compile(r"(\d{4})([./])(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})")
_ISO_DAY = re.compile(r"(\d{1,2})(?:[tT]\d{2}.*)?")
_SPACE = re.compile(r"[\s\u00a0.'\u2019-]{0,3}")

_FREE_ORDER = frozenset({"en"})
"""Languages that write both 10/12/2024 and 12/10/2024 for one day."""


def numeric(cut: Scan, index: int, words: Vocabulary) -> Found:
    """Return the date that begins with a number."""
    word = cut.words[index]
    full = in_one_word(cut, index, words) if len(word) > 5 else []
    return (
        full
        or _in_three_words(cut, index, words)
        or from_day(cut, index, words)
        or ([build(cut, index, index + 1, year=int(word))] if is_year(cut, index, words) else [])
    )


def in_one_word(cut: Scan, index: int, words: Vocabulary) -> Found:
    """Return 2024/10/12 or 12.10.2024."""
    word = cut.words[index]
    if match := _YEAR_FIRST.fullmatch(word):
        return checked(cut, index, index + 1, int(match[1]), int(match[3]), int(match[4]))
    if match := _YEAR_LAST.fullmatch(word):
        parts = int(match[4]), int(match[3]), int(match[1])
        return _numbers(cut, index, index + 1, *parts, free=match[2] == "/", words=words)
    return []


def _in_three_words(cut: Scan, index: int, words: Vocabulary) -> Found:
    """Return 2024-10-12, 12-10-2024 or 12. 10. 2024."""
    if index + 2 >= len(cut.words):
        return []
    first, second, third = cut.words[index : index + 3]
    gaps = cut.gap(index), cut.gap(index + 1)
    if not second.isdigit() or len(second) > 2 or not first.isdigit() or gaps[0] != gaps[1]:
        return []
    if gaps[0] == "-" and len(first) == 4 and (match := _ISO_DAY.fullmatch(third)):
        return checked(cut, index, index + 3, int(first), int(second), int(match[1]))
    if gaps[0] in ("-", ". ", ".\u00a0") and len(first) <= 2 and len(third) == 4:
        if not third.isdigit():
            return []
        parts = int(third), int(second), int(first)
        return _numbers(cut, index, index + 3, *parts, free=gaps[0] == "-", words=words)
    return []


def _numbers(
    cut: Scan,
    first: int,
    last: int,
    year: int,
    month: int,
    day: int,
    *,
    free: bool,
    words: Vocabulary,
) -> Found:
    """Return a numeric date whose day stands first, unless only the other order is a date.

    In English, slashes and hyphens leave the order open: 10/12/2024.
    """
    if month > MONTHS >= day and free:
        month, day = day, month
    found = checked(cut, first, last, year, month, day)
    if found and free and words.family in _FREE_ORDER and day <= MONTHS and day != month:
        return [found[0]._replace(swappable=True)]
    return found


def from_day(cut: Scan, index: int, words: Vocabulary) -> Found:
    """Return 12 October 2024, and both days of 10-12 October 2024."""
    day, after = day_number(cut.words[index]), index + 1
    if not day or after >= len(cut.words):
        return []
    second = 0
    if DASH.fullmatch(cut.gap(index)):
        second = day_number(cut.words[after])
        after += bool(second)
    elif words.has("date_ranges", cut.keys[after]) and after + 1 < len(cut.words):
        second = day_number(cut.words[after + 1])
        after += 2 * bool(second)
    middle = after - 1
    while after < len(cut.words) and words.has("date_connectors", cut.keys[after]):
        after += 1
    found = month_at(cut, after, words, day=True)
    if found is None or after - middle > 3 or not _SPACE.fullmatch(cut.before(after)):
        return []
    month, end = found
    year, end = year_after(cut, end, words)
    if words.family == "tr" and end < len(cut.words):
        end = _weekday_end(cut, end, words)
    if second:
        left = checked(cut, index, index + 1, year, month, day)
        return left + checked(cut, middle, end, year, month, second) if left else []
    return checked(cut, index, end, year, month, day)


def _weekday_end(cut: Scan, index: int, words: Vocabulary) -> int:
    """Return the end of a weekday that stands after a date, as in Turkish."""
    match = words.names.at(cut, index) if cut.gap(index - 1) == " " else None
    return match.last if match and match.value.startswith(WEEKDAY) else index
