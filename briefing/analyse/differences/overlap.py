"""Measure how much two statements say of the same things, and what stands beside a number."""

from __future__ import annotations

from briefing.analyse.scan import scan
from briefing.analyse.senses import senses
from briefing.model import Statement

WINDOW = 7
"""Words on each side of a span that belong to it, unless said otherwise."""


def alike(left: Statement, right: Statement) -> float:
    """Return from 0 to 1 the share of all senses, people and countries that both name."""
    first, second = _named(left), _named(right)
    return len(first & second) / (len(first | second) or 1)


def beside(
    statement: Statement,
    start: int,
    end: int,
    code: str,
    before: int = WINDOW,
    after: int = WINDOW,
) -> frozenset[str]:
    """Return the senses near a span (offsets in the sentence's text), the span's own left out."""
    text = statement.sentence.text
    cut = scan(text, code)
    inside = [i for i, at in enumerate(cut.starts) if start <= at < end]
    if not inside:
        return frozenset()
    first, last = inside[0] - before, inside[-1] + after
    return frozenset(
        sense.key
        for sense in senses(text, code)
        if first <= sense.first <= last and sense.first not in inside
    )


def follows(statement: Statement, at: int, code: str, words: int) -> str:
    """Return the first sense within some words from an index of a word on, or empty."""
    text = statement.sentence.text
    for sense in senses(text, code):
        if at <= sense.first < at + words:
            return sense.key
    return ""


def _named(statement: Statement) -> frozenset[str]:
    places = (f"#{place.code}" for place in statement.places)
    people = (f"@{name}" for name in statement.people)
    return frozenset((*statement.senses, *places, *people))
