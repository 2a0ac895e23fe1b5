"""Turn single quotation marks into quoted spans, apostrophes left alone.

An apostrophe stands inside a word ("Kosovo's"), before a shortened one ("'em") or after a
plural ("the writers' room"); a single quotation mark opens before a word and closes after
one, best after punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import language
from briefing.analyse.quotes.marks import Marked

_SIGN = re.compile("['\u2018\u2019\u201a\u201b]")
_WORD = re.compile(r"[^\W_]+")

LONGEST = 1_500
"""Code points between two single marks at most: most of them are apostrophes."""

_OPENING = "'\u2018\u201a\u201b"
_BEFORE = ' \t\n\r\u00a0\u202f([{\u2014\u2013-/"\u201c\u201e\u00ab'


def with_single(
    text: str, start: int, end: int, doubles: tuple[Marked, ...], code: str
) -> tuple[Marked, ...]:
    """Return the outermost spans of a paragraph: those in double marks and in single ones."""
    singles = list(_singles(text, start, end, doubles, code))
    if not singles:
        return doubles
    kept: list[Marked] = []
    for span in sorted([*doubles, *singles], key=lambda span: span.outer_start):
        if not kept or span.outer_start >= kept[-1].outer_end:
            kept.append(span)
    return tuple(kept)


def _singles(
    text: str, start: int, end: int, doubles: tuple[Marked, ...], code: str
) -> Iterator[Marked]:
    signs = [m.start() for m in _SIGN.finditer(text, start, end)]
    number = inside = 0
    while number < len(signs):
        at = signs[number]
        while inside < len(doubles) and doubles[inside].outer_end <= at:
            inside += 1
        held = inside < len(doubles) and doubles[inside].outer_start < at
        number += 1
        if held or not _opens(text, at, start, end, code):
            continue
        closing = _closing(text, signs, number, at, end, doubles[inside : inside + 20])
        if closing is not None:
            yield Marked(at + 1, signs[closing], at, signs[closing] + 1)
            number = closing + 1


def _opens(text: str, at: int, start: int, end: int, code: str) -> bool:
    """Say whether a sign at a word's start opens a quotation."""
    if text[at] not in _OPENING or (at > start and text[at - 1] not in _BEFORE):
        return False
    following = text[at + 1 : at + 2]
    if at + 1 >= end or not (following.isalpha() or following in "[\u2026\u00bf\u00a1"):
        return False
    word = _WORD.match(text, at + 1)
    return word is None or word.group().casefold() not in language.word_list("elisions", code)


def _closing(
    text: str, signs: list[int], number: int, at: int, end: int, doubles: tuple[Marked, ...]
) -> int | None:
    """Return the number of the sign that closes the one at `at`; a sure one if there is."""
    weak = None
    for other in range(number, min(number + 40, len(signs))):
        here = signs[other]
        if here - at > LONGEST:
            break
        held = any(double.outer_start < here < double.outer_end for double in doubles)
        if held or text[here - 1].isspace():
            if text[here] == "\u2018" == text[at]:
                break
            continue
        after = text[here + 1] if here + 1 < end else " "
        if after.isalnum() or text[here] in "\u201a\u201b":
            continue
        if text[here - 1] in ".,!?\u2026" or after in ".,;:!?)" or text[here - 1] not in "sS":
            return other
        weak = other if weak is None else weak
    return weak
