"""Turn documents into quotations: found, attributed, their speakers resolved over all sources."""

from __future__ import annotations

from briefing.analyse.people import find_people
from briefing.analyse.quotes.attribute import attribute
from briefing.analyse.quotes.resolve import resolve
from briefing.model import Document, Person, Quote

__all__ = ["find"]


def find(
    documents: tuple[Document, ...], people: tuple[Person, ...] | None = None
) -> tuple[Quote, ...]:
    """Return every quotation and reported statement of the documents, in document order.

    `people` saves finding them again.  Scare quotes and titles of works are returned with
    their `kind`; reported speech with `direct` False.
    """
    known = find_people(documents) if people is None else people
    return tuple(
        quote for document in documents for quote in resolve(document, attribute(document), known)
    )
