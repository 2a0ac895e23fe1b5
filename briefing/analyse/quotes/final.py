"""Find the tag at the end of a sentence that quotes before: "It is “late” for us, says X."."""

from __future__ import annotations

from briefing.analyse.quotes.cues import cue_at
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.phrases import phrase_from
from briefing.analyse.quotes.tokens import QUOTE

LEAST = 2
"""Words between a quotation and such a tag at least: nearer it is the quotation's own."""


def final_tag(rest: Paragraph) -> Part | None:
    """Return the tokens of the speaker whom the end of an English sentence names, or None.

    `rest` is what stands behind the quotation: ", says Ana Lee", ", said Lee, a lawyer".
    """
    tokens, high = rest.tokens, len(rest.tokens)
    if rest.lexicon.code != "en" or any(token.key == QUOTE for token in tokens):
        return None
    for comma in range(LEAST, high - 2):
        cue = cue_at(rest, comma + 1, high) if tokens[comma].key == "," else None
        if cue is None or cue.participle or cue.phrase:
            continue
        speaker = phrase_from(rest, cue.after, high)
        if not rest.has_head_name(speaker):
            continue
        behind = tokens[speaker[1]].key if speaker[1] < high else "."
        if behind in (",", ".") or behind in rest.lexicon.prepositions:
            return speaker
    return None
