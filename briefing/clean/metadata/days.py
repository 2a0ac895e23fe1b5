"""Turn a date as a page writes it into ISO 8601."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from briefing import language
from briefing.language import fold

_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?((?:19|20)\d\d)(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?([^\W\d_]{3,})\.?,?\s+((?:19|20)\d\d)(?!\d)"
)
_MONTH_FIRST = re.compile(
    r"(?<!\w)([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?!\d)"
)


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Return folded month names of all languages, whole and shortened -> 1 to 12."""
    table: dict[str, int] = {}
    for line in language.entries("months", "any"):
        number, _, names = line.partition("|")
        for name in names.split():
            table[fold(name)] = int(number)
    return table


def find_date(text: str, month_first: bool) -> tuple[int, int, str] | None:
    """Return (start, end, ISO date) of the first whole date in a text, or None.

    `month_first` decides what 03/04/2024 means when both readings are days.
    """
    found = []
    for match in _YEAR_FIRST.finditer(text):
        found.append((match.span(), _iso(match[1], match[2], match[3])))
    for match in _YEAR_LAST.finditer(text):
        first, second = int(match[1]), int(match[2])
        slash = "/" in match.group()
        swap = second > 12 or (slash and month_first and first <= 12)
        day, month = (second, first) if swap else (first, second)
        found.append((match.span(), _iso(match[3], str(month), str(day))))
    for match in _DAY_FIRST.finditer(text):
        month_number = months().get(fold(match[2]))
        if month_number:
            found.append((match.span(), _iso(match[3], str(month_number), match[1])))
    for match in _MONTH_FIRST.finditer(text):
        month_number = months().get(fold(match[1]))
        if month_number:
            found.append((match.span(), _iso(match[3], str(month_number), match[2])))
    valid = sorted((span, iso) for span, iso in found if iso)
    return (*valid[0][0], valid[0][1]) if valid else None


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
