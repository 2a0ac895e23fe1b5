"""Turn the forms of a name into one key: accents, scripts and case endings made equal."""

from __future__ import annotations

from functools import lru_cache

from briefing import language
from briefing.language import fold

_GREEK = {
    "αι": "ai", "ει": "ei", "οι": "oi", "ου": "ou", "αυ": "av", "ευ": "ev", "γγ": "ng",
    "γκ": "gk", "μπ": "b", "ντ": "nt", "τσ": "ts", "τζ": "tz",
}  # fmt: skip
_LETTERS = str.maketrans(
    {
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th",
        "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p",
        "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps",
        "ω": "o", "ѓ": "g", "ќ": "k", "ѕ": "dz", "щ": "st", "ъ": "a", "ь": "", "ю": "ju",
        "я": "ja", "й": "j", "ы": "i", "э": "e", "і": "i", "ї": "i", "є": "e",
    }
)  # fmt: skip

_GREEK_ON = "\u0370"
"""The first code point behind Latin letters and marks."""

ARTICLES = frozenset("al el ul ur an ar as ash aš at ad az en es eş ал ел ас аш αλ ελ".split())
"""The Arabic article as it stands before a name, with a hyphen: "al-Assad", "es-Sisi"."""

_FOLDED_ARTICLES = frozenset("al el ul ur an ar as ash at ad az en es".split())
"""The articles in a key."""

SHORTEST_STEM = 3
"""Letters that two case forms of one name share at least."""


@lru_cache(maxsize=100_000)
def name_key(word: str) -> str:
    """Return a word of a name without case, accents and script ("Вучић", "Vucic" -> "vucic").

    Greek follows ISO 843 loosely, Cyrillic the Serbian alphabet; `dj` counts as `đ`, and an
    Arabic article does not count ("al-Assad", "Assad").
    """
    key = _key(word)
    article, hyphen, rest = key.partition("-")
    return rest if hyphen and article in _FOLDED_ARTICLES and len(rest) > 1 else key


def _key(word: str) -> str:
    plain = word.strip(".,'\u2019")
    if plain.isascii():
        return plain.casefold().replace("dj", "d")
    if max(plain) < _GREEK_ON:
        return fold(plain).replace("dj", "d")
    lower = language.to_latin(plain.casefold())
    lower = fold(lower.translate(_CYRILLIC_EXTRA))
    if not lower.isascii():
        for pair, latin in _GREEK.items():
            lower = lower.replace(pair, latin)
        lower = lower.translate(_LETTERS)
    return lower.replace("dj", "d")


_CYRILLIC_EXTRA = str.maketrans({"ѓ": "g", "ќ": "k", "ѕ": "dz", "й": "j"})


@lru_cache(maxsize=32)
def endings(code: str) -> tuple[str, ...]:
    """Return the case endings of names in a language, folded, the longest first."""
    folded = {name_key(ending) for ending in language.entries("name_endings", code)}
    return tuple(sorted(folded - {""}, key=lambda ending: (-len(ending), ending)))


@lru_cache(maxsize=100_000)
def stems(key: str, code: str) -> frozenset[str]:
    """Return what may stand before the case ending of a word of a name, itself included."""
    found = {key}
    for ending in endings(code):
        if key.endswith(ending) and len(key) - len(ending) >= SHORTEST_STEM:
            found.add(key[: -len(ending)])
    if key.endswith("ac") and len(key) > SHORTEST_STEM + 2 and endings(code):
        found.add(key[:-2] + "c")  # a fleeting vowel: "Primorac", "Primorca"
    return frozenset(found)


def stems_of(words: frozenset[str], code: str) -> frozenset[str]:
    """Return what may stand before the case endings of some words, folded."""
    return frozenset(stem for word in words for stem in stems(name_key(word), code))


def same_word(left: str, right: str, code: str) -> bool:
    """Say whether two folded words are forms of one name: equal, an initial, or case forms."""
    if left == right:
        return True
    if min(len(left), len(right)) == 1:
        return left[0] == right[0]
    if not endings(code):
        return False
    if stems(left, code) & stems(right, code):
        return True
    # A fleeting vowel: "Aleksandar", "Aleksandra".
    return (
        len(left) == len(right) >= 6 and left[:-2] == right[:-2] and sorted(left) == sorted(right)
    )


@lru_cache(maxsize=32)
def _short_forms(code: str) -> dict[str, frozenset[str]]:
    """Return the short forms of first names with the names that they can stand for."""
    rows = (line.partition("|") for line in language.entries("nicknames", code))
    return {short: frozenset(names.split(";")) for short, _, names in rows}


def _same_given(left: str, right: str, code: str) -> bool:
    """Say whether two folded first names can be one's: one is short for the other, "Matt"."""
    short = _short_forms(code)
    return not short.get(left, frozenset((left,))).isdisjoint(short.get(right, frozenset((right,))))


def part_of(short: tuple[str, ...], long: tuple[str, ...], code: str) -> bool:
    """Say whether every word of a form stands in the fuller one, in order.

    As the first of several words a short form of a first name will do.
    """
    if len(short) > 1 and len(long) > 1 and _same_given(short[0], long[0], code):
        short, long = short[1:], long[1:]
    position = 0
    for word in short:
        while position < len(long) and not same_word(word, long[position], code):
            position += 1
        if position == len(long):
            return False
        position += 1
    return True
