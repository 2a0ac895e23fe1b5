"""Turn documents into quotations: found, attributed, their speakers resolved over all sources."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from briefing.analyse.people import find_people
from briefing.analyse.quotes.alone import with_lines_beside
from briefing.analyse.quotes.attribute import attribute
from briefing.analyse.quotes.posts import posts
from briefing.analyse.quotes.repeated import attributed
from briefing.analyse.quotes.resolve import resolve
from briefing.cycles import gc_paused
from briefing.model import Document, Person, Quote

__all__ = ["find", "guesses"]


SHOWN = 5
"""Missing quotation marks of a source that a warning names."""


@gc_paused()
def find(
    documents: tuple[Document, ...], people: tuple[Person, ...] | None = None
) -> tuple[Quote, ...]:
    """Return every quotation and reported statement of the documents, in document order.

    `people` saves finding them again.  Scare quotes and titles of works are returned with
    their `kind`; reported speech with `direct` False.
    """
    known = find_people(documents) if people is None else people
    places: dict[str, list[tuple[int, int, Person]]] = {d.source.id: [] for d in documents}
    for person in known:
        for span in person.mentions:
            places.setdefault(span.source_id, []).append((span.start, span.end, person))
    found: list[Quote] = []
    for document in documents:
        mentions = sorted(places[document.source.id], key=itemgetter(0, 1))
        people_named = [mention for mention in mentions if not mention[2].organisation]
        own = resolve(document, attribute(document, people_named), mentions)
        own = [*with_lines_beside(document, own, mentions), *posts(document, mentions)]
        found.extend(sorted(own, key=lambda quote: (quote.start, -quote.end)))
    return attributed(found)


def guesses(quotes: tuple[Quote, ...], documents: tuple[Document, ...]) -> Iterator[str]:
    """Yield a warning for each source with quotations whose marks do not pair."""
    for document in documents:
        own = [
            quote
            for quote in quotes
            if quote.repaired and quote.direct and quote.source_id == document.source.id
        ]
        if own:
            places = ", ".join(f"{quote.start} ({quote.repaired})" for quote in own[:SHOWN])
            more = f" and {len(own) - SHOWN} more" if len(own) > SHOWN else ""
            yield f"{document.source.path}: a quotation mark is missing at {places}{more}; guessed"
