"""Measure how fast pages are cleaned: megabytes of text a second of processor time.

    OMP_NUM_THREADS=1 python benchmarks/clean_speed.py [PAGES.jsonl.gz...]

Pages are made, from 1 to 50 MB, or the given files' pages are joined to one of 10 MB each.
"""

from __future__ import annotations

import sys
import textwrap
import time

import clean_pages

from briefing.clean import clean
from briefing.model import Source


def made_page(size: int) -> str:
    """Return a page of menus, teasers and paragraphs of a given size in code points.

    Its lines have 60 code points in the mean, as those of news pages have.
    """
    prose = "The council of the town voted on Tuesday to build the bridge anew, number {}. " * 3
    block = [f"Menu entry {n}" for n in range(30)]
    for n in range(30):
        block.append(f"Ten bridges to see before winter comes, part {n}")
    block += [prose.format(n, n + 1, n) for n in range(10)]
    text = "\n".join(block) + "\n"
    return (text * (size // len(text) + 1))[:size]


def wrapped(text: str) -> str:
    """Return a text hard-wrapped at 80 columns."""
    return "\n".join(part for line in text.splitlines() for part in textwrap.wrap(line, 80))


def joined(name: str) -> str:
    """Return the pages of a file one after the other, again and again, to 10 MB."""
    text = "\n".join(row["text"] for row in clean_pages.load(name)) + "\n"
    return (text * (10_000_000 // len(text) + 1))[:10_000_000]


def main() -> None:
    """Print the speed on made pages, growing, and on odd texts, or on the given files' pages."""
    cases = [(f"pages of {name}, 10 MB", joined(name)) for name in sys.argv[1:]] or [
        *((f"pages, {size} MB", made_page(size * 1_000_000)) for size in (1, 5, 10, 50)),
        ("pages, wrapped, 10 MB", wrapped(made_page(10_000_000))),
        ("one line, 10 MB", made_page(10_000_000).replace("\n", " ")),
        ("a million lines of one word", "word\n" * 1_000_000),
    ]
    clean(Source("page", "page", made_page(10_000), ""))
    for name, text in cases:
        source = Source("page", "page", text, "")
        started = time.process_time()
        clean(source)
        spent = time.process_time() - started
        print(f"{name}\t{len(text) / 1e6 / spent:.2f} MB/s", flush=True)


if __name__ == "__main__":
    main()
