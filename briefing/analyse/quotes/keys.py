"""Turn text into words as the word lists have them: cut, folded, in one script."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import language

_WORD = re.compile(r"[^\W_]+(?:(?:[-.'\u2019\u00b7/&]|\.-)[^\W_]+)*|\$?\d[\d.,]*\d")
_FRENCH = (
    r"(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)['\u2019](?=\w)"
    r"|(?<=-)(?:ils?|elles?|on|je|nous|vous)(?![\w-])"
    r"|(?!t-(?:ils?|elles?|on)(?![\w-]))[^\W_]+(?:(?:-(?!(?:t-)?(?:ils?|elles?|on|je|nous|vous)(?![\w-]))|[.\u2019'])[^\W_]+)*"
)
_SIGN = r"[^\w\s'\u2019-]|(?<![^\W_])-|-(?![^\W_])"
"""A sign; no apostrophe, and no hyphen between letters: no word or sign starts with what is left
between two of them, so that each is where its text is next found."""

KEPT = 200_000
"""Words whose keys are kept at most."""

TURKISH = str.maketrans({"\u0130": "i", "I": "\u0131"})
"""The capitals of the Turkish i and \u0131, which other languages fold differently."""

GENITIVE = frozenset("in ın un ün nin nın nun nün".split())
"""Endings of Turkish names in the genitive, behind an apostrophe."""


@lru_cache(maxsize=16)
def pattern_of(family: str) -> re.Pattern[str]:
    """Return what matches the words of a family of languages."""
    return re.compile(_FRENCH, re.IGNORECASE) if family == "fr" else _WORD


@lru_cache(maxsize=16)
def signs_of(family: str) -> re.Pattern[str]:
    """Return what matches their words and every sign that is no part of one."""
    return re.compile(rf"{pattern_of(family).pattern}|{_SIGN}", pattern_of(family).flags)


def uncontracted(key: str) -> str:
    """Return a word's key without what is contracted with it: "you" for "you're"."""
    return key.partition("'")[0]


class Keys(dict[str, str]):
    """The keys of the words met so far; half the time of a cached function."""

    __slots__ = ("_family",)

    def __init__(self, family: str) -> None:
        """Start empty, for the words of one family of languages."""
        super().__init__()
        self._family = family

    def __missing__(self, word: str) -> str:
        """Work out a word's key and keep it."""
        if len(self) >= KEPT:
            self.clear()
        key = self[word] = key_of(word, self._family)
        return key


@lru_cache(maxsize=16)
def keys_of(family: str) -> Keys:
    """Return the keys of the words of a family of languages, met or not."""
    return Keys(family)


def located(
    pattern: re.Pattern[str], keys: Keys, text: str, start: int, end: int
) -> list[tuple[str, int, int]]:
    """Return the keys of what a pattern of words or signs matches in a stretch, and their places.

    Each is where its text is next found; that takes two thirds of the time of matches.
    """
    found = []
    for word in pattern.findall(text, start, end):
        start = text.find(word, start)
        after = start + len(word)
        found.append((keys[word], start, after))
        start = after
    return found


def key_of(word: str, family: str) -> str:
    """Return a word as the lists have it: small letters, Serbian in Latin script.

    An acronym that small would be a function word ("WHO", "US", "SAD") stays as it is.
    """
    if family == "tr":
        word = word.translate(TURKISH).split("'")[0].split("\u2019")[0] or word
    key = word.casefold().replace("\u2019", "'")
    if family == "hbs":
        key = language.to_latin(key)
    if key in _small(family) and len(word) > 1 and word.isalpha() and word.isupper():
        return word
    return key


@lru_cache(maxsize=16)
def _small(family: str) -> frozenset[str]:
    """Return the function words of a family of languages."""
    names = (
        *("adverbs", "auxiliaries", "conjunctions", "determiners", "prepositions", "pronouns"),
        *("possessives", "relatives", "subordinators", "thats"),
    )
    rows = (language.entries(name, family) for name in names)
    return frozenset(line.partition("|")[0].casefold() for row in rows for line in row)
