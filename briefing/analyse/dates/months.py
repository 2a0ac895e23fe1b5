"""Turn the name of a month into a date with the day and the year beside it."""

from __future__ import annotations

import re

from briefing.analyse.dates.expression import Found, build, checked, day_number
from briefing.analyse.dates.words import MONTH, SHORT, Vocabulary
from briefing.analyse.dates.years import year_after
from briefing.analyse.scan import Scan

DASH = re.compile(r"\s?[-\u2010-\u2015]\s?")


def month_at(cut: Scan, index: int, words: Vocabulary, *, day: bool) -> tuple[int, int] | None:
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


def from_month(cut: Scan, index: int, words: Vocabulary) -> Found:
    """Return October 2024, October 12, 2024, or October alone after a preposition."""
    found = month_at(cut, index, words, day=True)
    if found is None:
        return []
    month, after = found
    if words.family == "en" and (dated := _day_after(cut, index, month, after, words)):
        return dated
    if month_at(cut, index, words, day=False) is None:
        return []
    year, end = year_after(cut, after, words)
    if year:
        return [build(cut, index, end, year=year, month=month)]
    return _bare_month(cut, index, after, month, words)


def _day_after(cut: Scan, index: int, month: int, after: int, words: Vocabulary) -> Found:
    """Return October 12, 2024 and October 10-12; "in May 10 people" holds a month only."""
    if after >= len(cut.words) or not re.fullmatch(r"\.?[\s\u00a0]", cut.gap(after - 1)):
        return []
    day = day_number(cut.words[after])
    if not day:
        return []
    end, second = after + 1, 0
    if end < len(cut.words) and DASH.fullmatch(cut.gap(after)):
        second = day_number(cut.words[end])
    end += bool(second)
    year, end = year_after(cut, end, words)
    if not year and index and cut.keys[index - 1] == "in":
        return []
    if second:
        left = checked(cut, index, after + 1, year, month, day)
        return left + checked(cut, after + 1, end, year, month, second) if left else []
    return checked(cut, index, end, year, month, day)


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
    return [build(cut, index, after, month=month)]
