"""Turn a sentence into the expressions of time it holds, as written, nothing resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from briefing import language
from briefing.analyse.dates.words import (
    MONTH,
    PHRASE,
    SEASON,
    SHORT,
    WEEKDAY,
    Vocabulary,
    number_words,
    vocabulary,
)
from briefing.analyse.dates.years import is_year, year_after
from briefing.analyse.scan import Scan, scan

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|\u03b7|\u03b7\u03c2|\u00ba|\u00aa)?")
_YEAR_FIRST = re.compile(r"(\d{4})([./])(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})")
_ISO_DAY = re.compile(r"(\d{1,2})(?:[tT]\d{2}.*)?")
_DASH = re.compile(r"\s?[-\u2010-\u2015]\s?")
_SPACE = re.compile(r"[\s\u00a0.'\u2019-]{0,3}")
_COMMA = re.compile(r"\s?[,(]?[\s\u00a0]{0,2}")
_DAYS_FIRST = frozenset({"hbs", "mk", "sq", "tr", "el", "de", "fr", "cs", "es", "it"})

MOST_DAYS_AGO = 60
"""Days counted back at most: more are no count of days."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time in a sentence."""

    first: int
    """Index of its first word."""
    last: int
    """Index after its last word."""
    start: int
    """Index of its first code point in the sentence."""
    end: int
    """Index after its last code point."""
    year: int = 0
    """The year, or 0."""
    month: int = 0
    """The month, or 0."""
    day: int = 0
    """The day of the month, or 0."""
    weekday: int = -1
    """The weekday, 0 for Monday, or -1."""
    phrase: str = ""
    """D, M or Y and a number, counted from the publication ("yesterday" is D-1), or empty."""
    swappable: bool = False
    """True when day and month may be the other way round."""

    @property
    def value(self) -> str:
        """What it says by itself: YYYY, YYYY-MM, YYYY-MM-DD, or empty."""
        if not self.year or self.swappable:
            return ""
        if not self.month:
            return f"{self.year:04d}"
        return f"{self.year:04d}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")

    @property
    def open(self) -> bool:
        """True when the publication date can tell more."""
        return not self.value or (self.weekday >= 0 and not self.day)

    @property
    def spoken(self) -> bool:
        """True when it counts from the day on which it is said, as in a quotation."""
        return self.phrase.startswith("D") or (self.weekday >= 0 and not self.month)


Found = list[Expression]


@lru_cache(maxsize=4)
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
            here = _numeric(cut, index, words)
        elif lookup(key):
            here = _named(cut, index, words)
        found += [expression for expression in here if expression.first >= 0]
        index = max(index + 1, here[-1].last if here else 0)
    return tuple(found)


def _numeric(cut: Scan, index: int, words: Vocabulary) -> Found:
    """Return the date that begins with a number."""
    word = cut.words[index]
    full = _in_one_word(cut, index, words) if len(word) > 5 else []
    return (
        full
        or _in_three_words(cut, index, words)
        or _from_day(cut, index, words)
        or (
            [_expression(cut, index, index + 1, year=int(word))]
            if is_year(cut, index, words)
            else []
        )
    )


def _in_one_word(cut: Scan, index: int, words: Vocabulary) -> Found:
    """Return 2024/10/12 or 12.10.2024."""
    word = cut.words[index]
    if match := _YEAR_FIRST.fullmatch(word):
        return _checked(cut, index, index + 1, int(match[1]), int(match[3]), int(match[4]))
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
        return _checked(cut, index, index + 3, int(first), int(second), int(match[1]))
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
    found = _checked(cut, first, last, year, month, day)
    if found and free and words.family not in _DAYS_FIRST and day <= MONTHS and day != month:
        return [replace(found[0], swappable=True)]
    return found


MONTHS = 12


