"""Turn a page's pieces into what it says of itself: title, author, publisher, dates.

Header lines (`Title: ...`, YAML front matter) win over guesses.  The headline is the line
before the article that other parts of the page repeat (a breadcrumb, "Reading: ...") or
that stands nearest above the text; the date is the one beside "published", "updated" or
the byline, never the commonest one, which is a sidebar's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import language
from briefing.clean.dates import find_date
from briefing.clean.lines import Piece
from briefing.language import fold
from briefing.model import Metadata, Source, Span

HEADERS = {
    "title": "title",
    "headline": "title",
    "author": "author",
    "by": "author",
    "date": "published",
    "published": "published",
    "updated": "updated",
    "source": "publisher",
    "publisher": "publisher",
    "site": "publisher",
    "url": "url",
    "link": "url",
    "reliability": "reliability",
    "grade": "reliability",
}
"""Names of header lines -> the field they give."""

ABOVE = 40
"""Pieces above the article in which title, byline and date are looked for."""

BELOW = 200
"""Pieces after the article's beginning in which its headline is looked for once more."""

OPENING, DAY_LINE = 4, 8
"""First pieces of a text without furniture that may be headline and day, and the most words
of the line with the day."""

FOOTER = 400
"""Last pieces of a page in which the copyright line is looked for."""

_COPYRIGHT = re.compile(
    r"(?:\u00a9|\(c\)|copyright)\s*(?:copyright\s*)?"
    r"(?:(?:19|20)\d\d(?:\s?[-\u2013]\s?(?:19|20)?\d\d)?)?[\s,]*"
    r"([^\W\d_][^.|\u00a9,;\n]{1,40}?)(?=\s*(?:[.|,;]|all rights|inc\b|llc\b|ltd\b|$))",
    re.I,
)
_HEADER = re.compile(r"\s*([A-Za-z]+)\s*:\s*(\S.*?)\s*$")
_CRUMB = re.compile(r"\s+[>\u203a\u00bb/]\s+")
_TITLE_SITE = re.compile(r"\s+[|\u2013\u2014\u00b7]\s+|\s-\s")
_UPDATED = re.compile(r"updat|ažurir|aktualis|mis à jour|güncel|ενημερ|përditës|izmen|ажурир", re.I)


def header(source: Source) -> tuple[dict[str, Span], int]:
    """Return the fields of header lines at the text's start, and where they end."""
    text = source.text
    found: dict[str, Span] = {}
    start = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    yaml = text.startswith("---", start)
    position = text.find("\n", start) + 1 if yaml else start
    if yaml and position == 0:
        return {}, 0
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position:end]
        if yaml and line.strip() in ("---", "..."):
            return found, end
        match = _HEADER.match(line) if len(line) < 1000 else None
        name = HEADERS.get(match[1].lower()) if match else None
        if match and name:
            left, right = position + match.start(2), position + match.end(2)
            if right - left > 1 and text[left] in "\"'" and text[right - 1] == text[left]:
                left, right = left + 1, right - 1
            found.setdefault(name, Span(source.id, left, right, text[left:right]))
        elif not (yaml or (match and found and len(match[1]) < 15)):
            break
        position = end + 1
    if yaml:
        return {}, 0
    return (found, position) if len(found) >= 2 or set(found) & {"title", "url"} else ({}, 0)


def metadata(
    source: Source,
    pieces: tuple[Piece, ...],
    kept: list[bool],
    marked: list[bool],
    furnished: bool,
    code: str,
) -> Metadata:
    """Return what the page says of itself.

    `marked` tells the pieces with words of furniture, `code` is the article's language.
    For a text without furniture only a headline and a day on lines of their own before the
    first paragraph are guessed.
    """
    fields, _ = header(source)
    month_first = code == "en"
    first = next((i for i, keep in enumerate(kept) if keep and _prose(pieces[i])), None)
    title = fields.get("title")
    crumb = None
    author = fields.get("author")
    published, updated = fields.get("published"), fields.get("updated")
    publisher = fields.get("publisher")
    if first is not None and furnished:
        above = range(max(0, first - ABOVE), first)
        title = title or _title(source, pieces, above, marked, code)
        crumb = _breadcrumb(pieces, first, title)
        publisher = publisher or _publisher(source, pieces, first, title, crumb)
        author = author or _author(source, pieces, above)
        if published is None:
            published, updated = _dates(source, pieces, above, first, month_first, updated)
    elif first is not None:
        opening = range(min(first, OPENING))
        title = title or _opening_title(source, pieces, opening, code)
        published = published or _opening_day(source, pieces, opening, month_first)
    return Metadata(
        title=title,
        author=author,
        publisher=publisher,
        published_text=published,
        published=_iso(published, month_first),
        updated_text=updated,
        updated=_iso(updated, month_first),
        url=fields["url"].text if "url" in fields else "",
        reliability=fields.get("reliability"),
    )


