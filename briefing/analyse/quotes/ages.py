"""Find whom an age names: "the 54-year-old said" of Ana Lee, 54."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from briefing.analyse.people.lists import pairs
from briefing.analyse.quotes.lexicon import Lexicon
from briefing.model import Person

_AGED = re.compile(r"(\d{1,3})[-\u2010\u2011 ]?(\D.*)")

BESIDE = 3
"""Code points between a name and the age behind it at most: "Ana Lee, 54,"."""

BEFORE = 40
"""Code points between an age and the name behind it at most: "54-year-old teacher Ana Lee"."""


REACH = 20_000
"""Code points before a speaker in which the age is looked for."""


class Age(NamedTuple):
    """An age that stands for somebody."""

    years: str
    """Its digits."""
    gender: str
    """The gender that the noun or its article tells, or empty."""


def age_of(written: str, words: Lexicon) -> Age | None:
    """Return the age that a speaker as written is, with a definite article where there are some."""
    *before, last = [key for key, _, _ in words.tokens(written, 0, len(written))] or [""]
    found = _AGED.fullmatch(last)
    if found is None or len(before) > 1:
        return None
    noun = " ".join([*before, found[2]])
    endings = pairs("age_nouns", words.family)
    return Age(found[1], endings[noun]) if noun in endings else None


def holder(
    age: Age, text: str, at: int, mentions: list[tuple[int, int, Person]], starts: list[int]
) -> tuple[Person | None, bool]:
    """Return who is said to be of an age before `at`, and whether anybody is, by name or not.

    `mentions` are the (start, end, person) of all names in order, `starts` where they start.
    """
    told = False
    said = re.compile(rf"(?<!\d){age.years}(?!\d)")
    for found in reversed(list(said.finditer(text, max(0, at - REACH), at))):
        index = bisect_left(starts, found.start())
        if index and 0 < found.start() - mentions[index - 1][1] <= BESIDE:
            return mentions[index - 1][2], True
        behind = text[found.end() : found.end() + 1]
        if behind in ("-", "\u2010", "\u2011") or behind.isalpha():
            near = index < len(mentions) and starts[index] - found.end() <= BEFORE
            if near and not re.search("[.,;:!?\u201d]", text[found.end() : starts[index]]):
                return mentions[index][2], True
            told = True
    return None, told
