"""Train the block classifier of `briefing.clean` and write its weights.

    python benchmarks/train_clean.py OUT.json PAGES.jsonl.gz...

Each line of the pages is `{"id", "text", "body"}`: a web page saved as text, and its
article.  Only openly licensed pages may be used for weights that ship.  The pages of one
site (those that share lines) stay together when the error is measured.
Needs scikit-learn.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from sklearn.neural_network import MLPClassifier

from briefing.clean.features import matrix
from briefing.clean.lines import Piece, pieces

WORD = re.compile(r"\w+")
HIDDEN = (48,)
FOLDS = 4


def shingles(words: list[str], size: int = 4) -> list[tuple[str, ...]]:
    """Return the runs of `size` words."""
    return [tuple(words[i : i + size]) for i in range(len(words) - size + 1)]


def gold(page: tuple[Piece, ...], body: str) -> list[float]:
    """Return 1 for each piece that stands in the article, else 0."""
    lines = {" ".join(WORD.findall(line)) for line in body.splitlines()}
    inside = set(shingles(WORD.findall(body)))
    labels = []
    for piece in page:
        words = WORD.findall(piece.text)
        runs = shingles(words)
        if len(words) >= 6:
            labels.append(float(sum(run in inside for run in runs) >= 0.6 * len(runs)))
        else:
            labels.append(float(bool(words) and " ".join(words) in lines))
    return labels


def sites(rows: list[dict[str, str]]) -> list[int]:
    """Return a group number for each page: pages that share five lines are of one site."""
    holders: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for line in set(row["text"].splitlines()):
            if len(line.strip()) >= 12:
                holders[line.strip()].add(row["id"])
    shared: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        if 2 <= len(ids) <= 30:
            ordered = sorted(ids)
            shared.update((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :])
    parent = {row["id"]: row["id"] for row in rows}

    def root(node: str) -> str:
        while parent[node] != node:
            node = parent[node]
        return node

    for (left, right), count in shared.items():
        if count >= 5:
            parent[root(left)] = root(right)
    order = {name: n for n, name in enumerate(sorted({root(row["id"]) for row in rows}))}
    return [order[root(row["id"])] for row in rows]


def examples(row: dict[str, str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return features, labels and weights of one page's pieces; a page weighs the same always."""
    page = pieces(row["text"])
    lengths = np.array([len(WORD.findall(piece.text)) + 2 for piece in page], dtype=float)
    weights = lengths**0.6
    return matrix(page, frozenset()), np.array(gold(page, row["body"])), weights / weights.sum()


def fit(parts: list[tuple[np.ndarray, np.ndarray, np.ndarray]], seed: int = 0) -> tuple:
    """Return the mean and scale of the features and the trained network."""
    x = np.vstack([part[0] for part in parts])
    y = np.concatenate([part[1] for part in parts])
    w = np.concatenate([part[2] for part in parts])
    mean, scale = x.mean(0), x.std(0) + 1e-3
    network = MLPClassifier(
        HIDDEN, alpha=3e-3, batch_size=512, max_iter=14, random_state=seed, learning_rate_init=2e-3
    )
    network.fit((x - mean) / scale, y, sample_weight=w / w.mean())
    return mean, scale, network


def main() -> int:
    """Train on all pages, and write the weights rounded to four digits."""
    out, *files = sys.argv[1:]
    rows = []
    for name in files:
        with gzip.open(name, "rt", encoding="utf-8") as file:
            rows += [json.loads(line) for line in file]
    plain = [{"id": row["id"], "text": row["body"], "body": row["body"]} for row in rows[::4]]
    parts = [examples(row) for row in rows + plain if row["text"].strip() and row["body"].strip()]
    mean, scale, network = fit(parts)
    first, second = network.coefs_
    model = {
        "mean": np.round(mean, 4).tolist(),
        "scale": np.round(scale, 4).tolist(),
        "hidden": np.round(first, 4).tolist(),
        "hidden_bias": np.round(network.intercepts_[0], 4).tolist(),
        "out": np.round(second[:, 0], 4).tolist(),
        "out_bias": round(float(network.intercepts_[1][0]), 4),
    }
    Path(out).write_text(json.dumps(model, separators=(",", ":")) + "\n", "utf-8")
    print(f"{len(parts)} pages, {sum(len(p[1]) for p in parts)} pieces -> {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