def _iso(span: Span | None, month_first: bool) -> str:
    found = find_date(span.text, month_first) if span else None
    return found[2] if found else ""


def _prose(piece: Piece) -> bool:
    return len(piece.text[:2000].split()) >= 15 and piece.text[-1:] in '.!?"\u201d\u2026'


def _title(
    source: Source, pieces: tuple[Piece, ...], above: range, marked: list[bool], code: str
) -> Span | None:
    """Return the headline: of the lines above the article the nearest that looks like one.

    A line that other lines of the page hold (a breadcrumb's end, a sharing line) is surer
    than its neighbours.
    """
    folded = [fold(" ".join(piece.text[:400].split())) for piece in pieces[: above.stop + BELOW]]
    page = "\n".join(folded)
    best, best_value = None, 0.0
    for index in above:
        text = pieces[index].text
        words = text.split()
        if not 3 <= len(words) <= 30 or len(text) > 250 or pieces[index].bullet:
            continue
        if (marked[index] and len(words) < 6) or (find_date(text, True) and len(words) < 9):
            continue
        if _captioned(text, code):
            continue
        if _CRUMB.search(text) or text.rstrip().endswith((",", ";", ":")):
            continue
        repeats = page.count(folded[index]) - 1
        nearness = 1 - (above.stop - index) / (ABOVE + 1)
        value = nearness + 0.6 * min(2, repeats) + 0.02 * min(12, len(words))
        value -= 0.8 if _byline_like(text) else 0.0
        value -= 0.3 if text.endswith(".") else 0.0
        if value > best_value:
            best, best_value = index, value
    if best is not None and best_value > 0.75:
        return _without_site(source, pieces[best], page)
    return _last_crumb(source, pieces, above)


def _without_site(source: Source, piece: Piece, page: str) -> Span:
    """Return a headline's span without the site's name after it ("Title | Site").

    A hyphen may stand inside a headline: it parts the two where other lines hold one of them.
    """
    parts = _TITLE_SITE.split(piece.text)
    head, site = parts[0].strip(), parts[-1].strip()
    if len(parts) > 1 and len(site.split()) <= 5 and len(head.split()) >= 3:
        rest = page.split("\n")
        known = any(fold(part) in rest for part in (head, site))
        if "|" in piece.text or known:
            return _located(source, piece, head) or _span(source, piece)
    return _span(source, piece)


def _last_crumb(source: Source, pieces: tuple[Piece, ...], above: range) -> Span | None:
    """Return the headline at the end of a breadcrumb ("Site > Section > Title")."""
    for index in reversed(above):
        parts = _CRUMB.split(pieces[index].text[:400])
        if len(parts) >= 3 and len(parts[-1].split()) >= 3:
            return _located(source, pieces[index], parts[-1].strip())
    return None


def _opening_title(
    source: Source, pieces: tuple[Piece, ...], opening: range, code: str
) -> Span | None:
    """Return the first line of a text when it can only be its headline."""
    if not opening:
        return None
    text = pieces[0].text
    words = text.split()
    if (
        not 3 <= len(words) <= 25
        or len(text) > 250
        or text[-1] in ".,:;\u2026"
        or pieces[0].bullet
        or _byline_like(text)
        or _captioned(text, code)
        or (find_date(text, True) and len(words) < 9)
    ):
        return None
    return _span(source, pieces[0])


