"""Turn the lists of names and words of time into one vocabulary a language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefing import language
from briefing.analyse.lexicon import Lexicon, rows
from briefing.language import fold

MONTH, SHORT, WEEKDAY, PHRASE, SEASON = "month", "short", "weekday", "phrase", "season"
"""Kinds of words that a date may begin with, before the colon of an entry's value."""

_CAPITAL = frozenset({"en", "de", "el", "tr"})
"""Languages that write months with a capital."""

_ACCENTS = frozenset({"de", "fr", "es"})
"""Languages in which an accent tells tenses apart: "débute" and "débuté"."""

_CAPITAL_DAYS = frozenset({"en", "de", "el"})
"""Languages that write weekdays with a capital."""


class Vocabulary(NamedTuple):
    """The words of time of a language."""

    family: str
    """The code of its lists."""
    names: Lexicon
    """Months, weekdays, phrases and seasons -> kind:value."""
    uses: dict[str, tuple[str, ...]]
    """Other words by their use, folded, in the order of the list."""
    capital_months: bool
    """True when a month without a capital is another word ("may")."""
    capital_days: bool
    """The same for weekdays."""

    def has(self, use: str, key: str) -> bool:
        """Say whether a folded word has a use."""
        return key in self.uses.get(use, ())


@lru_cache(maxsize=32)
def vocabulary(family: str) -> Vocabulary:
    """Return the words of time of a language."""
    return Vocabulary(
        family,
        Lexicon(_named(family), language.entries("place_endings", family), number_words(family)),
        uses(family),
        family in _CAPITAL,
        family in _CAPITAL_DAYS,
    )


def _named(family: str) -> Iterator[tuple[str, str]]:
    for name, kind in (
        ("months", MONTH),
        ("month_forms", MONTH),
        ("months_short", SHORT),
        ("weekdays", WEEKDAY),
        ("weekday_forms", WEEKDAY),
        ("date_phrases", PHRASE),
    ):
        for phrase, value in rows(language.entries(name, family)):
            yield phrase, f"{kind}:{value}"
    for season in uses(family).get("seasons", ()):
        yield season, f"{SEASON}:"


@lru_cache(maxsize=32)
def written(family: str) -> dict[str, tuple[str, ...]]:
    """Return the words around dates by their use, as the list has them."""
    table: dict[str, list[str]] = {}
    for line in language.entries("time", family):
        use, _, words = line.partition("|")
        table.setdefault(use, []).extend(words.split(";"))
    return {use: tuple(words) for use, words in table.items()}


@lru_cache(maxsize=32)
def uses(family: str) -> dict[str, tuple[str, ...]]:
    """Return the words around dates by their use, folded."""
    return {use: tuple(map(fold, words)) for use, words in written(family).items()}


@lru_cache(maxsize=32)
def number_words(family: str) -> dict[str, float]:
    """Return the folded words for numbers -> their value."""
    return {fold(word): float(value) for word, value in rows(language.entries("numbers", family))}


@lru_cache(maxsize=32)
def tenses(family: str) -> Lexicon:
    """Return words that show a tense -> `past`, `future`, or empty where only the ending does."""
    table = written(family)
    return Lexicon(
        [
            *((word, "") for word in table.get("tense_past_not", ())),
            *((word, "") for word in table.get("tense_future_not", ())),
            *((word, "past") for word in table.get("tense_past", ())),
            *((word, "future") for word in table.get("tense_future", ())),
        ],
        accents=family in _ACCENTS,
    )
