"""Turn the lists of places into one table a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefing import language
from briefing.analyse.lexicon import Lexicon, rows
from briefing.language import fold

NO_PLACE = "-"
"""The value of names that hold a place's name and are none: the Paris Agreement."""

EXACT = "="
"""The sign after a name that takes no endings."""

_INFLECTED = frozenset({"hbs", "mk", "sq", "tr", "el", "de", "cs"})
_STRIPPED = frozenset({"hbs", "mk", "sq", "el", "cs"})
_VOWELS = frozenset("aeiouyаеиоуαεηιουω")
_STRIPPED_TOO = frozenset("σ")
_LATIN = frozenset({"en", "hbs", "tr", "de", "fr", "cs", "es", "it"})

SHORTEST_STEM = 3
"""Letters of a name without its last vowel at least, for endings to be looked for."""


@lru_cache(maxsize=32)
def names(code: str) -> Lexicon:
    """Return the names of places of a language -> ISO 3166-1 code, or `NO_PLACE`."""
    return _names(language.family(code))


@lru_cache(maxsize=32)
def _names(family: str) -> Lexicon:
    own = list(rows(language.entries("places", family)))
    exact = {fold(name.rstrip(EXACT)) for name, _ in own if name.endswith(EXACT)}
    given = [*language.entries("territories", family), *language.entries("cities", family)]
    if family in _LATIN:
        given += language.entries("places", "any")
    known = {fold(name.rstrip(EXACT)) for name, _ in own}
    foreign = [(name, value) for name, value in rows(given) if fold(name) not in known]
    return Lexicon(
        _inflected([*own, *foreign], family, exact), language.entries("place_endings", family)
    )


def _inflected(
    named: Iterable[tuple[str, str]], family: str, exact: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield each name, and with the signs for endings where a language inflects names."""
    for name, value in named:
        plain = name.rstrip(EXACT)
        yield plain, value
        if (
            family in _INFLECTED
            and not name.endswith(("~", "+", EXACT))
            and fold(name) not in exact
        ):
            yield " ".join(_signed(word, family) for word in plain.split()), value


def _signed(word: str, family: str) -> str:
    """Return a word of a name with the sign for its endings."""
    key = fold(word)
    if not word[:1].isupper() or word.isupper() or len(key) < SHORTEST_STEM:
        return word
    if family in _STRIPPED and (key[-1] in _VOWELS or key[-1] in _STRIPPED_TOO):
        bare = word[:-1]
        while len(bare) > SHORTEST_STEM and fold(bare[-1]) in _VOWELS and family == "el":
            bare = bare[:-1]
        return f"{bare}+" if len(bare) >= SHORTEST_STEM else word
    return f"{word}~"


@lru_cache(maxsize=32)
def alliances(code: str) -> Lexicon:
    """Return the names of alliances and bodies in a language -> their code."""
    family = language.family(code)
    lines = [*language.entries("alliances", "any"), *language.entries("alliances", family)]
    if family != "en":
        lines += language.entries("alliances", "en")
    return Lexicon((name, "" if value == NO_PLACE else value) for name, value in rows(lines))
