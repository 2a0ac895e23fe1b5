"""Measure cleaning: speed on made pages, and on real ones how much of the article is kept.

    python benchmarks/clean.py                     speed from 1 to 20 MB
    python benchmarks/clean.py PAGES.jsonl[.gz]... 4-gram F1 of the project and of baselines

Pages: one JSON object a line with `text` (a web page saved as text) and `body` (its article).
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from briefing.model import Source
from briefing.pipeline import parse

WORD = re.compile(r"\w+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the 4-grams of a text's words."""
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def f1(kept: str, body: str) -> float:
    """Return the 4-gram F1 of a kept text against the article."""
    got, gold = shingles(kept), shingles(body)
    true = sum((got & gold).values())
    return 2 * true / max(1, sum(got.values()) + sum(gold.values()))


def ours(text: str) -> str:
    """Return what the project keeps."""
    return parse(Source("page", "page", text, "")).body


def long_lines(text: str) -> str:
    """Return the lines of ten words or more that end like a sentence."""
    return "\n".join(
        line
        for line in text.splitlines()
        if len(line.split()) >= 10 and line.rstrip()[-1:] in '.!?"\u201d'
    )


METHODS: dict[str, Callable[[str], str]] = {
    "briefing": ours,
    "keep all": lambda text: text,
    "ten words and a full stop": long_lines,
}


def quality(files: list[str]) -> None:
    """Print the mean F1 of each method on each file."""
    for name in files:
        opened = gzip.open if name.endswith(".gz") else open
        with opened(name, "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        for method, function in METHODS.items():
            mean = statistics.mean(f1(function(row["text"]), row["body"]) for row in rows)
            print(f"{Path(name).name}\t{method}\t{mean:.4f}")


def speed() -> None:
    """Print megabytes of made page text a second, growing."""
    prose = "The council of the town voted on Tuesday to build the bridge anew, number {}. " * 3
    menu = "".join(f"Menu entry {n}\n" for n in range(12))
    for size in (1, 5, 20):
        page, number = [], 0
        while sum(map(len, page)) < size * 1_000_000:
            page.append(
                menu + "".join(prose.format(number + n, number, n) + "\n" for n in range(40))
            )
            number += 40
        text = "".join(page)
        started = time.perf_counter()
        ours(text)
        spent = time.perf_counter() - started
        print(f"{len(text) / 1e6:.1f} MB\t{len(text) / 1e6 / spent:.2f} MB/s")


if __name__ == "__main__":
    quality(sys.argv[1:]) if sys.argv[1:] else speed()
