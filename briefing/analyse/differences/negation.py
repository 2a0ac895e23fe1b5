"""Find statements that one source makes and the other makes with the opposite sense."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefing import language
from briefing.analyse.certainty.clauses import cues
from briefing.analyse.differences.spans import clause, echoed, side
from briefing.analyse.scan import scan
from briefing.analyse.senses import CLASS
from briefing.model import Difference, Statement

SURE = 0.8
"""How likely one matter must be for a bare negation."""

SPOKEN = frozenset({"question", "open", "denied", "hedged"})
"""Certainties under which a negation says nothing of the fact."""


def negation(left: Statement, right: Statement, likely: float, code: str) -> Iterator[Difference]:
    """Yield what one source affirms and the other denies, by a negation or an opposite word."""
    if {left.certainty, right.certainty} & SPOKEN:
        return
    opposite = _opposite(left, right)
    if left.negated == right.negated and not opposite:
        return
    if left.negated != right.negated and (opposite or likely < SURE):
        return
    if not opposite and not _one_doing(left, right, code):
        return
    if not opposite and all(_denies(s, code) for s in (left, right)):
        return
    shared = set(left.senses) & set(right.senses)
    if not any(key.startswith(CLASS) for key in shared) and len(shared) < 2:
        return
    labels = {True: "denied", False: "stated"}
    sides = tuple(
        side(s, *clause(s.sentence.text, 0), label="" if opposite else labels[s.negated])
        for s in (left, right)
    )
    yield Difference("negation", sides, round(0.65 * min(1.0, 0.5 + likely / 2), 3))


def _one_doing(left: Statement, right: Statement, code: str) -> bool:
    """Say whether the other statement affirms what one denies."""
    denied, other = (left, right) if left.negated else (right, left)
    text = denied.sentence.text
    ends = scan(text, code).ends
    return any(
        echoed(denied, ends[cue.last - 1], other, code)
        for cue in cues(text, code)
        if cue.label == "negation" and cue.main
    )


def _denies(statement: Statement, code: str) -> bool:
    """Say whether a negation stands anywhere in a sentence."""
    return any(cue.label == "negation" for cue in cues(statement.sentence.text, code))


def _opposite(left: Statement, right: Statement) -> bool:
    """Say whether each statement has one of two senses that exclude each other."""
    first, second = set(left.senses), set(right.senses)
    return any(
        (a in first and b in second and a not in second and b not in first)
        or (b in first and a in second and b not in second and a not in first)
        for a, b in _antonyms()
    )


@lru_cache(maxsize=1)
def _antonyms() -> tuple[tuple[str, str], ...]:
    rows = (line.split() for line in language.entries("antonyms", "any"))
    return tuple((CLASS + a, CLASS + b) for a, b in rows)
