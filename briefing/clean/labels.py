"""Turn kept and dropped pieces into labelled blocks."""

from __future__ import annotations

import re
from bisect import bisect_right

from briefing import language
from briefing.clean.inputs import Inputs
from briefing.clean.lines import Piece
from briefing.model import Block, Metadata, Span

_KIND_OF_LIST = (
    ("ad", "advertisement"),
    ("comment", "comment"),
    ("subscribe", "subscription"),
    ("legal", "legal"),
    ("share", "share"),
    ("related", "related"),
    ("nav", "navigation"),
)
LONGEST_NAMED = 40
"""Words of the longest piece that is a title, a byline or a date line."""

SHORT = 6
"""Words below which a dropped line is taken for a link of a menu."""

COLUMNS = 50
"""Pieces before a place among which the one is that holds it."""

REPORT = 15
"""Words from which a line that ends as a sentence is prose."""

LONGEST_HEADING = 14
"""Words of a heading inside an article at most."""

_SENTENCE_ENDS = ".!?\u2026:;,"
_OPENING = re.compile('^["\u201c\u201e\u00ab]')


def named(pieces: tuple[Piece, ...], metadata: Metadata) -> dict[int, str]:
    """Return the labels of the pieces that hold the title, the byline or a date, by index."""
    found: dict[int, str] = {}
    starts = [piece.start for piece in pieces]
    for span, label in (
        (metadata.title, "title"),
        (metadata.published_text, "date"),
        (metadata.updated_text, "date"),
        (metadata.author, "byline"),
    ):
        index = _holder(pieces, starts, span) if span else None
        if index is not None and label == "date" and _tells(pieces[index]):
            continue
        if index is not None and len(pieces[index].text[:1000].split()) <= LONGEST_NAMED:
            found.setdefault(index, label)
    return found


def _tells(piece: Piece) -> bool:
    """Say whether a line with a day is the report itself ("Monday, 4 May 2026 The ...")."""
    words = piece.text[:2000].split()
    return len(words) >= REPORT and language.ends_in(piece.text, _SENTENCE_ENDS)


def _holder(pieces: tuple[Piece, ...], starts: list[int], span: Span) -> int | None:
    """Return the index of the piece one of whose lines holds a span; columns may overlap."""
    at = bisect_right(starts, span.start)
    for index in range(at - 1, max(-1, at - COLUMNS), -1):
        if any(start <= span.start and span.end <= end for start, end in pieces[index].spans):
            return index
    return None


def kinds(page: Inputs, top: int) -> list[str]:
    """Return for each piece what it is if it is dropped; the first `top` ones are menus' words.

    A kind of boilerplate, by its words or its shape, "caption", or empty where neither tells.
    """
    import numpy as np

    found = np.full(len(page.counts), "", dtype="<U16")
    found[page.bullets | (page.counts < SHORT)] = "navigation"
    found[page.of_furniture("byline") & (page.counts > 12)] = "biography"
    for name, kind in reversed(_KIND_OF_LIST):
        found[page.of_furniture(name)] = kind
    found[page.of_furniture("caption") & (page.counts <= 60)] = "caption"
    return ["navigation"] * top + found.tolist()


def labelled(
    pieces: tuple[Piece, ...],
    kept: list[bool],
    chances: list[float],
    names: dict[int, str],
    kinds: list[str],
    shared: frozenset[str],
) -> tuple[Block, ...]:
    """Return one block a piece, in order; `names` and `kinds` as this module finds them."""
    inside = [i for i, keep in enumerate(kept) if keep]
    first, last = (inside[0], inside[-1]) if inside else (len(pieces), -1)
    found = []
    for index, (piece, keep, chance, kind) in enumerate(
        zip(pieces, kept, chances, kinds, strict=True)
    ):
        if index in names:
            label, kind = names[index], ""
        elif keep:
            label, kind = _body_label(piece), ""
        elif shared and piece.text[:200].casefold() in shared:
            label, kind = "boilerplate", "repeated"
        elif kind == "caption":
            label, kind = "caption", ""
        else:
            label, kind = "boilerplate", kind or ("other" if first < index < last else "related")
        found.append(Block(piece.start, piece.end, label, kind, chance, piece.spans))
    return tuple(found)


def _is_titled_question(piece: Piece, words: list[str]) -> bool:
    """Say whether a question is written as titles are: "Who Will Pay for It?"."""
    if len(words) < 3 or not piece.text.endswith("?"):
        return False
    return sum(word[:1].isupper() for word in words) >= 0.75 * len(words)


def _body_label(piece: Piece) -> str:
    words = piece.text[:2000].split(None, LONGEST_HEADING)
    short = len(words) <= LONGEST_HEADING and not piece.bullet
    if short and (
        not language.ends_in(piece.text, _SENTENCE_ENDS) or _is_titled_question(piece, words)
    ):
        return "heading"
    if _OPENING.match(piece.text) and piece.indent >= 4:
        return "quotation"
    return "body"
