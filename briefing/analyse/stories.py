"""Turn documents into stories: which of them tell of one train of events.

Two news texts on one story share its words, and above all the words of their openings: what
one opens with, the other mentions somewhere (the inverted pyramid).  A logistic model over
such shares gives the probability that two documents tell one story; documents that others
join are one story with them (single linkage).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from briefing.analyse.origins import components
from briefing.language import family
from briefing.model import Document, Link, Statement

OPENING = 3
"""Sentences at the beginning of a text that tell what it is about."""

TOP = 10
"""Most frequent words of a text that tell what it is about."""

LINKS = 4.0
"""Sum of similarities over which further links add nothing."""

WEIGHTS = {
    "cosine": 3.8,
    "openings": 7.6,
    "least": 10.0,
    "most": 6.5,
    "top": 1.15,
    "links": 1.8,
    "length": -0.83,
}
"""Weights of the shares, fitted by logistic regression (L2) on pairs of news texts of 117
clusters, of one cluster and of two: cosine of the texts and of their openings; the smaller and
the larger share of an opening's words that the other text has; how many of the `TOP` words
are the same; the similarities of linked sentences; the logarithm of the shorter length."""

BIAS = 0.24
"""Constant of the model."""

SAME_STORY = 0.8
"""Probability from which two documents tell one story."""

Frequency = Counter[str]


class _Text(NamedTuple):
    """The words of a document, counted."""

    words: Counter[str]
    opening: Counter[str]
    top: frozenset[str]


def stories(
    documents: tuple[Document, ...],
    statements: tuple[tuple[Statement, ...], ...],
    links: tuple[Link, ...],
) -> tuple[int, ...]:
    """Return for each document the number of its story, from 1.

    Documents in different languages are compared by people and places alone: a person and
    another name that stand in both.
    """
    texts = [_text(rows) for rows in statements]
    counts = Counter(word for text in texts for word in text.words.elements())
    openings = Counter(word for text in texts for word in text.opening.elements())
    names = [_names(rows) for rows in statements]
    linked: dict[tuple[int, int], float] = {}
    for link in links:
        key = (link.left[0], link.right[0])
        linked[key] = linked.get(key, 0.0) + link.similarity
    joined = []
    for left, right in combinations(range(len(documents)), 2):
        if family(documents[left].language) != family(documents[right].language):
            shared = names[left] & names[right]
            if len(shared) >= 2 and any(name.startswith("@") for name in shared):
                joined.append((left, right))
            continue
        first, second = texts[left], texts[right]
        if not (first.words and second.words):
            continue
        shares = {
            "cosine": _cosine(first.words, second.words, counts, len(documents)),
            "openings": _cosine(first.opening, second.opening, openings, len(documents)),
            "top": float(len(first.top & second.top)),
            "links": min(LINKS, linked.get((left, right), 0.0)),
            "length": math.log(1 + min(first.words.total(), second.words.total())),
        }
        shares["least"], shares["most"] = sorted(
            len(a.opening.keys() & b.words.keys()) / len(a.opening)
            for a, b in ((first, second), (second, first))
        )
        if _probability(shares) >= SAME_STORY:
            joined.append((left, right))
    return components(len(documents), joined)


def _text(rows: Sequence[Statement]) -> _Text:
    counted = Counter(token for statement in rows for token in statement.tokens)
    opening = Counter(token for statement in rows[:OPENING] for token in statement.tokens)
    top = frozenset(token for token, _ in counted.most_common(TOP))
    return _Text(counted, opening or counted, top)


def _probability(shares: dict[str, float]) -> float:
    total = BIAS + math.fsum(weight * shares[name] for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-total))


def _names(rows: Sequence[Statement]) -> frozenset[str]:
    people = {f"@{name}" for statement in rows for name in statement.people}
    places = {place.code for statement in rows for place in statement.places}
    return frozenset(people | places)


def _cosine(left: Counter[str], right: Counter[str], frequency: Frequency, n: int) -> float:
    """Return the cosine of two texts under logarithmic counts and inverse frequency in the run."""

    def weight(token: str, count: int) -> float:
        return (1 + math.log(count)) * math.log(1 + (n + 1) / frequency[token])

    shared = left.keys() & right.keys()
    dot = math.fsum(weight(t, left[t]) * weight(t, right[t]) for t in sorted(shared))
    norms = [math.sqrt(math.fsum(weight(t, c) ** 2 for t, c in v.items())) for v in (left, right)]
    return dot / (norms[0] * norms[1]) if all(norms) else 0.0
