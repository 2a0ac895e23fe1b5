"""Turn the words around a date into whether it lies behind or ahead."""

from __future__ import annotations

from functools import lru_cache

from briefing import language
from briefing.analyse.dates.words import tenses, uses
from briefing.analyse.lexicon import Match
from briefing.analyse.scan import Scan, quoted, scan

CLOSE = 2
"""Words between a verb and a date up to which the date is the verb's ("said on Thursday")."""

PAST, FUTURE, UNKNOWN = "past", "future", ""


def tense(text: str, code: str, first: int, last: int) -> str:
    """Return `past`, `future` or empty for the date that is the words `first` to `last`.

    The verb before the date in its clause decides, unless one after it in the same clause
    has another tense ("said the vote on Thursday will ..."); without one, the verb after
    it; without any, the tense that all verbs of the sentence share.  Verbs inside quotation
    marks count only for dates inside them.
    """
    cut, cues = scan(text, code), _cues(text, code)
    if not cues:
        return UNKNOWN
    inside = _quotation(text, cut.starts[first])
    near = [cue for cue in cues if _quotation(text, cut.starts[cue.first]) == inside]
    breaks = frozenset(uses(language.family(code)).get("tense_breaks", ()))
    before = [cue for cue in near if cue.last <= first]
    after = [cue for cue in near if cue.first >= last]
    back = before[-1] if before and not _broken(cut, before[-1].last, first, breaks) else None
    ahead = after[0] if after and not _broken(cut, last, after[0].first, breaks) else None
    if back is not None and (ahead is None or first - back.last <= CLOSE):
        return back.value
    if back is not None and ahead is not None:
        return back.value if back.value == ahead.value else UNKNOWN
    if ahead is not None:
        return ahead.value
    shared = {cue.value for cue in near}
    return shared.pop() if len(shared) == 1 else UNKNOWN


@lru_cache(maxsize=4)
def _cues(text: str, code: str) -> tuple[Match, ...]:
    table = tenses(language.family(code))
    return tuple(match for match in table.all(scan(text, code)) if match.value)


def _quotation(text: str, at: int) -> int:
    """Return the number of the quotation that holds an offset, or -1."""
    for number, (start, end) in enumerate(quoted(text)):
        if start <= at < end:
            return number
    return -1


def _broken(cut: Scan, start: int, end: int, breaks: frozenset[str]) -> bool:
    """Say whether another clause begins between two words."""
    for index in range(start, end):
        if cut.keys[index] in breaks or _stops(cut.before(index)):
            return True
    return end < len(cut.words) and _stops(cut.before(end))


def _stops(gap: str) -> bool:
    return any(mark in gap for mark in ";:\u2014") or ("," in gap and len(gap) < 3)
