"""Say what tells of people: descriptions ("the Serbian president"), titles, human names."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import lru_cache

from briefing import language
from briefing.analyse.people.forms import name_key, stems
from briefing.analyse.people.lists import is_given, pairs, territories
from briefing.model import Person

PREFIX = 4
"""Letters that a place and its adjective share at least: "Serbia", "Serbian"."""

UNNAMED = 0.5
"""How sure a name without title and common first name is that of a human being."""


def likely_human(person: Person) -> float:
    """Return how sure a name is a human being's: 1 with a title or with a common first name in it.

    Several other words may as well be a paper or a film, a single one a place.
    """
    words = person.name.split()
    if person.roles or any(map(is_given, words)):
        return 1.0
    return UNNAMED if len(words) > 1 or "-" in words[0] else 0.0


@lru_cache(maxsize=10_000)
def title_words(title: str, code: str) -> frozenset[str]:
    """Return the folded words of a title, abbreviations written out."""
    forms = pairs("role_forms", code)
    words = (forms.get(word.casefold(), word) for word in title.split())
    found = {name_key(part) for word in words for part in word.split()}
    if code == "de":  # "SPD-Abgeordneter", "Abgeordnete"
        found |= {part for word in found if "-" in word for part in word.split("-")}
    return frozenset(found)


def fits(
    heads: AbstractSet[str], title: frozenset[str], code: str, *, placed: bool = False
) -> bool:
    """Say whether a title holds every word of a description, in some case.

    A place counts as held when the title names it in another form, or, unless the title
    has to be `placed`, no place at all.
    """
    known = territories(code)
    places = {word for word in title if word in known}
    said = {word for word in heads if word in known}
    if not heads - said or not all(_is_in(word, title, code) for word in heads - said):
        return False
    unplaced = not places and not (placed and said)
    return unplaced or all(_shares(word, places) for word in said)


@lru_cache(maxsize=2_000)
def meanings(heads: frozenset[str], code: str) -> tuple[frozenset[str], ...]:
    """Return the words of a description, then those of other titles that it may mean.

    "premijer" is also "predsednik vlade"; "the Serbian leader" the Serbian president, but
    "the leader" alone may be anybody.
    """
    found = [heads]
    heads -= language.stop_words(code)
    for office in _titles("role_synonyms", code):
        for title in office:
            found += (heads - title | other for other in office if title <= heads)
    for generic, *others in _titles("role_generics", code):
        if generic < heads:
            found += (heads - generic | other for other in others)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=32)
def _titles(name: str, code: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """Return lines of titles, each title as its folded words without function words."""
    small = language.stop_words(code)
    return tuple(
        tuple(
            frozenset(name_key(word) for word in title.split() if word not in small)
            for title in line.split("|")
        )
        for line in language.entries(name, code)
    )


def _is_in(word: str, title: frozenset[str], code: str) -> bool:
    forms = stems(word, code)
    if code == "de" and not title.isdisjoint((f"{word}r", word.removesuffix("r"))):
        return True  # "der Abgeordnete" is "Abgeordneter"
    return word in title or any(not forms.isdisjoint(stems(other, code)) for other in title)


def _shares(word: str, places: set[str]) -> bool:
    return any(word[:PREFIX] == place[:PREFIX] for place in places)
