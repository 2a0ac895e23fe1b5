"""What the benchmarks of cleaning share: pages with their articles, by site, and the score.

Pages are lines of JSON, gzipped or not, each with `id`, `text` (a web page saved as text) and
`body` (its article).
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

WORD = re.compile(r"\w+")
Row = dict[str, str]


def texts(name: str) -> list[str]:
    """Return the articles of a file: each line's `documents`, its `body`, or its `text`."""
    found = []
    for row in _rows(name):
        found += row.get("documents") or [row.get("body") or row["text"]]
    return [text for text in found if text.strip()]


def _rows(name: str) -> list[dict[str, Any]]:
    opened = gzip.open if name.endswith(".gz") else open
    with opened(name, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def load(name: str) -> list[Row]:
    """Return the pages of a file <set>.<way>.jsonl[.gz] that have a text and an article."""
    rows = _rows(name)
    kind, _, rest = Path(name).name.partition(".")
    return [
        {
            "id": f"{kind}/{row['id']}",
            "text": row["text"],
            "body": row["body"],
            "set": kind,
            "way": rest.partition(".")[0],
        }
        for row in rows
        if row["text"].strip() and row["body"].strip()
    ]


def shingles(words: list[str]) -> Counter[tuple[str, ...]]:
    """Return the runs of four words, with their numbers."""
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def score(kept: str, row: Row) -> tuple[float, float, float]:
    """Return 4-gram F1, precision and recall of a kept text against a page's article."""
    got, gold = shingles(WORD.findall(kept)), shingles(WORD.findall(row["body"]))
    true = sum((got & gold).values())
    precision, recall = true / sum(got.values()), true / sum(gold.values())
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def sites(rows: Iterable[Row]) -> dict[str, str]:
    """Return for each page's id the id of a page of its site.

    Pages that share five lines or more are of one site, if few others have those lines.  A page
    saved in several ways has one id; the first way's lines tell, since what the others add, such
    as list marks, is common to all sites.
    """
    holders: dict[str, set[str]] = defaultdict(set)
    parent: dict[str, str] = {}
    for row in rows:
        if row["id"] in parent:
            continue
        parent[row["id"]] = row["id"]
        for line in set(row["text"].splitlines()):
            if len(line.strip()) >= 12:
                holders[line.strip()].add(row["id"])
    shared: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        if 2 <= len(ids) <= 30:
            ordered = sorted(ids)
            shared.update((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :])

    def root(node: str) -> str:
        while parent[node] != node:
            node = parent[node]
        return node

    for (left, right), count in sorted(shared.items()):
        if count >= 5:
            parent[root(left)] = root(right)
    return {name: root(name) for name in parent}


def folds(names: Iterable[str], site: dict[str, str], count: int) -> dict[str, int]:
    """Return for each site of the named pages its fold, such that folds have like numbers."""
    sizes = Counter(site[name] for name in names)
    loads = [0] * count
    found: dict[str, int] = {}
    for name, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        fold = loads.index(min(loads))
        found[name] = fold
        loads[fold] += size
    return found
