"""Tell statements on one matter of which neither supports the other.

The rules for differences want proof that two sources differ; support wants proof that they
do not.  Between the two lie pairs that are shown neither as a difference nor as support.
"""

from __future__ import annotations

from briefing.analyse.differences.certainty import possible
from briefing.analyse.differences.negation import denials
from briefing.analyse.differences.numbers import agree
from briefing.model import Statement

DAY = len("2024-10-12")
"""Length of a date that tells the day."""


def apart(left: Statement, right: Statement, code: str) -> bool:
    """Say whether two statements do not tell the same.

    They count one thing differently, tell of other days, or one alone denies or doubts.
    """
    return (
        _miscounted(left, right)
        or (left.negated and not _denies(right, code))
        or (right.negated and not _denies(left, code))
        or possible(left) != possible(right)
        or _other_days(left, right)
    )


def _miscounted(left: Statement, right: Statement) -> bool:
    """Say whether both count one kind of thing, and share no number."""
    if any(a.value == b.value for a in left.numbers for b in right.numbers):
        return False
    pairs = [(a, b) for a in left.numbers for b in right.numbers if set(a.units) & set(b.units)]
    return bool(pairs) and not any(agree(a, b) for a, b in pairs)


def _other_days(left: Statement, right: Statement) -> bool:
    """Say whether both name days, and none that is the same."""
    first, second = ({w.value for w in s.dates if len(w.value) == DAY} for s in (left, right))
    return bool(first and second) and not first & second


def _denies(statement: Statement, code: str) -> bool:
    """Say whether a statement denies anything, in a quotation or a side clause as well."""
    return statement.certainty == "denied" or bool(denials(statement, code))
