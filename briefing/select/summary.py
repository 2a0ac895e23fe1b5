"""Turn ratings into a summary: whole sentences within a number of words."""

from __future__ import annotations

from collections.abc import Callable

from briefing.concepts import concepts
from briefing.errors import UsageError
from briefing.model import (
    BRACKETED,
    CAPTION,
    FRAGMENT,
    UNFINISHED,
    Analysis,
    Position,
    Rating,
    Sentence,
    Statement,
)
from briefing.select.cover import Option, cover

LEAST, MOST = 8, 45
"""Words of a sentence between which it is taken as it is."""

LONG_FACTOR, SHORT_FACTOR, UNFINISHED_FACTOR = 0.1, 0.5, 0.2
"""Factors on the gain of sentences too long, too short, without an end mark or below a picture."""

DEPENDENT_FACTOR = 0.95
"""Factor on the gain of a sentence that leans on the one before it, which is not taken."""

REPEATED = 0.7
"""Share of the shorter sentence's stems in another one from which it repeats it."""


def summary(
    analysis: Analysis, ratings: tuple[Rating, ...] | None, *, words: int
) -> tuple[Sentence, ...]:
    """Return sentences of at most `words` words together, in a readable order.

    With ratings the best rated come first; without, the set is chosen by the concepts that
    it covers.  Near-duplicates are never taken twice.  Raises `UsageError` when no sentence
    is short enough.
    """
    places = [(d, s) for d, rows in enumerate(analysis.statements) for s in range(len(rows))]
    if not places:
        return ()
    costs = [len(_statement(analysis, place).sentence.text.split()) for place in places]
    if words < 1 or min(costs) > words:
        raise UsageError(
            f"no sentence has {words} words or fewer",
            f"allow at least {min(costs)} with --words",
        )
    allowed = _no_repeats(analysis, places)
    if ratings is None:
        known = concepts(analysis)
        options = [
            _option(_statement(analysis, place), cost, known.of[place[0]][place[1]], number)
            for number, (place, cost) in enumerate(zip(places, costs, strict=True))
        ]
        taken = cover(options, known.weights, words, allowed)
    else:
        taken = _best_first(ratings, costs, words, allowed)
    if not taken:
        taken = [min(range(len(places)), key=lambda i: (costs[i], i))]
    chosen = {places[i] for i in taken}
    return tuple(
        _statement(analysis, place).sentence
        for place in sorted(chosen, key=lambda place: _order(analysis, place, chosen))
    )


def _statement(analysis: Analysis, place: Position) -> Statement:
    return analysis.statements[place[0]][place[1]]


def _order(analysis: Analysis, place: Position, chosen: set[Position]) -> tuple[float, int, int]:
    """Order by how far into its text a sentence stands, then by source: leads come first.

    A sentence that leans on a chosen one stays behind it.
    """
    document, first = place
    while _statement(analysis, (document, first)).leans and (document, first - 1) in chosen:
        first -= 1
    return (first / len(analysis.statements[document]), document, place[1])


def _option(statement: Statement, cost: int, covered: tuple[int, ...], number: int) -> Option:
    factor = 1.0
    if cost < LEAST:
        factor *= SHORT_FACTOR
    if cost > MOST:
        factor *= LONG_FACTOR
    if statement.dependent in (UNFINISHED, CAPTION, BRACKETED):
        factor *= UNFINISHED_FACTOR
    if statement.dependent == FRAGMENT:
        factor = 0.0
    after = number - 1 if statement.sentence.index and statement.leans else -1
    return Option(cost, covered, factor, after, DEPENDENT_FACTOR)


def _no_repeats(analysis: Analysis, places: list[Position]) -> Callable[[int, list[int]], bool]:
    stems = [frozenset(_statement(analysis, place).tokens) for place in places]

    def allowed(option: int, taken: list[int]) -> bool:
        mine = stems[option]
        return all(
            len(mine & stems[other]) < REPEATED * max(1, min(len(mine), len(stems[other])))
            for other in taken
        )

    return allowed


def _best_first(
    ratings: tuple[Rating, ...],
    costs: list[int],
    words: int,
    allowed: Callable[[int, list[int]], bool],
) -> list[int]:
    taken: list[int] = []
    left = words
    for index in sorted(range(len(ratings)), key=lambda i: (-ratings[i].score, i)):
        if 0 < costs[index] <= left and allowed(index, taken):
            taken.append(index)
            left -= costs[index]
    return taken
