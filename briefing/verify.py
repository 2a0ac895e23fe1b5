"""Turn a provenance record into the list of what in it does not hold: an empty one is proof.

Each source is read again as it was read for the brief.  What is proved: the file is the same,
byte for byte; every extract stands in it at its offsets; every statement on the page is made
of its extracts, in order, and of nothing else but bracketed words; and the number of sources
that carry a statement is the number of sources cited for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.errors import BriefingError, SourceError
from briefing.model import Brief, Citation, Insertion, Item, Source, SourceNote, Span
from briefing.read import MAX_BYTES, read
from briefing.record import loads

ELISION = "..."
"""The words of an insertion that stands for a gap."""

WHYS = ("date", "pronoun", "elision")
"""The reasons for which words may be inserted."""

_SPACE = re.compile(r"\s+")


def verify(record_text: str, *, folder: Path, sources_dir: Path | None = None) -> tuple[str, ...]:
    """Return one line for each failure; none means that every extract is its source's.

    Paths in the record are relative to `folder`; with `sources_dir` the sources are looked
    for there, by their paths and then by their names.  Raises `VerifyError` when the text
    is no record.
    """
    brief = loads(record_text)
    failures: list[str] = []
    sources: dict[str, Source] = {}
    for note in brief.sources:
        try:
            source = read_again(note, folder, sources_dir)
        except BriefingError as error:
            failures.append(f"source {note.number}: {error.what}")
            continue
        if source.sha256 != note.sha256:
            failures.append(f"source {note.number}: {note.path}: its SHA-256 has changed")
        sources[note.id] = source
    failures.extend(_failures(brief, sources))
    return tuple(dict.fromkeys(failures))


def read_again(note: SourceNote, folder: Path, sources_dir: Path | None) -> Source:
    """Return a source of a record, read as it was.  Raises `SourceError`."""
    if note.path == "-":
        raise SourceError("it came from standard input, and cannot be read again")
    places = [folder / note.path]
    if sources_dir is not None:
        places = [sources_dir / note.path, sources_dir / Path(note.path).name]
    place = next((p for p in places if _is_file(p)), places[-1])
    size = place.stat().st_size if _is_file(place) else 0
    try:
        return read(place, max_bytes=max(MAX_BYTES, size))
    except ValueError as error:
        raise SourceError(f"{note.path!r}: {error}") from None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _failures(brief: Brief, sources: dict[str, Source]) -> Iterator[str]:
    known = {note.id for note in brief.sources}
    for place, span in _spans(brief):
        if span.source_id not in known:
            yield f"{place}: cites {span.source_id!r}, which is no source of the record"
        elif span.source_id in sources:
            text = sources[span.source_id].text
            if not 0 <= span.start <= span.end <= len(text):
                yield f"{place}: {span.start}-{span.end} lies outside {span.source_id}"
            elif text[span.start : span.end] != span.text:
                yield f"{place}: {span.source_id} has other words at {span.start}-{span.end}"
    for section in brief.sections:
        for item in section.items:
            yield from _of_item(brief, item)


def _spans(brief: Brief) -> Iterator[tuple[str, Citation | Span]]:
    """Yield every extract of a record with its place in it."""
    for section in brief.sections:
        for item in section.items:
            for citation in item.citations:
                yield f"{item.id}, citation", citation
            for citation in item.support:
                yield f"{item.id}, support", citation
    for number, difference in enumerate(brief.differences, start=1):
        for side in difference.sides:
            yield f"difference {number}, side", side
    for moment in brief.timeline:
        yield f"timeline {moment.date}", moment.citation
    for person in brief.people:
        for mention in person.mentions:
            yield f"person {person.name}", mention
    for left in brief.left_out:
        yield "left out", left.citation


def _of_item(brief: Brief, item: Item) -> Iterator[str]:
    if not item.citations:
        yield f"{item.id}: has no citation"
        return
    if _plain(item.text) != _plain(shown(item.citations, item.insertions)):
        yield f"{item.id}: its text is not its citations with the insertions"
    for insertion in item.insertions:
        if insertion.why not in WHYS or (insertion.why == "elision") != (insertion.text == ELISION):
            yield f"{item.id}: an insertion gives {insertion.why!r} as its reason"
    numbers = {note.id: note.number for note in brief.sources}
    origins = {note.number: note.origin for note in brief.sources}
    cited = {numbers.get(c.source_id, 0) for c in (*item.citations, *item.support)}
    if set(item.sources) != cited:
        yield f"{item.id}: its source numbers are not those of its citations"
    elif item.origins != len({origins.get(number) for number in cited}):
        yield f"{item.id}: its number of origins is not that of its sources"


def shown(citations: Iterable[Citation], insertions: Iterable[Insertion]) -> str:
    """Return the text that citations make, with the insertions in brackets where they stand.

    Insertions count code points of the citations' text: white space single, one space
    between two citations.
    """
    base = " ".join(_plain(citation.text) for citation in citations)
    text, last = "", 0
    for insertion in sorted(insertions, key=lambda i: i.at):
        at = min(max(insertion.at, last), len(base))
        text += base[last:at]
        inside = text[-1:].isspace()
        text += f"[{insertion.text}]" if inside or not text else f" [{insertion.text}]"
        text += " " if inside and base[at:] else ""
        last = at
    return text + base[last:]


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
