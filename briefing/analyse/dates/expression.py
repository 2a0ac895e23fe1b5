"""The expression of time: what a sentence says of a date, nothing resolved."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from briefing.analyse.scan import Scan

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|\u03b7|\u03b7\u03c2|\u00ba|\u00aa)?")

MONTHS = 12


class Expression(NamedTuple):
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
"""What begins at a word: none, one, or both ends of a span of days."""


def day_number(word: str) -> int:
    """Return a word ("12", "12th", "1er") as a day of the month, or 0."""
    match = _DAY.fullmatch(word)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else 0


def checked(cut: Scan, first: int, last: int, year: int, month: int, day: int) -> Found:
    """Return a day that the calendar has; the 29th of February needs its year."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return []
    return [build(cut, first, last, year=year, month=month, day=day)]


def build(
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
    """Return the expression that is the words `first` to `last`."""
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
