"""Measure ranking: its quality against people's summaries, its speed against sumy's methods.

python benchmarks/rank.py quality --words N [--svg FILE] CLUSTERS.jsonl.gz ...
python benchmarks/rank.py speed [--svg FILE] [SENTENCES ...]

Clusters are one JSON object a line, {"documents": [..], "references": [..]}.  Quality needs
the package rouge-score, and no other figure than ROUGE F1 and recall on whole sentences within
N words is printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import resource
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from plot import bars, lines

from briefing.analyse import prepare
from briefing.model import Analysis, Sentence, Source
from briefing.pipeline import parse
from briefing.rank import rate
from briefing.select import summary

PEERS = ("lexrank", "textrank")
SIZES = [300, 1_000, 3_000, 10_000, 100_000]
"""Sentences of the runs that are timed."""

SLOW = 3_000
"""Sentences above which sumy's methods are not run: a quadratic matrix."""


def main() -> None:
    """Run the measurement that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("measure", choices=("quality", "speed"))
    parser.add_argument("values", nargs="*", metavar="FILE|SENTENCES")
    parser.add_argument("--words", type=int, default=250)
    parser.add_argument("--svg", type=Path)
    given = parser.parse_intermixed_args()
    if given.measure == "quality":
        chart = quality([Path(value) for value in given.values], given.words)
    else:
        chart = speed([int(value) for value in given.values] or SIZES)
    if given.svg:
        given.svg.write_text(chart, "utf-8")


def quality(files: list[Path], words: int) -> str:
    """Print ROUGE of the default, of first sentences and of sumy's methods for each file."""
    groups: dict[str, dict[str, float]] = {}
    for file in files:
        for language, clusters in _clusters(file).items():
            for method in ("default", "lead", *PEERS):
                scores = [_rouge(made, references, method, words) for made, references in clusters]
                one, two, recall = (statistics.mean(column) for column in zip(*scores, strict=True))
                print(
                    f"{file.name} {language} {method}: ROUGE-1 F {one:.4f}, ROUGE-2 F {two:.4f}, "
                    f"ROUGE-2 recall {recall:.4f} ({len(clusters)} clusters, {words} words)",
                    flush=True,
                )
                groups.setdefault(f"{file.name.split('_')[0]} {language}", {})[_named(method)] = two
    return bars(f"ROUGE-2 F1 at {words} words", "ROUGE-2 F1", groups)


def _clusters(file: Path) -> dict[str, list[tuple[Analysis, list[str]]]]:
    opened = gzip.open if file.suffix == ".gz" else open
    found: dict[str, list[tuple[Analysis, list[str]]]] = {}
    with opened(file, "rt", encoding="utf-8") as rows:
        for row in rows:
            item = json.loads(row)
            documents = tuple(
                parse(Source(f"s{n}", f"s{n}", text, ""))
                for n, text in enumerate(item["documents"])
            )
            cluster = (prepare(documents), item["references"])
            found.setdefault(documents[0].language, []).append(cluster)
    return found


def _rouge(
    analysis: Analysis, references: list[str], method: str, words: int
) -> tuple[float, float, float]:
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
    text = " ".join(" ".join(s.text.split()) for s in _chosen(analysis, method, words))
    scores = [scorer.score(reference, text) for reference in references]
    return (
        statistics.mean(score["rouge1"].fmeasure for score in scores),
        statistics.mean(score["rouge2"].fmeasure for score in scores),
        statistics.mean(score["rouge2"].recall for score in scores),
    )


def _chosen(analysis: Analysis, method: str, words: int) -> tuple[Sentence, ...]:
    ratings = None if method == "default" else rate(analysis, method)
    return summary(analysis, ratings, words=words)


def speed(sizes: list[int]) -> str:
    """Print the seconds from documents to a summary, and from an analysis to it."""
    series: dict[str, list[tuple[float, float]]] = {}
    for size in sizes:
        documents = tuple(
            parse(Source(f"s{n}", f"s{n}", text_of(size // 5, n), "")) for n in range(5)
        )
        started = time.perf_counter()
        analysis = prepare(documents)
        prepared = time.perf_counter() - started
        for method in ("default", *PEERS):
            if method != "default" and size > SLOW:
                continue
            started = time.perf_counter()
            _chosen(analysis, method, 250)
            spent = time.perf_counter() - started
            series.setdefault(method, []).append((size, spent))
            print(
                f"{size:>7} sentences, {method}: {spent:.3f} s (and {prepared:.2f} s for their "
                f"words; {_memory():.2f} GB so far)",
                flush=True,
            )
    for method, row in series.items():
        print(f"{method}: time grows with the power {_exponent(row):.2f} of the sentences")
    named = {_named(name): row for name, row in series.items()}
    return lines("Time to choose 250 words", "sentences", "seconds", named)


def _named(method: str) -> str:
    return f"sumy {method}" if method in PEERS else method


def _exponent(row: list[tuple[float, float]]) -> float:
    """Return the growth from 1,000 sentences (below, set-up weighs most) to the last size."""
    kept = [point for point in row if point[0] >= 1_000] or row
    (x0, y0), (x1, y1) = kept[0], kept[-1]
    return math.log(y1 / y0) / math.log(x1 / x0) if x1 > x0 else math.nan


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def text_of(sentences: int, seed: int = 7) -> str:
    """Return made prose: words of a Zipf-like vocabulary, the same on every run."""
    return "\n".join(_made(sentences, random.Random(seed)))


def _made(sentences: int, chance: random.Random) -> Iterator[str]:
    words = [f"w{chr(97 + n % 26)}{n}" for n in range(4000)]
    for _ in range(sentences):
        picked = [words[int(len(words) * chance.random() ** 3)] for _ in range(18)]
        yield picked[0].capitalize() + " the " + " ".join(picked[1:]) + "."


if __name__ == "__main__":
    main()
