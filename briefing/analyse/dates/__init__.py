"""Turn a sentence into the dates it names, relative ones only when they are certain.

The grammar reads what is written ("12 October", "on Thursday", "last month"); what a
reader needs the publication date for is resolved against it, and left out when there is
none or when the text leaves open which day is meant.
"""

from __future__ import annotations

from datetime import date

from briefing.analyse.dates.expression import Expression
from briefing.analyse.dates.grammar import expressions
from briefing.analyse.dates.pins import contradiction, pinned
from briefing.analyse.dates.resolution import resolve
from briefing.analyse.dates.tenses import tense
from briefing.analyse.scan import quoted
from briefing.model import When

__all__ = ["Expression", "ahead", "contradiction", "expressions", "find", "pinned"]


def find(text: str, code: str, published: str) -> tuple[When, ...]:
    """Return the dates of a sentence in order, with offsets in it.

    `published` is the article's ISO date or empty; without it no relative date is given.
    """
    found = []
    for expression in expressions(text, code):
        value, relative = expression.value, False
        if expression.open and published:
            value = _resolved(expression, text, code, published) or value
            relative = value != expression.value
        if value:
            found.append(When(expression.start, expression.end, value, relative))
    return tuple(found)


def ahead(dates: tuple[When, ...], published: str) -> When | None:
    """Return the first date after the publication, for what is told of it is still to come."""
    if not published:
        return None
    return next((when for when in dates if when.value > published[: len(when.value)]), None)


def _resolved(expression: Expression, text: str, code: str, published: str) -> str:
    try:
        base = date.fromisoformat(published)
    except ValueError:
        return ""
    if expression.spoken and any(a <= expression.start < b for a, b in quoted(text)):
        return ""
    return resolve(expression, base, tense(text, code, expression.first, expression.last))
