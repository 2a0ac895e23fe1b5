"""Tell quoted questions that are put to somebody: who answers has not said them."""

from __future__ import annotations

from typing import Literal

from briefing import language
from briefing.analyse.quotes.marks import Marked
from briefing.analyse.quotes.paragraph import BREAKS, Paragraph
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE
from briefing.analyse.quotes.turn import asks

Put = Literal["", "asked", "put"]
"""No question; one behind a verb whose subject asks it; one of somebody who is not named."""

NEAR = 4
"""Tokens before a question among which its noun or verb stands: "the question of a reporter"."""

GOVERNED = 4
"""Tokens before such a noun among which the preposition stands: "to another of his questions"."""

_PAUSES = frozenset({",", ":", "\u2014"})


def put(paragraph: Paragraph, place: int, span: Marked, low: int) -> Put:
    """Say how the quotation at a token of a sentence, which starts at `low`, is a question.

    "To the question “...” he replied", "Asked “...”, she left", Turkish "“...” sorusuna": nobody's.
    "A reporter asked him: “...” He replied": the reporter's.
    """
    tokens, family = paragraph.tokens, paragraph.lexicon.family
    question = asks(paragraph.text, (span.start, span.end), paragraph.lexicon.code)
    if family == "tr":
        behind = [token.key for token in tokens[place + 1 : place + 3]]
        said = behind[1:] if behind[:1] == ["diye"] else behind[:1]
        nouns = language.word_list("question_nouns", family)
        return "put" if question and not nouns.isdisjoint(said) else ""
    end = place
    while end > low and tokens[end - 1].key in _PAUSES:
        end -= 1
    if end == low:
        return ""
    asked = tokens[end - 1].key in language.word_list("asked_participles", family)
    if asked and _is_passive(paragraph, end - 1, low):
        return "put"
    if not question:
        return ""
    first = max(low, end - NEAR)
    nouns = language.word_list("question_nouns", family)
    for index in range(end - 1, first - 1, -1):
        if tokens[index].key in BREAKS or tokens[index].key in paragraph.lexicon.cues:
            break
        if tokens[index].key in nouns and _is_governed(paragraph, index, low):
            return "put"
    asking = language.word_list("askings", family)
    return "asked" if any(token.key in asking for token in tokens[first:end]) else ""


def _is_passive(paragraph: Paragraph, index: int, low: int) -> bool:
    """Say whether a participle has no subject that asks: "Asked", "was asked", "when asked"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.code == "en":
        before = tokens[index - 1].key if index > low else BOUNDARY
        openers = lexicon.subordinators | lexicon.passives
        return before in (BOUNDARY, QUOTE, ",") or before in openers
    having = language.word_list("having", lexicon.family)
    return having.isdisjoint(token.key for token in tokens[low:index])  # but "hat ... gefragt"


def _is_governed(paragraph: Paragraph, index: int, low: int) -> bool:
    """Say whether a noun stands behind a preposition, or in the dative: "Pyetjes “...”"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.family == "sq" and tokens[index].key.endswith(("s", "ve")):
        return True
    for before in range(index - 1, max(low, index - GOVERNED) - 1, -1):
        key = tokens[before].key
        if key in lexicon.prepositions:
            return True
        if key in BREAKS or key in lexicon.cues:
            return False
    return False
