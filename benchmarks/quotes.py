"""Measure quotations: speed on made articles, and on real ones what is found, and of whom.

    python benchmarks/quotes.py                        speed from .1 to 4 MB, and on bad input
    python benchmarks/quotes.py ARTICLES.jsonl[.gz]... precision, recall, F1, right speaker

Articles: one JSON object a line with `text` and `quotes`, each of those with `spans` (start and
end, quote marks inside), `speaker`, and `direct`, false for speech that is not word for word.
Pieces of four words or more count; two are one when they share seven tenths of their words.
What stands inside a span that is not direct is neither right nor wrong.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from briefing.model import Document, Source
from briefing.pipeline import find_quotes, parse

LEAST = 4
"""Words of a piece that counts."""

SHARED = 0.7
"""Share of words that make two pieces one."""

TITLES = frozenset("the a an of mr mrs ms dr president minister".split())
"""Words of a speaker that prove nothing."""

ARTICLE = """\
Mayor Colin Nash opened the hall of the town on Tuesday.

\u201cWe built it in two years, and nobody thought that we would,\u201d Nash said. \u201cNow it
belongs to the people of the town.\u201d

The council paid 4.2 million for it, more than the plan of 2019 had said, and the roof still
leaks when it rains. The harbour master, Hannah Orr, said that the money was missing at the
quay, where three of the five cranes stand idle.

According to the ministry, the town can ask for help until the end of May. Asked about it, the
mayor pointed to the letter of his treasurer, which calls the hall \u201ca gift to those who come
after us.\u201d

"""
"""The text of the made articles."""

BAD = {
    "quote marks": '"' * 40_000,
    "opening marks": "\u201c" * 40_000,
    "quoted letters": "\u201ca\u201d " * 10_000,
    "apostrophes": "the writers' room isn't O'Brien's " * 4_000,
    "no closing mark": 'Nash said: "' + "We go on with it. " * 8_000,
    "one cue a word": "said " * 40_000,
    "feet and inches": "6' 2\" and " * 15_000,
    "a long quotation": 'Nash said: "' + "We go on with it. " * 1_250 + '"',
    "names": " ".join(f"Ana Lee{n % 26:c}{n} said." for n in range(8_000)),
}
"""Text that tempts a parser to look at everything again and again."""


def document(text: str) -> Document:
    """Return a text as a parsed article."""
    return parse(Source("article", "article", text, ""))


def tokens(text: str) -> Counter[str]:
    """Return the words of a text, folded."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return Counter(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def same(left: Counter[str], right: Counter[str]) -> bool:
    """Say whether two pieces are one."""
    return (left & right).total() >= SHARED * max(left.total(), right.total(), 1)


def names(speaker: str) -> set[str]:
    """Return the words of a speaker that prove something."""
    return set(tokens(speaker)) - TITLES


def score(row: dict[str, Any]) -> Counter[str]:
    """Return the counts of one article: gold, found, hits, named, right, divided, covering.

    `divided` are marked pieces inside a longer one that was found, `covering` those found
    that hold several marked ones: there the set cuts a quotation into its sentences.
    """
    text = row["text"]
    gold, loose, marked = [], [], []
    for quote in row["quotes"]:
        for start, end in quote["spans"]:
            words = tokens(text[start:end])
            marked.append((start, end))
            if quote.get("direct") is False:
                loose.append((start, end))
            elif words.total() >= LEAST:
                gold.append((words, quote.get("speaker") or "", start, end))
    found = [
        (tokens(text[start:end]), quote, start, end)
        for quote in find_quotes(document(text))
        if quote.direct
        for start, end in quote.pieces
        if tokens(text[start:end]).total() >= LEAST
    ]
    free, counts = list(found), Counter(gold=len(gold))
    for words, speaker, start, end in gold:
        match = next((piece for piece in free if same(piece[0], words)), None)
        if match is None:
            inside = any(a - 2 <= start and end <= b + 2 for _, _, a, b in found)
            counts["divided"] += inside
            continue
        free.remove(match)
        counts["hits"] += 1
        if speaker:
            given = names(match[1].speaker_name), names(match[1].speaker)
            counts["named"] += 1
            counts["right"] += any(name & names(speaker) for name in given)
    wrong = [p for p in free if not any(a - 2 <= p[2] and p[3] <= b + 2 for a, b in loose)]
    counts["found"] = counts["hits"] + len(wrong)
    inside = (sum(p[2] - 2 <= a and b <= p[3] + 2 for a, b in marked) for p in wrong)
    counts["covering"] = sum(number > 1 for number in inside)
    return counts


def quality(files: list[str]) -> None:
    """Print for each file what is found and how much of it is right."""
    for name in files:
        opened = gzip.open if name.endswith(".gz") else open
        with opened(name, "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file if line.strip()]
        total: Counter[str] = Counter()
        for row in rows:
            total.update(score(row))
        precision = total["hits"] / max(1, total["found"])
        recall = total["hits"] / max(1, total["gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        speaker = total["right"] / max(1, total["named"])
        print(
            f"{Path(name).name}\tprecision {precision:.4f}\trecall {recall:.4f}\tF1 {f1:.4f}"
            f"\tspeaker {speaker:.4f}\tmarked {total['gold']}\tfound {total['found']}"
            f"\tdivided {total['divided']}\tcovering {total['covering']}"
        )
        seconds, size = timed([row["text"] for row in rows])
        print(f"{Path(name).name}\t{size / 1e6:.2f} MB\t{size / 1e6 / seconds:.2f} MB/s")


def timed(texts: list[str]) -> tuple[float, int]:
    """Return the seconds of processor time that finding takes, people included, and the size."""
    documents = [document(text) for text in texts]
    started = time.process_time()
    for parsed in documents:
        find_quotes(parsed)
    return max(1e-9, time.process_time() - started), sum(map(len, texts))


def speed() -> None:
    """Print megabytes of article text a second: many articles, one long one, bad input."""
    timed([ARTICLE])
    articles = [ARTICLE * 5] * 300
    seconds, size = timed(articles)
    print(f"{len(articles)} articles\t{size / 1e6:.2f} MB\t{size / 1e6 / seconds:.2f} MB/s")
    for count in (100, 1_000, 4_000):
        seconds, size = timed([ARTICLE * count])
        print(f"one article\t{size / 1e6:.2f} MB\t{size / 1e6 / seconds:.2f} MB/s")
    for name, text in BAD.items():
        once, size = timed([f"The council met. {text}"])
        twice, _ = timed([f"The council met. {text}{text}"])
        print(f"{name}\t{size / 1e6:.2f} MB\t{once:.2f} s\ttwice as long {twice:.2f} s")


if __name__ == "__main__":
    quality(sys.argv[1:]) if sys.argv[1:] else speed()
