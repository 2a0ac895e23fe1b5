"""Measure cleaning: how much of the article is kept and no more.

    python benchmarks/clean.py NEWS.blocks.jsonl.gz...        score beside simple methods'
    python benchmarks/clean.py --whole TEXTS.jsonl.gz...      share of clean texts that is kept
    python benchmarks/clean.py --hold-out 4 NEWS.blocks.jsonl.gz... OTHER.blocks.jsonl.gz...

The first form measures the weights that are shipped, also on pages that they were trained on.
The third trains networks without a quarter of the first set's sites each, and measures the
pages left out (half an hour; needs jax).  Files of pages are named <set>.<way>.jsonl[.gz].

trafilatura, readability and jusText read HTML: they get each line of the text as a paragraph
of a page that holds nothing else, and are left out where they are not installed.
"""

from __future__ import annotations

import argparse
import html
import statistics
import sys
from collections.abc import Callable
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


def whole(files: list[str]) -> None:
    """Print the share of words kept of texts that are articles alone, in all and in the mean."""
    for name in files:
        texts = clean_pages.texts(name)
        counts = [(len(ours(text).split()), len(text.split())) for text in texts]
        in_all = sum(kept for kept, _ in counts) / sum(words for _, words in counts)
        mean = statistics.mean(kept / words for kept, words in counts)
        print(f"{name}\t{len(texts)} texts\t{in_all:.4f}\t{mean:.4f}", flush=True)


def hold_out(files: list[str], parts: int) -> None:
    """Print the scores on the first set's pages by networks that never saw their sites."""
    from train_clean import examples_of, read, train

    pages, site = read(files)
    first = [page.row for page in pages if page.first]
    fold = clean_pages.folds(sorted({row["id"] for row in first}), site, parts)
    results: dict[str, tuple[Row, Scores]] = {}
    for part in range(parts):
        rest = [page for page in pages if fold.get(site[page.row["id"]]) != part]
        network = train(examples_of(rest), site, seed=part)
        for row in first:
            if fold[site[row["id"]]] == part:
                _, scores = results.setdefault(row["way"], (row, []))
                scores.append(clean_pages.score(ours(row["text"], network), row))
    for row, scores in results.values():
        show(f"briefing, {parts} parts of the sites held out in turn", row, scores)


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hold-out", type=int, metavar="PARTS", help="parts of the sites")
    parser.add_argument("--whole", action="store_true", help="the texts are articles alone")
    parser.add_argument("pages", nargs="+", help="files of pages; the first set counts most")
    options = parser.parse_args()
    if options.hold_out:
        hold_out(options.pages, options.hold_out)
    elif options.whole:
        whole(options.pages)
    else:
        compare(options.pages)


if __name__ == "__main__":
    main()
