"""Turn a brief's sources, and what changed since an earlier one, into the lines of the page."""

from __future__ import annotations

from briefing.language import family
from briefing.model import Brief, SourceNote
from briefing.render import labels as words
from briefing.render.escape import plain
from briefing.render.view import SourceView

LONGEST = 180
"""Code points of a title that are printed at most."""

STALE = 30
"""Days before the newest source from which a source is stale."""

GLIMPSE = 70
"""Code points of a dropped statement that are shown."""

QUOTES = ('""', "\u201c\u201d", "\u201e\u201c", "\u201e\u201d", "\u00ab\u00bb", "\u00bb\u00ab")
"""The marks that stand around a quoted title."""

LISTED = 4
"""Dropped statements that are shown; the record has all."""


def cut(text: str, most: int = LONGEST) -> str:
    """Return a text's beginning, cut between words, when it is too long for its place."""
    if len(text) <= most:
        return text
    return text[: max(text.rfind(" ", 0, most), most // 2)].rstrip(" ,;:") + " \u2026"


def _unquoted(title: str) -> str:
    """Return a title without the marks around all of it, as the template sets its own."""
    inner = title[1:-1].strip()
    marks = title[:1] + title[-1:]
    quoted = marks in QUOTES and not any(mark in inner for mark in marks)
    return inner if quoted and inner else title


def source_id(number: int) -> str:
    """Return the anchor of a source's line."""
    return f"source-{number}"


def source(brief: Brief, note: SourceNote, labels: dict[str, str]) -> SourceView:
    """Return the line of one source."""
    language = brief.language
    given = {"title": note.title, "publisher": note.publisher, "date": note.date}
    lacking = tuple(labels[f"missing_{name}"] for name, value in given.items() if not value)
    missing = words.fill(labels["missing"], things=words.listed(lacking, language))
    if len(lacking) == len(given):
        missing = missing[:1].upper() + missing[1:]
    return SourceView(
        id=source_id(note.number),
        number=note.number,
        title=cut(_unquoted(plain(note.title))),
        publisher=cut(plain(note.publisher)),
        author=cut(plain(note.author)),
        date=plain(note.date),
        date_text=words.day(plain(note.date), language),
        missing=missing if lacking else "",
        path=plain(note.path),
        sha256=plain(note.sha256),
        origin=note.origin,
        note=_note(brief, note, labels),
    )


def _note(brief: Brief, note: SourceNote, labels: dict[str, str]) -> str:
    pieces = []
    if len({family(other.language) for other in brief.sources}) > 1:
        pieces.append(words.language_name(note.language, brief.language))
    if note.reliability:
        pieces.append(words.fill(labels["reliability"], grade=plain(note.reliability)))
    return " \u00b7 ".join(filter(None, pieces))


def statistics(brief: Brief, labels: dict[str, str]) -> tuple[str, ...]:
    """Return the pieces of the line under the headline: the source summary of ICD 206.

    Numbers of sources and of independent origins, the span of their dates with how many are
    undated or stale, differences, and what changed since an earlier brief.
    """

    def counted(key: str, n: int) -> str:
        return words.counted(labels, key, brief.language, n)

    dated = tuple(note.date for note in brief.sources if note.date)
    undated = len(brief.sources) - len(dated)
    span = words.days(dated, brief.language)
    when = words.fill(labels["published"], dates=span) if span else labels["no_date"]
    stale = _stale(dated)
    doubts = [counted("undated", undated)] if span and undated else []
    if stale:
        doubts.append(words.counted(labels, "stale", brief.language, stale, days=STALE))
    if doubts:
        when += f" ({', '.join(doubts)})"
    pieces = [counted("sources", len(brief.sources))]
    if len(brief.sources) > 1:
        pieces.append(counted("origins", len({note.origin for note in brief.sources})))
    pieces.append(when)
    if brief.differences:
        pieces.append(counted("points", len(brief.differences)))
    if brief.earlier is not None:
        pieces.append(_changes(brief, labels))
    return tuple(pieces)


def _stale(dates: tuple[str, ...]) -> int:
    """Return how many of some ISO dates are more than `STALE` days before the latest."""
    known = [found for found in map(words.parsed_day, dates) if found is not None]
    return sum((max(known) - day).days > STALE for day in known)


def _changes(brief: Brief, labels: dict[str, str]) -> str:
    changes = [item.change for section in brief.sections for item in section.items]
    earlier = brief.earlier
    date = words.day(plain(earlier.date), brief.language) if earlier and earlier.date else ""
    return words.fill(
        labels["since"],
        date=date or labels["earlier"],
        new=changes.count("new"),
        repeated=changes.count("repeated"),
        dropped=len(brief.dropped),
    )


def dropped(brief: Brief, labels: dict[str, str]) -> str:
    """Return what an earlier brief told and this one does not, each shortened, or empty."""
    texts = [cut(plain(item.text), GLIMPSE) for item in brief.dropped]
    if not texts:
        return ""
    shown = [f"{labels['quote_open']}{text}{labels['quote_close']}" for text in texts[:LISTED]]
    more = [f"+ {len(texts) - LISTED}"] if len(texts) > LISTED else []
    return words.fill(labels["dropped"], things=" \u00b7 ".join([*shown, *more]))


def notice(brief: Brief, labels: dict[str, str]) -> str:
    """Return what every reader must know: no common story, nothing corroborated."""
    stories = sorted({note.story for note in brief.sources})
    if len(stories) > 1:
        groups = (
            ", ".join(str(note.number) for note in brief.sources if note.story == story)
            for story in stories
        )
        return words.fill(labels["no_story"], groups="; ".join(groups))
    if len(brief.sources) == 1:
        return labels["single"]
    one = len({note.origin for note in brief.sources}) == 1
    return labels["single_origin"] if one else ""
