"""Tell how far apart in time two articles were published."""

from __future__ import annotations

from datetime import date

from briefing.model import Document

ONE_NEWS = 1
"""Days apart up to which two articles may be of one day's news."""

_FULL = len("2024-10-12")


def one_news(left: Document, right: Document) -> bool:
    """Say whether two articles may be of one day's news: a day apart at most, or undated.

    Days apart, the same actors make other news, and a higher count is an update.
    """
    days = [document.metadata.published for document in (left, right)]
    if not all(len(day) == _FULL for day in days):
        return True
    first, second = (date.fromisoformat(day) for day in days)
    return abs((first - second).days) <= ONE_NEWS