def _from_day(cut: Scan, index: int, words: Vocabulary) -> Found:
    """Return 12 October 2024, and both days of 10-12 October 2024."""
    day, after = _day(cut.words[index]), index + 1
    if not day or after >= len(cut.words):
        return []
    second = 0
    if _DASH.fullmatch(cut.gap(index)):
        second = _day(cut.words[after])
        after += bool(second)
    elif words.has("date_ranges", cut.keys[after]) and after + 1 < len(cut.words):
        second = _day(cut.words[after + 1])
        after += 2 * bool(second)
    middle = after - 1
    while after < len(cut.words) and words.has("date_connectors", cut.keys[after]):
        after += 1
    found = _month_at(cut, after, words, day=True)
    if found is None or after - middle > 3 or not _SPACE.fullmatch(cut.before(after)):
        return []
    month, end = found
    year, end = year_after(cut, end, words)
    if words.family == "tr" and end < len(cut.words):
        end = _weekday_end(cut, end, words)
    if second:
        left = _checked(cut, index, index + 1, year, month, day)
        return left + _checked(cut, middle, end, year, month, second) if left else []
    return _checked(cut, index, end, year, month, day)


def _weekday_end(cut: Scan, index: int, words: Vocabulary) -> int:
    """Return the end of a weekday that stands after a date, as in Turkish."""
    match = words.names.at(cut, index) if cut.gap(index - 1) == " " else None
    return match.last if match and match.value.startswith(WEEKDAY) else index


def _month_at(cut: Scan, index: int, words: Vocabulary, *, day: bool) -> tuple[int, int] | None:
    """Return the month named at a word and the index after it, or None."""
    if index >= len(cut.words):
        return None
    match = words.names.at(cut, index)
    if match is None or match.first != index:
        return None
    kind, _, value = match.value.partition(":")
    word = cut.words[index]
    if kind not in (MONTH, SHORT) or (words.capital_months and not word[0].isupper()):
        return None
    if kind == SHORT and not (day and (word[0].isupper() or cut.gap(index).startswith("."))):
        return None
    return int(value), match.last


def _named(cut: Scan, index: int, words: Vocabulary) -> Found:
    """Return the expression that begins with a word: a month, weekday, season or phrase."""
    match = words.names.at(cut, index)
    if match is None:
        return []
    kind, _, value = match.value.partition(":")
    if kind == PHRASE:
        return _from_phrase(cut, match.first, match.last, value, words)
    if kind == WEEKDAY:
        return _from_weekday(cut, match.first, match.last, int(value), words)
    if kind == SEASON:
        year, end = year_after(cut, match.last, words)
        return [_expression(cut, match.first, end, year=year)] if year else []
    return _from_month(cut, index, words)


def _from_phrase(cut: Scan, first: int, last: int, value: str, words: Vocabulary) -> Found:
    if not value:
        return [Expression(-1, last, 0, 0)]
    if value.endswith("@"):
        count = next((n for k in range(first, last) if (n := _count(cut, k, words))), 0)
        if not 0 < count <= MOST_DAYS_AGO:
            return []
        value = value[:-1] + str(count)
    return [_expression(cut, first, last, phrase=value)]


def _count(cut: Scan, index: int, words: Vocabulary) -> int:
    key = cut.keys[index]
    return int(key) if key.isdecimal() else int(number_words(words.family).get(key, 0))


def _from_month(cut: Scan, index: int, words: Vocabulary) -> Found:
    """Return October 2024, October 12, 2024, or October alone after a preposition."""
    found = _month_at(cut, index, words, day=True)
    if found is None:
        return []
    month, after = found
    if words.family == "en" and (dated := _day_after(cut, index, month, after, words)):
        return dated
    if _month_at(cut, index, words, day=False) is None:
        return []
    year, end = year_after(cut, after, words)
    if year:
        return [_expression(cut, index, end, year=year, month=month)]
    return _bare_month(cut, index, after, month, words)


def _day_after(cut: Scan, index: int, month: int, after: int, words: Vocabulary) -> Found:
    """Return October 12, 2024 and October 10-12; "in May 10 people" holds a month only."""
    if after >= len(cut.words) or not re.fullmatch(r"\.?[\s\u00a0]", cut.gap(after - 1)):
        return []
    day = _day(cut.words[after])
    if not day:
        return []
    end, second = after + 1, 0
    if end < len(cut.words) and _DASH.fullmatch(cut.gap(after)):
        second = _day(cut.words[end])
    end += bool(second)
    year, end = year_after(cut, end, words)
    if not year and index and cut.keys[index - 1] == "in":
        return []
    if second:
        left = _checked(cut, index, after + 1, year, month, day)
        return left + _checked(cut, after + 1, end, year, month, second) if left else []
    return _checked(cut, index, end, year, month, day)


