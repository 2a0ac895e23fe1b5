"""Train the network of `briefing.clean` and write its weights.

    python benchmarks/train_clean.py WEIGHTS.npz NEWS.blocks.jsonl.gz...

Only openly licensed pages may be used for weights that ship.  Files are named
<set>.<way>.jsonl[.gz], the ways in which one set's pages were saved beside each other; the
set that comes first counts most.  `benchmarks/clean.py --hold-out` measures what such
training is worth on sites that it has not seen.  Needs jax.
"""

from __future__ import annotations

import sys

import clean_fit
import clean_pages
import numpy as np
from clean_fit import Sheet
from clean_gold import gold
from clean_made import Example, Page, example, made

from briefing.clean.features import FIRST_WORDS
from briefing.clean.inputs import Inputs
from briefing.clean.lines import pieces
from briefing.clean.network import Network, known, standard

WORDS = 500
"""Words that the network knows: more of them are learnt by heart."""

EPOCHS = 12
"""Times that each page of the first set is seen."""

HIDDEN_SHARE = 0.3
"""Share of pages whose words are hidden: so the network does without in other languages."""

OTHER_SHARE, MADE_SHARE = 0.4, 0.75
"""Shares of the other sets' and of the made pages that an epoch takes."""


def vocabulary(examples: list[Example], site: dict[str, str]) -> np.ndarray:
    """Return the hashes of the words that the first words of pieces have on most sites."""
    seen: dict[int, set[str]] = {}
    for one in examples:
        for value in np.unique(one.page.words).tolist():
            seen.setdefault(value, set()).add(site[one.origin])
    seen.pop(0, None)
    best = sorted(seen, key=lambda value: (-len(seen[value]), value))[:WORDS]
    return np.sort(np.array(best, dtype=np.uint32))


def table(page: Inputs, words: np.ndarray) -> np.ndarray:
    """Return one row a piece: the numbers of its first known words, then zeros."""
    numbers = known(page.words, words)
    owners, numbers = page.owners[numbers > 0], numbers[numbers > 0]
    counts = np.bincount(owners, minlength=len(page.numbers))
    places = np.arange(len(owners)) - (np.cumsum(counts) - counts)[owners]
    rows = np.zeros((len(page.numbers), FIRST_WORDS), dtype=np.int32)
    rows[owners, places] = numbers
    return rows


def train(examples: list[Example], site: dict[str, str], seed: int) -> Network:
    """Return a network trained on pages; `seed` sets its random beginning."""
    words = vocabulary(examples, site)
    numbers = np.vstack([one.page.numbers for one in examples[::5]])
    mean, scale = numbers.mean(0), numbers.std(0) + 1e-2
    groups: dict[str, list[Sheet]] = {"first": [], "other": [], "made": []}
    for one in examples:
        share = (one.counts + 2) ** 0.6
        weights = share / share.sum() * (0.7 if one.group == "made" else 1.0)
        groups[one.group].append(
            Sheet(
                standard(one.page.numbers, mean, scale),
                table(one.page, words),
                one.labels,
                weights.astype(np.float32),
            )
        )

    def sample(random: np.random.Generator) -> list[Sheet]:
        chosen = list(groups["first"])
        for name, part in (("other", OTHER_SHARE), ("made", MADE_SHARE)):
            chosen += [sheet for sheet in groups[name] if random.random() < part]
        return [
            Sheet(s.numbers, s.words * (random.random() >= HIDDEN_SHARE), s.labels, s.weights)
            for s in chosen
        ]

    weights = clean_fit.fit(sample, numbers.shape[1], len(words), epochs=EPOCHS, seed=seed)
    weights["vectors"] = np.vstack([0 * weights["vectors"][:1], weights["vectors"][1:]])
    return Network(words, mean, scale, weights)


def examples_of(pages: list[Page]) -> list[Example]:
    """Return pages and made pages to learn from."""
    found = [
        example(
            page.pieces,
            page.labels,
            page.row["id"],
            "first" if page.first else "other",
        )
        for page in pages
    ]
    return found + made(pages, seed=len(pages))


def write(network: Network, out: str) -> None:
    """Write a network as NumPy's arrays."""
    shared = {"words": network.words, "mean": network.mean, "scale": network.scale}
    np.savez(out, **shared, **network.weights)


def read(files: list[str]) -> tuple[list[Page], dict[str, str]]:
    """Return the pages of some files, and each page's site; the first file's set counts most."""
    rows = [row for name in files for row in clean_pages.load(name)]
    pages = [
        Page(row, found, gold(found, row["body"]), row["set"] == rows[0]["set"])
        for row in rows
        if (found := pieces(row["text"]))
    ]
    return pages, clean_pages.sites(rows)


def main() -> None:
    """Train on all pages and write the weights."""
    out, *files = sys.argv[1:]
    pages, site = read(files)
    network = train(examples_of(pages), site, seed=0)
    write(network, out)
    print(f"{len(pages)} pages, {len(network.words)} words -> {out}")


if __name__ == "__main__":
    main()
