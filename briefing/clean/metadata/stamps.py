"""Find the days of publication and update: beside their words or the byline.

Never the commonest day of the page, which is a sidebar's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing import language
from briefing.clean.lines import Piece
from briefing.clean.metadata.days import find_date
from briefing.clean.metadata.spans import located
from briefing.model import Source, Span

NEAR = 12
"""Pieces before the article in which its day is looked for."""

LONGEST, LONGEST_ALONE = 18, 8
"""Words of the longest line with a day: by the article, and before a text without furniture."""

DATE = 30
"""Code points of a day as it is written, at most."""

DATELINE = 100
"""Code points of a paragraph in which a dateline's day stands."""

_WEEKDAY = re.compile(r"(?:[^\W\d_]+,\s)?")
_SENTENCE = re.compile(r"\.?\s+[^\W\d_]")
_PLACE = re.compile(r"[^\W\d_][\w.'\u2019/ -]{1,40},\s(?:le\s)?(?:[^\W\d_]+,\s)?")
_BYLINE = re.compile(r"(?:by\s){1,2}\w[\w.'\u2019-]*(?:\s\w[\w.'\u2019-]*){1,3}\s", re.IGNORECASE)
_TOLD = re.compile(
    r"(?:\(published|\b(?:first|originally)\spublished)\s(?:on\s)?(?:[^\W\d_]+,\s)?", re.IGNORECASE
)
"""What stands in an English text before the day on which it was published."""
_DASH = re.compile(r"\.?\s*(?:\([^()\n]{2,30}\)\s*)?[-\u2010-\u2015]+\s")


def stamps(
    source: Source,
    pieces: tuple[Piece, ...],
    above: range,
    first: int,
    month_first: bool,
    updated: Span | None,
) -> tuple[Span | None, Span | None]:
    """Return the spans of publication and update dates: nearest to the article, byline first."""
    published = None
    around = [*reversed(above), *range(first, min(len(pieces), first + 3))]
    for index in around:
        if above.start <= index < first and first - index > NEAR:
            break
        text = pieces[index].text[:300]
        if len(text.split()) > LONGEST or pieces[index].bullet:
            continue
        for start, end in _all_dates(text, month_first):
            span = located(source, pieces[index], text[start:end])
            if span is None:
                continue
            if _tells_update(text[:start].split("|")[-1]):
                updated = updated or span
            elif published is None:
                published = span
        if published is not None:
            break
    return published, updated


def opening_day(
    source: Source, pieces: tuple[Piece, ...], opening: range, month_first: bool
) -> Span | None:
    """Return the one day that stands on a short line before the first paragraph."""
    found = [
        located(source, pieces[index], pieces[index].text[start:end])
        for index in opening
        if len(pieces[index].text[:200].split()) <= LONGEST_ALONE
        for start, end in _all_dates(pieces[index].text[:200], month_first)
    ]
    return found[0] if len(found) == 1 else None


def dateline_day(source: Source, piece: Piece, month_first: bool) -> Span | None:
    """Return the day before a report's first sentence.

    "Monday, 4 May 2026 The ...", "Bonn, 4. Mai 2026 (dpa) - ...", "By Ana Lee May 4, 2026 The ..."
    """
    text = piece.text[:DATELINE]
    for start, end in _all_dates(text, month_first):
        alone = _WEEKDAY.fullmatch(text[:start]) and _SENTENCE.match(text, end)
        if (
            alone
            or _BYLINE.fullmatch(text[:start])
            or (_PLACE.fullmatch(text[:start]) and _DASH.match(text, end))
        ):
            return located(source, piece, text[start:end])
    return None


def told_day(source: Source, pieces: Iterable[Piece], month_first: bool) -> Span | None:
    """Return the day on which a text says it was published: "first published on 4 May 2026"."""
    for piece in pieces:
        for told in _TOLD.finditer(piece.text):
            rest = piece.text[told.end() : told.end() + DATE]
            found = find_date(rest, month_first)
            if found is not None and found[0] == 0:
                return located(source, piece, rest[: found[1]])
    return None


def iso(span: Span | None, month_first: bool) -> str:
    """Return the day of a span as ISO 8601, or empty."""
    found = find_date(span.text, month_first) if span else None
    return found[2] if found else ""


def _tells_update(text: str) -> bool:
    low = text.casefold()
    return any(word in low for word in language.word_list("clean_updated", "any"))


def _all_dates(text: str, month_first: bool) -> Iterator[tuple[int, int]]:
    position = 0
    while found := find_date(text[position:], month_first):
        yield position + found[0], position + found[1]
        position += found[1]
