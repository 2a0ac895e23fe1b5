"""Turn a record back into its brief, or say what in it is missing or wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from briefing.errors import VerifyError
from briefing.model import (
    Brief,
    Citation,
    Difference,
    Earlier,
    EarlierItem,
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
        earlier=_read_earlier(top.entry("since")) if "since" in top.names() else None,
        pdf_sha256=top.entry("pdf").text("sha256") if "pdf" in top.names() else "",
    )
    ids = [item.id for section in brief.sections for item in section.items]
    if len(set(ids)) != len(ids):
        raise none("two items have one id")
    return brief


class _Entry:
    """An object of the record with its place, which gives its values by name or says why not."""

    def __init__(self, value: object, place: str) -> None:
        """Take an object; anything else is no record."""
        if not isinstance(value, dict):
            raise none(f"{place} is no object")
        self.value: dict[str, Any] = value
        self.place = place

    def names(self) -> tuple[str, ...]:
        """Return the names of its values."""
        return tuple(self.value)

    def get(self, name: str, kind: type | tuple[type, ...], default: object = None) -> Any:
        """Return a value of a kind; the default, when there is one, for a missing value."""
        value = self.value.get(name, default)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise none(f"{self.place} has no proper {name!r}")
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
            raise none(f"{name!r} of {self.place} is no list of texts")
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
        story=int(entry.get("story", int, 1)),
        reliability=entry.text("reliability", ""),
    )


def _read_earlier(entry: _Entry) -> Earlier:
    def item(e: _Entry) -> EarlierItem:
        return EarlierItem(e.text("section"), e.text("text"), e.text("repeated_by", ""))

    return Earlier(
        entry.text("title"),
        entry.text("date", ""),
        entry.text("settings_hash", ""),
        entry.each("items", item),
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
        raise none(f"'sources' of {entry.place} is no list of whole numbers")
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
        differs=entry.texts("differs") if "differs" in entry.names() else (),
        change=entry.text("change", ""),
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


def none(why: str) -> VerifyError:
    """Return the error that a text is no record."""
    return VerifyError(
        f"no provenance record: {why}", "make one with `briefing make --format json`"
    )
