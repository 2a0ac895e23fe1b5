"""Turn a page's pieces into what it says of itself: title, author, publisher, dates.

Header lines (`Title: ...`, YAML front matter) win over guesses.
"""

from __future__ import annotations

from briefing.clean.lines import Piece
from briefing.clean.metadata.header import header
from briefing.clean.metadata.names import author, publisher
from briefing.clean.metadata.spans import ABOVE
from briefing.clean.metadata.stamps import dateline_day, iso, opening_day, stamps, told_day
from briefing.clean.metadata.title import BODY, breadcrumb, content, headline, opening_title
from briefing.model import Metadata, Source

__all__ = ["header", "metadata"]

OPENING = 4
"""First pieces of a text without furniture that may be its headline and its day."""


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
    title, writer = fields.get("title"), fields.get("author")
    published, updated = fields.get("published"), fields.get("updated")
    site = fields.get("publisher")
    if first is not None and furnished:
        above = range(max(0, first - ABOVE), first)
        article = [piece for piece, keep in zip(pieces, kept, strict=True) if keep][:BODY]
        title = title or headline(source, pieces, above, marked, content(article, code), code)
        crumb = breadcrumb(pieces, first, title)
        site = site or publisher(source, pieces, first, title, crumb)
        writer = writer or author(source, pieces, above)
        if published is None:
            published, updated = stamps(source, pieces, above, first, month_first, updated)
            published = published or dateline_day(source, pieces[first], month_first)
    elif first is not None:
        opening = range(min(first, OPENING))
        title = title or opening_title(source, pieces, opening, code)
        published = (
            published
            or opening_day(source, pieces, opening, month_first)
            or dateline_day(source, pieces[first], month_first)
        )
    elif opening_piece := next((p for p, k in zip(pieces, kept, strict=True) if k), None):
        published = published or dateline_day(source, opening_piece, month_first)
    published = published or told_day(source, pieces, month_first)
    return Metadata(
        title=title,
        author=writer,
        publisher=site,
        published_text=published,
        published=iso(published, month_first),
        updated_text=updated,
        updated=iso(updated, month_first),
        url=fields["url"].text if "url" in fields else "",
        reliability=fields.get("reliability"),
    )


def _prose(piece: Piece) -> bool:
    return len(piece.text[:2000].split()) >= 15 and piece.text[-1:] in '.!?"\u201d\u2026'
