"""Measure ranking: time of the default and of sumy's methods over made sentences.

python benchmarks/rank.py [SENTENCES ...]
"""

from __future__ import annotations

import random
import sys
import time

from briefing.analyse import prepare
from briefing.model import Source
from briefing.pipeline import parse
from briefing.rank import rate
from briefing.select import summary


def text_of(sentences: int, seed: int = 7) -> str:
    """Return made prose: words of a Zipf-like vocabulary, the same on every run."""
    chance = random.Random(seed)
    words = [f"w{chr(97 + n % 26)}{n}" for n in range(4000)]
    lines = []
    for _ in range(sentences):
        picked = [words[int(len(words) * chance.random() ** 3)] for _ in range(18)]
        lines.append(picked[0].capitalize() + " the " + " ".join(picked[1:]) + ".")
    return "\n".join(lines)


def main() -> None:
    """Print seconds for each method and size; sumy's own only where they end."""
    sizes = [int(value) for value in sys.argv[1:]] or [300, 1_000, 3_000, 10_000]
    for size in sizes:
        documents = tuple(
            parse(Source(f"s{n}", f"s{n}", text_of(size // 5, n), "")) for n in range(5)
        )
        started = time.perf_counter()
        analysis = prepare(documents)
        prepared = time.perf_counter() - started
        for name in ("default", "lexrank", "textrank"):
            if name != "default" and size > 3_000:
                continue
            started = time.perf_counter()
            summary(analysis, None if name == "default" else rate(analysis, name), words=250)
            spent = time.perf_counter() - started
            print(
                f"{size}\t{name}\t{spent:.3f} s\t(words prepared in {prepared:.2f} s)", flush=True
            )


if __name__ == "__main__":
    main()
