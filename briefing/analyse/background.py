"""Turn a sentence into its share of background: earlier events and standing facts."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import language
from briefing.model import When


@lru_cache(maxsize=64)
def _pattern(name: str, code: str) -> re.Pattern[str] | None:
    cues = language.entries(name, code)
    if not cues:
        return None
    body = "|".join(
        re.escape(cue).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        for cue in sorted(cues, key=lambda c: (-len(c), c))
    )
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


def share(text: str, code: str, dates: tuple[When, ...], published: str) -> float:
    """Return from 0 to 1 how far a sentence tells of what was before the news.

    Counted: dates well before the publication, cues such as "since" or "former", and forms
    of the past perfect.
    """
    value = 0.0
    cues = _pattern("background", code)
    if cues is not None:
        value += min(0.5, 0.25 * len(cues.findall(text)))
    past = _pattern("past", code)
    if past is not None and past.search(text):
        value += 0.15
    value += _earlier(dates, published)
    return round(min(1.0, value), 3)


def _earlier(dates: tuple[When, ...], published: str) -> float:
    """Return what dates before the publication add: a past year most, days of this week none."""
    best = 0.0
    for when in dates:
        if not published:
            best = max(best, 0.25 if len(when.value) == 4 else 0.0)
        elif when.value[:4] < published[:4]:
            best = max(best, 0.45)
        elif len(when.value) >= 7 and when.value[:7] < published[:7]:
            best = max(best, 0.3)
    return best
