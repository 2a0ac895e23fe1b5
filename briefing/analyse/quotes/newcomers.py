"""Find somebody without a name who is the subject of a sentence: "A woman shook her head."."""

from __future__ import annotations

from briefing.analyse.people.lists import pairs
from briefing.analyse.people.role_forms import role_gender
from briefing.analyse.quotes.lexicon import Lexicon
from briefing.model import Person

NEWCOMER, FRONTED = 5, 9
"""Words of a clause among which the noun of somebody new stands, and where it opens at most."""

_SOME = (["of", "them"], ["of", "the"])
"""What stands behind "one" of several: "one of them", "another of the men"."""


def newcomer(text: str, start: int, end: int, gender: str, words: Lexicon) -> Person | None:
    """Return who of a gender (`m` or `f`) without a name is the subject of a sentence, or None.

    The sentence opens with them, or after a comma: "Near the gate, one of them laughed.".
    """
    tokens = words.tokens(text, start, end)[: FRONTED + NEWCOMER]
    for first, (key, left, _) in enumerate(tokens[:FRONTED]):
        opens = not first or text[start:left].rstrip().endswith(",")
        if opens and key in words.indefinites:
            keys = [key for key, _, _ in tokens[first : first + NEWCOMER]]
            return _person(keys, gender, words)
    return None


def _person(keys: list[str], gender: str, words: Lexicon) -> Person | None:
    """Return somebody new of a gender whom words tell of: "a woman", "one of them"."""
    some = keys[1:3] in _SOME
    noun = next((key for key in keys[1:] if key in pairs("gendered", words.family)), "")
    if not some and (not noun or role_gender(noun, words.code) != gender):
        return None
    name = " ".join(keys[:3]) if some else noun
    return Person(name, (name,), gender=gender, roles=(name,))
