"""Turn a paragraph into the spans that stand inside quotation marks.

Handles straight and curly marks, German and Balkan low-high marks, guillemets both ways,
marks typed as two commas or apostrophes, nesting, and quotations that open in one
paragraph and go on in the next.  Each mark is looked at once, with a stack of the open
ones, at most three deep: time is linear whatever the marks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(
    # One by one, not as a set of signs: so Python jumps from one beginning to the next.
    "\"|\u201c|\u201d|\u201e|\u201f|\u00ab|\u00bb|\u2039|\u203a|,,(?=\\w)|''|``"
)
_FEET = re.compile(r"\d['\u2019]\s?\d{1,2}(?:\.\d+)?$")

_FAMILIES = {
    '"': "straight",
    "\u201c": "high",
    "\u201d": "high",
    "\u201f": "high",
    "``": "typed",
    "''": "typed",
    "\u201e": "low",
    ",,": "low",
    "\u00ab": "double angle",
    "\u00bb": "double angle",
    "\u2039": "angle",
    "\u203a": "angle",
}

_CLOSED_BY = {
    "straight": frozenset({"straight"}),
    "high": frozenset({"high"}),
    "typed": frozenset({"typed"}),
    "low": frozenset({"high", "straight", "typed"}),
    "double angle": frozenset({"double angle"}),
    "angle": frozenset({"angle"}),
}
"""The families of the marks that close one, the usual ones."""

_ALSO_CLOSED_BY = {
    "straight": frozenset({"high", "double angle"}),
    "high": frozenset({"straight", "typed", "double angle"}),
    "typed": frozenset({"straight", "high"}),
    "double angle": frozenset({"straight", "high"}),
}
"""The families that close one in careless typing, when nothing else does."""

_BEFORE = " \t\n\r\u00a0\u202f([{\u2014\u2013-/\u2026"
_AFTER = ".,;:!?)]}\u2014\u2013-/\u2026"

LONGEST = 60_000
"""Code points of a quotation at most."""

DEEPEST = 3
"""Quotations inside each other at most."""


class Marked(NamedTuple):
    """A span inside quotation marks."""

    start: int
    """Index of the first code point inside the opening mark."""
    end: int
    """Index after the last code point inside the closing mark, white space left out."""
    outer_start: int
    """Index of the opening mark."""
    outer_end: int
    """Index after the closing mark; `end` when there is none."""
    closed: bool = True
    """False when the paragraph ends, or another quotation opens, before the closing mark."""
    dash: bool = False
    """True for speech that a dash opens."""
    repaired: str = ""
    """The mark that is missing, `closing` or `opening`, when its place was guessed."""
    inner: tuple[Marked, ...] = ()
    """For a span that is not closed the closed ones inside it."""


class Mark(NamedTuple):
    """One quotation mark and what it can be by what stands beside it."""

    start: int
    """Index of its first code point."""
    end: int
    """Index after its last code point."""
    family: str
    """The family of marks that it belongs to."""
    opens: bool
    """True when it can open a quotation."""
    closes: bool
    """True when it can close one."""


class Marks(NamedTuple):
    """The quoted spans of a paragraph, and the marks that belong to none."""

    spans: tuple[Marked, ...]
    """The outermost spans, in order."""
    stray: tuple[Mark, ...]
    """Closing marks that close nothing."""


def outward(text: str) -> bool:
    """Say whether a text's guillemets point outward, as in French, not inward."""
    starts = [text[at] for at in _angles(text)]
    return starts.count("\u00ab") >= starts.count("\u00bb")


def _angles(text: str) -> list[int]:
    """Return where guillemets stand at a word's start."""
    if "\u00ab" not in text and "\u00bb" not in text:
        return []
    return [m.start() for m in re.finditer("(?<![^\\s(])[\u00ab\u00bb](?=\\s?\\w)", text)]


