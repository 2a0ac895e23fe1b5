"""Turn a page as numbers into probabilities, by a small convolutional network.

Each piece's numbers and the vectors of its first words make a hidden layer; to it comes the
page's mean of that layer; then residual convolutions over the pieces, each twice as wide as
the one before, let a piece see its surroundings (dilated convolutions: van den Oord et al.
2016, WaveNet; Bai, Kolter & Koltun 2018).  `benchmarks/train_clean.py` trained the weights
on openly licensed pages; they are `data/clean.model.npz`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.clean.glyphs import indexed
from briefing.clean.inputs import Inputs
from briefing.language import DATA

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROWS = 1024
"""Pieces that are worked on at once: their layers fit the processor's cache."""

PRODUCTS = 750_000
"""Multiplications that are asked for at once: for more of them libraries of linear algebra start
threads, which wait for each other where other programs are at work."""

CLIP = 6.0
"""Standard deviations beyond which a number counts as that far."""


Weights = dict[str, "NDArray[np.float32]"]


class Network(NamedTuple):
    """A trained network."""

    words: NDArray[np.uint32]
    """The hashes of the words that it knows, sorted."""
    mean: NDArray[np.float32]
    """The means of the numbers on the training pages."""
    scale: NDArray[np.float32]
    """Their standard deviations."""
    weights: Weights
    """The weights by name, `layer0` to the last the convolutions."""


@lru_cache(maxsize=1)
def shipped() -> Network:
    """Return the network that comes with the project."""
    import numpy as np

    with np.load(DATA / "clean.model.npz") as file:
        arrays = dict(file)
    words, mean, scale = (arrays.pop(name) for name in ("words", "mean", "scale"))
    return Network(words, mean, scale, arrays)


def known(words: NDArray[np.uint32], vocabulary: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return for each hash its number in a sorted vocabulary, from 1; 0 for other words."""
    import numpy as np

    numbers = np.arange(1, len(vocabulary) + 1, dtype=np.uint32)
    return indexed(vocabulary, numbers).find(words).astype(np.int64)


def standard(
    numbers: NDArray[np.float32], mean: NDArray[np.float32], scale: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return numbers as standard deviations from the mean of the training pages."""
    import numpy as np

    found = numbers - mean
    found /= scale
    return np.clip(found, -CLIP, CLIP, out=found)


def probabilities(page: Inputs, network: Network) -> NDArray[np.float64]:
    """Return for each piece of a page the probability that it belongs to the article."""
    import numpy as np

    size, w = len(page.numbers), network.weights
    words = known(page.words, network.words)
    owners, words = page.owners[words > 0], words[words > 0]
    counts = np.bincount(owners, minlength=size).astype(np.float32)
    cuts = np.searchsorted(owners, np.arange(0, size + ROWS, ROWS))
    hidden = np.empty((size, len(w["second"])), dtype=np.float32)
    for part, start in enumerate(range(0, size, ROWS)):
        rows = slice(start, min(size, start + ROWS))
        numbers = standard(page.numbers[rows], network.mean, network.scale)
        inside = slice(cuts[part], cuts[part + 1])
        near, listed = owners[inside] - start, words[inside]
        begins = np.flatnonzero(np.diff(near, prepend=-1))
        vectors = np.zeros((len(numbers), w["vectors"].shape[1]), dtype=np.float32)
        if len(listed):
            vectors[near[begins]] = np.add.reduceat(w["vectors"][listed], begins)
        vectors /= np.sqrt(counts[rows] + 1)[:, None]
        first = _product(numbers, w["first"][: numbers.shape[1]])
        first += _product(vectors, w["first"][numbers.shape[1] :]) + w["first_bias"]
        np.maximum(first, 0.0, out=hidden[rows])
    odds: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(_logits(hidden, w), -20, 20)))
    return odds


def _logits(first: NDArray[np.float32], w: Weights) -> NDArray[np.float64]:
    """Return the log odds of each piece from its first hidden layer."""
    import numpy as np

    size = len(first)
    overall = first.mean(0) @ w["page"] + w["second_bias"]
    layers = sum(name.startswith("layer") for name in w)
    reach = 2**layers
    logits = np.empty(size)
    for start in range(0, size, ROWS):
        left, right = max(0, start - reach), min(size, start + ROWS + reach)
        h = _product(first[left:right], w["second"])
        h += overall
        np.maximum(h, 0.0, out=h)
        for number in range(layers):
            h += _convolved(h, w[f"layer{number}"], w[f"bias{number}"], 2**number)
        done = h @ w["out"] + w["out_bias"]
        logits[start : start + ROWS] = done[start - left : start - left + ROWS]
    return logits


def _convolved(
    h: NDArray[np.float32], kernel: NDArray[np.float32], bias: NDArray[np.float32], reach: int
) -> NDArray[np.float32]:
    """Return what a piece and those `reach` before and after it make; nothing lies outside."""
    import numpy as np

    width = h.shape[1]
    out = _product(h, kernel[width : 2 * width])
    out += bias
    out[reach:] += _product(h[:-reach], kernel[:width])
    out[:-reach] += _product(h[reach:], kernel[2 * width :])
    return np.maximum(out, 0.0, out=out)


def _product(rows: NDArray[np.float32], matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the product of two matrices, `PRODUCTS` multiplications at once."""
    import numpy as np

    out = np.empty((len(rows), matrix.shape[1]), dtype=np.float32)
    step = PRODUCTS // matrix.size
    for start in range(0, len(rows), step):
        np.matmul(rows[start : start + step], matrix, out=out[start : start + step])
    return out
