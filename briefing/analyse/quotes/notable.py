"""Turn quotations into notable ones: how much each deserves a place on the page."""

from __future__ import annotations

from dataclasses import replace

from briefing import language
from briefing.language import fold, words
from briefing.model import Document, Person, Quote

SHORTEST, LONGEST = 6, 45
"""Words of a quotation that is worth printing and fits."""


def notable(
    quotes: tuple[Quote, ...], people: tuple[Person, ...], documents: tuple[Document, ...]
) -> tuple[Quote, ...]:
    """Return the quotations with `notable` set, from 0 to 1.

    Counts: the speaker is known, has a role, is mentioned often; the quotation is a whole
    sentence of 6 to 45 words that opens with no pointer to something before it, and says
    something rather than thanks.
    """
    most = max((len(person.mentions) for person in people), default=1)
    mentions = {person.name: len(person.mentions) / most for person in people}
    codes = {document.source.id: document.language for document in documents}
    return tuple(
        replace(quote, notable=_value(quote, mentions, codes.get(quote.source_id, "en")))
        for quote in quotes
    )


def _value(quote: Quote, mentions: dict[str, float], code: str) -> float:
    if not quote.direct or quote.kind != "quotation":
        return 0.0
    tokens = [
        word
        for a, b in quote.pieces
        for word in words(quote.text[a - quote.start : b - quote.start])
    ]
    if len(tokens) < SHORTEST or len(tokens) > 2 * LONGEST or not quote.speaker_name:
        return 0.0
    value = 0.35 + 0.25 * mentions.get(quote.speaker_name, 0.0)
    value += 0.15 if quote.role else 0.0
    value += 0.1 * quote.confidence
    if len(tokens) > LONGEST:
        value -= 0.01 * (len(tokens) - LONGEST)
    if 12 <= len(tokens) <= 40:
        value += 0.08
    stop = language.stop_words(code)
    content = {fold(word) for word in tokens if word.casefold() not in stop}
    value += 0.1 * min(1.0, len(content) / 12)
    courtesy = {fold(word) for word in language.word_list("courtesy", code)}
    if content and len(content & courtesy) > 0.2 * len(content):
        value -= 0.3
    first = tokens[0].casefold()
    if first in language.word_list("pointers", code):
        value -= 0.2
    if quote.text[:1].islower():
        value -= 0.15
    return round(max(0.0, min(1.0, value)), 4)
