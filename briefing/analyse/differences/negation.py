"""Find statements that one source makes and the other makes with the opposite sense."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefing import language
from briefing.analyse.certainty.clauses import negations
from briefing.analyse.differences.overlap import alike, follows
from briefing.analyse.differences.spans import clause, side
from briefing.analyse.scan import scan
from briefing.analyse.senses import CLASS
from briefing.model import Difference, Statement

SURE = 0.8
"""How likely one matter must be for a bare negation."""

OPPOSITE = 0.5
"""How likely it must be for words that exclude each other."""

OPPOSITE_ALIKE = 0.25
"""How much both must name for words that exclude each other."""

ALIKE = 0.4
"""How much both must name for a bare negation."""

CLOSE = 4
"""Words after a negation among which the denied thing stands."""

SPOKEN = frozenset({"question", "open", "denied", "hedged"})
"""Certainties under which a negation says nothing of the fact."""


def negation(left: Statement, right: Statement, likely: float, code: str) -> Iterator[Difference]:
    """Yield what one source affirms and the other denies, by a negation or an opposite word."""
    if {left.certainty, right.certainty} & SPOKEN:
        return
    opposite = _opposite(left, right)
    if opposite:
        certain = (
            not (left.negated or right.negated)
            and likely >= OPPOSITE
            and alike(left, right) >= OPPOSITE_ALIKE
        )
    else:
        certain = (
            left.negated != right.negated
            and likely >= SURE
            and alike(left, right) >= ALIKE
            and not all(denials(s, code) for s in (left, right))
            and not any(_demands(s, code) for s in (left, right))
            and _denies_what_is_told(left, right, code)
        )
    if not certain:
        return
    labels = {True: "denied", False: "stated"}
    sides = tuple(
        side(s, *clause(s.sentence.text, 0), label="" if opposite else labels[s.negated])
        for s in (left, right)
    )
    yield Difference("negation", sides, round(0.65 * min(1.0, 0.5 + likely / 2), 3))


def denials(statement: Statement, code: str) -> list[int]:
    """Return the indices of the words after the negations of a sentence, quoted ones as well."""
    cut = scan(statement.sentence.text, code)
    return [match.last for match in negations(cut, code)]


def _demands(statement: Statement, code: str) -> bool:
    """Say whether a sentence tells what ought to be: "they have to go to bedrock"."""
    words = f" {' '.join(language.listed(language.words(statement.sentence.text), code))} "
    return any(f" {cue} " in words for cue in language.word_list("obligations", code))


def _denies_what_is_told(left: Statement, right: Statement, code: str) -> bool:
    """Say whether what one statement denies is a sense of the other."""
    denying, other = (left, right) if left.negated else (right, left)
    told = set(other.senses)
    return any(follows(denying, at, code, CLOSE) in told for at in denials(denying, code))


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
