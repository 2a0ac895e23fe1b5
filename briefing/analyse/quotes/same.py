"""Turn quotations into groups: the same words in two places are one quotation."""

from __future__ import annotations

from collections import defaultdict

from briefing.language import fold, words
from briefing.model import Quote

LEAST_RUN = 5
"""Words of a shared run that make a short quotation part of a longer one."""

COVERED = 0.7
"""Share of the shorter quotation's words that must stand in the longer one, in order."""


def groups(quotes: tuple[Quote, ...]) -> tuple[tuple[int, ...], ...]:
    """Return the indices of quotations that are one, the fullest form first.

    Accents, case, punctuation and ellipses aside: the shorter form's words stand in the
    longer one in the same order, whole or in runs of at least `LEAST_RUN` words.
    """
    folded = [_folded(quote) for quote in quotes]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        if quote.direct and quote.kind == "quotation":
            for run in sorted(set(_runs(folded[number]))):
                holders[run].append(number)
    parent = list(range(len(quotes)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    pairs = {
        (places[0], other)
        for places in holders.values()
        if 2 <= len(places) <= 200
        for other in places[1:]
    }
    for left, right in sorted(pairs):
        if root(left) != root(right) and _covers(folded[left], folded[right]):
            first, second = sorted((root(left), root(right)))
            parent[second] = first
    found: dict[int, list[int]] = defaultdict(list)
    for number in range(len(quotes)):
        found[root(number)].append(number)
    return tuple(
        tuple(sorted(group, key=lambda n: (-len(folded[n]), n)))
        for group in found.values()
        if len(group) > 1
    )


def _folded(quote: Quote) -> list[str]:
    offset = quote.start
    inside = " ".join(quote.text[a - offset : b - offset] for a, b in quote.pieces) or quote.text
    return [fold(word) for word in words(inside)]


def _runs(tokens: list[str]) -> list[tuple[str, ...]]:
    size = min(LEAST_RUN, len(tokens))
    if size < 3:
        return []
    return [tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1)]


def _covers(left: list[str], right: list[str]) -> bool:
    """Say whether the shorter list is the longer one's, with words left out or not."""
    short, long = sorted((left, right), key=len)
    runs = set(_runs(long))
    size = min(LEAST_RUN, len(short))
    inside = [False] * len(short)
    for start in range(len(short) - size + 1):
        if tuple(short[start : start + size]) in runs or (
            size < LEAST_RUN and _contains(long, short[start : start + size])
        ):
            inside[start : start + size] = [True] * size
    return sum(inside) >= COVERED * len(short)


def _contains(long: list[str], run: list[str]) -> bool:
    return any(long[i : i + len(run)] == run for i in range(len(long) - len(run) + 1))
