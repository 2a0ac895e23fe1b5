"""Measure the analysis: precision and recall of each of its findings on marked clusters.

    python benchmarks/analysis.py                  figures of both halves of the marked set
    python benchmarks/analysis.py --errors [HALF]  and every wrong or missed mark
    python benchmarks/analysis.py --folder DIR     the same over other clusters

The form of the clusters is described in `tests/data/README.md`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from marked import FOLDER, KINDS, Cluster, clusters, marks, score, total

from briefing.analyse import analyse
from briefing.pipeline import parse_all


def table(chosen: list[Cluster]) -> None:
    """Print one line a kind of mark."""
    for kind, counts in total(score(cluster) for cluster in chosen).items():
        print(
            f"  {kind:12} precision {counts.precision:.3f}  recall {counts.recall:.3f}  "
            f"F1 {counts.f1:.3f}  (right {counts.right}, wrong {counts.wrong}, "
            f"missed {counts.missed})"
        )


def errors(chosen: list[Cluster]) -> None:
    """Print what was found wrongly (+) and what was missed (-)."""
    for cluster in chosen:
        found = marks(cluster, analyse(parse_all(cluster.sources)))
        texts = {source.id: source.text for source in cluster.sources}
        for kind in KINDS:
            gold, got, free = found[kind]
            for sign, rows in (("+", got - gold - free), ("-", gold - got - free)):
                for row in sorted(rows, key=str):
                    print(f"{cluster.name} {sign}{kind} {row}")
                    for place in _where(row):
                        sentence = cluster.sentences[place[0]][place[1] - 1]
                        print(f"      {place[0]}{place[1]} ", end="")
                        print(texts[place[0]][sentence.start : sentence.end])
                    if kind in ("places", "dates"):
                        letter, start, end, _ = row
                        print(f"      ...{texts[letter][max(0, start - 60) : end + 40]!r}")


def _where(row: object) -> list[tuple[str, int]]:
    """Return the sentences that a mark names."""
    if not isinstance(row, tuple):
        return []
    if len(row) in (2, 3) and isinstance(row[0], str) and isinstance(row[1], int):
        return [(row[0], row[1])]
    return [place for part in row for place in _where(part)]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", nargs="?", const="tuning", metavar="HALF")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    options = parser.parse_args()
    halves = sorted({cluster.half for cluster in clusters(folder=options.folder)})
    for half in halves:
        chosen = clusters(half=half, folder=options.folder)
        print(f"{half}: {len(chosen)} clusters")
        table(chosen)
    if options.errors:
        errors(clusters(half=options.errors, folder=options.folder))


if __name__ == "__main__":
    main()
