"""Find the speaker whose name signs a quotation: "..." — Ana Lee, harbour master."""

from __future__ import annotations

from dataclasses import replace

from briefing.analyse.quotes.cues import cue_at
from briefing.analyse.quotes.found import Found
from briefing.analyse.quotes.paragraph import Paragraph
from briefing.analyse.quotes.phrases import phrase_from
from briefing.analyse.quotes.tokens import BOUNDARY, tokenise
from briefing.model import Quote

LONGEST = 25
"""Tokens of a signature at most."""

NAME = 3
"""Words of a name at most that stands nowhere else."""

LINE = 160
"""Code points of a signature on a line of its own at most."""

DASHES = "\u2014\u2013\u2015-~"
"""The signs before a signature."""

_CLOSING = " \t\r\n\u00a0\"'\u201c\u201d\u2019\u00bb\u00ab"


def signed(paragraph: Paragraph, start: int) -> Found | None:
    """Return the name behind the dash at or behind a token, when it ends the sentence.

    Behind the name only an apposition or a bracket may stand.
    """
    tokens = paragraph.tokens
    place = start
    while place < len(tokens) and tokens[place].key in (".", BOUNDARY):
        place += 1
    if place + 1 >= len(tokens) or tokens[place].key != "\u2014":
        return None
    while place + 1 < len(tokens) and tokens[place].key == "\u2014":
        place += 1
    high = place
    while high < len(tokens) and tokens[high].key != BOUNDARY:
        high += 1
    if high - place > LONGEST or not tokens[place].word or not paragraph.is_nominal(place):
        return None
    speaker = phrase_from(paragraph, place, high)
    rest = tokens[speaker[1] : high]
    if rest and rest[0].key not in (",", "(", "."):
        return None
    if not (paragraph.has_head_name(speaker) or _is_name(paragraph, speaker)):
        return None
    if any(cue_at(paragraph, index, high) for index in range(place, high)):
        return None
    return Found(speaker, None, "named", 0.9, high)


def _is_name(paragraph: Paragraph, part: tuple[int, int]) -> bool:
    """Say whether a stretch can be a name that stands nowhere else: "— Shelly B."."""
    words = [i for i in range(*part) if paragraph.tokens[i].word]
    return len(words) <= NAME and all(map(paragraph.capital, words))


def sign(paragraph: Paragraph, quote: Quote, start: int, end: int) -> Quote:
    """Return a quotation with the speaker whose name signs it on the next line."""
    text = paragraph.text
    unsure = quote.direct and quote.cue_span is None
    if not unsure or end - start > LINE or text[start] not in DASHES:
        return quote
    if text[quote.end : start].strip(_CLOSING):
        return quote
    line = paragraph._replace(tokens=tokenise(text, start, end, (), [], paragraph.lexicon))
    found = signed(line, 0)
    if found is None or found.speaker is None:
        return quote
    left, right = line.written(found.speaker)
    return replace(
        quote,
        speaker=" ".join(text[left:right].split()),
        speaker_span=(left, right),
        how=found.how,
        confidence=found.confidence,
    )
