"""Turn a source into labelled blocks and what the page says of itself.

No character is changed: every label names a span of the text as it was read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache

from briefing import language
from briefing.clean.decode import decode
from briefing.clean.ends import without_stray_ends
from briefing.clean.inputs import Inputs, inputs
from briefing.clean.labels import kinds, labelled, named
from briefing.clean.lines import Piece, pieces
from briefing.clean.metadata import header, metadata
from briefing.clean.network import Network, probabilities, shipped
from briefing.clean.posts import posts
from briefing.clean.stubs import stub
from briefing.cycles import gc_paused
from briefing.model import Block, Metadata, Source

__all__ = ["clean", "shared_lines", "stub"]

SHORT = 12
"""Words from which a piece is a paragraph rather than a label."""

PARAGRAPH_SHARE, BULLET_SHARE, FURNITURE_SHARE, MOST_MARKED = 0.5, 0.3, 0.04, 2
"""Shares of a text's pieces that are paragraphs, at least, that have list marks, at most, and
that are short with words of furniture, at most (or so many), for an article alone."""

FEW, PROSE_SHARE = 15, 0.7
"""Pieces of a short text, at most, and the share of its words in sentences for the same."""

DROPPED_SHARE = 0.25
"""Share of a text's words that may be dropped where none is furniture's before all are kept."""

FURNITURE = ("share", "nav", "related", "legal", "comment", "ad", "subscribe")
"""The lists of words that are no article's: captions and bylines may stand in one."""

_PROSE_ENDS = ".!?\u2026:;"
_GLUED = re.compile("[a-z][A-Z]")

_CASED = 0x530
"""The first code point behind the Latin, Greek, Cyrillic and Armenian capitals."""


@gc_paused()
def clean(
    source: Source, *, shared: frozenset[str] = frozenset(), network: Network | None = None
) -> tuple[tuple[Block, ...], Metadata]:
    """Return the labelled blocks of a source, in order, and its metadata.

    `shared` holds lines that other sources of the run have too (see `shared_lines`);
    `network` is the one that comes with the project unless another is to be measured.
    """
    found = pieces(source.text)
    _, head = header(source)
    top = bisect_left([piece.start for piece in found], head) if head else 0
    body = found[top:]
    page = inputs(body, shared)
    marks = page.of_furniture(*FURNITURE)
    marked = marks.tolist()
    chances, decoded = [1.0] * len(body), [True] * len(body)
    plain = _is_article(body, page)
    if not plain:
        scores = probabilities(page, network or shipped()).round(4)
        chances = scores.tolist()
        captions = page.of_furniture("caption")
        likely = decode(page.counts, scores, marks, captions, page.ends)
        if not likely.any():
            # The network knows mostly English pages: rather plain prose than no article.
            prose = (page.counts >= SHORT) & page.ends
            likely = decode(page.counts, prose * 0.8 + 0.1, marks, captions, page.ends)
        decoded = likely.tolist()
        plain = _is_unfurnished(page, decoded, marked)
    if plain:
        kept = without_stray_ends(body, page)
    else:
        kept = [keep and not _table_of_contents(body, index) for index, keep in enumerate(decoded)]
    chances, kept = [0.0] * top + chances, [False] * top + kept
    code = language.detect(" ".join(p.text for p, k in zip(found, kept, strict=True) if k))
    dropped = kinds(page, top)
    shown = posts(found, kept, chances, dropped, code)
    kept = [keep and index not in shown for index, keep in enumerate(kept)]
    marked = [index in shown or mark for index, mark in enumerate([False] * top + marked)]
    data = metadata(source, found, kept, marked, not plain, code)
    names = named(found, data)
    if plain:
        # A text without furniture is kept whole, its headline and its day among its headings.
        names = dict.fromkeys((index for index in names if kept[index]), "heading")
    else:
        kept = [keep and index not in names for index, keep in enumerate(kept)]
    names = dict.fromkeys(shown, "post") | names
    return labelled(found, kept, chances, names, dropped, shared), data


def shared_lines(sources: tuple[Source, ...]) -> frozenset[str]:
    """Return lines, folded, that several sources of one run have: furniture of their site.

    Two copies of one article share their prose as well, so only short lines count.
    """
    counts: Counter[str] = Counter()
    for source in sources:
        lines = {line.strip()[:200].casefold() for line in source.text.splitlines()}
        counts.update(line for line in sorted(lines) if 2 < len(line) < 80)
    return frozenset(
        line
        for line, count in counts.items()
        if count > 1 and not language.ends_in(line, _PROSE_ENDS)
    )


def _is_article(found: tuple[Piece, ...], page: Inputs) -> bool:
    """Say whether a text is an article without furniture, of which all is kept.

    Of a page's lines few are paragraphs, and many have words of furniture.
    """
    size = len(page.counts)
    marked = int(((page.counts < SHORT) & page.of_furniture(*FURNITURE)).sum())
    bullets = int(page.bullets.sum())
    if not marked and not bullets and page.ends.all():
        return True
    paragraphs = page.counts >= SHORT
    mostly = int(paragraphs.sum()) >= PARAGRAPH_SHARE * size
    linked = size <= FEW and any("://" in piece.text for piece in found)
    if size <= FEW and not linked:  # a page has more lines than that
        prose = int(page.counts[paragraphs | page.ends].sum())
        mostly = mostly or prose >= PROSE_SHARE * int(page.counts.sum())
    return (
        mostly
        and marked <= max(MOST_MARKED, FURNITURE_SHARE * size)
        and bullets <= BULLET_SHARE * size
    )


def _is_unfurnished(page: Inputs, kept: list[bool], marked: list[bool]) -> bool:
    """Say whether what would be dropped is little and shows no sign of furniture."""
    dropped = [index for index, keep in enumerate(kept) if not keep]
    little = page.counts[dropped].sum() <= DROPPED_SHARE * page.counts.sum()
    return bool(little) and not any(marked[index] for index in dropped)


def _has_glued_words(text: str) -> bool:
    """Say whether a capital stands right behind a small letter: "HistoryGeography"."""
    return _GLUED.search(text if text.isascii() else text.translate(_cases())) is not None


@lru_cache(maxsize=1)
def _cases() -> str:
    """Return a table that makes small letters "a" and capitals "A", of any alphabet with both."""
    letters = map(chr, range(_CASED))
    return "".join("a" if c.islower() else "A" if c.isupper() else c for c in letters)


def _table_of_contents(found: tuple[Piece, ...], index: int) -> bool:
    """Say whether a piece is a run of the headings that follow, set without spaces or stops."""
    text = found[index].text
    if len(text) > 600 or text[-1] in ".!\u2026\u201d":
        return False
    if not _has_glued_words(text):
        return False
    following = [p.text for p in found[index + 1 : index + 60] if 2 <= len(p.text.split()) <= 14]
    inside = [head for head in following if head in text and len(head) < len(text)]
    return len(inside) >= 2 and sum(map(len, inside)) >= 0.5 * len(text)
