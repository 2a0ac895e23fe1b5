"""Propose quotations for the page: once each, in the fullest form, by notability."""

from __future__ import annotations

from bisect import bisect_right

from briefing.model import Candidate, Quote
from briefing.select.view import View

OUTSIDE = -1
"""Index from which those of quotations outside all sentences go down, each its own: of posts on
networks, and of what stands among the headings."""


def propose(run: View) -> list[Candidate]:
    """Return one candidate for each quotation that deserves a place, the fuller form of repeats."""
    analysis = run.analysis
    ids = {document.source.id: number for number, document in enumerate(analysis.documents)}
    starts = [[s.sentence.start for s in rows] for rows in analysis.statements]
    repeats = {other: group for group in analysis.same_quotes for other in group}
    found = []
    for number, quote in enumerate(analysis.quotes):
        group = repeats.get(number, (number,))
        if number != group[0] or not quote.verbatim:
            continue
        document = ids[quote.source_id]
        if not analysis.statements[document]:
            continue
        index = max(0, bisect_right(starts[document], quote.start) - 1)
        if analysis.statements[document][index].sentence.end <= quote.start:
            index = OUTSIDE - quote.start
        witnesses = {analysis.origins[ids[analysis.quotes[other].source_id]] for other in group}
        value = quote.notable * (1 + 0.15 * (len(witnesses) - 1))
        value *= 0.8 + 0.2 * run.salience.get((document, index), 0.0)
        found.append(
            Candidate(
                "notable_quotes",
                document,
                index,
                quote.shown[0][0] if quote.shown else quote.start,
                quote.shown[-1][1] if quote.shown else quote.end,
                round(min(1.0, value), 6),
                _rule(quote, len(witnesses)),
                quote,
            )
        )
    return found


def _rule(quote: Quote, witnesses: int) -> str:
    carried = f", carried by {witnesses} origins" if witnesses > 1 else ""
    return f"quotation, speaker {quote.how}{carried}"
