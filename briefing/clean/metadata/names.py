"""Find a page's publisher and its author."""

from __future__ import annotations

import re

from briefing import language
from briefing.clean.lines import Piece
from briefing.clean.metadata.days import months
from briefing.clean.metadata.spans import CRUMB, FOOTER, TITLE_SITE, begins_with, located
from briefing.language import fold
from briefing.model import Source, Span

_YEARS = r"(?:19|20)\d\d(?:\s?[-\u2013]\s?(?:19|20)?\d\d)?"
_INNER_STOP = r"(?:(?<=\b\w)\.|(?<=\bSt)\.|\.(?=(?:com|org|net|info|news)\b))"
"""A full stop inside a name: "L.P.", "St. Louis", "Velmar.com"."""

_COPYRIGHT = re.compile(
    rf"(?:(?:\u00a9|\(c\))\s*(?:copyright\s*)?(?:{_YEARS})?|copyright\s*(?:\u00a9\s*)?{_YEARS})"
    rf"[\s,]*((?!all rights)[^\W\d_](?:[^.|\u00a9,;\n]|{_INNER_STOP}){{1,60}}?)"
    rf"(?=\s*(?:(?!{_INNER_STOP})\.|[|,;]|all rights|powered\b|inc\b|llc\b|ltd\b|$))",
    re.I,
)
_CAPITAL = r"[^\W\d_a-z][\w.!'\u2019&-]*"
_HOLDER = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:of|for|the|and|&|de|du|der|die|das)\s+)*{_CAPITAL})*")
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
        if name and not home and _is_site(name):
            return located(source, crumb, name)
    if title is not None:
        wanted = fold(" ".join(title.text.split()))
        for piece in pieces[max(0, first - FOOTER) : first]:
            parts = TITLE_SITE.split(piece.text[:400])
            if len(parts) >= 2 and fold(parts[0].strip()) == wanted and _is_site(parts[-1]):
                return located(source, piece, parts[-1].strip())
    legal = language.word_list("clean_legal", "any") | language.word_list("site_tools", "any")
    for piece in pieces[: -FOOTER - 1 : -1]:
        match = _COPYRIGHT.search(piece.text[:400])
        name = _HOLDER.match(match[1]) if match else None
        if name and _is_site(name[0]) and not _speaks_of(name[0], legal):
            return located(source, piece, name[0])
    return None


def _is_site(name: str) -> bool:
    """Say whether a name is short enough for a site's, and not that of a section ("News")."""
    section = name.strip().casefold() in language.word_list("sections", "any")
    return len(name.split()) <= 5 and not section


def _speaks_of(text: str, entries: frozenset[str]) -> bool:
    """Say whether one of the entries of a list stands in a text."""
    low = f" {text.casefold()} "
    return any(f" {entry} " in low for entry in entries)


def author(source: Source, pieces: tuple[Piece, ...], above: range) -> Span | None:
    """Return the byline's name: "By A. Name", also with a date after it."""
    for index in reversed(above):
        text = pieces[index].text
        name = name_in_byline(text)
        if name:
            return located(source, pieces[index], name)
        if index + 1 < len(pieces) and text and begins_with(text, "clean_by") == text.casefold():
            # The word and the name may be lines of their own.
            name = _name_at(pieces[index + 1].text[:160], 0)
            if name:
                return located(source, pieces[index + 1], name)
    return None


def name_in_byline(text: str) -> str:
    """Return the name with which a line goes on after a word like "By", or empty."""
    cue = begins_with(text, "clean_by")
    return _name_at(text[:160], len(cue)) if cue else ""


def _name_at(text: str, start: int) -> str:
    """Return the name of two to four words that stands at a place of a text, or empty."""
    match = _NAME.match(text, start)
    words = _AFTER_NAME.split(match[1])[0].split() if match else []
    while words and fold(words[-1]) in months():
        words.pop()
    named = 2 <= len(words) <= 4 and words[0][:1].isupper() and words[-1][:1].isupper()
    return " ".join(words) if named else ""
