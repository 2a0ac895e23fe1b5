"""Tell who asks: behind a question somebody else answers."""

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
