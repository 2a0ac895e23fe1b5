"""Train the network of `briefing.clean` and write its weights.

    python benchmarks/train_clean.py --out WEIGHTS.json NEWS.blocks.jsonl.gz...
    python benchmarks/train_clean.py --hold-out 4 NEWS.blocks.jsonl.gz...

Only openly licensed pages may be used for weights that ship.  The second form trains four
times without a quarter of the first set's sites, and prints how well the whole of cleaning
does on the pages left out.  Files are named <set>.<way>.jsonl[.gz], the ways in which one
set's pages were saved beside each other; what comes first is the set that counts most.
Needs jax.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from pathlib import Path

import clean_fit
import clean_pages
import numpy as np
from clean_fit import Sheet
from clean_made import Example, Page, example, gold, made

from briefing.clean import clean
from briefing.clean.lines import pieces
from briefing.clean.network import Network, known, standard
from briefing.model import Document, Source

MEMBERS = 3
"""Networks whose probabilities are averaged."""

WORDS = 1_500
"""Words that the network knows."""

EPOCHS = 8
"""Times that each page of the first set is seen."""

HIDDEN_SHARE = 0.2
"""Share of pages whose words are hidden: so the network does without in other languages."""

OTHER_SHARE, MADE_SHARE = 0.4, 0.2
"""Shares of the other sets' and of the made pages that an epoch takes."""


def vocabulary(examples: list[Example], site: dict[str, str]) -> np.ndarray:
    """Return the hashes of the words that the first words of pieces have on most sites."""
    seen: dict[int, set[str]] = {}
    for one in examples:
        for value in np.unique(one.page.words).tolist():
            seen.setdefault(value, set()).add(site[one.origin])
    seen.pop(0, None)
    best = sorted(seen, key=lambda value: (-len(seen[value]), value))[:WORDS]
    return np.sort(np.array(best, dtype=np.uint64))


def train(examples: list[Example], site: dict[str, str], seed: int) -> Network:
    """Return networks trained on pages, which differ by their random beginnings alone."""
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
                known(one.page.words, words).astype(np.int32),
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

    members = []
    for member in range(MEMBERS):
        weights = clean_fit.fit(
            sample, numbers.shape[1], len(words), epochs=EPOCHS, seed=seed + 100 * member
        )
        weights["vectors"] = np.vstack([0 * weights["vectors"][:1], weights["vectors"][1:]])
        members.append(weights)
    return Network(words, mean, scale, tuple(members))


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
    """Write a network as JSON, its numbers rounded to four digits."""

    def rounded(value: list | float) -> list | float:
        return [rounded(v) for v in value] if isinstance(value, list) else float(f"{value:.4g}")

    model = {
        "words": network.words.tolist(),
        "mean": rounded(network.mean.tolist()),
        "scale": rounded(network.scale.tolist()),
        "members": [
            {name: rounded(value.tolist()) for name, value in member.items()}
            for member in network.members
        ],
    }
    text = json.dumps(model, separators=(",", ":"))
    Path(out).write_text(text + "\n", "utf-8")


def hold_out(pages: list[Page], site: dict[str, str], parts: int) -> None:
    """Print how well cleaning does on the first set's pages of sites left out of training."""
    names = sorted({page.row["id"] for page in pages if page.first})
    fold = clean_pages.folds(names, site, parts)
    results: dict[str, list[tuple[float, float, float]]] = {}
    for part in range(parts):
        left = [page for page in pages if fold.get(site[page.row["id"]]) == part]
        rest = [page for page in pages if fold.get(site[page.row["id"]]) != part]
        network = train(examples_of(rest), site, seed=part)
        for page in left:
            if page.first:
                source = Source("page", "page", page.row["text"], "")
                kept = Document(source, *clean(source, network=network), ()).body
                results.setdefault(f"{page.row['set']}.{page.row['way']}", []).append(
                    clean_pages.score(kept, page.row["body"])
                )
    for name, scores in results.items():
        f1, precision, recall = (statistics.mean(column) for column in zip(*scores, strict=True))
        means = f"F1 {f1:.4f} precision {precision:.4f} recall {recall:.4f}"
        print(f"{name}: {len(scores)} pages, {means}")


def main() -> int:
    """Train on all pages and write the weights, or measure on sites left out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", help="the file of weights to write")
    parser.add_argument("--hold-out", type=int, default=0, help="parts of the sites to measure on")
    parser.add_argument("pages", nargs="+", help="files of pages; the first set counts most")
    options = parser.parse_args()
    rows = [row for name in options.pages for row in clean_pages.load(name)]
    site = clean_pages.sites(rows)
    pages = [
        Page(row, found, gold(found, row["body"])) for row in rows if (found := pieces(row["text"]))
    ]
    if options.hold_out:
        hold_out(pages, site, options.hold_out)
    if options.out:
        network = train(examples_of(pages), site, seed=0)
        write(network, options.out)
        print(f"{len(pages)} pages, {len(network.words)} words -> {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
