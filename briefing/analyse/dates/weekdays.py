"""Turn the name of a weekday into an expression of time with the date beside it."""

from __future__ import annotations

import re

from briefing.analyse.dates.expression import Expression, Found, build
from briefing.analyse.dates.months import DASH, from_month
from briefing.analyse.dates.numeric import from_day, in_one_word
from briefing.analyse.dates.words import WEEKDAY, Vocabulary
from briefing.analyse.scan import Scan

_COMMA = re.compile(r"\s?[,(]?[\s\u00a0]{0,2}")

_BARE_IS_COMMON = frozenset({"hbs", "mk"})
"""Languages whose Sunday is also a week: a weekday needs its preposition."""


def from_weekday(cut: Scan, first: int, last: int, weekday: int, words: Vocabulary) -> Found:
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
    if words.family in _BARE_IS_COMMON and not words.has("date_prepositions", before):
        return []
    return [build(cut, first, after, weekday=weekday)]


def _date_after(cut: Scan, first: int, after: int, weekday: int, words: Vocabulary) -> Found:
    if after >= len(cut.words) or not _COMMA.fullmatch(cut.gap(after - 1)):
        return []
    start = after + (words.has("date_connectors", cut.keys[after]) and after + 1 < len(cut.words))
    if cut.words[start][0].isdigit():
        found = in_one_word(cut, start, words) or from_day(cut, start, words)
    else:
        found = from_month(cut, start, words)
    if not found or not (found[0].day or found[0].year):
        return []
    begin = found[0]._replace(first=first, start=cut.starts[first], weekday=weekday)
    return [begin, *found[1:]]


def _spans_days(cut: Scan, last: int, words: Vocabulary) -> bool:
    """Say whether a second weekday follows: Monday to Friday, Monday-Friday."""
    if last >= len(cut.words):
        return False
    ranges = words.uses.get("date_ranges", ("",))
    after = last + (cut.keys[last] == ranges[0])
    if after == last and not DASH.fullmatch(cut.gap(last - 1)):
        return False
    match = words.names.at(cut, after) if after < len(cut.words) else None
    return match is not None and match.value.startswith(WEEKDAY)


def _vague_after(cut: Scan, last: int, words: Vocabulary) -> bool:
    if last >= len(cut.words) or cut.gap(last - 1) != " ":
        return False
    following = " ".join(cut.keys[last : last + 2])
    return any(words.has("date_vague_after", key) for key in (cut.keys[last], following))
