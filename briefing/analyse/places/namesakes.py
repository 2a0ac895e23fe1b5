"""Turn a name that may be a place into its country, or into none: Jordan, Georgia, Split.

Three kinds of namesakes are told apart by what stands near them: people (Michael Jordan),
common words (Split, a city and a verb), and places or things of one name (Georgia the state
and the country, Turkey and the bird).
"""

from __future__ import annotations

from functools import lru_cache

from briefing import language
from briefing.analyse.lexicon import Match
from briefing.analyse.places.table import NO_PLACE, names
from briefing.analyse.scan import Scan, scan
from briefing.language import fold

_TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "miss", "herr", "frau", "monsieur", "madame"})
_BEFORE_PLACES = ("ing", "ern", "ish", "ian", "wide", "based")

EVIDENCE = 2
"""Words of an article that tell a namesake when its own sentence does not."""

LONGEST_ARTICLE = 50_000
"""Code points of the article that are looked at."""


def settled(cut: Scan, match: Match, code: str, article: str) -> str:
    """Return the country that a name stands for where it stands, or `NO_PLACE`."""
    value = match.value
    first, last = match.first, match.last
    if value == NO_PLACE:
        return value
    if last - first > 1:
        return value
    key, family = cut.keys[first], language.family(code)
    if key == "us" and _shouting(cut):
        return NO_PLACE
    if family == "en" and _in_a_state(cut, last, code):
        return "US"
    if key in _words(family) and not _after_preposition(cut, first, family):
        return NO_PLACE
    told = _told(key, cut, code, article)
    if told:
        return told
    if key in _persons() and _is_person(cut, first, code, article):
        return NO_PLACE
    return value


def _shouting(cut: Scan) -> bool:
    return sum(word.isupper() for word in cut.words) > len(cut.words) / 2


def _in_a_state(cut: Scan, last: int, code: str) -> bool:
    """Say whether ", Alabama" follows: a namesake in the United States."""
    if last >= len(cut.words) or cut.gap(last - 1) != ", ":
        return False
    state = fold(cut.text[cut.starts[last] : cut.ends[min(last + 1, len(cut.words) - 1)]])
    return cut.keys[last] in _states() or state in _states()


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    return language.word_list("us_states", "en")


@lru_cache(maxsize=32)
def _words(family: str) -> frozenset[str]:
    return frozenset(fold(word) for word in language.entries("place_words", family))


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    return language.word_list("place_persons", "any")


@lru_cache(maxsize=32)
def _listed(name: str, family: str) -> frozenset[str]:
    return frozenset(fold(word) for word in language.entries(name, family))


def _after_preposition(cut: Scan, first: int, family: str) -> bool:
    """Say whether a preposition of place stands directly before, and no name directly after."""
    if not first or cut.keys[first - 1] not in _listed("place_prepositions", family):
        return _has_suffix(cut, first, family)
    follows = first + 1 < len(cut.words) and cut.gap(first) == " "
    return not (follows and cut.words[first + 1][0].isupper() and family != "de")


def _has_suffix(cut: Scan, first: int, family: str) -> bool:
    """Say whether a Turkish name bears a case: the apostrophe shows that it is a name."""
    return family == "tr" and cut.gap(first) in ("'", "\u2019")


@lru_cache(maxsize=4)
def _contexts(family: str) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Return name -> its readings, each a code with the words that tell it."""
    table: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for line in language.entries("place_contexts", family):
        name, value, words = line.split("|")
        table.setdefault(fold(name), []).append((value, frozenset(words.split())))
    return {name: tuple(readings) for name, readings in table.items()}


def _told(key: str, cut: Scan, code: str, article: str) -> str:
    """Return the reading that the words of the sentence tell, else those of the article."""
    readings = _contexts(language.family(code)).get(key, ())
    if not readings:
        return ""
    here = frozenset(cut.keys)
    for value, words in readings:
        if here & words:
            return value
    if not article:
        return ""
    around = _keys(article[:LONGEST_ARTICLE], code)
    counts = [(len(around & words), -index) for index, (_, words) in enumerate(readings)]
    most, index = max(counts)
    return readings[-index][0] if most >= EVIDENCE else ""


@lru_cache(maxsize=4)
def _keys(article: str, code: str) -> frozenset[str]:
    return frozenset(scan(article, code).keys)


def _is_person(cut: Scan, first: int, code: str, article: str) -> bool:
    """Say whether a first name, a title or a surname stands at the name."""
    if _named_before(cut, first, code) or _surname_after(cut, first, code):
        return True
    if not article or _after_preposition(cut, first, language.family(code)):
        return False
    return cut.keys[first] in _people(article[:LONGEST_ARTICLE], code)


def _named_before(cut: Scan, first: int, code: str) -> bool:
    if not first or cut.before(first) not in (" ", ". "):
        return False
    word, key = cut.words[first - 1], cut.keys[first - 1]
    if key in _TITLES or key in _first_names():
        return word[0].isupper()
    if cut.before(first) != " " or not word[0].isupper() or word.isupper():
        return False
    if key in language.stop_words(code) or key.endswith(_BEFORE_PLACES):
        return False
    return not names(code).entries(key) and key not in _roles(code) and key not in _capitals(code)


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    lines = language.entries("first_names", "any")
    return frozenset(fold(line.partition("|")[0]) for line in lines)


@lru_cache(maxsize=32)
def _roles(code: str) -> frozenset[str]:
    return frozenset(
        fold(word) for role in language.entries("roles", code) for word in role.split()
    )


@lru_cache(maxsize=32)
def _capitals(code: str) -> frozenset[str]:
    """Return words with a capital that stand beside a country's name: months, institutions."""
    family = language.family(code)
    lists = [*language.entries("months", family), *language.entries("weekdays", family)]
    calendar = {fold(line.partition("|")[0]) for line in lists}
    return _listed("place_institutions", family) | calendar


def _surname_after(cut: Scan, first: int, code: str) -> bool:
    after = first + 1
    if language.family(code) != "en" or after >= len(cut.words) or cut.gap(first) != " ":
        return False
    word, key = cut.words[after], cut.keys[after]
    if not word[0].isupper() or word.isupper() or len(word) < 2:
        return False
    if first and cut.keys[first - 1] in _listed("place_prepositions", "en"):
        return False
    known = key in _capitals(code) or key in _roles(code) or key in language.stop_words(code)
    return not known and not names(code).entries(key)


@lru_cache(maxsize=4)
def _people(article: str, code: str) -> frozenset[str]:
    """Return the names of places that an article uses as people's surnames."""
    cut = scan(article, code)
    return frozenset(
        key
        for index, key in enumerate(cut.keys)
        if key in _persons() and _named_before(cut, index, code)
    )
