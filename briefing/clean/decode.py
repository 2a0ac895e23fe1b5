"""Turn probabilities into the article: what is kept."""

from __future__ import annotations

LEAST = 0.45
"""Probability from which a piece is kept."""

SHORT, LEAST_SHORT = 12, 0.7
"""Words up to which a piece with a word of furniture is short, and what such a one must have."""

CAPTION, LEAST_CAPTION = 25, 0.75
"""The same for pieces with a word of captions."""

GAP = 12
"""Dropped pieces that part two runs."""

LEAST_SHARE = 0.05
"""Weight of a run, as a share of the heaviest one's, below which it is no part of the article."""

FILL = 0.4
"""Probability from which a piece between two kept ones, close to each other, is kept."""


def decode(
    words: list[int], chances: list[float], furniture: list[bool], captions: list[bool]
) -> list[bool]:
    """Return for each piece whether it is kept: the likely ones in the page's main runs.

    `words` counts the words of each piece; `furniture` and `captions` tell which have words
    of theirs: between paragraphs such pieces look likelier than they are.
    """
    chances = [
        0.0
        if (furnished and count <= SHORT and chance < LEAST_SHORT)
        or (caption and count <= CAPTION and chance < LEAST_CAPTION)
        else chance
        for count, chance, furnished, caption in zip(
            words, chances, furniture, captions, strict=True
        )
    ]
    runs = _runs([chance >= LEAST for chance in chances])
    weights = [sum(_weight(words[i], chances[i]) for i in run) for run in runs]
    bar = LEAST_SHARE * max(weights, default=0.0)
    kept = [False] * len(words)
    for run, weight in zip(runs, weights, strict=True):
        if weight >= bar:
            for index in range(run[0], run[-1] + 1):
                kept[index] = chances[index] >= FILL
    return kept


def _runs(likely: list[bool]) -> list[list[int]]:
    """Return the indices of likely pieces, in groups that at most `GAP` others part."""
    runs: list[list[int]] = []
    for index, is_likely in enumerate(likely):
        if is_likely:
            if runs and index - runs[-1][-1] - 1 <= GAP:
                runs[-1].append(index)
            else:
                runs.append([index])
    return runs


def _weight(words: int, chance: float) -> float:
    return (2 * chance - 1) * min(100, words)
