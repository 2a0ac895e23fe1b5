"""Tell from the words beside a name what its bearer does: asks, tells, is told or talked with."""

from __future__ import annotations

from briefing import language
from briefing.analyse.quotes.lexicon import Lexicon

APPOSED, VERB, TITLE = 150, 20, 40
"""Code points of an apposition behind a name, in which the verb behind it starts, and in which the
one before it and its title stand, at most."""


def asks(text: str, end: int, words: Lexicon) -> bool:
    """Say whether a verb of asking stands behind a name that ends at a place, or its apposition.

    "Ana Lee, the lawyer, asked why" is no answer of hers.
    """
    return _asking(text, end, words) is not None


def asks_whom(text: str, end: int, words: Lexicon) -> bool:
    """Say whether a pronoun or a name stands behind such a verb: "asked him why"."""
    asked = _asking(text, end, words)
    whom = words.first(text, asked, asked + VERB) if asked is not None else None
    return whom is not None and (whom[0] in words.objects or text[whom[1]].isupper())


def _asking(text: str, end: int, words: Lexicon) -> int | None:
    """Return where the verb of asking behind a name ends, or None."""
    asking = language.word_list("askings", words.family)
    comma = text.find(",", end + 1, end + APPOSED) if text[end : end + 1] == "," else -1
    for start in (end, comma) if comma > 0 else (end,):
        behind = words.first(text, start, start + VERB)
        if behind is not None and behind[0] in asking:
            return behind[2]
    return None


def tells(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Say whether a name and a verb of speech behind it are an aside: ", Orr said,"."""
    if text[max(0, start - 2) : start] != ", ":
        return False
    behind = words.first(text, end, end + VERB)
    return behind is not None and behind[0] in words.cues


def verb_before(text: str, start: int, words: Lexicon) -> tuple[str, int]:
    """Return the word before a name and its title, and where it starts: "she asked Senator Orr".

    Nothing, and -1, where there is none.
    """
    before = words.tokens(text, max(0, start - TITLE), start)
    plain = ((key, left) for key, left, _ in reversed(before) if key.rstrip(".") not in words.roles)
    return next(plain, ("", -1))


def hears(text: str, start: int, words: Lexicon) -> bool:
    """Say whether a name is that of somebody who is told something: "he told Mr. Orr"."""
    return verb_before(text, start, words)[0] in words.transitive


def is_governed(text: str, start: int, words: Lexicon) -> bool:
    """Say whether a preposition stands right before a name: "said at a meeting with Orr"."""
    before = [key for key, _, _ in words.tokens(text, max(0, start - VERB), start)[-2:]]
    said = any(key in words.according for key in before)  # "according to Orr"
    return bool(before) and before[-1] in words.prepositions and not said
