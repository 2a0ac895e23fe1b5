"""Find a page's publisher and its author."""

from __future__ import annotations

import re

from briefing import language
from briefing.clean.lines import Piece
from briefing.clean.metadata.spans import CRUMB, FOOTER, TITLE_SITE, begins_with, located
from briefing.language import fold
from briefing.model import Source, Span

_COPYRIGHT = re.compile(
    r"(?:\u00a9|\(c\)|copyright)\s*(?:copyright\s*)?"
    r"(?:(?:19|20)\d\d(?:\s?[-\u2013]\s?(?:19|20)?\d\d)?)?[\s,]*"
    r"([^\W\d_][^.|\u00a9,;\n]{1,40}?)(?=\s*(?:[.|,;]|all rights|inc\b|llc\b|ltd\b|$))",
    re.I,
)
_NAME = re.compile(r"\s*:?\s*((?:[^\W\d_][\w.'\u2019-]*\s+){1,3}[^\W\d_][\w.'\u2019-]*)")
_AFTER_NAME = re.compile(r"\s+(?:and|on|for|in|at|Updated|Published)\b")


def publisher(
    source: Source,
    pieces: tuple[Piece, ...],
    first: int,
    title: Span | None,
    crumb: Piece | None,
) -> Span | None:
    """Return the site's name: a breadcrumb's start, "Title | Site", or the copyright line."""
    if crumb is not None:
        name = CRUMB.split(crumb.text[:1000])[0].strip()
        home = name.casefold() in language.word_list("clean_nav", "any")
        if name and not home and len(name.split()) <= 5:
            return located(source, crumb, name)
    if title is not None:
        wanted = fold(" ".join(title.text.split()))
        for piece in pieces[max(0, first - FOOTER) : first]:
            parts = TITLE_SITE.split(piece.text[:400])
            if len(parts) >= 2 and fold(parts[0].strip()) == wanted and len(parts[-1].split()) <= 5:
                return located(source, piece, parts[-1].strip())
    for piece in pieces[: -FOOTER - 1 : -1]:
        match = _COPYRIGHT.search(piece.text[:400])
        if match and len(match[1].split()) <= 5 and match[1][:1].isupper():
            return located(source, piece, match[1].strip())
    return None


def author(source: Source, pieces: tuple[Piece, ...], above: range) -> Span | None:
    """Return the byline's name: "By A. Name", also with a date after it."""
    for index in reversed(above):
        name = name_in_byline(pieces[index].text)
        if name:
            return located(source, pieces[index], name)
    return None


def name_in_byline(text: str) -> str:
    """Return the name with which a line goes on after a word like "By", or empty."""
    cue = begins_with(text, "clean_by")
    match = _NAME.match(text[:160], len(cue)) if cue else None
    name = _AFTER_NAME.split(match[1])[0].strip() if match else ""
    parts = name.split()
    named = 2 <= len(parts) <= 4 and parts[0][:1].isupper() and parts[-1][:1].isupper()
    return name if named else ""
