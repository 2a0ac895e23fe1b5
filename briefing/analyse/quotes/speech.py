"""Find the turns of a speech or statement: every paragraph is that of whom its title names."""

from __future__ import annotations

from briefing import language
from briefing.analyse.quotes.interviewee import Interviewee, Mention, speaks_of_self
from briefing.analyse.quotes.speaker_labels import Span
from briefing.analyse.quotes.turn import PRESENTED, Turn
from briefing.model import Document
from briefing.speeches import speech_by

PERSONAL, NAMED = 0.2, 0.2
"""Shares of paragraphs in which the speaker says "I" or "we", at least, and in which the speaker is
named, at most: more is a report on a speech."""

BESIDE = 2
"""Words between a speech's noun and its speaker that are no part of the title, at most."""


def by_title(
    document: Document, paragraphs: list[Span], mentions: list[Mention], who: Interviewee
) -> dict[int, Turn]:
    """Return the turns of a speech by where their paragraphs start; none of another text."""
    speaker = _speaker(document, mentions)
    if speaker is None or not paragraphs:
        return {}
    text, code = document.source.text, document.language
    names = who.named(speaker)
    named = {place for place in paragraphs if not names.isdisjoint(who.named(place))}
    own = [place for place in paragraphs if speaks_of_self(text[slice(*place)], code)]
    few = len(own) < max(2, PERSONAL * len(paragraphs))
    if few or len(named) > NAMED * len(paragraphs):
        return {}
    return {
        start: Turn(start, start + len(text[start:end].rstrip()), speaker, False, PRESENTED)
        for start, end in paragraphs
        if (start, end) not in named and text[start].isalnum()
    }


def _speaker(document: Document, mentions: list[Mention]) -> Span | None:
    """Return where the title of a speech names its speaker, with nothing but a title before."""
    title = document.metadata.title
    place = speech_by(title.text, document.language) if title else None
    if title is None or place is None:
        return None
    low, high = title.start + place[0], title.start + place[1]
    for start, end, person in mentions:
        if low <= start < high:
            before = language.words(document.source.text[low:start])
            role = max((len(role.split()) for role in person.roles), default=0)
            return (start, end) if len(before) <= role + BESIDE else None
    return None
