"""Tell statements with their parts swapped: A sold to B is not B sold to A."""

from __future__ import annotations

from briefing.analyse.scan import scan
from briefing.analyse.senses import CLASS, senses
from briefing.language import fold, words
from briefing.model import Statement

DIRECTED = frozenset(
    CLASS + name
    for name in "sell buy attack sue accuse offer send gift lend visit help extradite blame".split()
)
"""Doings with a doer and one who bears them."""


def swapped(left: Statement, right: Statement, code: str) -> bool:
    """Say whether two actors change sides around one directed verb, both verbs active.

    English shows by the order of words who does what; other languages do not, and are not
    looked at.
    """
    if code != "en":
        return False
    first, second = _order(left), _order(right)
    if first is None or second is None:
        return False
    return first[0] == second[0] and first[1:] == second[:0:-1]


def _order(statement: Statement) -> tuple[str, str, str] | None:
    """Return the directed verb with the one actor before and the one after it, or None."""
    text = statement.sentence.text
    cut = scan(text, "en")
    verbs = [s for s in senses(text, "en") if s.key in DIRECTED]
    if len({v.key for v in verbs}) != 1:
        return None
    at = cut.starts[verbs[0].first]
    before: list[str] = []
    after: list[str] = []
    for start, name in _actors(statement):
        (before if start < at else after).append(name)
    if len(set(before)) != 1 or len(set(after)) != 1 or before[0] == after[0]:
        return None
    if _passive(text[:at]):
        return verbs[0].key, after[0], before[0]
    return verbs[0].key, before[0], after[0]


def _actors(statement: Statement) -> list[tuple[int, str]]:
    """Return the countries and the capitalised names of a sentence with their offsets."""
    offset = statement.sentence.start
    found = [(place.start - offset, place.code) for place in statement.places]
    text = statement.sentence.text
    for name in statement.people:
        surname = words(name)[-1] if words(name) else ""
        at = text.find(surname) if surname else -1
        if at >= 0:
            found.append((at, fold(name)))
    return sorted(found)


_AUXILIARIES = frozenset({"was", "were", "is", "are", "been", "being", "be"})


def _passive(before: str) -> bool:
    tail = words(before)[-1:]
    return bool(tail) and tail[0].casefold() in _AUXILIARIES
