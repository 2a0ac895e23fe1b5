"""Cover weighted concepts within a budget.

Maximising the weight of covered concepts under a knapsack is monotone and submodular; the
cost-scaled greedy of Lin & Bilmes (2010, Multi-document summarization via budgeted
maximization of submodular functions) is taken, evaluated lazily (Minoux 1978): a gain that
only falls need not be recomputed while a stale one is below the best.  The better of the
greedy set and the best single candidate keeps their bound.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass

SCALE = 0.8
"""Exponent of the cost by which a gain is divided."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be taken once."""

    cost: int
    """What it takes of the budget."""
    concepts: tuple[int, ...]
    """The concepts it covers."""
    factor: float = 1.0
    """By what its gain is multiplied: below 1 for what is better avoided."""


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

    def gain(index: int) -> float:
        option = options[index]
        return option.factor * sum(weights[c] for c in option.concepts if not covered[c])

    heap = [
        (-gain(i) / option.cost**SCALE, i)
        for i, option in enumerate(options)
        if 0 < option.cost <= budget
    ]
    best_alone = max(heap, key=lambda pair: (gain(pair[1]), -pair[1]), default=None)
    heapq.heapify(heap)
    taken: list[int] = []
    total, left = 0.0, budget
    while heap:
        _, index = heapq.heappop(heap)
        if options[index].cost > left:
            continue
        value = gain(index)
        fresh = -value / options[index].cost ** SCALE
        if heap and fresh > heap[0][0]:
            heapq.heappush(heap, (fresh, index))
            continue
        if value <= 0 or not allowed(index, taken):
            continue
        taken.append(index)
        total += value
        left -= options[index].cost
        for concept in options[index].concepts:
            covered[concept] = 1
    if best_alone is not None and len(taken) > 0:
        alone = options[best_alone[1]]
        if alone.factor * sum(weights[c] for c in alone.concepts) > total:
            return [best_alone[1]]
    return taken
