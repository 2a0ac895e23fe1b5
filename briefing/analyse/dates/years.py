"""Turn a number of four digits into a year, or leave it a quantity, a label or a time of day."""

from __future__ import annotations

import re

from briefing.analyse.dates.words import Vocabulary
from briefing.analyse.scan import Scan

FIRST_YEAR, LAST_YEAR = 1900, 2100

_AFTER_MONTH = re.compile(r"[\s\u00a0.,]{0,3}")
_CURRENCY = tuple("$\u20ac\u00a3\u00a5\u20bd\u20ba")
_PREFIXES = frozenset({"mid", "pre", "post", "early", "late"})


def as_year(word: str) -> int:
    """Return a word of four digits as a year, or 0."""
    if len(word) != 4 or not word.isdecimal():
        return 0
    return int(word) if FIRST_YEAR <= int(word) <= LAST_YEAR else 0


def year_after(cut: Scan, index: int, words: Vocabulary) -> tuple[int, int]:
    """Return the year at a word after a month and the index after it; 0 when there is none."""
    after = index
    if after < len(cut.words) and words.has("date_connectors", cut.keys[after]):
        after += 1
    if after >= len(cut.words) or not _AFTER_MONTH.fullmatch(cut.before(after)):
        return 0, index
    year = as_year(cut.words[after])
    return (year, after + 1) if year else (0, index)


def is_year(cut: Scan, index: int, words: Vocabulary) -> bool:
    """Say whether a number is a year by its size and by the words beside it."""
    year = as_year(cut.words[index])
    if not year:
        return False
    left, right = cut.before(index), cut.gap(index)
    before = cut.keys[index - 1] if index else ""
    after = cut.keys[index + 1] if index + 1 < len(cut.keys) else ""
    if left.rstrip().endswith(_CURRENCY) or right[:2].strip().startswith(("%", *_CURRENCY)):
        return False
    joined = bool(index) and left in ("-", ".", ",")
    if joined and before not in _PREFIXES and not as_year(before):
        return False
    if right[:1] == "-" and right == "-" and after[:1].isalpha():
        return not (words.family == "en" or words.has("decades", after))
    if right in ("'", "\u2019") and words.has("decades", after):
        return False
    if words.has("date_connectors", before) and index > 1:
        before = cut.keys[index - 2]
    if words.has("decades", before) or words.has("year_labels", before):
        return False
    if not right.strip(" \u00a0\n") and words.has("year_units", after):
        return False
    round_count = not year % 100 and right == " " and after[:1].isalpha()
    if round_count and cut.words[index + 1].islower():
        return words.has("year_prepositions", before)
    return True
