"""Fit the network of `briefing.clean.network` to examples, by Adam on JAX.

The arithmetic is that of `briefing.clean.network`; pages are laid one after the other into
batches, with empty pieces between them that no convolution reaches across.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np

HIDDEN, VECTOR, LAYERS = 64, 16, 6
DROPOUT, RATE, DECAY = 0.3, 3e-3, 1e-3
BATCH, PAGES, APART = 4_096, 96, 64
"""Pieces and pages of a batch, and the empty pieces between two pages."""

Weights = dict[str, jax.Array]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page ready to learn from, one row a piece."""

    numbers: np.ndarray
    """Its numbers in standard deviations."""
    words: np.ndarray
    """The numbers of its pieces' first words in the vocabulary, 0 for others."""
    labels: np.ndarray
    """1 for pieces of the article, else 0."""
    weights: np.ndarray
    """What each piece counts; a page's sum is the same for all pages."""


def start(seed: int, numbers: int, words: int) -> Weights:
    """Return random weights (He et al. 2015) for so many numbers a piece and known words."""
    random = np.random.default_rng(seed)

    def dense(rows: int, columns: int, scale: float) -> jax.Array:
        values = random.normal(size=(rows, columns)) * scale * np.sqrt(2 / rows)
        return jnp.asarray(values, dtype=jnp.float32)

    weights = {
        "vectors": jnp.asarray(random.normal(size=(words + 1, VECTOR)) * 0.1, dtype=jnp.float32),
        "first": dense(numbers + VECTOR, HIDDEN, 1.0),
        "first_bias": jnp.zeros(HIDDEN),
        "second": dense(HIDDEN, HIDDEN, 1.0),
        "page": dense(HIDDEN, HIDDEN, 0.3),
        "second_bias": jnp.zeros(HIDDEN),
        "out": dense(HIDDEN, 1, 0.3)[:, 0],
        "out_bias": jnp.zeros(()),
    }
    for number in range(LAYERS):
        weights[f"layer{number}"] = dense(3 * HIDDEN, HIDDEN, 0.5)
        weights[f"bias{number}"] = jnp.zeros(HIDDEN)
    return weights


def logits(w: Weights, batch: tuple[np.ndarray, ...], key: jax.Array) -> jax.Array:
    """Return the log odds of each piece of a batch, with dropout drawn from `key`."""
    numbers, words, _, _, page, real = batch
    present = real[:, None]
    vectors = w["vectors"].at[0].set(0.0)[words].sum(1)
    vectors = vectors / jnp.sqrt((words > 0).sum(1, keepdims=True) + 1.0)

    def dropped(h: jax.Array, number: int) -> jax.Array:
        keep = jax.random.bernoulli(jax.random.fold_in(key, number), 1 - DROPOUT, h.shape)
        return h * keep / (1 - DROPOUT)

    h = jax.nn.relu(jnp.concatenate([numbers, vectors], 1) @ w["first"] + w["first_bias"])
    h = dropped(h * present, 0)
    sums = jax.ops.segment_sum(h, page, PAGES)
    mean = sums / (jax.ops.segment_sum(real, page, PAGES)[:, None] + 1e-6)
    h = jax.nn.relu(h @ w["second"] + (mean @ w["page"])[page] + w["second_bias"]) * present
    for number in range(LAYERS):
        reach = 2**number
        empty = jnp.zeros((reach, HIDDEN))
        before = jnp.concatenate([empty, h[:-reach]])
        after = jnp.concatenate([h[reach:], empty])
        sides = jnp.concatenate([before, h, after], 1)
        new = jax.nn.relu(sides @ w[f"layer{number}"] + w[f"bias{number}"])
        h = (h + dropped(new, number + 1)) * present
    found: jax.Array = h @ w["out"] + w["out_bias"]
    return found


