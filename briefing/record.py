"""Turn a brief into its provenance record and back, losing nothing.

The record is what `--format json` writes: plain dictionaries and lists whose keys
`docs/record.schema.json` describes.  Every extract is there with its source and offsets.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from typing import Any, TypeVar

from briefing.errors import VerifyError
from briefing.model import (
    Brief,
    Citation,
    Difference,
    Insertion,
    Item,
    LeftOut,
    Moment,
    Person,
    Quotation,
    Section,
    SourceNote,
    Span,
)

T = TypeVar("T")
Record = dict[str, Any]

_UNSEEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufeff\ufff0-\uffff\U000e0000-\U000e0fff]"
)
"""What a reader of the file would not see, or be misled by: written as an escape."""


def dumps(record: Record) -> str:
    """Return a record as JSON text; invisible characters and lone surrogates are escaped."""
    text = json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False)
    return _UNSEEN.sub(lambda match: json.dumps(match.group())[1:-1], text) + "\n"


def loads(text: str) -> Brief:
    """Return the brief that a JSON text records.  Raises `VerifyError`."""
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        raise _none(f"line {error.lineno} is no JSON: {error.msg}") from None
    except (RecursionError, ValueError) as error:
        raise _none(str(error) or "it is nested too deep") from None
    return from_record(record)


def to_record(brief: Brief) -> Record:
    """Return the record of a brief."""
    return {
        "version": brief.version,
        "settings": {"hash": brief.settings_hash, "values": dict(brief.settings)},
        "title": brief.title,
        "date": brief.date,
        "language": brief.language,
        "house": brief.house,
        "marking": brief.marking,
        "sources": [
            {
                "id": note.id,
                "number": note.number,
                "path": note.path,
                "sha256": note.sha256,
                "reader": note.reader,
                "title": note.title,
                "publisher": note.publisher,
                "author": note.author,
                "date": note.date,
                "origin": note.origin,
                "language": note.language,
            }
            for note in brief.sources
        ],
        "sections": [
            {
                "name": section.name,
                "title": section.title,
                "items": [_item(item) for item in section.items],
            }
            for section in brief.sections
        ],
        "differences": [
            {
                "kind": difference.kind,
                "topic": difference.topic,
                "confidence": _finite(difference.confidence),
                "sides": [_citation(side) for side in difference.sides],
            }
            for difference in brief.differences
        ],
        "timeline": [{"date": m.date, "citation": _citation(m.citation)} for m in brief.timeline],
        "people": [
            {
                "name": person.name,
                "variants": list(person.variants),
                "role": person.role,
                "gender": person.gender,
                "organisation": person.organisation,
                "mentions": [
                    {"source": s.source_id, "start": s.start, "end": s.end, "text": s.text}
                    for s in person.mentions
                ],
            }
            for person in brief.people
        ],
        "left_out": [
            {"reason": left.reason, "citation": _citation(left.citation)} for left in brief.left_out
        ],
        "warnings": list(brief.warnings),
    }


def _item(item: Item) -> Record:
    record: Record = {
        "id": item.id,
        "text": item.text,
        "insertions": [{"at": i.at, "text": i.text, "why": i.why} for i in item.insertions],
        "citations": [_citation(citation) for citation in item.citations],
        "support": [_citation(citation) for citation in item.support],
        "sources": list(item.sources),
        "origins": item.origins,
        "certainty": item.certainty,
        "rule": item.rule,
        "score": _finite(item.score),
    }
    if item.quotation is not None:
        quotation = item.quotation
        record |= {"speaker": quotation.speaker, "role": quotation.role, "how": quotation.how}
    return record


def _citation(citation: Citation) -> Record:
    record: Record = {
        "source": citation.source_id,
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
    }
    return record | {"label": citation.label} if citation.label else record


def _finite(number: float) -> float:
    return number if math.isfinite(number) else 0.0


def from_record(record: object) -> Brief:
    """Return the brief of a record.  Raises `VerifyError` naming what is missing or wrong."""
    top = _Entry(record, "the record")
    settings = top.entry("settings")
    values = settings.entry("values")
    brief = Brief(
        version=top.text("version"),
        settings=tuple((name, values.text(name)) for name in values.names()),
        settings_hash=settings.text("hash"),
        title=top.text("title"),
        date=top.text("date"),
        language=top.text("language"),
        house=top.text("house", ""),
        marking=top.text("marking", ""),
        sources=top.each("sources", _read_note),
        sections=top.each("sections", _read_section),
        differences=top.each("differences", _read_difference),
        timeline=top.each(
            "timeline", lambda e: Moment(e.text("date"), _read_citation(e.entry("citation")))
        ),
        people=top.each("people", _read_person),
        left_out=top.each(
            "left_out", lambda e: LeftOut(_read_citation(e.entry("citation")), e.text("reason"))
        ),
        warnings=top.texts("warnings"),
    )
    ids = [item.id for section in brief.sections for item in section.items]
    if len(set(ids)) != len(ids):
        raise _none("two items have one id")
    return brief


class _Entry:
    """An object of the record with its place, which gives its values by name or says why not."""

    def __init__(self, value: object, place: str) -> None:
        """Take an object; anything else is no record."""
        if not isinstance(value, dict):
            raise _none(f"{place} is no object")
        self.value: Record = value
        self.place = place

    def names(self) -> tuple[str, ...]:
        """Return the names of its values."""
        return tuple(self.value)

    def get(self, name: str, kind: type | tuple[type, ...], default: object = None) -> Any:
        """Return a value of a kind; the default, when there is one, for a missing value."""
        value = self.value.get(name, default)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise _none(f"{self.place} has no proper {name!r}")
        return value

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text."""
        return str(self.get(name, str, default))

    def whole(self, name: str) -> int:
        """Return a whole number."""
        return int(self.get(name, int))

    def number(self, name: str) -> float:
        """Return a number."""
        return float(self.get(name, (int, float)))

    def entry(self, name: str) -> _Entry:
        """Return an object inside this one."""
        return _Entry(self.get(name, dict), f"{name!r} of {self.place}")

    def each(self, name: str, read: Callable[[_Entry], T]) -> tuple[T, ...]:
        """Return what `read` makes of each object of a list."""
        return tuple(
            read(_Entry(value, f"entry {number} of {name!r}"))
            for number, value in enumerate(self.get(name, list), start=1)
        )

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        values = self.get(name, list)
        if not all(isinstance(value, str) for value in values):
            raise _none(f"{name!r} of {self.place} is no list of texts")
        return tuple(values)