def _opening_day(
    source: Source, pieces: tuple[Piece, ...], opening: range, month_first: bool
) -> Span | None:
    """Return the one day that stands on a short line before the first paragraph."""
    found = [
        _located(source, pieces[index], pieces[index].text[start:end])
        for index in opening
        if len(pieces[index].text[:200].split()) <= DAY_LINE
        for start, end in _all_dates(pieces[index].text[:200], month_first)
    ]
    return found[0] if len(found) == 1 else None


def _captioned(text: str, code: str) -> bool:
    """Say whether a line stands below a picture."""
    low = f" {text[:300].casefold()}"
    cues = language.word_list("caption", code) | language.word_list("caption", "en")
    return any(f" {cue}" in low for cue in cues)


def _byline_like(text: str) -> bool:
    low = text.casefold()
    return low.startswith(("by ", "von ", "par ", "piše", "autor", "author")) or (
        "photo" in low or "credit" in low or "getty" in low or "share" in low
    )


def _breadcrumb(pieces: tuple[Piece, ...], first: int, title: Span | None) -> Piece | None:
    if title is None:
        return None
    wanted = fold(" ".join(title.text.split()))
    for piece in pieces[max(0, first - FOOTER) : first]:
        parts = _CRUMB.split(piece.text[:1000])
        if len(parts) >= 3 and wanted in fold(parts[-1]):
            return piece
    return None


def _publisher(
    source: Source,
    pieces: tuple[Piece, ...],
    first: int,
    title: Span | None,
    crumb: Piece | None,
) -> Span | None:
    """Return the site's name: a breadcrumb's start, "Title | Site", or the copyright line."""
    if crumb is not None:
        name = _CRUMB.split(crumb.text[:1000])[0].strip()
        home = name.casefold() in language.word_list("clean_nav", "any")
        if name and not home and len(name.split()) <= 5:
            return _located(source, crumb, name)
    if title is not None:
        wanted = fold(" ".join(title.text.split()))
        for piece in pieces[max(0, first - FOOTER) : first]:
            parts = _TITLE_SITE.split(piece.text[:400])
            if len(parts) >= 2 and fold(parts[0].strip()) == wanted and len(parts[-1].split()) <= 5:
                return _located(source, piece, parts[-1].strip())
    for piece in pieces[: -FOOTER - 1 : -1]:
        match = _COPYRIGHT.search(piece.text[:400])
        if match and len(match[1].split()) <= 5 and match[1][:1].isupper():
            return _located(source, piece, match[1].strip())
    return None


def _author(source: Source, pieces: tuple[Piece, ...], above: range) -> Span | None:
    """Return the byline's name: "By A. Name", also with a date after it."""
    for index in reversed(above):
        text = pieces[index].text[:160]
        match = re.match(
            r"(?:By|BY|Von|Par|Written by|Author|Autor(?:ka)?|Piše|Аутор|Автор|Nga|Yazan|Του|Της)"
            r"\s*:?\s*"
            r"((?:[^\W\d_][\w.'\u2019-]*\s+){1,3}[^\W\d_][\w.'\u2019-]*)",
            text,
        )
        if match:
            name = re.split(r"\s+(?:and|on|for|in|at|Updated|Published)\b", match[1])[0].strip()
            if name[:1].isupper() and 2 <= len(name.split()) <= 4:
                return _located(source, pieces[index], name)
    return None


def _dates(
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
        if above.start <= index < first and first - index > 12:
            break
        text = pieces[index].text[:300]
        if len(text.split()) > 18 or pieces[index].bullet:
            continue
        for start, end in _all_dates(text, month_first):
            span = _located(source, pieces[index], text[start:end])
            if span is None:
                continue
            if _UPDATED.search(text[:start].split("|")[-1]):
                updated = updated or span
            elif published is None:
                published = span
        if published is not None:
            break
    return published, updated


def _all_dates(text: str, month_first: bool) -> Iterator[tuple[int, int]]:
    position = 0
    while found := find_date(text[position:], month_first):
        yield position + found[0], position + found[1]
        position += found[1]


def _located(source: Source, piece: Piece, words: str) -> Span | None:
    """Return the verbatim span of some words of a piece, or None when a line end parts them."""
    at = source.text.find(words, piece.start, piece.end)
    return Span(source.id, at, at + len(words), words) if at >= 0 else None


def _span(source: Source, piece: Piece) -> Span:
    return Span(source.id, piece.start, piece.end, source.text[piece.start : piece.end])
