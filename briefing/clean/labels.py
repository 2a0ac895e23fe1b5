"""Turn kept and dropped pieces into labelled blocks."""

from __future__ import annotations

import re

from briefing.clean.features import furniture
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
_SENTENCE_END = re.compile(r"[.!?\u2026:;,][\"\u201d\u2019\u00bb)\]]*$")
_OPENING = re.compile('^["\u201c\u201e\u00ab]')


def labelled(
    pieces: tuple[Piece, ...],
    kept: list[bool],
    chances: list[float],
    metadata: Metadata,
    shared: frozenset[str],
) -> tuple[Block, ...]:
    """Return one block a piece, in order."""
    inside = [i for i, keep in enumerate(kept) if keep]
    first, last = (inside[0], inside[-1]) if inside else (len(pieces), -1)
    return tuple(
        _block(piece, index, kept, chances[index], metadata, shared, first, last)
        for index, piece in enumerate(pieces)
    )


def _block(
    piece: Piece,
    index: int,
    kept: list[bool],
    chance: float,
    metadata: Metadata,
    shared: frozenset[str],
    first: int,
    last: int,
) -> Block:
    label, kind = _named(piece, metadata), ""
    if not label:
        if kept[index]:
            label = _body_label(piece)
        else:
            label, kind = _dropped(piece, shared, first < index < last)
    return Block(piece.start, piece.end, label, kind, round(chance, 4), piece.spans)


def _named(piece: Piece, metadata: Metadata) -> str:
    """Return the label of a piece that holds the title, the byline or the date."""
    for span, label in (
        (metadata.title, "title"),
        (metadata.published_text, "date"),
        (metadata.updated_text, "date"),
        (metadata.author, "byline"),
    ):
        if span is not None and _inside(span, piece) and len(piece.text.split()) <= 40:
            return label
    return ""


def _inside(span: Span, piece: Piece) -> bool:
    return piece.start <= span.start and span.end <= piece.end


def _body_label(piece: Piece) -> str:
    words = piece.text[:2000].split()
    if len(words) <= 14 and not piece.bullet:
        capitals = sum(word[:1].isupper() for word in words)
        asked = piece.text.endswith("?") and len(words) > 2 and capitals >= 0.75 * len(words)
        if asked or not _SENTENCE_END.search(piece.text):
            return "heading"
    if _OPENING.match(piece.text) and piece.indent >= 4:
        return "quotation"
    return "body"


def _dropped(piece: Piece, shared: frozenset[str], inside: bool) -> tuple[str, str]:
    """Return label and kind of a piece that is no part of the article."""
    if piece.text[:200].casefold() in shared:
        return "boilerplate", "repeated"
    hits = furniture(piece.text[:400])
    if hits["caption"] and len(piece.text.split()) <= 60:
        return "caption", ""
    for name, kind in _KIND_OF_LIST:
        if hits[name]:
            return "boilerplate", kind
    if hits["byline"] and len(piece.text.split()) > 12:
        return "boilerplate", "biography"
    if len(piece.text.split()) <= 5 or piece.bullet:
        return "boilerplate", "navigation"
    return "boilerplate", "other" if inside else "related"
