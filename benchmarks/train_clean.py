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
from dataclasses import dataclass
from pathlib import Path

import clean_fit
import clean_pages
import numpy as np
from clean_fit import Sheet
from clean_pages import WORD, Row

from briefing.clean import clean
from briefing.clean.inputs import Inputs, inputs
from briefing.clean.lines import Piece, pieces
from briefing.clean.network import Network, known, standard
from briefing.model import Document, Source

WORDS = 2_500
"""Words that the network knows."""

EPOCHS = 8
"""Times that each page of the first set is seen."""

HIDDEN_SHARE = 0.2
"""Share of pages whose words are hidden: so the network does without in other languages."""

OTHER_SHARE, SPLICED_SHARE = 0.4, 0.2
"""Shares of the other sets' and of the spliced pages that an epoch takes."""


@dataclass(frozen=True, slots=True)
class Example:
    """A page to learn from."""

    page: Inputs
    """Its numbers and words."""
    labels: np.ndarray
    """1 for each piece of the article, else 0."""
    counts: np.ndarray
    """Words of each piece."""
    origin: str
    """Id of the page; of a spliced one the furniture's."""
    group: str
    """`first` for the first set, `other` for the others, `spliced` for made pages."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its labels."""

    row: Row
    """As it stands in its file."""
    pieces: tuple[Piece, ...]
    """Its pieces."""
    labels: np.ndarray
    """1 for each piece of the article, else 0."""


def gold(page: tuple[Piece, ...], body: str) -> np.ndarray:
    """Return 1 for each piece that stands in the article, else 0."""
    lines = {" ".join(WORD.findall(line)) for line in body.splitlines()}
    whole = WORD.findall(body)
    inside = {tuple(whole[i : i + 4]) for i in range(len(whole) - 3)}
    labels = []
    for piece in page:
        words = WORD.findall(piece.text)
        runs = [tuple(words[i : i + 4]) for i in range(len(words) - 3)]
        if len(words) >= 6:
            labels.append(sum(run in inside for run in runs) >= 0.6 * len(runs))
        else:
            labels.append(bool(words) and " ".join(words) in lines)
    return np.array(labels, dtype=np.float32)


def example(page: tuple[Piece, ...], labels: np.ndarray, origin: str, group: str) -> Example:
    """Return a page to learn from."""
    counts = np.array([len(WORD.findall(piece.text)) for piece in page], dtype=np.float32)
    return Example(inputs(page), labels, counts, origin, group)


def spliced(pages: list[Page], seed: int) -> list[Example]:
    """Return pages made of one page's furniture around another's article, saved the same way.

    Real pages show each furniture with its own site's articles alone; these show the network
    that the two have nothing to do with each other.
    """
    random = np.random.default_rng(seed)
    frames = []
    for page in pages:
        long = np.array([len(piece.text.split()) >= 6 for piece in page.pieces])
        inside = np.flatnonzero(page.labels * long)
        if len(inside) and page.labels[inside[0] : inside[-1] + 1].mean() >= 0.5:
            frames.append((page, int(inside[0]), int(inside[-1]) + 1))
    ways: dict[str, list[tuple[Page, int, int]]] = {}
    for frame in frames:
        ways.setdefault(frame[0].row["way"], []).append(frame)
    found = []
    for page, start, end in frames:
        other, left, right = ways[page.row["way"]][int(random.integers(len(ways[page.row["way"]])))]
        if other.row["id"] == page.row["id"] or max(len(page.pieces), 4 * (right - left)) > 2_400:
            continue
        mixed = page.pieces[:start] + other.pieces[left:right] + page.pieces[end:]
        labels = [page.labels[:start], other.labels[left:right], page.labels[end:]]
        found.append(example(mixed, np.concatenate(labels), page.row["id"], "spliced"))
    return found


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
    """Return a network trained on pages."""
    words = vocabulary(examples, site)
    numbers = np.vstack([one.page.numbers for one in examples[::5]])
    mean, scale = numbers.mean(0), numbers.std(0) + 1e-2
    groups: dict[str, list[Sheet]] = {"first": [], "other": [], "spliced": []}
    for one in examples:
        share = (one.counts + 2) ** 0.6
        weights = share / share.sum() * (0.7 if one.group == "spliced" else 1.0)
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
        for name, part in (("other", OTHER_SHARE), ("spliced", SPLICED_SHARE)):
            chosen += [sheet for sheet in groups[name] if random.random() < part]
        return [
            Sheet(s.numbers, s.words * (random.random() >= HIDDEN_SHARE), s.labels, s.weights)
            for s in chosen
        ]

    arrays = clean_fit.fit(sample, numbers.shape[1], len(words), epochs=EPOCHS, seed=seed)
    arrays["vectors"] = np.vstack([np.zeros_like(arrays["vectors"][:1]), arrays["vectors"][1:]])
    return Network({"mean": mean, "scale": scale, **arrays}, words)


def examples_of(pages: list[Page], first: str) -> list[Example]:
    """Return pages and spliced pages to learn from; `first` is the set that counts most."""
    found = [
        example(
            page.pieces,
            page.labels,
            page.row["id"],
            "first" if page.row["set"] == first else "other",
        )
        for page in pages
    ]
    return found + spliced(pages, seed=len(pages))


def write(network: Network, out: str) -> None:
    """Write a network as JSON, its numbers rounded to four digits."""

    def rounded(value: list | float) -> list | float:
        return [rounded(v) for v in value] if isinstance(value, list) else float(f"{value:.4g}")

    model = {name: rounded(value.tolist()) for name, value in network.arrays.items()}
    text = json.dumps({"words": network.words.tolist(), **model}, separators=(",", ":"))
    Path(out).write_text(text + "\n", "utf-8")


def hold_out(pages: list[Page], first: str, site: dict[str, str], parts: int) -> None:
    """Print how well cleaning does on the first set's pages of sites left out of training."""
    names = sorted({page.row["id"] for page in pages if page.row["set"] == first})
    fold = clean_pages.folds(names, site, parts)
    results: dict[str, list[tuple[float, float, float]]] = {}
    for part in range(parts):
        left = [page for page in pages if fold.get(site[page.row["id"]]) == part]
        rest = [page for page in pages if fold.get(site[page.row["id"]]) != part]
        network = train(examples_of(rest, first), site, seed=part)
        for page in left:
            if page.row["set"] == first:
                source = Source("page", "page", page.row["text"], "")
                kept = Document(source, *clean(source, network=network), ()).body
                results.setdefault(f"{first}.{page.row['way']}", []).append(
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
    first = rows[0]["set"]
    if options.hold_out:
        hold_out(pages, first, site, options.hold_out)
    if options.out:
        network = train(examples_of(pages, first), site, seed=0)
        write(network, options.out)
        print(f"{len(pages)} pages, {len(network.words)} words -> {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