def _read_note(entry: _Entry) -> SourceNote:
    return SourceNote(
        number=entry.whole("number"),
        id=entry.text("id"),
        path=entry.text("path"),
        sha256=entry.text("sha256"),
        reader=entry.text("reader", "text"),
        title=entry.text("title"),
        publisher=entry.text("publisher"),
        author=entry.text("author", ""),
        date=entry.text("date"),
        origin=entry.whole("origin"),
        language=entry.text("language", ""),
    )


def _read_section(entry: _Entry) -> Section:
    name = entry.text("name")
    return Section(name, entry.text("title", name), entry.each("items", _read_item))


def _read_item(entry: _Entry) -> Item:
    quotation = None
    if "speaker" in entry.names():
        quotation = Quotation(entry.text("speaker"), entry.text("role", ""), entry.text("how", ""))
    numbers = entry.get("sources", list, [])
    if not all(type(number) is int for number in numbers):
        raise _none(f"'sources' of {entry.place} is no list of whole numbers")
    return Item(
        id=entry.text("id"),
        text=entry.text("text"),
        citations=entry.each("citations", _read_citation),
        support=entry.each("support", _read_citation),
        sources=tuple(numbers),
        origins=entry.whole("origins"),
        insertions=entry.each(
            "insertions", lambda e: Insertion(e.whole("at"), e.text("text"), e.text("why"))
        ),
        certainty=entry.text("certainty"),
        rule=entry.text("rule"),
        quotation=quotation,
        score=entry.number("score"),
    )


def _read_citation(entry: _Entry) -> Citation:
    return Citation(
        entry.text("source"),
        entry.whole("start"),
        entry.whole("end"),
        entry.text("text"),
        entry.text("label", ""),
    )


def _read_difference(entry: _Entry) -> Difference:
    return Difference(
        entry.text("kind"),
        entry.each("sides", _read_citation),
        entry.number("confidence"),
        entry.text("topic", ""),
    )


def _read_person(entry: _Entry) -> Person:
    def mention(e: _Entry) -> Span:
        return Span(e.text("source"), e.whole("start"), e.whole("end"), e.text("text"))

    return Person(
        entry.text("name"),
        entry.texts("variants"),
        entry.text("role", ""),
        entry.text("gender", ""),
        entry.each("mentions", mention),
        bool(entry.get("organisation", bool, False)),
    )


def _none(why: str) -> VerifyError:
    return VerifyError(
        f"no provenance record: {why}", "make one with `briefing make --format json`"
    )
