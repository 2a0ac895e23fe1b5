"""Turn quotations into groups: the same words in two places are one quotation."""

from __future__ import annotations

import re
from collections import defaultdict

from briefing.language import fold, words
from briefing.model import Quote

_ELLIPSIS = re.compile("\\[?(?:\u2026|\\.{3,}|\\. \\. \\.)\\]?")

SHORTEST = 3
"""Words of a quotation that can be compared at least."""

LEAST_RUN = 5
"""Words of a shared run that make a short quotation part of a longer one."""

COVERED = 0.7
"""Share of the shorter quotation's words that must stand in the longer one, in order."""


def groups(quotes: tuple[Quote, ...]) -> tuple[tuple[int, ...], ...]:
    """Return the indices of quotations that are one, the fullest form first.

    Accents, case, punctuation and ellipses aside: the shorter form's words stand in the
    longer one in the same order, whole or in runs of at least `LEAST_RUN` words.
    """
    folded = [_folded(quote) if quote.verbatim else () for quote in quotes]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, parts in enumerate(folded):
        for run in _runs(parts):
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
        tuple(sorted(group, key=lambda n: (-_length(folded[n]), n)))
        for group in found.values()
        if len(group) > 1
    )


def _folded(quote: Quote) -> tuple[list[str], ...]:
    """Return the folded words of a quotation, in the parts that ellipses and cues leave."""
    offset = quote.start
    pieces = [quote.text[a - offset : b - offset] for a, b in quote.pieces] or [quote.text]
    parts = (part for piece in pieces for part in _ELLIPSIS.split(piece))
    folded = ([fold(word) for word in words(part)] for part in parts)
    return tuple(part for part in folded if part)


def _length(parts: tuple[list[str], ...]) -> int:
    return sum(map(len, parts))


def _runs(parts: tuple[list[str], ...]) -> set[tuple[str, ...]]:
    """Return the runs of words by which quotations are brought together."""
    tokens = [word for part in parts for word in part]
    size = min(LEAST_RUN, len(tokens))
    if size < SHORTEST:
        return set()
    return {tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1)}


def _covers(left: tuple[list[str], ...], right: tuple[list[str], ...]) -> bool:
    """Say whether the shorter list is the longer one's, with words left out or not."""
    short, long = sorted((left, right), key=_length)
    whole = f" {' '.join(word for part in long for word in part)} "
    runs = _runs(long)
    inside = 0
    for part in short:
        if f" {' '.join(part)} " in whole:
            inside += len(part)
            continue
        held = [False] * len(part)
        for start in range(len(part) - LEAST_RUN + 1):
            if tuple(part[start : start + LEAST_RUN]) in runs:
                held[start : start + LEAST_RUN] = [True] * LEAST_RUN
        inside += sum(held)
    return inside >= COVERED * _length(short)
