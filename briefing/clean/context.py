"""Turn pieces' own numbers into their place on the page: the prose and the words around them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from briefing.clean.features import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GAP = 6
"""Pieces without prose that may stand inside a run of prose."""

AROUND, OVERLAP = 34, 8
"""Numbers of a piece by its place and by its words."""

ROWS = 1 << 14
"""Pieces that are worked on at once: their numbers fit the processor's cache."""


def around(
    words: NDArray[np.int64],
    prose: NDArray[np.bool_],
    ends: NDArray[np.bool_],
    out: NDArray[np.float32],
) -> None:
    """Write where pieces stand among the page's prose: densities, distances, shares.

    `words` counts each piece's words, `prose` marks running text, `ends` final stops.
    """
    import numpy as np

    size = len(words)
    mass = np.where(prose, np.minimum(words, 150), 0.0)
    total = mass.sum() + 1.0
    cumulative = np.concatenate([[0.0], np.cumsum(mass)])
    index = np.arange(size)
    long = words >= 8
    marked = np.concatenate([[0.0], np.cumsum(long & ends)])
    of_long = np.concatenate([[0.0], np.cumsum(long)])
    last = np.maximum.accumulate(np.where(prose, index, -1))
    following = np.minimum.accumulate(np.where(prose, index, 10**9)[::-1])[::-1]
    run = runs_of(prose)
    shares = np.bincount(run, weights=mass, minlength=1) / total
    shares[0] = 0.0
    whole = [
        min(1.0, math.log1p(size) / 7),
        min(1.0, math.log1p(total) / 9),
        float(total / (words.sum() + 1)),
        prose.sum() / max(1, size),
    ]
    for start in range(0, size, ROWS):
        rows = slice(start, min(size, start + ROWS))
        here = index[rows]
        columns: list[NDArray[Any] | float] = [
            here / max(1, size - 1),
            cumulative[here] / total,
            (total - 1.0 - cumulative[here + 1]) / total,
            *whole,
        ]
        for reach in (4, 10, 25, 60):
            left, right = np.maximum(0, here - reach), np.minimum(size, here + reach + 1)
            near = cumulative[right] - cumulative[left]
            before = cumulative[here] - cumulative[left]
            after = cumulative[right] - cumulative[here + 1]
            lines = of_long[right] - of_long[left]
            columns += [
                near / (reach * 20),
                near / total,
                before / total,
                after / total,
                (marked[right] - marked[left] + 0.5) / (lines + 1.0),
                lines / (2 * reach + 1),
            ]
        since = np.where(last[rows] < 0, 60, here - last[rows])
        until = np.where(following[rows] > 10**8, 60, following[rows] - here)
        columns += [np.minimum(since, 60) / 20, np.minimum(until, 60) / 20, shares[run[rows]]]
        for number, column in enumerate(columns):
            out[rows, number] = column


def runs_of(prose: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the number of the prose run a piece belongs to, from 1, or 0 outside of all."""
    import numpy as np

    index = np.arange(len(prose))
    last = np.maximum.accumulate(np.where(prose, index, -10 * GAP))
    previous = np.concatenate([[-10 * GAP], last[:-1]])[: len(prose)]
    begins = prose & (index - previous > GAP + 1)
    number = np.cumsum(begins)
    return np.where(index - last <= GAP, number, 0)


def overlap(found: Words, core: NDArray[np.bool_], out: NDArray[np.float32]) -> None:
    """Write how many of a piece's words the other pieces of a core of the page hold, too.

    Teasers of other stories share few words with the article; its headline, its captions
    and its own paragraphs share many.
    """
    import numpy as np

    size = len(core)
    _, ids = np.unique(found.telling, return_inverse=True)
    pairs = np.sort(ids.astype(np.int64) * size + found.telling_owner)
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    ids, owner = pairs // size, pairs % size
    same = ids[1:] == ids[:-1]
    step = np.where(same, owner[1:] - owner[:-1], 10**6)
    gap = np.minimum(np.concatenate([[10**6], step])[: len(owner)], np.append(step, 10**6))
    gap = gap[: len(owner)]
    inside = core[owner]
    others = np.bincount(ids, weights=inside, minlength=1)[ids] - inside
    total = np.bincount(owner, minlength=size).astype(np.float64)

    def count(mask: NDArray[np.bool_]) -> NDArray[np.float64]:
        return np.bincount(owner[mask], minlength=size).astype(np.float64)

    once, often = count(others >= 1), count(others >= 3)
    columns = [once / (total + 1), often / (total + 1)]
    columns += [count(gap <= reach) / (total + 1) for reach in (4, 15, 10**5)]
    columns += [np.minimum(3.0, np.log1p(c)) / 3 for c in (once, often, total)]
    for number, column in enumerate(columns):
        out[:, number] = column