def _bare_month(cut: Scan, index: int, after: int, month: int, words: Vocabulary) -> Found:
    before = cut.keys[index - 1] if index else ""
    if words.family == "tr":
        follows = cut.keys[after] if after < len(cut.words) else ""
        shown = cut.gap(after - 1) in ("'", "\u2019") or follows.startswith("ayi")
    else:
        shown = words.has("date_prepositions", before)
    lower = words.capital_months or cut.words[index][0].islower()
    if not shown or not lower or words.has("date_vague", before):
        return []
    return [_expression(cut, index, after, month=month)]


def _from_weekday(cut: Scan, first: int, last: int, weekday: int, words: Vocabulary) -> Found:
    """Return Friday, Friday evening, Friday 11 October or Friday, October 2024."""
    if words.capital_days and not cut.words[last - 1][0].isupper():
        return []
    before = cut.keys[first - 1] if first else ""
    after = last
    if after < len(cut.words) and cut.gap(after - 1) == " ":
        after += words.has("day_parts", cut.keys[after])
    if dated := _date_after(cut, first, after, weekday, words):
        return dated
    if _spans_days(cut, last, words):
        return [Expression(-1, last + 2, 0, 0)]
    if words.has("date_vague", before) or _vague_after(cut, last, words):
        return []
    if words.family in ("hbs", "mk") and not words.has("date_prepositions", before):
        return []
    return [_expression(cut, first, after, weekday=weekday)]


def _date_after(cut: Scan, first: int, after: int, weekday: int, words: Vocabulary) -> Found:
    if after >= len(cut.words) or not _COMMA.fullmatch(cut.gap(after - 1)):
        return []
    start = after + (words.has("date_connectors", cut.keys[after]) and after + 1 < len(cut.words))
    if cut.words[start][0].isdigit():
        found = _in_one_word(cut, start, words) or _from_day(cut, start, words)
    else:
        found = _from_month(cut, start, words)
    if not found or not (found[0].day or found[0].year):
        return []
    begin = replace(found[0], first=first, start=cut.starts[first], weekday=weekday)
    return [begin, *found[1:]]


def _spans_days(cut: Scan, last: int, words: Vocabulary) -> bool:
    """Say whether a second weekday follows: Monday to Friday, Monday-Friday."""
    if last >= len(cut.words):
        return False
    ranges = words.uses.get("date_ranges", ("",))
    after = last + (cut.keys[last] == ranges[0])
    if after == last and not _DASH.fullmatch(cut.gap(last - 1)):
        return False
    match = words.names.at(cut, after) if after < len(cut.words) else None
    return match is not None and match.value.startswith(WEEKDAY)


def _vague_after(cut: Scan, last: int, words: Vocabulary) -> bool:
    if last >= len(cut.words) or cut.gap(last - 1) != " ":
        return False
    following = " ".join(cut.keys[last : last + 2])
    return any(
        words.has("date_vague_after", key) for key in (cut.keys[last], following)
    )


def _day(word: str) -> int:
    match = _DAY.fullmatch(word)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else 0


def _checked(cut: Scan, first: int, last: int, year: int, month: int, day: int) -> Found:
    """Return a day that the calendar has; the 29th of February needs its year."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return []
    return [_expression(cut, first, last, year=year, month=month, day=day)]


def _expression(
    cut: Scan,
    first: int,
    last: int,
    *,
    year: int = 0,
    month: int = 0,
    day: int = 0,
    weekday: int = -1,
    phrase: str = "",
) -> Expression:
    return Expression(
        first,
        last,
        cut.starts[first],
        cut.ends[last - 1],
        year=year,
        month=month,
        day=day,
        weekday=weekday,
        phrase=phrase,
    )
