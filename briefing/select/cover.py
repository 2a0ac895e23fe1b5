"""Cover weighted concepts within a budget.

Maximising the weight of covered concepts under a knapsack is monotone and submodular; the
cost-scaled greedy of Lin & Bilmes (2010, Multi-document summarization via budgeted
maximization of submodular functions) is taken, evaluated lazily (Minoux 1978): a gain that
only falls need not be recomputed while a stale one is below the best.  The better of the
greedy set and the best single candidate keeps their bound.  An option may lean on another
one: while that is not taken its gain is lowered (the one gain that can rise again).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from typing import NamedTuple

SCALE = 0.7
"""Exponent of the cost by which a gain is divided."""


class Option(NamedTuple):
    """Something that can be taken once."""

    cost: int
    """What it takes of the budget."""
    concepts: tuple[int, ...]
    """The concepts it covers."""
    factor: float = 1.0
    """By what its gain is multiplied: below 1 for what is better avoided."""
    after: int = -1
    """The option that it leans on, or -1."""
    alone: float = 1.0
    """By what its gain is multiplied as well while `after` is not taken."""


def cover(
    options: Sequence[Option],
    weights: Sequence[float],
    budget: int,
    allowed: Callable[[int, list[int]], bool] = lambda option, taken: True,
) -> list[int]:
    """Return the indices of the options taken, in the order of taking.

    `allowed` says whether an option may join those taken; once refused it stays refused.
    Ties are broken by position.
    """
    covered = bytearray(len(weights))
    chosen = bytearray(len(options))
    leaning = {option.after: index for index, option in enumerate(options) if option.after >= 0}

    def gain(index: int) -> float:
        option = options[index]
        factor = option.factor
        if option.after >= 0 and not chosen[option.after]:
            factor *= option.alone
        return factor * sum(weights[c] for c in option.concepts if not covered[c])

    def entry(index: int) -> tuple[float, int]:
        return (-gain(index) / options[index].cost ** SCALE, index)

    fitting = [i for i, option in enumerate(options) if 0 < option.cost <= budget]
    alone = max(fitting, key=lambda i: (gain(i), -i), default=-1)
    most = gain(alone) if fitting else 0.0
    heap = [entry(index) for index in fitting]
    heapq.heapify(heap)
    taken: list[int] = []
    total, left = 0.0, budget
    while heap:
        _, index = heapq.heappop(heap)
        if chosen[index] or options[index].cost > left:
            continue
        fresh = entry(index)
        if heap and fresh > heap[0]:
            heapq.heappush(heap, fresh)
            continue
        value = gain(index)
        if value <= 0 or not allowed(index, taken):
            continue
        taken.append(index)
        chosen[index] = 1
        total += value
        left -= options[index].cost
        for concept in options[index].concepts:
            covered[concept] = 1
        # Only here can a gain grow, so the entry that is in the heap would be too low.
        if index in leaning and 0 < options[leaning[index]].cost <= left:
            heapq.heappush(heap, entry(leaning[index]))
    return [alone] if most > total else taken
