"""Order a section's choices: whoever is introduced in one of them stands there before the rest.

By worth alone "Orr said ..." may stand above "Ana Orr, the mayor, said ...", and nobody knows who
is meant.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.language import fold
from briefing.model import Analysis, Choice, Statement

FRONT = 60
"""Code points of a statement in which its subject stands."""


def introduced(analysis: Analysis, choices: list[Choice], above: Iterable[Choice]) -> list[Choice]:
    """Return choices in the order of their worth, but for those that introduce somebody.

    One that names in full whom the next one names near its front by surname alone comes before
    it, unless they are named `above` already or it needs an introduction itself.
    """
    known = {
        name for choice in above if (told := _statement(analysis, choice)) for name in told.people
    }
    left, ordered = list(choices), list[Choice]()
    while left:
        missing = _short(_statement(analysis, left[0])) - known
        first = next(
            (
                choice
                for choice in left[1:]
                if missing & _full(told := _statement(analysis, choice))
                and not _short(told) - known
            ),
            left[0],
        )
        left.remove(first)
        ordered.append(first)
        known |= _full(_statement(analysis, first))
    return ordered


def _statement(analysis: Analysis, choice: Choice) -> Statement | None:
    candidate = choice.candidate
    if candidate.quote is not None or candidate.index < 0:
        return None
    return analysis.statements[candidate.document][candidate.index]


def _full(statement: Statement | None) -> set[str]:
    """Return the people whom a statement names by all words of their name."""
    return {name for name, whole in _named(statement) if whole}


def _short(statement: Statement | None) -> set[str]:
    """Return the people whom a statement names by their surname alone."""
    return {name for name, whole in _named(statement) if not whole}


def _named(statement: Statement | None) -> Iterable[tuple[str, bool]]:
    if statement is None:
        return
    text = fold(statement.sentence.text)
    for name in statement.people:
        first, *rest = fold(name).split()
        whole = f"{first} " in text
        if rest and (whole or rest[-1] in text[:FRONT]):
            yield name, whole