def batches(sheets: list[Sheet], random: np.random.Generator) -> Iterator[tuple[np.ndarray, ...]]:
    """Yield the pages in random order, laid into arrays of one size; of long ones a part."""
    rows: list[Sheet] = []
    used = 0
    most = BATCH - APART
    for number in random.permutation(len(sheets)):
        sheet = sheets[number]
        size = len(sheet.labels)
        left = int(random.integers(0, size - most + 1)) if size > most else 0
        part = slice(left, left + most)
        sheet = Sheet(
            sheet.numbers[part], sheet.words[part], sheet.labels[part], sheet.weights[part]
        )
        size = len(sheet.labels)
        if used + size + APART > BATCH or len(rows) == PAGES - 1:
            yield _laid(rows)
            rows, used = [], 0
        rows.append(sheet)
        used += size + APART
    if rows:
        yield _laid(rows)


def _laid(sheets: list[Sheet]) -> tuple[np.ndarray, ...]:
    numbers = np.zeros((BATCH, sheets[0].numbers.shape[1]), np.float32)
    words = np.zeros((BATCH, sheets[0].words.shape[1]), np.int32)
    labels, weights, real = (np.zeros(BATCH, np.float32) for _ in range(3))
    page = np.full(BATCH, PAGES - 1, np.int32)
    at = 0
    for number, sheet in enumerate(sheets):
        part = slice(at, at + len(sheet.labels))
        numbers[part], words[part] = sheet.numbers, sheet.words
        labels[part], weights[part] = sheet.labels, sheet.weights
        page[part], real[part] = number, 1.0
        at += len(sheet.labels) + APART
    return numbers, words, labels, weights, page, real


def _loss(w: Weights, batch: tuple[np.ndarray, ...], key: jax.Array) -> jax.Array:
    """Return the cross entropy of a batch, each piece with its weight."""
    z = logits(w, batch, key)
    losses = jnp.maximum(z, 0) - z * batch[2] + jnp.log1p(jnp.exp(-jnp.abs(z)))
    found: jax.Array = (losses * batch[3]).sum() / (batch[3].sum() + 1e-6)
    return found


@jax.jit
def _step(
    w: Weights,
    first: Weights,
    second: Weights,
    count: float,
    rate: float,
    batch: tuple[np.ndarray, ...],
    key: jax.Array,
) -> tuple[Weights, Weights, Weights, jax.Array]:
    """Take one step of Adam (Kingma & Ba 2015) with decoupled decay of the matrices."""
    loss, slope = jax.value_and_grad(_loss)(w, batch, key)
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, slope)
    second = jax.tree.map(lambda v, g: 0.99 * v + 0.01 * g * g, second, slope)

    def moved(value: jax.Array, m: jax.Array, v: jax.Array) -> jax.Array:
        way = (m / (1 - 0.9**count)) / (jnp.sqrt(v / (1 - 0.99**count)) + 1e-8)
        return value - rate * (way + (DECAY * value if value.ndim > 1 else 0.0))

    return jax.tree.map(moved, w, first, second), first, second, loss


def _averaged(mean: Weights, w: Weights, count: int) -> Weights:
    """Return the mean of `count` weights, of which `w` are the last."""
    return jax.tree.map(lambda m, value: m + (value - m) / count, mean, w)


def fit(
    sample: Callable[[np.random.Generator], list[Sheet]],
    numbers: int,
    words: int,
    *,
    epochs: int,
    seed: int,
) -> dict[str, np.ndarray]:
    """Return trained weights; `sample` gives the pages of each epoch.

    They are the mean over the second half's steps (Izmailov et al. 2018, Averaging weights leads
    to wider optima and better generalization).
    """
    random = np.random.default_rng(seed)
    w = start(seed, numbers, words)
    first = second = jax.tree.map(jnp.zeros_like, w)
    mean = first
    key, count, averaged = jax.random.key(seed), 0, 0
    for epoch in range(epochs):
        rate = RATE * (0.2 + 0.4 * (1 + np.cos(np.pi * epoch / epochs)))
        losses = []
        for batch in batches(sample(random), random):
            count += 1
            warm = rate * min(1.0, count / 100)
            w, first, second, loss = _step(
                w, first, second, float(count), warm, batch, jax.random.fold_in(key, count)
            )
            losses.append(float(loss))
            if 2 * epoch >= epochs:
                averaged += 1
                mean = _averaged(mean, w, averaged)
        print(f"epoch {epoch + 1} of {epochs}: loss {np.mean(losses):.4f}", flush=True)
    return {name: np.asarray(value) for name, value in mean.items()}
