"""Find the turns of a speech or statement: every paragraph is that of whom its title names."""

from __future__ import annotations

from itertools import takewhile

from briefing import language
from briefing.analyse.quotes.interviewee import Interviewee, Mention
from briefing.analyse.quotes.lexicon import lexicon
from briefing.analyse.quotes.speaker_labels import Span
from briefing.analyse.quotes.turn import PRESENTED, Turn
from briefing.model import Document
from briefing.speeches import speaks_of_self, speech_by

PERSONAL, NAMED = 0.2, 0.2
"""Shares of paragraphs in which the speaker says "I" or "we", at least, and in which the speaker is
named, at most: more is a report on a speech."""

_SIGNS = frozenset(":;()\u2013\u2014-|")

BESIDE = 2
"""Words between a speech's noun and its speaker that are no part of the title, at most."""


def by_title(
    document: Document, paragraphs: list[Span], mentions: list[Mention], who: Interviewee
) -> dict[int, Turn]:
    """Return the turns of a speech by where their paragraphs start; none of another text."""
    text, code = document.source.text, document.language
    speaker, least = _speaker(document, mentions), max(2, PERSONAL * len(paragraphs))
    if speaker is None:
        speaker, least = _issuer(document, mentions), 1
    if speaker is None or not paragraphs:
        return {}
    names = who.named(speaker)
    named = {place for place in paragraphs if not names.isdisjoint(who.named(place))}
    own = [place for place in paragraphs if speaks_of_self(text[slice(*place)], code)]
    if len(own) < least or len(named) > NAMED * len(paragraphs):
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


def _issuer(document: Document, mentions: list[Mention]) -> Span | None:
    """Return where the title of a statement tells whose it is without a name.

    "Statement by the Spokesperson of the Ministry on the strike" is the spokesperson's.
    """
    title, words = document.metadata.title, lexicon(document.language)
    place = speech_by(title.text, document.language) if title else None
    if title is None or place is None:
        return None
    topics = language.word_list("speech_topics", document.language)
    tokens = words.pieces(document.source.text, title.start + place[0], title.start + place[1])
    phrase = (
        list(takewhile(lambda token: token[0] not in topics | _SIGNS, tokens)) if topics else []
    )
    commas = [number for number, token in enumerate(phrase) if token[0] == ","]
    if commas and words.conjunctions.isdisjoint(key for key, _, _ in phrase[commas[-1] :]):
        phrase = phrase[: commas[0]]  # "by the ministry, Lima", not "of Peru, Chile and Brazil"
    while phrase and (phrase[0][0] in words.determiners or phrase[0][0] in words.prepositions):
        phrase.pop(0)
    if not any(key in words.speakers or words.is_body(key) for key, _, _ in phrase):
        return None
    start, end = phrase[0][1], phrase[-1][2]
    return (start, end) if not any(start <= at < end for at, _, _ in mentions) else None
