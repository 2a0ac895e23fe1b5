"""Verbatim spans of pieces, and what the parts of metadata share."""

from __future__ import annotations

import re

from briefing import language
from briefing.clean.lines import Piece
from briefing.model import Source, Span

ABOVE = 40
"""Pieces above the article in which title, byline and date are looked for."""

FOOTER = 400
"""Last pieces of a page with the copyright line, and those before the article with breadcrumbs."""

CRUMB = re.compile(r"\s+[>\u203a\u00bb/]\s+")
"""What parts the steps of a breadcrumb."""

TITLE_SITE = re.compile(r"\s+[|\u2013\u2014\u00b7]\s+|\s-\s")
"""What parts a headline from its site's name."""


def located(source: Source, piece: Piece, words: str) -> Span | None:
    """Return the verbatim span of some words of a piece, or None when a line end parts them."""
    at = source.text.find(words, piece.start, piece.end)
    return Span(source.id, at, at + len(words), words) if at >= 0 else None


def whole(source: Source, piece: Piece) -> Span:
    """Return the span of a piece."""
    return Span(source.id, piece.start, piece.end, source.text[piece.start : piece.end])


def begins_with(text: str, name: str) -> str:
    """Return the longest entry of a list with which a text begins, or empty."""
    low = text[:100].casefold()
    found = [entry for entry in language.word_list(name, "any") if _leads(low, entry)]
    return max(found, key=len, default="")


def _leads(text: str, entry: str) -> bool:
    return text.startswith(entry) and not text[len(entry) : len(entry) + 1].isalnum()
