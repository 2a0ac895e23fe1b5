"""Turn bytes of an unknown code page into text: the reading that gives a language's own letters.

A byte above 127 is a letter in every code page.  The right page is the one in which those
letters belong to one language's alphabet, upper case begins words, quotation marks stand
at their ends, and the function words are those of that language.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from briefing import language

PAGES = (
    ("cp1252", "en de fr es it pt nl sv da fi sq"),
    ("cp1250", "hbs sl cs sk pl hu ro de sq en-hbs"),
    ("cp1251", "sr mk bg ru uk"),
    ("cp1253", "el"),
    ("cp1254", "tr"),
    ("iso8859_2", "hbs sl cs sk pl hu ro en-hbs"),
    ("iso8859_5", "sr mk bg ru"),
    ("iso8859_7", "el"),
    ("iso8859_9", "tr"),
    ("iso8859_15", "fr es fi"),
    ("koi8_r", "ru bg"),
    ("cp866", "ru bg"),
    ("mac_roman", "en de fr es it pt"),
    ("cp850", "de fr es it pt"),
    ("cp852", "hbs cs sk pl hu ro"),
)
"""The code pages that are tried, each with the languages written in it; the first wins a tie."""

SAMPLE = 4_400
"""Code points that are judged."""

_OPENING = frozenset("“„«‘‚‹¿¡")
_CLOSING = frozenset("”»’“‘›")
_SIGNS = frozenset("–—…€£§°•·©®™\xa0\xad½²³ªº№")


class Guess(NamedTuple):
    """How some bytes read in a code page."""

    encoding: str
    """The code page, by its name in Python."""
    fit: float
    """How well it reads: 1 or more is good, below 0 is nonsense."""


def guess(sample: bytes) -> tuple[Guess, ...]:
    """Return how some bytes read in each code page of `PAGES` that has characters for them."""
    found = []
    for encoding, codes in PAGES:
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        found.append(Guess(encoding, fitness(text, tuple(codes.split()))))
    return tuple(found)


def fitness(text: str, codes: tuple[str, ...] = ()) -> float:
    """Return how well the beginning of a text reads in the best of some languages.

    The mean over its characters beyond ASCII, from -3 to 1, and twice the share of its words
    that are function words of the language; without `codes` of any language known.
    """
    sample = text[:SAMPLE]
    words = [word.casefold() for word in language.words(sample)]
    return max(
        _letters(sample, alphabet) + 2 * _function_words(words, code)
        for code, alphabet in _alphabets().items()
        if not codes or code in codes
    )


def _letters(text: str, alphabet: dict[str, float]) -> float:
    total, count = 0.0, 0
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if char > "\x7f":
            count += 1
            total += _worth(before, char, after, alphabet)
    return total / max(1, count)


def _worth(before: str, char: str, after: str, alphabet: dict[str, float]) -> float:
    """Return from -3 to 1 how well a character sits between its neighbours."""
    if char.isalpha():
        mixed = char > "\u0370" and (_is_ascii_letter(before) or _is_ascii_letter(after))
        inner = char.isupper() and before.islower()
        return -1.0 if mixed or inner else alphabet.get(char.lower(), -1.0)
    if unicodedata.category(char) == "Cc":
        return -3.0
    inside = before.isalpha() and after.isalpha()
    if char in _OPENING and after.isalnum() and not before.isalnum():
        return 0.8
    if char in _CLOSING and not before.isspace() and (char == "’" or not after.isalnum()):
        return 0.8
    return 0.5 if char in _SIGNS and not inside else -1.0


def _is_ascii_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _function_words(words: list[str], code: str) -> float:
    known = language.stop_words(code.partition("-")[0])
    read = map(language.to_latin, words) if code == "sr" else words
    return sum(word in known for word in read) / max(1, len(words))


@lru_cache(maxsize=1)
def _alphabets() -> dict[str, dict[str, float]]:
    """Return for each language how well each of its letters speaks for it."""
    found = {}
    for row in language.entries("alphabets", "any"):
        code, usual, rare = (*row.split("|"), "")[:3]
        found[code] = dict.fromkeys(rare, 0.5) | dict.fromkeys(usual, 1.0)
    return found
