"""Find the speaker beside a verb that no list of cues holds: "...," Weber grumbled.

Where a quotation that ends with a comma opens its sentence, a person with a finite verb
behind it can hardly be anything but its tag.
"""

from __future__ import annotations

from briefing.analyse.quotes.english_clauses import behind_apposition
from briefing.analyse.quotes.found import Found, how_of
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.phrases import phrase_from
from briefing.verbs import is_finite

SHORTEST = 4
"""Letters of such a verb at least."""

SURE = 0.7
"""Confidence of what is found."""


def unlisted(paragraph: Paragraph, index: int, high: int) -> Found | None:
    """Return the speaker of the tag that starts at a token: "X grumbled", "grumbled X"."""
    if _is_verb(paragraph, index):
        if index + 1 >= high or not paragraph.is_nominal(index + 1):
            return None
        speaker = phrase_from(paragraph, index + 1, high)
        return _found(paragraph, speaker, (index, index + 1), speaker[1])
    if paragraph.lexicon.code == "de" or not paragraph.is_nominal(index):
        return None
    speaker = phrase_from(paragraph, index, high)
    verb = speaker[1]
    if paragraph.lexicon.code == "en" and verb < high and paragraph.tokens[verb].key == ",":
        behind = behind_apposition(paragraph, verb + 1, high)
        verb = behind if behind > verb + 1 else high
    while verb < high and paragraph.lexicon.is_adverb(paragraph.tokens[verb].key):
        verb += 1
    if verb >= high or not _is_verb(paragraph, verb):
        return None
    return _found(paragraph, speaker, (verb, verb + 1), verb + 1)


def _found(paragraph: Paragraph, speaker: Part, cue: Part, after: int) -> Found | None:
    if not (paragraph.is_pronoun(speaker) or paragraph.has_head_name(speaker)):
        return None
    return Found(speaker, cue, how_of(paragraph, speaker), SURE, after)


def _is_verb(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word has the form of a verb and is in no list of small words."""
    key, lexicon = paragraph.tokens[index].key, paragraph.lexicon
    if len(key) < SHORTEST or paragraph.capital(index) or not lexicon.cue_endings:
        return False
    small = key in lexicon.auxiliaries or key in lexicon.closed or key in lexicon.determiners
    present = lexicon.code == "en" and key.endswith("s") and is_finite(key, "en")
    return not small and (present or key.endswith(lexicon.cue_endings))
