"""Give a quotation without a sure speaker the one that the same words have elsewhere.

Pull quotes and headlines repeat words that the article, or another source, attributes.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.analyse.quotes.same import groups
from briefing.analyse.quotes.turn import POST
from briefing.model import Quote

UNSURE = 0.6
"""Confidence up to which a speaker gives way."""

SURE = 0.85
"""Confidence from which a speaker is taken over."""

TAKEN = 0.8
"""Confidence of a speaker taken over."""


def attributed(quotes: list[Quote]) -> tuple[Quote, ...]:
    """Return the quotations, the unsure ones with the speaker of their surest repetition.

    The speaker as written comes along inside one source only: its place would mean nothing
    in another.
    """
    if not any(_is_unsure(quote) for quote in quotes):
        return tuple(quotes)
    found = list(quotes)
    for group in groups(tuple(quotes)):
        best = max(group, key=lambda number: (quotes[number].confidence, -number))
        sure = quotes[best]
        if sure.confidence < SURE or not sure.speaker_name:
            continue
        for number in group:
            if _is_unsure(quotes[number]):
                found[number] = _taken(quotes[number], sure)
    return tuple(found)


def _is_unsure(quote: Quote) -> bool:
    unsure = quote.confidence <= UNSURE or not quote.speaker_name
    return unsure and quote.verbatim and quote.kind != POST  # which is signed


def _taken(quote: Quote, sure: Quote) -> Quote:
    near = quote.source_id == sure.source_id
    return replace(
        quote,
        speaker=sure.speaker if near else "",
        speaker_span=sure.speaker_span if near else None,
        speaker_name=sure.speaker_name,
        role=sure.role,
        how=sure.how,
        confidence=TAKEN,
    )
