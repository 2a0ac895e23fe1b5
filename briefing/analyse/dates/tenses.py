"""Turn the words around a date into whether it lies behind or ahead."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import language
from briefing.analyse.dates.words import tenses, uses
from briefing.analyse.lexicon import Match
from briefing.analyse.scan import Scan, quoted, scan

_PARTICIPLE = re.compile(r"\w*ge\w{2,}(?:t|en)|(?:be|ver|er|ent|zer|miss)\w{2,}(?:t|en)|\w+iert")

GROUP = 3
"""Words of a verb group at most ("will probably be held")."""

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
    inside = _quotation(text, cut.starts[first])
    listed = uses(language.family(code))
    breaks = frozenset(listed.get("tense_breaks", ()))
    adjacent = frozenset(listed.get("tense_adjacent", ()))
    near = [
        cue
        for cue in cues
        if _quotation(text, cut.starts[cue.first]) == inside
        and (cue.last == first or " ".join(cut.keys[cue.first : cue.last]) not in adjacent)
    ]
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
    if not shared and first and cut.keys[first - 1] in listed.get("tense_start", ()):
        return FUTURE
    return shared.pop() if len(shared) == 1 else UNKNOWN


@lru_cache(maxsize=4)
def _cues(text: str, code: str) -> tuple[Match, ...]:
    """Return the words that show a tense, from left to right.

    A participle after a modal and "be" has the modal's tense ("will be held"); a perfect
    with "to be" is past when its participle closes the clause ("ist ... gebrochen").
    """
    family = language.family(code)
    cut = scan(text, code)
    found: list[Match] = []
    for match in tenses(family).all(cut):
        if not match.value:
            continue
        group = found[-1] if found else None
        if (
            match.value == PAST
            and cut.keys[match.first - 1 : match.first] == ("be",)
            and ((group and match.first - group.last <= GROUP) or cut.keys[match.first - 2] == "to")
        ):
            match = Match(match.first, match.last, FUTURE)
        found.append(match)
    if perfect := uses(family).get("tense_perfect"):
        found += [
            Match(index, index + 1, PAST)
            for index, key in enumerate(cut.keys)
            if key in perfect and _participle_ends(cut, index)
        ]
    return tuple(sorted(found, key=lambda match: match.first))


def _participle_ends(cut: Scan, index: int) -> bool:
    """Say whether a German clause that an auxiliary opens ends with a participle."""
    for at in range(index + 1, len(cut.words)):
        if at + 1 == len(cut.words) or _stops(cut.gap(at)) or cut.gap(at).startswith((",", ".")):
            return _PARTICIPLE.fullmatch(cut.keys[at]) is not None
    return False


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
