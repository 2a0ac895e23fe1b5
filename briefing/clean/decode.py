"""Turn probabilities into the article: what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST, MOST = 0.2, 0.6
"""Bounds of the probability from which a piece is kept."""

SHORT, LEAST_SHORT = 12, 0.9
"""Words up to which a piece with a word of furniture is short, and what such a one must have."""

CAPTION, LEAST_CAPTION = 25, 0.75
"""The same for pieces with a word of captions."""

LABEL, MOST_LABEL, LEAST_LABELLED = 4, 0.5, 0.6
"""Words of a label of furniture ("Support us"), its greatest probability, and what the piece
after it must have."""

GAP = 12
"""Dropped pieces that part two runs."""

LEAST_SHARE = 0.05
"""Weight of a run, as a share of the heaviest one's, below which it is no part of the article."""

PARAGRAPH, LONG, LEAST_BESIDE = 15, 40, 0.2
"""Words of a paragraph, and of one in which a word of furniture says nothing; the probability
from which a paragraph right beside kept ones is kept."""

FILL = 0.8
"""Factor of the probability for a piece between two kept ones, close to each other."""


def decode(
    words: NDArray[np.int64],
    chances: NDArray[np.floating],
    furniture: NDArray[np.bool_],
    captions: NDArray[np.bool_],
    ends: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Return for each piece whether it is kept: the likely ones in the page's main runs.

    `words` counts the words of each piece; `furniture` and `captions` tell which have words
    of theirs: between paragraphs such pieces look likelier than they are.  `ends` tells which
    end like a sentence: paragraphs beside kept ones are likelier than they look.
    """
    import numpy as np

    unlikely = furniture & (words <= SHORT) & (chances < LEAST_SHORT)
    unlikely |= captions & (words <= CAPTION) & (chances < LEAST_CAPTION)
    label = furniture & (words <= LABEL) & (chances < MOST_LABEL)
    unlikely[1:] |= label[:-1] & (chances[1:] < LEAST_LABELLED)
    chances = np.where(unlikely, 0.0, chances)
    kept = np.zeros(len(chances), dtype=bool)
    bar = threshold(words, chances)
    likely = np.flatnonzero(chances >= bar)
    if not len(likely):
        return kept
    runs = np.cumsum(np.diff(likely, prepend=likely[0]) > GAP + 1)
    values = np.maximum(0.0, 2 * chances - 1) * np.minimum(100, words)
    weights = np.bincount(runs, weights=values[likely])
    main = weights >= LEAST_SHARE * weights.max()
    edges = np.flatnonzero(np.diff(runs, prepend=-1, append=runs[-1] + 1))
    for left, right in zip(likely[edges[:-1]][main], likely[edges[1:] - 1][main], strict=True):
        kept[left : right + 1] = chances[left : right + 1] >= FILL * bar
    beside = np.zeros(len(chances), dtype=bool)
    beside[1:] |= kept[:-1]
    beside[:-1] |= kept[1:]
    plain = ends & ~((furniture | captions) & (words < LONG))
    found: NDArray[np.bool_] = kept | (
        beside & plain & (words >= PARAGRAPH) & (chances >= LEAST_BESIDE)
    )
    return found


def threshold(words: NDArray[np.int64], chances: NDArray[np.floating]) -> float:
    """Return the probability from which to keep pieces such that the expected F1 is greatest.

    The best set holds the likeliest pieces, so that all such sets are compared (Lewis 1995,
    Evaluating and optimizing autonomous text classification systems).
    """
    import numpy as np

    if not len(chances):
        return MOST
    order = np.argsort(-chances, kind="stable")
    weights = np.maximum(words[order] - 1.0, 0.5)
    hits = np.cumsum(weights * chances[order])
    best = int((hits / (np.cumsum(weights) + hits[-1])).argmax())
    return float(min(MOST, max(LEAST, chances[order[best]])))
