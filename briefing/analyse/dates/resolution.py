"""Turn an expression of time and the publication date into a date, or none when in doubt."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.analyse.dates.expression import MONTHS, Expression
from briefing.analyse.dates.tenses import FUTURE, PAST, UNKNOWN

NEAR = 120
"""Days within which a day without a year or tense is the one nearest to the publication."""

FARTHEST = 183
"""Days within which a day without a year lies at all."""

FAR_MONTHS = 8
"""Months up to which a month without a year lies in another year than the publication."""

NEAR_SWAP = 45
"""Days within which one reading of 10/12/2024 must lie, and the other not."""


def resolve(expression: Expression, base: date, tense: str) -> str:
    """Return the ISO value of an expression in an article published on `base`, or empty."""
    if expression.phrase:
        return _phrase(expression.phrase, base)
    if expression.swappable:
        return _swapped(expression, base)
    if expression.day:
        return _day(expression, base, tense)
    if expression.weekday >= 0:
        return _weekday(expression, base, tense)
    return _month(expression.month, base, tense)


def _phrase(phrase: str, base: date) -> str:
    """Return what D-1, M0 or Y1 is from `base` on."""
    unit, count = phrase[0], int(phrase[1:])
    try:
        if unit == "D":
            return (base + timedelta(count)).isoformat()
        if unit == "Y":
            return f"{base.year + count:04d}"
        months = base.year * MONTHS + base.month - 1 + count
        return f"{months // MONTHS:04d}-{months % MONTHS + 1:02d}"
    except OverflowError:
        return ""


def _swapped(expression: Expression, base: date) -> str:
    """Return the one reading of an ambiguous numeric date that is near the publication."""
    readings = (
        _date(expression.year, expression.month, expression.day),
        _date(expression.year, expression.day, expression.month),
    )
    near = [d for d in readings if d is not None and abs((d - base).days) <= NEAR_SWAP]
    return near[0].isoformat() if len(near) == 1 else ""


def _day(expression: Expression, base: date, tense: str) -> str:
    """Return a day without a year: the nearest one, if the tense agrees and the weekday fits."""
    options = [
        option
        for year in (base.year - 1, base.year, base.year + 1)
        if (option := _date(year, expression.month, expression.day)) is not None
        and abs((option - base).days) <= FARTHEST
        and (expression.weekday < 0 or option.weekday() == expression.weekday)
    ]
    if len(options) != 1:
        return ""
    distance = (options[0] - base).days
    if tense == UNKNOWN and (expression.weekday >= 0 or abs(distance) <= NEAR):
        return options[0].isoformat()
    fits = (tense == PAST and distance <= 0) or (tense == FUTURE and distance >= 0)
    return options[0].isoformat() if fits else ""


def _weekday(expression: Expression, base: date, tense: str) -> str:
    """Return the latest such day up to `base`, or the next one after it when ahead."""
    back = (base.weekday() - expression.weekday) % 7
    try:
        latest = base - timedelta(back)
        if expression.month:
            fits = (latest.year, latest.month) == (expression.year, expression.month)
            return latest.isoformat() if fits else ""
        if tense == PAST:
            return latest.isoformat()
        if tense == FUTURE and back:
            return (latest + timedelta(7)).isoformat()
    except OverflowError:
        pass
    return ""


def _month(month: int, base: date, tense: str) -> str:
    """Return a month without a year: the next one on the side that the tense shows."""
    if tense == UNKNOWN:
        return ""
    ahead = (month - base.month) % MONTHS
    distance = ahead if tense == FUTURE else -(-ahead % MONTHS)
    other_year = not 0 <= base.month - 1 + distance < MONTHS
    if other_year and abs(distance) > FAR_MONTHS:
        return ""
    months = base.year * MONTHS + base.month - 1 + distance
    return f"{months // MONTHS:04d}-{months % MONTHS + 1:02d}"


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
