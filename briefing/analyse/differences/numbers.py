"""Find quantities of one thing that are no rounding and no bound of each other."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

from briefing.analyse.differences.certainty import possible
from briefing.analyse.differences.dates import other_years
from briefing.analyse.differences.overlap import alike, beside
from briefing.analyse.differences.spans import phrase, side
from briefing.analyse.numbers import COUNTS, measures
from briefing.analyse.senses import CLASS
from briefing.model import Difference, Quantity, Statement

ROUNDED = 0.05
"""Relative distance up to which a round number may stand for another."""

NEAR = 0.17
"""The same for numbers that are said to be rounded ("about") or bound to the same side."""

BEYOND = 1.1
"""Factor up to which a number is "more than" a lower one."""

ALIKE = 0.18
"""How much both must name for a measure or an amount of money."""

PEOPLE = f"{CLASS}people"
MEASURES = frozenset({"year", "month", "week", "day", "hour", "minute", "m", "km", "degree"})
"""Units that measure many things: the sentences must be surer to be on one matter."""

TIMES = frozenset({"day", "hour", "minute", "second"})
"""Units that make one duration together."""

JOINT = 6
"""Code points between the parts of one duration at most ("1 hour and 12 minutes")."""

MONEY = frozenset({"%", "EUR", "USD", "GBP", "CHF"})
"""Units that need something beside the number to be of one thing."""

SURE = 0.6
"""How likely one matter must be for numbers of such units."""


def numbers(left: Statement, right: Statement, likely: float, code: str) -> Iterator[Difference]:
    """Yield the one quantity of each statement that counts the same thing differently."""
    if possible(left) != possible(right) or other_years(left, right):
        return
    for unit in sorted({u for q in left.numbers for u in q.units}):
        first = [q for q in left.numbers if unit in q.units]
        second = [q for q in right.numbers if unit in q.units]
        if not second or (unit in MEASURES and likely < SURE):
            continue
        if unit == PEOPLE and not _same_count(left, right):
            continue
        mine = [q for q in first if not (_told(q, second, left, right) or _partial(q, left))]
        other = [q for q in second if not (_told(q, first, right, left) or _partial(q, right))]
        if len(first) != len(mine) and len(second) != len(other) and len(first) == 1:
            continue
        if len(mine) != 1 or len(other) != 1:
            continue
        if _owned(left, mine[0]) != _owned(right, other[0]):
            continue
        near = [
            beside(s, q.start, q.end, code) | set(q.units) - {unit, PEOPLE}
            for s, q in ((left, mine[0]), (right, other[0]))
        ]
        units = set(mine[0].units) & set(other[0].units) - {PEOPLE}
        if unit in measures() and alike(left, right) < ALIKE:
            continue
        if not near[0] & near[1] and not units - MEASURES - MONEY:
            continue
        if min(mine[0].value, other[0].value) <= 1 and unit not in ("%", "EUR", "USD"):
            continue
        sides = tuple(
            side(s, *phrase(s.sentence.text, q.start, q.end, code), label=f"{q.value:.15g}")
            for s, q in ((left, mine[0]), (right, other[0]))
        )
        yield Difference("number", sides, round(min(0.95, 0.45 + likely / 2), 3))
        return


def _told(
    quantity: Quantity, counts: list[Quantity], statement: Statement, other: Statement
) -> bool:
    """Say whether the other statement has a statement's quantity.

    It has the like of one thing, the same number, or two numbers of its own that make it up
    ("216 passengers and a crew of 12" are 228 people).
    """
    values = [q.value for q in other.numbers]
    if quantity.value in values or any(agree(quantity, q) for q in counts):
        return True
    own = {q.value for q in statement.numbers}
    parts = [value for value in values if value not in own]
    return any(quantity.value == a + b for a, b in combinations(parts, 2))


def _partial(quantity: Quantity, statement: Statement) -> bool:
    """Say whether a number is a part of one ("1 hour 12 minutes") or its conversion in brackets."""
    text = statement.sentence.text
    if text[: quantity.start].rstrip().endswith("("):
        return True
    if not set(quantity.units) & TIMES:
        return False
    beside = [q for q in statement.numbers if q is not quantity and set(q.units) & TIMES]
    return any(
        0 <= later.start - earlier.end <= JOINT
        for q in beside
        for earlier, later in ((q, quantity), (quantity, q))
    )


def _same_count(left: Statement, right: Statement) -> bool:
    """Say whether people are counted for one thing: the dead are not the injured."""
    first, second = (set(s.senses) & COUNTS for s in (left, right))
    return bool(first & second) or not (first and second)


def _owned(statement: Statement, quantity: Quantity) -> bool:
    """Say whether a number counts what something has: "the city's three airports"."""
    return statement.sentence.text[: quantity.start].rstrip().endswith(("'s", "\u2019s"))


def agree(left: Quantity, right: Quantity) -> bool:
    """Say whether two quantities can be one: equal, rounded, or one the bound of the other."""
    x, y = sorted((left, right), key=lambda q: q.value)
    if x.value == y.value:
        return True
    distance = (y.value - x.value) / max(abs(x.value), abs(y.value))
    if distance <= ROUNDED and (_rounds(x.value, y.value) or _rounds(y.value, x.value)):
        return True
    if ("near" in (x.bound, y.bound) or x.bound == y.bound != "") and distance <= NEAR:
        return True
    if x.bound == "min" and y.bound != "min":
        return y.value <= BEYOND * x.value
    if y.bound == "max" and x.bound != "max":
        return y.value <= BEYOND * x.value
    return False


def _rounds(rough: float, exact: float) -> bool:
    """Say whether `rough` is `exact` with fewer digits."""
    if not rough or not exact:
        return False
    digits = len(f"{rough:.12g}".replace(".", "").strip("0").split("e")[0])
    places = digits - 1 - math.floor(math.log10(abs(exact)))
    return math.isclose(round(exact, places), rough)
