"""Find the words without quotation marks that stand below "she said in a statement:"."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing import language
from briefing.analyse.quotes.carried import State, announcement, announces
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.speaker_labels import Span
from briefing.analyse.quotes.turn import ANSWER, CONTINUED, DOUBTED, PRESENTED, whole
from briefing.model import Document, Quote
from briefing.speeches import speaks_of_self, speaks_to_another

NEAR = 10
"""Tokens between the cue and the colon at most."""

_PROSE = re.compile(r"[^\W_].*[.!?\u2026;]\)?$", re.DOTALL)


def announced(document: Document, paragraph: Paragraph, state: State, place: Span) -> Quote | None:
    """Return a paragraph as the words of whom the sentence before it announces, or None.

    That sentence ends with a colon behind a verb of speech.  Surely they are that speaker's where
    they say "I" or "you", stand indented, or where somebody "wrote" or a statement "reads"; else a
    picture or a list may have stood between.
    """
    text, lexicon = paragraph.text, paragraph.lexicon
    if state.sentence is None or not announces(text, state):
        return None
    start = place[0]
    end = start + len(text[start : place[1]].rstrip())
    if text[slice(*state.sentence)].isupper() or not _PROSE.match(text, start, end):
        return None
    sentence, found = announcement(paragraph, state)
    if found is None or found.speaker is None or found.cue is None:
        return None
    said, family = text[start:end], lexicon.family
    keys = {token.key for token in sentence.tokens[slice(*found.cue)]}
    if len(sentence.tokens) - found.cue[1] >= NEAR or not _tells(sentence, found.speaker, keys):
        return None
    sure = (
        speaks_of_self(said, lexicon.code)
        or speaks_to_another(said, lexicon.code)
        or _indent(text, start) > _indent(text, state.sentence[0])
        or not keys.isdisjoint(language.word_list("writing_verbs", family))
    )
    cue = sentence.written(found.cue)
    confidence = min(found.confidence, PRESENTED if sure else DOUBTED)
    return replace(
        whole(document, (start, end), sentence.written(found.speaker), confidence),
        direct=False,
        kind=ANSWER,
        cue=text[slice(*cue)],
        cue_span=cue,
        how=found.how,
    )


def _tells(sentence: Paragraph, speaker: Part, cue: set[str]) -> bool:
    """Say whether somebody else than writer and reader speaks, and a verb tells so.

    "You can read it here:", "Watch the full video of Orr's remarks:" announce no words.
    """
    lexicon = sentence.lexicon
    if not lexicon.nouns.isdisjoint(cue - lexicon.cues) or sentence.possessive(speaker[1] - 1):
        return False
    if not sentence.is_pronoun(speaker):
        return sentence.is_known(speaker)
    persons = language.word_list("speech_persons", lexicon.code)
    return all(token.key not in persons for token in sentence.tokens[slice(*speaker)])


def continued(paragraph: Paragraph, first: Quote, place: Span) -> Quote | None:
    """Return a paragraph below announced words (`first`) as more of them, or None.

    It stands indented like them; or it says "I" and does not name the speaker, which may be the
    writer's.
    """
    text, code = paragraph.text, paragraph.lexicon.code
    start = place[0]
    end = start + len(text[start : place[1]].rstrip())
    if first.cue_span is None or not _PROSE.match(text, start, end):
        return None
    indent = _indent(text, start)
    alike = indent == _indent(text, first.start) > _indent(text, first.cue_span[0])
    named = first.speaker.split()[-1] in text[start:end]
    if not alike and (named or not speaks_of_self(text[start:end], code)):
        return None
    sure = min(first.confidence, CONTINUED if alike else DOUBTED)
    said = text[start:end]
    return replace(
        first,
        start=start,
        end=end,
        text=said,
        pieces=((start, end),),
        cue="",
        cue_span=None,
        how="continued",
        confidence=sure,
    )


def _indent(text: str, at: int) -> int:
    """Return how far the line around a place is indented."""
    line = text[text.rfind("\n", 0, at) + 1 : at + 1]
    return len(line) - len(line.lstrip()) if line.strip() else len(line) - 1
