"""The types of the fit: what is placed, how a page is set, what a layout came to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of an element, in pixels of CSS."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that is printed whole or not at all: an item, or a point of difference."""

    id: str
    """Its anchor."""
    group: str
    """Its section."""
    length: int = 0
    """Its code points, by which the first size is guessed."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a style sheet is given to set the page by."""

    size: float
    """Size of the text, in points: `font-size` of the root element."""
    air: float = 0.0
    """Additional space between units, in points: `--air`."""
    left: float = 0.0
    """Share of the wide column, from 0 to 1: `--left`; 0 leaves it to the style."""
    foot: bool = False
    """True when the sources stand at the foot of the page: `--foot`."""
    sources: int | None = None
    """How many sources are listed at most; None lists all."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a layout came to."""

    lowest: float
    """Height of the text over all pages, from the top of the first, in pixels of CSS."""
    room: float
    """Height of the text area of one page."""
    boxes: dict[str, Box]
    """Where each anchor's element lies on the first page; `source-1` is the first source's."""
    whole: bool = True
    """True when everything lies inside the pages that there may be, and nothing on another."""


Measure = Callable[[tuple[str, ...], Setting, bool], Measured]
"""Lays out the units whose ids are given; the last argument asks for an endless sheet."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is printed, and how."""

    kept: tuple[str, ...]
    """Ids of the units on the page, in the order of their worth."""
    setting: Setting
    """How the page is set."""
    layouts: int
    """How many layouts it took."""


SOURCE = "source"
"""What the anchors of the list of sources and of its heading begin with."""


def sources_box(boxes: dict[str, Box]) -> tuple[float, float] | None:
    """Return top and bottom of the list of sources, or None when the page shows none."""
    lines = [box for id_, box in boxes.items() if id_.startswith(SOURCE)]
    if not lines:
        return None
    return min(box[1] for box in lines), max(box[3] for box in lines)
