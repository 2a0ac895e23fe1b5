"""Turn a page as numbers into probabilities, by a small convolutional network.

Each piece's numbers and the vectors of its first words make a hidden layer; to it comes the
page's mean of that layer; then residual convolutions over the pieces, each twice as wide as
the one before, let a piece see its surroundings (dilated convolutions: van den Oord et al.
2016, WaveNet; Bai, Kolter & Koltun 2018).  `benchmarks/train_clean.py` trained the weights
on openly licensed pages; they are `data/clean.model.json`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.clean.inputs import Inputs
from briefing.language import DATA

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROWS = 8_192
"""Pieces that are worked on at once: it bounds the memory and keeps to the processor's cache."""

CLIP = 6.0
"""Standard deviations beyond which a number counts as that far."""


@dataclass(frozen=True, slots=True)
class Network:
    """A trained network."""

    arrays: dict[str, NDArray[np.float32]]
    """Its weights by name; `layer0` to the last are the convolutions."""
    words: NDArray[np.uint64]
    """The hashes of the words it knows, sorted."""


@lru_cache(maxsize=1)
def shipped() -> Network:
    """Return the network that comes with the project."""
    import numpy as np

    raw = json.loads((DATA / "clean.model.json").read_text("utf-8"))
    words = np.array(raw.pop("words"), dtype=np.uint64)
    return Network({name: np.array(v, dtype=np.float32) for name, v in raw.items()}, words)


def known(words: NDArray[np.uint64], vocabulary: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return for each hash its number in a sorted vocabulary, from 1; 0 for other words."""
    import numpy as np

    at = np.minimum(np.searchsorted(vocabulary, words), len(vocabulary) - 1)
    return np.where(vocabulary[at] == words, at + 1, 0)


def standard(
    numbers: NDArray[np.float32], mean: NDArray[np.float32], scale: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return numbers as standard deviations from the mean of the training pages."""
    import numpy as np

    found: NDArray[np.float32] = np.clip((numbers - mean) / scale, -CLIP, CLIP)
    return found


def probabilities(page: Inputs, network: Network) -> NDArray[np.float64]:
    """Return for each piece of a page the probability that it belongs to the article."""
    import numpy as np

    w = network.arrays
    size = len(page.numbers)
    hidden = np.empty((size, w["first"].shape[1]), dtype=np.float32)
    for start in range(0, size, ROWS):
        rows = slice(start, start + ROWS)
        hidden[rows] = _first(page.numbers[rows], known(page.words[rows], network.words), w)
    overall = hidden.mean(0) @ w["page"] + w["second_bias"]
    layers = sum(name.startswith("layer") for name in w)
    reach = 2**layers
    logits = np.empty(size)
    for start in range(0, size, ROWS):
        left, right = max(0, start - reach), min(size, start + ROWS + reach)
        h = np.maximum(hidden[left:right] @ w["second"] + overall, 0.0)
        for number in range(layers):
            h = h + _convolved(h, w[f"layer{number}"], w[f"bias{number}"], 2**number)
        done = h @ w["out"] + w["out_bias"]
        logits[start : start + ROWS] = done[start - left : start - left + ROWS]
    return 1 / (1 + np.exp(-np.clip(logits, -20, 20)))


def _first(
    numbers: NDArray[np.float32], words: NDArray[np.int64], w: dict[str, NDArray[np.float32]]
) -> NDArray[np.float32]:
    """Return the first hidden layer: from the numbers and the sum of the words' vectors."""
    import numpy as np

    counts = (words > 0).sum(1, keepdims=True)
    vectors = w["vectors"][words].sum(1) / np.sqrt(counts + 1.0)
    x = np.hstack([standard(numbers, w["mean"], w["scale"]), vectors.astype(np.float32)])
    hidden: NDArray[np.float32] = np.maximum(x @ w["first"] + w["first_bias"], 0.0)
    return hidden


def _convolved(
    h: NDArray[np.float32], kernel: NDArray[np.float32], bias: NDArray[np.float32], reach: int
) -> NDArray[np.float32]:
    """Return what a piece and those `reach` before and after it make; nothing lies outside."""
    import numpy as np

    width = h.shape[1]
    out = h @ kernel[width : 2 * width] + bias
    out[reach:] += h[:-reach] @ kernel[:width]
    out[:-reach] += h[reach:] @ kernel[2 * width :]
    found: NDArray[np.float32] = np.maximum(out, 0.0)
    return found
