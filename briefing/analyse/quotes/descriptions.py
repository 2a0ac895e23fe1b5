"""Say what tells of people: descriptions ("the Serbian president"), titles, human names."""

from __future__ import annotations

from functools import lru_cache

from briefing.analyse.people.forms import name_key, stems
from briefing.analyse.people.lists import is_given, pairs, territories
from briefing.model import Person

PREFIX = 4
"""Letters that a place and its adjective share at least: "Serbia", "Serbian"."""

UNNAMED = 0.5
"""How sure a name without title and common first name is that of a human being."""


def likely_human(person: Person) -> float:
    """Return how sure a name is a human being's: 1 with a title or a common first name.

    Several other words may as well be a paper or a film, a single one a place.
    """
    words = person.name.split()
    if person.roles or is_given(words[0]):
        return 1.0
    return UNNAMED if len(words) > 1 or "-" in words[0] else 0.0


@lru_cache(maxsize=10_000)
def title_words(title: str, code: str) -> frozenset[str]:
    """Return the folded words of a title, abbreviations written out."""
    forms = pairs("role_forms", code)
    words = (forms.get(word.casefold(), word) for word in title.split())
    return frozenset(name_key(part) for word in words for part in word.split())


def fits(heads: set[str], title: frozenset[str], code: str) -> bool:
    """Say whether a title holds every word of a description, in some case.

    A place counts as held when the title names it in another form, or no place at all.
    """
    known = territories(code)
    places = {word for word in title if word in known}
    said = {word for word in heads if word in known}
    if not heads - said or not all(_is_in(word, title, code) for word in heads - said):
        return False
    return not places or all(_shares(word, places) for word in said)


def _is_in(word: str, title: frozenset[str], code: str) -> bool:
    forms = stems(word, code)
    return word in title or any(not forms.isdisjoint(stems(other, code)) for other in title)


def _shares(word: str, places: set[str]) -> bool:
    return any(word[:PREFIX] == place[:PREFIX] for place in places)
