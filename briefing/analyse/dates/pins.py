"""Turn the words of an article into the day it was written, when they pin it down.

"Yesterday, 11 October 2024" was written on the 12th.  Dates in the text that cannot be true
of the date it bears ("the court ruled on 20 October", dated the 12th) take its trust away.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from briefing.analyse.dates.expression import Expression
from briefing.analyse.dates.grammar import expressions
from briefing.analyse.dates.tenses import PAST, tense
from briefing.model import Document

DAY = len("2024-10-11")

_BESIDE = re.compile(r"[\s,(\u2013\u2014-]{1,4}")


def pinned(document: Document) -> tuple[str, str]:
    """Return the ISO day that an undated article's words pin, and the words; empty when none.

    A day counted from the writing ("yesterday", "today") must stand beside a full date, and
    all such pairs must agree.
    """
    found: dict[str, str] = {}
    for sentence in document.sentences:
        known = expressions(sentence.text, document.language)
        for first, second in pairwise(known):
            if not _BESIDE.fullmatch(sentence.text[first.end : second.start]):
                continue
            for counted, full in ((first, second), (second, first)):
                day = _written(counted, full)
                if day:
                    found.setdefault(day, sentence.text[first.start : second.end])
    return next(iter(found.items())) if len(found) == 1 else ("", "")


def _written(counted: Expression, full: Expression) -> str:
    if not counted.phrase.startswith("D") or len(full.value) != DAY:
        return ""
    try:
        return (date.fromisoformat(full.value) - timedelta(int(counted.phrase[1:]))).isoformat()
    except (OverflowError, ValueError):
        return ""


def contradiction(document: Document) -> str:
    """Return in words what makes an article's own date doubtful, or an empty string."""
    published, updated = document.metadata.published, document.metadata.updated
    if published and updated and updated < published:
        return f"it says that it was published {published} and updated before that, {updated}"
    latest = max(published, updated)
    if not latest:
        return ""
    for sentence in document.sentences:
        for found in expressions(sentence.text, document.language):
            ahead = len(found.value) == DAY and found.value > latest
            if ahead and tense(sentence.text, document.language, found.first, found.last) == PAST:
                return f"it is dated {latest}, and tells of {found.value} as past"
    return ""
