"""Find one event with two dates, and tell it from two events."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import language
from briefing.analyse.differences.overlap import alike
from briefing.analyse.differences.spans import phrase, side
from briefing.model import Difference, Statement, When

FRONT, FAR_SPEECH = 12, 90
"""Code points before a date at the front of a sentence, and behind it up to the verb of saying that
it goes with: "On Thursday Prime Minister Ana Lee said that"."""

AHEAD = frozenset({"planned", "hedged"})
"""Certainties of what is still to come."""

ALIKE = 0.25
"""How much both must name."""

NEAR_SPEECH = 25
"""Code points between a verb of saying and a date up to which the date is the saying's."""


def dates(left: Statement, right: Statement, likely: float, code: str) -> Iterator[Difference]:
    """Yield the one date of each statement that the other has otherwise."""
    mine = [w for w in left.dates if not any(_agree(w, o) for o in right.dates)]
    other = [w for w in right.dates if not any(_agree(w, o) for o in left.dates)]
    if alike(left, right) < ALIKE:
        return
    if len(mine) != 1 or len(other) != 1 or len(mine[0].value) != len(other[0].value):
        return
    if any(_of_speech(s, w, code) for s, w in ((left, mine[0]), (right, other[0]))):
        return
    sides = []
    for statement, when in ((left, mine[0]), (right, other[0])):
        offset = statement.sentence.start
        start, end = phrase(statement.sentence.text, when.start - offset, when.end - offset, code)
        sides.append(side(statement, start, end, label=when.value))
    yield Difference("date", tuple(sides), round(0.35 + 0.4 * likely, 3))


def another_time(left: Statement, right: Statement) -> bool:
    """Say whether two statements tell of different times: a past year here, this week there.

    Plans may differ by years and be one plan.
    """
    told = [_told(s) for s in (left, right)]
    years = [{w.value[:4] for w in dates} for dates in told]
    if not all(years) or years[0] & years[1]:
        return False
    if left.certainty in AHEAD or right.certainty in AHEAD:
        return False
    days = [any(len(w.value) > 4 for w in dates) for dates in told]
    return days[0] != days[1]


def other_years(left: Statement, right: Statement) -> bool:
    """Say whether both statements name years, and none that is the same."""
    first, second = ({w.value[:4] for w in statement.dates} for statement in (left, right))
    return bool(first and second) and not first & second


def _told(statement: Statement) -> list[When]:
    """Return the dates of what is told; "the worst since 1966" only compares with one."""
    text, offset = statement.sentence.text, statement.sentence.start
    since = language.word_list("since", "any")
    before = {w: text[: w.start - offset].casefold().split()[-1:] for w in statement.dates}
    return [w for w in statement.dates if not since & set(before[w])]


def _agree(left: When, right: When) -> bool:
    """Say whether one date holds the other: 2024-10 and 2024-10-11."""
    short, long = sorted((left.value, right.value), key=len)
    return long.startswith(short)


def _of_speech(statement: Statement, when: When, code: str) -> bool:
    """Say whether a date tells when something was said."""
    text, cue = statement.sentence.text, statement.certainty_cue
    start = when.start - statement.sentence.start
    end = when.end - statement.sentence.start
    if start <= FRONT and _is_said(text[end : end + FAR_SPEECH], code):
        return True
    if statement.certainty not in ("attributed", "denied", "open") or not cue:
        return False
    at = text.find(cue)
    return at >= 0 and (0 <= start - at - len(cue) <= NEAR_SPEECH or 0 <= at - end <= NEAR_SPEECH)


def _is_said(text: str, code: str) -> bool:
    """Say whether a verb of saying comes first, before any clause of its own."""
    cues = language.word_list("cues", code)
    clauses = language.word_list("thats", code) | language.word_list("subordinators", code)
    for word in language.listed(language.words(text), code):
        if word in cues or word in clauses:
            return word in cues
    return False
