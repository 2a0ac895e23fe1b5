"""Find the speaker whose name signs a quotation: "..." — Ana Lee, harbour master."""

from __future__ import annotations

from dataclasses import replace

from briefing import language
from briefing.analyse.quotes.cues import cue_at
from briefing.analyse.quotes.found import Found
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.phrases import phrase_from
from briefing.analyse.quotes.tokens import BOUNDARY, tokenise
from briefing.model import Quote

LONGEST = 25
"""Tokens of a signature at most."""

NAME = 3
"""Words of a name at most that stands nowhere else."""

TITLE = 4
"""Words of a title before a preposition at most: "a senior engineer at"."""

APART = frozenset({"specializing", "specialising", "with", "working"})
"""English words from which on a description tells no more where somebody belongs."""

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
    speaker = _signature(paragraph, place, high)
    if speaker is None:
        return None
    if any(cue_at(paragraph, index, high) for index in range(place, high)):
        return None
    return Found(speaker, None, "named", 0.9, high)


def _signature(paragraph: Paragraph, low: int, high: int) -> Part | None:
    """Return the name or description that a signature opens with, or None."""
    if _is_description(paragraph, low, high):
        keys = (paragraph.tokens[n].key for n in range(low, high))
        ends = (low + n for n, key in enumerate(keys) if key in APART)
        return low, next(ends, high)
    speaker = phrase_from(paragraph, low, high)
    rest = paragraph.tokens[speaker[1] : high]
    named = paragraph.has_head_name(speaker) or _is_name(paragraph, speaker)
    return speaker if named and (not rest or rest[0].key in (",", "(", ".")) else None


def _is_description(paragraph: Paragraph, low: int, high: int) -> bool:
    """Say whether all behind a dash tells who somebody is: "— Senior engineer at a bank"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    while high > low and not tokens[high - 1].word:
        high -= 1
    keys = {token.key for token in tokens[low:high]}
    if lexicon.code != "en" or not all(token.word for token in tokens[low:high]):
        return False
    if not (paragraph.capital(low) or tokens[low].key in lexicon.indefinites):
        return False
    if not keys.isdisjoint(lexicon.auxiliaries):
        return False
    head = next((n for n in range(low, high) if _goes_on(paragraph, n, low)), high)
    if not low < head <= low + TITLE or any(map(paragraph.capital, range(low + 1, head))):
        return False
    key = tokens[head - 1].key
    return key in lexicon.roles or key in language.word_list("persons", "en")


def _goes_on(paragraph: Paragraph, index: int, low: int) -> bool:
    """Say whether a title that opens at `low` ends before a word: "at", "working", "and"."""
    key, lexicon = paragraph.tokens[index].key, paragraph.lexicon
    doing = index > low and key.endswith("ing") and paragraph.tokens[index - 1].key in lexicon.roles
    return doing or key in lexicon.prepositions or key in lexicon.conjunctions


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