def marked(text: str, start: int, end: int, *, outward: bool = True) -> Marks:
    """Return the outermost quoted spans of the paragraph `text[start:end]`, in order."""
    marks = [
        _mark(text, match.start(), match.end(), start, end, outward)
        for match in _MARK.finditer(text, start, end)
    ]
    nested = _nesting(marks)
    spans: list[Marked] = []
    stray: list[Mark] = []
    stack: list[Mark] = []
    inner: list[Marked] = []
    for number, mark in enumerate(marks):
        if _is_measure(text, marks, number, bool(stack)):
            continue
        if mark.closes:
            level = _closed_level(stack, mark)
            if level is not None:
                if level < 2:
                    _add(inner if level else spans, text, stack[level], mark)
                if level == 0:
                    inner = []
                del stack[level:]
                continue
        if not mark.opens:
            if not stack:
                stray.append(mark)
            continue
        same = next(
            (i for i, open_mark in enumerate(stack) if open_mark.family == mark.family), None
        )
        if same is not None and mark.family not in nested:
            if same == 0:
                _add_unclosed(spans, text, stack[0], mark.start, inner)
                inner = []
            del stack[same:]
        if len(stack) < DEEPEST:
            stack.append(mark)
    if stack:
        _add_unclosed(spans, text, stack[0], end, inner)
    return Marks(tuple(spans), tuple(stray))


def _mark(text: str, at: int, after: int, start: int, end: int, outward: bool) -> Mark:
    sign = text[at:after]
    family = _FAMILIES[sign]
    left = text[at - 1] if at > start else " "
    right = text[after] if after < end else " "
    opens = left in _BEFORE or left in "\u201c\u201e\u00ab\u00bb\"'\u2018\u201a"
    closes = (
        right.isspace() or right in _AFTER or right in "\u201d\u201c\u00bb\u00ab\"'\u2019\u2018"
    )
    if sign in ("\u201e", ",,", "\u201f", "``"):
        return Mark(at, after, family, True, False)
    if sign in "\u00ab\u00bb\u2039\u203a":
        first = (sign in "\u00ab\u2039") == outward
        return Mark(at, after, family, first, not first)
    if sign == "\u201c":
        behind = left in ".,!?\u2026" and not right.isalnum()
        can_close = (closes or behind) and not left.isspace()
        return Mark(at, after, family, not can_close or right.isalnum(), can_close)
    if sign == "\u201d":
        can_open = opens and right.isalnum()
        return Mark(at, after, family, can_open, not can_open)
    loose = left.isspace() and right.isspace()
    can_close = (not left.isspace() and not right.isalnum()) or loose
    can_open = (opens and not right.isspace()) or loose or (left in ",:" and right.isalnum())
    return Mark(at, after, family, can_open, can_close or not can_open)


def _nesting(marks: list[Mark]) -> frozenset[str]:
    """Return the families whose marks pair like brackets: there a second opener is nested."""
    depth: dict[str, int] = {}
    broken: set[str] = set()
    for mark in marks:
        if mark.opens != mark.closes:
            depth[mark.family] = depth.get(mark.family, 0) + (1 if mark.opens else -1)
            if depth[mark.family] < 0:
                broken.add(mark.family)
        else:
            broken.add(mark.family)
    return frozenset(name for name, left in depth.items() if left == 0) - broken


def _closed_level(stack: list[Mark], mark: Mark) -> int | None:
    """Return the place in the stack of the quotation that a mark closes."""
    for table in (_CLOSED_BY, _ALSO_CLOSED_BY):
        for level in range(len(stack) - 1, -1, -1):
            if mark.family in table.get(stack[level].family, ()):
                return level
    return None


def _is_measure(text: str, marks: list[Mark], number: int, within: bool) -> bool:
    """Say whether a straight mark stands for inches: 6' 2", or 15" outside a quotation.

    Inside a quotation that a digit ends ("in 2016") it closes, unless the next mark must.
    """
    mark = marks[number]
    if mark.family != "straight" or not text[mark.start - 1 : mark.start].isdigit():
        return False
    if _FEET.search(text[max(0, mark.start - 8) : mark.start]) or not within:
        return True
    following = marks[number + 1] if number + 1 < len(marks) else None
    return following is not None and following.family == "straight" and not following.opens


def _add(spans: list[Marked], text: str, opening: Mark, closing: Mark) -> None:
    left, right = _inside(text, opening.end, closing.start)
    if left < right and closing.start - opening.end <= LONGEST:
        spans.append(Marked(left, right, opening.start, closing.end))


def _add_unclosed(
    spans: list[Marked], text: str, opening: Mark, end: int, inner: list[Marked]
) -> None:
    left, right = _inside(text, opening.end, end)
    if left < right:
        spans.append(Marked(left, right, opening.start, right, closed=False, inner=tuple(inner)))


def _inside(text: str, left: int, right: int) -> tuple[int, int]:
    """Return a span without the white space at its ends."""
    while left < right and text[left].isspace():
        left += 1
    while left < right and text[right - 1].isspace():
        right -= 1
    return left, right
