"""Pages to learn cleaning from: real ones with labelled pieces, and pages made of them.

Real pages show each furniture with its own site's articles alone, and long lists of teasers
on few sites; made ones show the network that an article and what stands around it have
nothing to do with each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from clean_pages import WORD, Row

from briefing.clean.inputs import Inputs, inputs
from briefing.clean.lines import Piece

LONGEST_PAGE, LONGEST_ARTICLE = 2_500, 600
"""Pieces of pages and articles from which pages are made."""


MADE = 3
"""Pages made of each page of the first set; of the others one or none."""


@dataclass(frozen=True, slots=True)
class Example:
    """A page to learn from."""

    page: Inputs
    """Its numbers and words."""
    labels: np.ndarray
    """1 for each piece of the article, else 0."""
    counts: np.ndarray
    """Words of each piece."""
    origin: str
    """Id of the page; of a made one the furniture's."""
    group: str
    """`first` for the first set, `other` for the others, `made` for made pages."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its labels."""

    row: Row
    """As it stands in its file."""
    pieces: tuple[Piece, ...]
    """Its pieces."""
    labels: np.ndarray
    """1 for each piece of the article, else 0."""
    first: bool
    """True for the pages of the set that counts most."""


def example(page: tuple[Piece, ...], labels: np.ndarray, origin: str, group: str) -> Example:
    """Return a page to learn from."""
    counts = np.array([len(WORD.findall(piece.text)) for piece in page], dtype=np.float32)
    return Example(inputs(page), labels, counts, origin, group)


@dataclass(frozen=True, slots=True)
class Part:
    """Some pieces with their labels."""

    pieces: tuple[Piece, ...]
    """The pieces."""
    labels: np.ndarray
    """1 for each piece of the article, else 0."""

    def with_furniture(self, more: list[Piece], at: int) -> Part:
        """Return the part with pieces of furniture put in."""
        return Part(
            self.pieces[:at] + tuple(more) + self.pieces[at:],
            np.concatenate([self.labels[:at], np.zeros(len(more)), self.labels[at:]]),
        )


@dataclass(frozen=True, slots=True)
class Stock:
    """What pages saved in one way are made of."""

    frames: list[tuple[Page, int, int]]
    """Pages with the first and the last piece of their article."""
    teasers: list[Piece]
    """Longer lines of furniture without a final stop."""
    labels: list[Piece]
    """Short lines of furniture."""
    heads: list[tuple[Piece, ...]]
    """For each page what stands before its article."""
    tails: list[tuple[Piece, ...]]
    """For each page what stands after it: teasers, comments, appeals, legal text."""


def made(pages: list[Page], seed: int) -> list[Example]:
    """Return pages made of real ones: the furniture of one around the article of another.

    Some get a long list of teasers as well, or other pages' furniture, or the beginning of
    another article after the furniture, as pages that load the next story have it.
    """
    random = np.random.default_rng(seed)
    stocks: dict[str, Stock] = {}
    for page in pages:
        _store(page, stocks.setdefault(page.row["way"], Stock([], [], [], [], [])))
    found = []
    for stock in stocks.values():
        for page, start, end in stock.frames:
            for _ in range(MADE if page.first else int(random.integers(2))):
                other, left, right = stock.frames[int(random.integers(len(stock.frames)))]
                if max(len(page.pieces) // 4, right - left) > LONGEST_ARTICLE:
                    continue
                head = Part(page.pieces[:start], page.labels[:start])
                article = Part(other.pieces[left:right], other.labels[left:right])
                tail = Part(page.pieces[end:], page.labels[end:])
                if random.random() < 0.1:
                    head = head.with_furniture(_flood(stock, random), _at(head, random))
                elif random.random() < 0.2:
                    tail = tail.with_furniture(_flood(stock, random), _at(tail, random, most=8))
                if random.random() < 0.2:
                    head = head.with_furniture(_window(stock.heads, random), _at(head, random))
                if random.random() < 0.5:
                    tail = tail.with_furniture(_window(stock.tails, random), _at(tail, random))
                if random.random() < 0.15 and len(tail.pieces) >= 8:
                    next_story = _beginning(stock, article, random)
                    tail = tail.with_furniture(next_story, _at(tail, random, least=6))
                parts = (head, article, tail)
                mixed = tuple(piece for part in parts for piece in part.pieces)
                labels = np.concatenate([part.labels for part in parts])
                found.append(example(mixed, labels, page.row["id"], "made"))
    return found


def _at(part: Part, random: np.random.Generator, *, least: int = 0, most: int = 10**6) -> int:
    return int(random.integers(min(least, len(part.pieces)), min(most, len(part.pieces)) + 1))


def _store(page: Page, stock: Stock) -> None:
    """Add what a page has to a stock."""
    if len(page.pieces) > LONGEST_PAGE:
        return
    teasers, labels = [], []
    for piece, label in zip(page.pieces, page.labels, strict=True):
        words, stop = len(piece.text.split()), piece.text[-1] in '.!?\u2026"\u201d'
        if not label and 8 <= words < 45 and not stop:
            teasers.append(piece)
        elif not label and words < 5:
            labels.append(piece)
    stock.teasers.extend(teasers[:60])
    stock.labels.extend(labels[:20])
    long = np.array([len(piece.text.split()) >= 6 for piece in page.pieces])
    inside = np.flatnonzero(page.labels * long)
    if len(inside) and page.labels[inside[0] : inside[-1] + 1].mean() >= 0.5:
        start, end = int(inside[0]), int(inside[-1]) + 1
        stock.frames.append((page, start, end))
        stock.heads.append(page.pieces[:start])
        stock.tails.append(page.pieces[end:])


def _flood(stock: Stock, random: np.random.Generator) -> list[Piece]:
    """Return from ten to 250 teasers, perhaps with short labels between."""
    count = int(np.exp(random.uniform(np.log(10), np.log(250)))) if stock.teasers else 0
    between = 0.5 if stock.labels and random.random() < 0.4 else 0.0
    found = []
    for _ in range(count):
        found.append(stock.teasers[int(random.integers(len(stock.teasers)))])
        if random.random() < between:
            found.append(stock.labels[int(random.integers(len(stock.labels)))])
    return found


def _window(ends: list[tuple[Piece, ...]], random: np.random.Generator) -> list[Piece]:
    """Return up to 120 pieces in a row of what stands at one end of some page."""
    end = ends[int(random.integers(len(ends)))]
    size = int(np.exp(random.uniform(np.log(8), np.log(120))))
    start = int(random.integers(max(1, len(end) - size + 1)))
    return list(end[start : start + size])


def _beginning(stock: Stock, article: Part, random: np.random.Generator) -> list[Piece]:
    """Return the first pieces of some article that together are shorter than a given one."""
    page, left, right = stock.frames[int(random.integers(len(stock.frames)))]
    found = list(page.pieces[left : min(right, left + int(random.integers(2, 8)))])
    size = sum(len(piece.text) for piece in found)
    return found if size < 0.6 * sum(len(piece.text) for piece in article.pieces) else []
