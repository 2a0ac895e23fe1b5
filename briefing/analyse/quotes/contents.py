"""Find what a verb of speech reports: the clause behind it, before it, or around it."""

from __future__ import annotations

from briefing.analyse.quotes.cues import Cue
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.phrases import phrase_after

WORDS = 4
"""Words of a reported statement at least."""


def content_of(paragraph: Paragraph, cue: Cue) -> Part | None:
    """Return what a cue reports: the clause behind it, or the one before at a sentence's end."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    high = _last_word(paragraph)
    if _is_inverted(paragraph, cue, high):
        return _long(paragraph, (0, cue.first - 1))
    for place in range(cue.after, min(cue.after + 14, high)):
        key = tokens[place].key
        if key in lexicon.thats:
            return _long(paragraph, (place if lexicon.family == "fr" else place + 1, high))
        if key in ",;:" and not (lexicon.family in ("de", "sq", "el") and key == ","):
            break
    if lexicon.family == "tr":
        return _verb_final(paragraph, cue, high)
    core = tokens[cue.first].key in lexicon.core or (cue.phrase and lexicon.family == "de")
    if not core or cue.after >= high:
        return _before_tag(paragraph, cue, high)
    if lexicon.family == "de":
        comma = next(
            (i for i in range(cue.after, min(cue.after + 10, high)) if tokens[i].key == ","), None
        )
        return _long(paragraph, (comma + 1, high)) if comma is not None else None
    if paragraph.is_nominal(cue.after) and not lexicon.is_adverb(tokens[cue.after].key):
        return _long(paragraph, (cue.after, high))
    return _before_tag(paragraph, cue, high)


def _is_inverted(paragraph: Paragraph, cue: Cue, high: int) -> bool:
    """Say whether a cue behind a comma has its speaker behind it: "..., said two officials"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if (
        lexicon.family not in ("en", "de")
        or cue.first < WORDS
        or cue.participle
        or cue.after >= high
    ):
        return False
    if tokens[cue.first].key not in lexicon.core or tokens[cue.first - 1].key != ",":
        return False
    if _is_clause(paragraph, cue.first - 1) or not paragraph.is_nominal(cue.after):
        return False
    if lexicon.family == "en" and tokens[cue.after].key in lexicon.pronouns:
        return False
    speaker = phrase_after(paragraph, cue.after, high)
    return speaker is not None and paragraph.can_speak(speaker)


def _is_clause(paragraph: Paragraph, end: int) -> bool:
    """Say whether the words before `end` are an inner clause alone: "When asked", not "But he"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    opener = tokens[0].key in lexicon.subordinators and tokens[0].key not in lexicon.conjunctions
    return opener and not any(token.key == "," for token in tokens[:end])


def _last_word(paragraph: Paragraph) -> int:
    high = len(paragraph.tokens)
    while high and not paragraph.tokens[high - 1].word:
        high -= 1
    return high


def _long(paragraph: Paragraph, part: Part) -> Part | None:
    words = sum(token.word for token in paragraph.tokens[part[0] : part[1]])
    return part if words >= WORDS else None


def _before_tag(paragraph: Paragraph, cue: Cue, high: int) -> Part | None:
    """Return the statement before a tag at the sentence's end: "The bridge is safe, he said."."""
    tokens = paragraph.tokens
    lexicon = paragraph.lexicon
    key = tokens[cue.first].key
    if (
        high - cue.after > 6
        or key in lexicon.ambiguous
        or (lexicon.core and key not in lexicon.core)
    ):
        return None
    comma = cue.first
    while comma > 0 and tokens[comma - 1].key != ",":
        comma -= 1
    if cue.phrase or cue.participle or _is_clause(paragraph, comma - 1):
        return None
    if comma < cue.first and tokens[comma].key in lexicon.relatives:
        return None
    if comma < WORDS or cue.first - comma > 6:
        return None
    if comma == cue.first and not (cue.after < high and paragraph.is_nominal(cue.after)):
        return None
    return _long(paragraph, (0, comma - 1))


def _verb_final(paragraph: Paragraph, cue: Cue, high: int) -> Part | None:
    """Return what stands between subject and verb: "Bakan, ... olacağını söyledi."."""
    if cue.after < high - 1:
        return None
    tokens = paragraph.tokens
    comma = next((i for i in range(min(12, cue.first)) if tokens[i].key == ","), None)
    return _long(paragraph, (comma + 1, cue.first)) if comma is not None else None


def rest(paragraph: Paragraph, low: int, high: int) -> Part | None:
    """Return the statement around "according to X", at the front or the end of a sentence."""
    last = _last_word(paragraph)
    if low <= 1:
        if paragraph.lexicon.family == "en":
            comma = (i for i in range(high, last) if paragraph.tokens[i].key == ",")
            high = next(comma, last)
        while high < last and not paragraph.tokens[high].word:
            high += 1
        return _long(paragraph, (high, last))
    if high >= last:
        while low and not paragraph.tokens[low - 1].word:
            low -= 1
        return _long(paragraph, (0, low))
    return None
