"""Rate sentences by the concepts that they cover, and by their place alone."""

from __future__ import annotations

from briefing.concepts import concepts, place_weight
from briefing.model import Analysis, Rating

LENGTH = 0.8
"""Exponent of a sentence's words by which its concepts' weight is divided."""


def coverage(analysis: Analysis) -> tuple[Rating, ...]:
    """Rate a sentence by the weight of its concepts, per word to the power `LENGTH`.

    The parts tell how much comes from concepts that several independent texts hold
    (`support`) and how much from those of one text (`salience`); `position` is the weight
    of its place, which is in both.
    """
    known = concepts(analysis)
    texts = len(set(analysis.origins))
    found = []
    for document, rows in enumerate(analysis.statements):
        for index, statement in enumerate(rows):
            numbers = known.of[document][index]
            words = max(6, len(statement.sentence.text.split()))
            shared = sum(known.weights[n] for n in numbers if known.texts[n] > 1)
            alone = sum(known.weights[n] for n in numbers if known.texts[n] == 1)
            scale: float = words**LENGTH
            parts = (
                ("salience", round(alone / scale, 6)),
                ("support", round(shared / scale, 6)),
                ("position", round(place_weight(index, texts), 6)),
            )
            found.append(Rating(document, index, (alone + shared) / scale, parts))
    return tuple(found)


def lead(analysis: Analysis) -> tuple[Rating, ...]:
    """Rate by place alone: the first sentences of all documents, then the second ones."""
    return tuple(
        Rating(document, index, 1 / (1 + index), (("position", 1 / (1 + index)),))
        for document, rows in enumerate(analysis.statements)
        for index in range(len(rows))
    )
