"""Turn a sentence into the dates it names, relative ones only when they are certain.

Absolute dates over the month names of the CLDR; relative ones ("yesterday", "on Thursday")
are resolved against the publication date, and left out when there is none.  News speaks of
the latest such weekday up to the day of publication, unless the sentence looks ahead.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from briefing import language
from briefing.language import fold
from briefing.model import When

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./])\s?(\d{1,2})\2\s?((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\w.,-])((?:19|20)\d\d)(?![\w%])(?!-\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")

Hit = tuple[int, int, str, bool]


@lru_cache(maxsize=16)
def _months(code: str) -> dict[str, int]:
    """Return folded month names, wherever they are written with a day or a year -> 1 to 12."""
    table: dict[str, int] = {}
    for line in language.entries("months", "any"):
        number, _, names = line.partition("|")
        for name in names.split():
            table.setdefault(fold(name), int(number))
    return table


@lru_cache(maxsize=16)
def _named(name: str, code: str) -> dict[str, int]:
    """Return folded words or phrases -> number: weekdays (0 is Monday), relative days (-1)."""
    rows = (line.partition("|") for line in language.entries(name, code))
    return {fold(word): int(value) for word, _, value in rows}


def find(text: str, code: str, published: str) -> tuple[When, ...]:
    """Return the dates of a text in order, offsets relative to it.

    `published` is the article's ISO date or empty; without it no relative date is given.
    """
    family = language.family(code)
    shown = text
    if family == "hbs" and len(language.to_latin(text)) == len(text):
        shown = language.to_latin(text)
    hits = [*_absolute(shown, family), *_relative(shown, family, published)]
    taken: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h[0], -h[1], -len(h[2]))):
        if not taken or hit[0] >= taken[-1][1]:
            taken.append(hit)
        elif hit[3] and not taken[-1][3] and hit[0] == taken[-1][0]:
            taken[-1] = hit
    return tuple(When(start, end, value, relative) for start, end, value, relative in taken)


def _absolute(text: str, family: str) -> list[Hit]:
    found: list[Hit] = []
    for match in _ISO.finditer(text):
        found += _hit(match.start(), match.end(), match[1], match[2], match[3])
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[3])
        month_first = family == "en" and match[2] == "/" and first <= 12
        if second > 12:
            found += _hit(match.start(), match.end(), match[4], match[1], match[3])
            continue
        day, month = (second, first) if month_first else (first, second)
        found += _hit(match.start(), match.end(), match[4], str(month), str(day))
    months = _months(family)
    for match in _WORD.finditer(text):
        named = months.get(fold(match.group()))
        if named:
            found += _around_month(text, match.start(), match.end(), named, match.group())
    for match in _YEAR.finditer(text):
        found.append((match.start(), match.end(), match[1], False))
    return found


def _around_month(text: str, start: int, end: int, month: int, word: str) -> list[Hit]:
    """Return the date around a month's name; a bare word like "may" or "March" is none."""
    before = re.search(
        r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+|\u03c4\u03bf\u03c5\s+)?$",
        text[max(0, start - 14) : start],
    )
    following = re.match(
        r"\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,?\s+((?:19|20)\d\d)(?!\d))?",
        text[end : end + 20],
    )
    year = re.match(
        r"\.?,?\s+(?:of\s+|de\s+|\u03c4\u03bf\u03c5\s+)?((?:19|20)\d\d)(?!\d)", text[end : end + 14]
    )
    if before:
        left = start - len(before.group())
        if year:
            return _hit(left, end + year.end(), year[1], str(month), before[1])
        return []
    if following and following[2]:
        return _hit(start, end + following.end(), following[2], str(month), following[1])
    if year and (word[:1].isupper() or not word.isascii() or len(word) > 3):
        return [(start, end + year.end(), f"{year[1]}-{month:02d}", False)]
    return []


def _hit(start: int, end: int, year: str, month: str, day: str) -> list[Hit]:
    try:
        return [(start, end, date(int(year), int(month), int(day)).isoformat(), False)]
    except ValueError:
        return []


def _relative(text: str, family: str, published: str) -> list[Hit]:
    """Return relative dates, and days without a year, resolved against the publication."""
    if not published:
        return []
    try:
        base = date.fromisoformat(published)
    except ValueError:
        return []
    found: list[Hit] = []
    days, weekdays, months = (
        _named("relative_days", family),
        _named("weekdays", family),
        _months(family),
    )
    ahead = re.search(language_ahead(family), text, re.IGNORECASE) is not None
    for match in _WORD.finditer(text):
        word = fold(match.group())
        if word in days:
            value = (base + timedelta(days[word])).isoformat()
            found.append((match.start(), match.end(), value, True))
        elif word in weekdays and (
            family in ("hbs", "mk", "sq", "tr", "fr", "el") or match.group()[0].isupper()
        ):
            found += _weekday(text, match.start(), match.end(), weekdays[word], base, ahead)
        elif word in months:
            found += _day_and_month(text, match.start(), match.end(), months[word], base)
    return found


def language_ahead(family: str) -> str:
    """Return a pattern of the words that make a weekday one to come."""
    cues = language.entries("ahead", family)
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, cues))})(?!\w)" if cues else r"(?!)"


def _weekday(text: str, start: int, end: int, day: int, base: date, ahead: bool) -> list[Hit]:
    """Return the latest such weekday up to `base`; with a month and year it must fall in it."""
    month = re.match(r",?\s+([^\W\d_]+)\s+((?:19|20)\d\d)(?!\d)", text[end : end + 24])
    latest = base - timedelta((base.weekday() - day) % 7)
    if month:
        number = _months("en").get(fold(month[1]))
        if number and (latest.year, latest.month) == (int(month[2]), number):
            return [(start, end + month.end(), latest.isoformat(), True)]
        return []
    if re.match(r",?\s+(?:\d|[^\W\d_]+\s+\d)", text[end : end + 16]) or re.search(
        r"(?:every|each|last|next|jeden|chaque|svak\w*|\w+ing)\s+$", text[:start], re.IGNORECASE
    ):
        return []
    if text[end : end + 1] in ("'", "\u2019", "s") or ahead:
        return []
    return [(start, end, latest.isoformat(), True)]


def _day_and_month(text: str, start: int, end: int, month: int, base: date) -> list[Hit]:
    """Return "12 October" without a year: the one nearest to the publication date."""
    before = re.search(
        r"(?<![\d.])(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?$",
        text[max(0, start - 12) : start],
    )
    following = re.match(
        r"\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?!,?\s+(?:19|20)\d\d)", text[end : end + 14]
    )
    if re.match(r"\.?,?\s+(?:19|20)\d\d", text[end : end + 8]):
        return []
    day = before[1] if before else following[1] if following else None
    if day is None:
        return []
    options = []
    for year in (base.year - 1, base.year, base.year + 1):
        try:
            options.append(date(year, month, int(day)))
        except ValueError:
            continue
    near = [option for option in options if abs((option - base).days) <= 120]
    if len(near) != 1:
        return []
    left = start - len(before.group()) if before else start
    right = end if before else end + (following.end() if following else 0)
    return [(left, right, near[0].isoformat(), True)]
