"""Tell who asks, as somebody else answers, and who tells a sentence in passing."""

from __future__ import annotations

from briefing import language
from briefing.analyse.quotes.lexicon import Lexicon

APPOSED, VERB = 150, 20
"""Code points of an apposition behind a name, and in which the verb behind it starts, at most."""


def asks(text: str, end: int, words: Lexicon) -> bool:
    """Say whether a verb of asking stands behind a name that ends at a place, or its apposition.

    "Ana Lee, the lawyer, asked why" is no answer of hers.
    """
    asking = language.word_list("askings", words.family)
    comma = text.find(",", end + 1, end + APPOSED) if text[end : end + 1] == "," else -1
    for start in (end, comma) if comma > 0 else (end,):
        behind = words.tokens(text, start, start + VERB)[:1]
        if behind and behind[0][0] in asking:
            return True
    return False


def tells(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Say whether a name and a verb of speech behind it are an aside: ", Orr said,"."""
    behind = words.tokens(text, end, end + VERB)[:1]
    return text[max(0, start - 2) : start] == ", " and bool(behind) and behind[0][0] in words.cues
