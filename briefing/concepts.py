"""Turn statements into weighted concepts: what a summary of them should cover.

A concept is a bigram of stems (Gillick & Favre 2009, A scalable global model for
summarization) or, with a smaller weight, a stem that is no function word.  Its weight grows
with the number of independent texts that hold it, with how early they do, and slowly with
how often it is used.  The few numbers here were set by validation on news clusters.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from briefing import language
from briefing.model import Analysis

FLOOR, DECAY = 0.2, 20.0
"""A concept at sentence i of its text weighs f + (1 - f) exp(-i / d), f = FLOOR and d = DECAY for
up to `FEW` texts; the more there are, the more their first sentences alone tell the story."""

FEW, CROWD = 3, 1.75
"""With n texts both f and d are divided by max(1, n / FEW) ** CROWD."""

SPREAD = 0.8
"""Exponent of the number of texts, beyond the sum of their weights."""

SINGLE = 0.4
"""Factor for concepts that only one text holds."""

WORD = 0.25
"""Factor for single stems beside bigrams."""

REPEATS = 0.5
"""Exponent of one plus the logarithm of how often the concept is used."""


class Concepts(NamedTuple):
    """The concepts of a run's sentences."""

    of: tuple[tuple[tuple[int, ...], ...], ...]
    """For each document and sentence the numbers of its concepts, each once, ascending."""
    weights: tuple[float, ...]
    """The weight of each concept."""
    texts: tuple[int, ...]
    """In how many independent texts each concept stands."""


def concepts(analysis: Analysis) -> Concepts:
    """Return the concepts of an analysis with their weights."""
    numbers: dict[tuple[str, ...], int] = {}
    uses: Counter[int] = Counter()
    best: list[dict[int, float]] = []
    factors: list[float] = []
    documents = []
    texts = len(set(analysis.origins))
    for document, rows in enumerate(analysis.statements):
        origin = analysis.origins[document]
        code = analysis.documents[document].language
        sentences = []
        for index, statement in enumerate(rows):
            early = place_weight(index, texts)
            found = set()
            for term in terms(statement.sentence.text, code):
                number = numbers.setdefault(term, len(numbers))
                if number == len(best):
                    best.append({})
                    factors.append(1.0 if len(term) > 1 else WORD)
                uses[number] += 1
                found.add(number)
                if early > best[number].get(origin, 0.0):
                    best[number][origin] = early
            sentences.append(tuple(sorted(found)))
        documents.append(tuple(sentences))
    weights = [
        factor * _weight(texts, uses[number])
        for number, (texts, factor) in enumerate(zip(best, factors, strict=True))
    ]
    return Concepts(tuple(documents), tuple(weights), tuple(len(texts) for texts in best))


def place_weight(index: int, texts: int) -> float:
    """Return what a concept in sentence `index` of one of `texts` independent texts weighs."""
    crowd: float = max(1.0, texts / FEW) ** CROWD
    floor = FLOOR / crowd
    return floor + (1 - floor) * math.exp(-index * crowd / DECAY)


def terms(text: str, code: str) -> list[tuple[str, ...]]:
    """Return the concepts of a text, function words aside.

    They are the pairs of neighbouring stems of which one at least is no function word, and
    the stems that are none.
    """
    stop = language.stop_words(code)
    if language.family(code) == "hbs":
        text = language.to_latin(text)
    low = [word.lower() for word in language.words(text)]
    stems = [(language.stem(word, code), word in stop) for word in low]
    pairs: list[tuple[str, ...]] = [
        (left, right) for (left, a), (right, b) in pairwise(stems) if not (a and b)
    ]
    return pairs + [(stem,) for stem, function in stems if not function]


def _weight(texts: dict[int, float], uses: int) -> float:
    value = math.fsum(texts[origin] for origin in sorted(texts))
    if len(texts) == 1:
        value *= SINGLE
    spread: float = len(texts) ** SPREAD
    often: float = (1 + math.log(uses)) ** REPEATS
    return value * spread * often
