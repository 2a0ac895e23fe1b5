"""Turn a title as it was cut from its sentence into one that can be printed."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import language
from briefing.analyse.people import lists

_CONTRACTED = re.compile("\\w+['\u2019](?:m|ve|ll|re|d|t)", re.IGNORECASE)

_ELIDED = re.compile("^[lL]['\u2019]")

SHOUTED = 3
"""Words in capitals alone at the front of a title that show a heading."""


def calm(role: str) -> str:
    """Return a title without a heading in capitals that runs into it."""
    words = role.split()
    shouted = [number for number, word in enumerate(words) if word.isupper() and len(word) > 1]
    if len(shouted) < SHOUTED or shouted[-1] == len(words) - 1:
        return role
    return " ".join(words[shouted[-1] + 1 :])


@lru_cache(maxsize=20_000)
def tidy(role: str, code: str) -> str:
    """Return a title without what runs into it, or nothing when no title is left.

    Cut are a form of address behind it ("Committee Chairman Dr.") or a second, abbreviated
    title ("Committee Chairman Sen."), function words before it ("and for his ex-chief", "l'"), and
    all before an article with a capital inside it, which is another sentence: "Springfield The
    Rev.".
    """
    words = _ELIDED.sub("", role).split() if code == "fr" else role.split()
    determiners = language.word_list("determiners", code)
    links = language.word_list("prepositions", code) | language.word_list("conjunctions", code)
    while words and words[-1].casefold() in lists.honorifics(code):
        if len(words) > 1 and words[-2].casefold() in links | determiners:
            break
        words.pop()
    if len(words) > 2 and words[-1].endswith(".") and not words[-2].endswith("."):
        last = [(word.casefold(),) for word in words[-2:]]
        words = words[:-1] if all(lists.is_title(word, code) for word in last) else words
    for number in range(len(words) - 1, 0, -1):
        opens = words[number][0].isupper() and words[number].casefold() in determiners
        if opens and words[number - 1].casefold() not in links:
            words = words[number:]
            break
    while words and _is_loose(words[0], code):
        words = words[1:]
    folded = [word.rstrip(",").casefold() for word in words]
    return " ".join(words) if _holds_title(folded, code) else ""


def _is_loose(word: str, code: str) -> bool:
    """Say whether a word at the front of a title is none of it."""
    lower = word.casefold()
    if lower in language.word_list("role_modifiers", code) or lists.opens_title(lower, code):
        return False
    if word.isupper() and len(word) > 1:
        return False  # "WHO chief"
    return lower in lists.openers(code) or _CONTRACTED.fullmatch(lower) is not None


def _holds_title(folded: list[str], code: str) -> bool:
    return any(
        lists.is_title(tuple(folded[first : first + size]), code)
        for first in range(len(folded))
        for size in range(1, min(lists.longest_role(code), len(folded) - first) + 1)
    )
