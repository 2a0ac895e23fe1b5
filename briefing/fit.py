"""Turn a brief that is too long or too short for its page into one that fills it.

The search is over what is printed and over the size of the type together.  One layout of
everything on an endless sheet gives the height of each unit (an item, or a point on which
the sources differ); a model of the page's columns then says what fits at which size, and one
or two layouts of the choice correct the model.  The last layout is that of the page itself:
it counts only when it proves that every unit lies on it.  When the model fails, as with a
style that moves things about, bisection over the number of units takes its place.

The module knows neither templates nor PDF: `Measure` is a function that it is given.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from briefing.errors import RenderError

BASE = 10.0
"""Size of the text in points at which everything is measured first."""

LEAST = 8.5
"""Smallest size of the text, in points."""

COMFORT = 9.2
"""Units are left out rather than set smaller than this, as long as each section has one."""

MOST = 11.5
"""Largest size of the text, in points."""

FULL = 0.955
"""A page this full needs no further correction: the remainder becomes white space."""

AIR = 5.0
"""Most additional space between two units, in points."""

TRIES = 4
"""Corrections of the model before bisection takes its place."""

PX = 0.75
"""Points in a pixel of CSS."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of an element, in pixels of CSS."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that is printed whole or not at all."""

    id: str
    """Its anchor."""
    group: str = ""
    """Its section."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a style sheet is given to set the page by."""

    size: float = BASE
    """Size of the text, in points: `font-size` of the root element."""
    air: float = 0.0
    """Additional space between units, in points: `--air`."""
    rest: float = 0.0
    """Space above the sources, in points, that nothing else needs: `--rest`."""
    left: float = 0.0
    """Share of the wide column, from 0 to 1: `--left`; 0 leaves it to the style."""
    sources: int | None = None
    """How many sources are listed at most."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a layout came to."""

    lowest: float
    """Height of the text from the top of the text area, in pixels of CSS."""
    room: float
    """Height of the text area of all the pages that there may be."""
    boxes: dict[str, Box]
    """Where each anchor's element lies."""
    gaps: int = 0
    """How many times `air` counts in the longest column, as far as is known."""
    whole: bool = True
    """True when everything lies on the pages that there may be."""
    result: object = None
    """The layout itself, for whoever asked for it."""


Measure = Callable[[tuple[str, ...], Setting, bool], Measured]
"""Lays out the units with the ids given; the last argument asks for an endless sheet."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The outcome."""

    kept: tuple[str, ...]
    """Ids of the units on the page."""
    setting: Setting
    """How it is set."""
    measured: Measured
    """The last layout, that of the page."""
    layouts: int
    """How many layouts it took."""


@dataclass(frozen=True, slots=True)
class _Model:
    """Heights of everything at `BASE`, from which those of other choices are reckoned."""

    lowest: float
    room: float
    columns: tuple[tuple[str, ...], ...]
    """Ids of the units of each column beside another."""
    heights: dict[str, float]
    """Height of each unit with the space that follows it."""
    bottoms: tuple[float, ...]
    """Bottom of each column."""
    share: float = 0.5
    """Share of the first column in the width of two."""

    def height(self, kept: frozenset[str], left: float) -> float:
        """Return the height that the units `kept` need at `BASE` with a first column `left` wide."""
        beside = {u for column in self.columns for u in column}
        full = sum(h for u, h in self.heights.items() if u not in kept and u not in beside)
        if not self.columns:
            return self.lowest - full
        widths = self._stretch(left)
        tops = [b - sum(self.heights[u] for u in c) for b, c in self._pairs()]
        needed = [
            top + stretch * sum(self.heights[u] for u in column if u in kept)
            for top, stretch, column in zip(tops, widths, self.columns, strict=True)
        ]
        return self.lowest - full - (max(self.bottoms) - max(needed))

    def balanced(self, kept: frozenset[str], low: float, high: float) -> float:
        """Return the share of the first of two columns that makes both equally long."""
        if len(self.columns) != 2:
            return 0.0
        areas = [sum(self.heights[u] for u in c if u in kept) for c in self.columns]
        wide, narrow = areas[0] * self.share, areas[1] * (1 - self.share)
        if not wide or not narrow:
            return self.share
        return round(min(high, max(low, wide / (wide + narrow))), 3)

    def _pairs(self) -> zip[tuple[float, tuple[str, ...]]]:
        return zip(self.bottoms, self.columns, strict=True)

    def _stretch(self, left: float) -> tuple[float, ...]:
        """Return by how much each column grows when the first is `left` wide."""
        if len(self.columns) != 2 or not left:
            return (1.0,) * len(self.columns)
        return self.share / left, (1 - self.share) / (1 - left)
