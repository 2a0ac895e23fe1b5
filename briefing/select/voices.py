"""Find the sentences that a speaker tells in an interview or a speech, to be printed as quotations.

Where speakers tell most of a document there is nobody else to tell its story.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from briefing.model import Analysis, Position, Quote

MOSTLY = 0.6
"""Share of a document's sentences inside quotations from which its speakers tell the story."""

INSIDE = 0.6
"""Share of a sentence inside a quotation from which it is part of it."""


def voices(analysis: Analysis) -> dict[Position, Quote]:
    """Return for each sentence of such a document the part of a speaker's words that it is."""
    turns: dict[str, list[Quote]] = {}
    for quote in analysis.quotes:
        if quote.unmarked and quote.attributed:
            turns.setdefault(quote.source_id, []).append(quote)
    found: dict[Position, Quote] = {}
    for number, rows in enumerate(analysis.statements):
        told = turns.get(analysis.documents[number].source.id, [])
        inside = sum(row.quoted > INSIDE for row in rows)
        if not told or inside < MOSTLY * len(rows):
            continue
        starts = [quote.start for quote in told]
        for row in rows:
            sentence = row.sentence
            quote = told[max(0, bisect_right(starts, sentence.end - 1) - 1)]
            start, end = max(sentence.start, quote.start), min(sentence.end, quote.end)
            if row.quoted > INSIDE and start < end:
                found[number, sentence.index] = replace(quote, shown=((start, end),))
    return found
