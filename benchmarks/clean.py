"""Measure cleaning: how much of the article is kept and no more, and how fast.

    python benchmarks/clean.py                                speed, 1 to 50 MB
    python benchmarks/clean.py NEWS.blocks.jsonl.gz...        score beside simple methods'
    python benchmarks/clean.py --hold-out 4 NEWS.blocks.jsonl.gz... OTHER.blocks.jsonl.gz...

The second form measures the weights that are shipped, also on pages that they were trained on.
The third trains networks without a quarter of the sites each, and measures the pages left out
(an hour; needs jax).  Files are named <set>.<way>.jsonl[.gz].

trafilatura, readability and jusText read HTML: they get each line of the text as a paragraph
of a page that holds nothing else, and are left out where they are not installed.
"""

from __future__ import annotations

import argparse
import html
import statistics
import sys
import textwrap
import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec

import clean_pages
from clean_pages import Row

from briefing.clean import clean
from briefing.clean.network import Network
from briefing.model import Document, Source

Scores = list[tuple[float, float, float]]


def ours(text: str, network: Network | None = None) -> str:
    """Return what the project keeps."""
    source = Source("page", "page", text, "")
    return Document(source, *clean(source, network=network), ()).body


def long_lines(text: str) -> str:
    """Return the lines of ten words or more that end like a sentence."""
    return "\n".join(
        line
        for line in text.splitlines()
        if len(line.split()) >= 10 and line.rstrip()[-1:] in '.!?"\u201d'
    )


def as_html(text: str) -> str:
    """Return a page with one paragraph for each line of a text."""
    lines = (html.escape(line.strip()) for line in text.splitlines() if line.strip())
    return "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"


def with_trafilatura(text: str) -> str:
    """Return what trafilatura keeps."""
    import trafilatura

    return trafilatura.extract(as_html(text), include_comments=False) or ""


def with_readability(text: str) -> str:
    """Return what readability-lxml keeps."""
    import lxml.html
    import readability

    kept: str = lxml.html.fromstring(readability.Document(as_html(text)).summary()).text_content()
    return kept


def with_justext(text: str) -> str:
    """Return what jusText keeps with its English stop words."""
    import justext

    found = justext.justext(as_html(text).encode(), justext.get_stoplist("English"))
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


SIMPLE: dict[str, Callable[[str], str]] = {
    "keep all": lambda text: text,
    "ten words and a full stop": long_lines,
}
LIBRARIES = {
    "trafilatura": with_trafilatura,
    "readability": with_readability,
    "justext": with_justext,
}


def show(method: str, row: Row, scores: Scores) -> None:
    """Print the mean F1, precision and recall of a method on the pages saved in one way."""
    means = (f"{statistics.mean(column):.4f}" for column in zip(*scores, strict=True))
    print("\t".join([f"{row['set']}.{row['way']}", method, *means]), flush=True)


def compare(files: list[str]) -> None:
    """Print the scores of all methods on each file."""
    methods = {"briefing, shipped weights": ours, **SIMPLE}
    methods |= {name: method for name, method in LIBRARIES.items() if find_spec(name)}
    for name in files:
        rows = clean_pages.load(name)
        for method, function in methods.items():
            show(method, rows[0], [clean_pages.score(kept(function, row), row) for row in rows])


def kept(function: Callable[[str], str], row: Row) -> str:
    """Return what a method keeps of a page; nothing where it fails."""
    try:
        return function(row["text"])
    except Exception as error:
        print(f"{row['id']}: {error}", file=sys.stderr)
        return ""


def hold_out(files: list[str], parts: int) -> None:
    """Print the scores on all pages by networks that never saw their sites."""
    from train_clean import examples_of, read, train

    pages, site = read(files)
    fold: dict[str, int] = {}
    for is_first in (True, False):
        names = {page.row["id"] for page in pages if page.first == is_first}
        rest = sorted(name for name in names if site[name] not in fold)
        fold |= clean_pages.folds(rest, site, parts)
    results: dict[str, tuple[Row, Scores]] = {}
    for part in range(parts):
        known = [page for page in pages if fold[site[page.row["id"]]] != part]
        network = train(examples_of(known), site, seed=part)
        for page in pages:
            row = page.row
            if fold[site[row["id"]]] == part:
                _, scores = results.setdefault(f"{row['set']}.{row['way']}", (row, []))
                scores.append(clean_pages.score(ours(row["text"], network), row))
    for row, scores in results.values():
        show(f"briefing, {parts} parts of the sites held out in turn", row, scores)


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


def speed() -> None:
    """Print megabytes of page text a second of processor time, growing, and of odd texts."""
    cases: Iterable[tuple[str, str]] = (
        *((f"pages, {size} MB", made_page(size * 1_000_000)) for size in (1, 5, 10, 50)),
        ("pages, wrapped, 10 MB", wrapped(made_page(10_000_000))),
        ("one line, 10 MB", made_page(10_000_000).replace("\n", " ")),
        ("a million lines of one word", "word\n" * 1_000_000),
    )
    ours(made_page(10_000))
    for name, text in cases:
        source = Source("page", "page", text, "")
        started = time.process_time()
        clean(source)
        spent = time.process_time() - started
        print(f"{name}\t{len(text) / 1e6 / spent:.2f} MB/s", flush=True)


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hold-out", type=int, metavar="PARTS", help="parts of the sites")
    parser.add_argument("pages", nargs="*", help="files of pages; the first set is measured")
    options = parser.parse_args()
    if options.hold_out:
        hold_out(options.pages, options.hold_out)
    elif options.pages:
        compare(options.pages)
    else:
        speed()


if __name__ == "__main__":
    main()
