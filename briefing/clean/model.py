"""Turn features into the article: probabilities by a small network, decoded as runs.

The network (one hidden layer) was trained on openly licensed pages by
`benchmarks/train_clean.py`; its weights are `data/clean.model.json`.  The probabilities are
decoded by the Viterbi algorithm over kept and dropped, since an article is a few long runs
and not a scatter of lines; runs with little prose far from the main one are dropped again.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.clean.features import matrix
from briefing.clean.lines import Piece
from briefing.language import DATA

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SWITCH = 1.0
"""Cost (nats) of passing from kept to dropped or back."""

GAP = 5
"""Dropped pieces that part two runs."""

LEAST_SHARE = 0.15
"""Prose of a run, as a share of the main run's, below which it is no part of the article."""


@lru_cache(maxsize=1)
def _weights() -> dict[str, NDArray[np.float32]]:
    import numpy as np

    raw = json.loads((DATA / "clean.model.json").read_text("utf-8"))
    return {name: np.asarray(value, dtype=np.float32) for name, value in raw.items()}


def probabilities(pieces: tuple[Piece, ...], shared: frozenset[str]) -> list[float]:
    """Return for each piece the probability that it belongs to the article."""
    import numpy as np

    if not pieces:
        return []
    weights = _weights()
    x = (matrix(pieces, shared) - weights["mean"]) / weights["scale"]
    hidden = np.maximum(x @ weights["hidden"] + weights["hidden_bias"], 0.0)
    logits = hidden @ weights["out"] + weights["out_bias"]
    found: list[float] = (1 / (1 + np.exp(-np.clip(logits, -20, 20)))).tolist()
    return found


def decode(pieces: tuple[Piece, ...], chances: list[float]) -> list[bool]:
    """Return for each piece whether it is kept: the likeliest runs, the stray ones dropped."""
    return _main_runs(pieces, chances, _viterbi(chances))


def _viterbi(chances: list[float]) -> list[bool]:
    from math import log

    scores = (0.0, 0.0)
    back: list[tuple[bool, bool]] = []
    for chance in chances:
        p = min(max(chance, 1e-4), 1 - 1e-4)
        drop, keep = scores
        to_drop = drop >= keep - SWITCH
        to_keep = keep >= drop - SWITCH
        scores = (
            (drop if to_drop else keep - SWITCH) + log(1 - p),
            (keep if to_keep else drop - SWITCH) + log(p),
        )
        back.append((not to_drop, to_keep))
    state = scores[1] > scores[0]
    kept = []
    for came in reversed(back):
        kept.append(state)
        state = came[1] if state else came[0]
    return kept[::-1]


def _main_runs(pieces: tuple[Piece, ...], chances: list[float], kept: list[bool]) -> list[bool]:
    runs: list[list[int]] = []
    for index, keep in enumerate(kept):
        if keep:
            if runs and index - runs[-1][-1] - 1 <= GAP:
                runs[-1].append(index)
            else:
                runs.append([index])
    masses = [sum(_mass(pieces[i], chances[i]) for i in run) for run in runs]
    bar = LEAST_SHARE * max(masses, default=0.0)
    chosen = {i for run, mass in zip(runs, masses, strict=True) if mass >= bar for i in run}
    return [index in chosen for index in range(len(kept))]


def _mass(piece: Piece, chance: float) -> float:
    ends = piece.text[-1:] in '.!?"\u201d\u2019\u2026:)\u00bb\u201c'
    return (2 * chance - 1) * min(100, len(piece.text[:3000].split())) * (1.0 if ends else 0.2)
