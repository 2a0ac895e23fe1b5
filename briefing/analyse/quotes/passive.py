"""Find who speaks beside a verb of speech in the passive: "X was asked by Y" is Y's question."""

from __future__ import annotations

from briefing.analyse.quotes.cues import Cue, is_impersonal
from briefing.analyse.quotes.found import Found, how_of
from briefing.analyse.quotes.paragraph import Paragraph
from briefing.analyse.quotes.phrases import phrase_from
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE

AGENT = 12
"""Tokens behind the verb among which its agent stands."""


def is_passive(paragraph: Paragraph, cue: Cue) -> bool:
    """Say whether a form of "be" stands before a verb of speech, adverbs aside."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if cue.participle or cue.phrase or tokens[cue.first].key in lexicon.quoting:
        return False
    place = cue.first - 1
    while place > 0 and lexicon.is_adverb(tokens[place].key):
        place -= 1
    if lexicon.family == "fr" and place > 0 and tokens[place].key in ("est", "était"):
        return tokens[place - 1].key == "il"  # "Il est rapporté que", but "il s'est exclamé"
    return place >= 0 and tokens[place].key in lexicon.passives


def unsaid(paragraph: Paragraph, cue: Cue, confidence: float) -> Found:
    """Return a verb of speech without a word for its subject.

    In languages whose verbs need none somebody named before it speaks, unless the verb is
    impersonal: "navodi se", "u tha", "αναφέρεται".
    """
    part = (cue.first, cue.after)
    if is_impersonal(paragraph, cue):
        return Found(None, part, "unattributed", 0.0, cue.after)
    return Found(None, part, "pronoun", confidence, cue.after)


def by_agent(paragraph: Paragraph, cue: Cue, high: int) -> Found:
    """Return the agent of a passive verb of speech; no speaker when none is named."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    part = (cue.first, cue.after)
    for place in range(cue.after, min(high - 1, cue.after + AGENT)):
        if tokens[place].key in (BOUNDARY, QUOTE, ";"):
            break
        if tokens[place].key in lexicon.agents and paragraph.is_nominal(place + 1):
            speaker = phrase_from(paragraph, place + 1, high)
            return Found(speaker, part, how_of(paragraph, speaker), 0.85, speaker[1])
    return Found(None, part, "unattributed", 0.0, cue.after)


def agent_behind(paragraph: Paragraph, found: Found, quote: int) -> Found:
    """Return the agent behind the quotation: "was called “a shame” by X", or what is known."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    place = quote + 1
    while place < len(tokens) and tokens[place].key == ",":
        place += 1
    if place + 1 >= len(tokens) or tokens[place].key not in lexicon.agents:
        return found
    if not paragraph.is_nominal(place + 1):
        return found
    speaker = phrase_from(paragraph, place + 1, len(tokens))
    how = how_of(paragraph, speaker)
    return found._replace(speaker=speaker, how=how, confidence=0.85, after=speaker[1])


def from_origin(paragraph: Paragraph, found: Found, low: int) -> Found:
    """Return the body from which words came, in a sentence that starts at a token.

    "Iz ambasade u Beogradu saopšteno je": what is known where there is none.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    cue = found.cue[0] if found.cue is not None else low
    if found.speaker is not None or low + 2 > cue or tokens[low].key not in lexicon.origins:
        return found
    speaker = phrase_from(paragraph, low + 1, cue)
    if lexicon.code == "en" or not any(map(paragraph.is_body, range(*speaker))):
        return found
    return found._replace(speaker=speaker, how="named", confidence=0.85)
