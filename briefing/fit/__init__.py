"""Turn a brief that is too long or too short for its page into one that fills it.

The search is over what is printed and over the size of the type together.  One layout of
everything on an endless sheet gives the height of each unit (an item, or a point on which
the sources differ); a model of the page's columns then says what fits at which size.  A
layout of the page itself proves the choice, or corrects the model: two or three layouts
mostly do.  Where the model fails, as with a style that moves things about, bisection over
the number of units takes its place.

The package knows neither templates nor PDF: `Measure` is a function that it is given.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from briefing.errors import RenderError
from briefing.fit.model import Model, model
from briefing.fit.types import Box, Fitted, Measure, Measured, Setting, Unit, sources_box

__all__ = ["Box", "Fitted", "Measure", "Measured", "Setting", "Unit", "fit", "sources_box"]

LEAST = 8.5
"""Smallest size of the text, in points."""

COMFORT = 9.2
"""Units are left out rather than set smaller, as long as each section keeps one."""

MOST = 11.4
"""Largest size of the text, in points."""

AIR = 4.0
"""Most additional space between two units, in points."""

AIM = 0.98
"""The part of the page that the model aims at: it is seldom wrong by more than the rest."""

FULL = 0.95
"""A page this full needs no further layout."""

COLUMN = (0.45, 0.66)
"""Least and greatest share of the wide column."""

LISTED = 0.24
"""Most that the list of sources may take of the page."""

CARE = (1.0, 1.0, 1.04, 1.15)
"""Factors on what the page takes at each layout of it, until one is whole; after them bisection
takes the model's place."""

NUDGE = 1.02
"""Factor on what the page takes while the model proposes what has failed already."""

LENGTH = 2600
"""Code points that fill a page at `FIRST` points, roughly: where the search begins."""

FIRST = 10.6
"""Size at which `LENGTH` holds; the first layout is at no less than `COMFORT`."""

POINT = 0.75
"""Points in a pixel of CSS."""


def fit(units: tuple[Unit, ...], measure: Measure, *, pages: int = 1) -> Fitted:
    """Return what is printed on `pages` pages, and how the type is set.

    `units` come in the order of their worth; the first of each group goes last.  Raises
    `RenderError` when nothing has room.
    """
    search = _Search(units, measure, pages)
    everything = tuple(unit.id for unit in units)
    length = max(1, sum(unit.length for unit in units))
    setting = Setting(max(COMFORT, _clamped(FIRST * math.sqrt(LENGTH / length))))
    first = search.lay(everything, setting, endless=True)
    limit, saved = _limit(first, pages)
    if limit is not None:
        setting = replace(setting, sources=limit)
        first = replace(first, lowest=first.lowest - saved)
    found = search.modelled(model(units, first), first, setting) or search.bisected(setting)
    if found is None:
        raise RenderError(
            "not even one statement has room on the page",
            "shorten the title or the margins, or ask for more pages",
        )
    return Fitted(*found, search.layouts)


def _limit(first: Measured, pages: int) -> tuple[int | None, float]:
    """Return how many sources may be listed, None when all have room, and the height saved."""
    span = sources_box(first.boxes)
    room = LISTED * first.room * pages
    if span is None or span[1] - span[0] <= room:
        return None, 0.0
    height = span[1] - span[0]
    count = sum(id_.startswith("source-") for id_ in first.boxes)
    limit = max(1, int(count * room / height))
    return limit, height * (1 - limit / count)


def _clamped(size: float) -> float:
    """Return a size as the style sheet gets it: inside its range, in steps of 0.05 points."""
    return max(LEAST, min(MOST, math.floor(size * 20 + 1e-6) / 20))


@dataclass(slots=True)
class _Search:
    """The search, with the number of its layouts."""

    units: tuple[Unit, ...]
    measure: Measure
    pages: int
    layouts: int = 0

    def lay(self, kept: tuple[str, ...], setting: Setting, *, endless: bool) -> Measured:
        """Lay out some units, and count it."""
        self.layouts += 1
        return self.measure(kept, setting, endless)

    def modelled(
        self, page: Model, first: Measured, start: Setting
    ) -> tuple[tuple[str, ...], Setting] | None:
        """Return what the model finds and a layout proves; None when they do not agree."""
        room = first.room * self.pages
        correction = 1.0
        best: tuple[float, tuple[str, ...], Setting] | None = None
        tried: list[tuple[tuple[str, ...], Setting]] = []
        while len(tried) < len(CARE):
            care = 1.0 if best else CARE[len(tried)]
            kept, setting = self._choice(page, start, AIM * room / (correction * care))
            if self.units and not kept:
                break
            if (kept, setting) in tried:
                if best:
                    break
                correction *= NUDGE
                continue
            measured = self.lay(kept, setting, endless=False)
            tried.append((kept, setting))
            page = page.corrected(kept, setting.left, measured, setting.size / start.size)
            expected = page.height(kept, setting.left) * (setting.size / start.size) ** 2
            expected += setting.air / POINT * self._gaps(kept)
            used = self._used(page, measured, setting, start, kept)
            if measured.whole:
                if best is None or used > best[0]:
                    best = used, kept, setting
                if used >= FULL * room or (setting.size, setting.air) == (MOST, AIR):
                    break
            correction *= max(0.8, min(1.25, used / (expected * correction)))
        if best is None:
            return None
        grown = replace(best[2], size=_clamped(best[2].size * math.sqrt(AIM * room / best[0])))
        fresh = len(tried) < len(CARE) and (best[1], grown) not in tried
        if best[0] < FULL * room and grown != best[2] and fresh:
            tried.append((best[1], grown))
            if self.lay(best[1], grown, endless=False).whole:
                return best[1], grown
        if best[1:] != tried[-1]:
            self.lay(best[1], best[2], endless=False)
        return best[1], best[2]

    def _choice(self, page: Model, start: Setting, room: float) -> tuple[tuple[str, ...], Setting]:
        """Return the units and the setting that the model finds for a room."""
        groups = {unit.group for unit in self.units}
        for size in (COMFORT, LEAST):
            kept = self._greedy(page, room / (size / start.size) ** 2)
            if {unit.group for unit in self.units if unit.id in kept} == groups:
                break
        left = page.balanced(kept, *COLUMN)
        height = page.height(kept, left)
        size = _clamped(start.size * math.sqrt(room / height)) if height > 0 else MOST
        spare = (room - height * (size / start.size) ** 2) * POINT
        air = 0.0
        if size == MOST and self.pages == 1:
            air = round(max(0.0, min(AIR, spare / self._gaps(kept))), 1)
        return kept, replace(start, size=size, air=air, left=left, foot=self.pages == 1)

    def _greedy(self, page: Model, room: float) -> tuple[str, ...]:
        """Return the units that have room, taken in the order of their worth.

        All of them are tried also where the model is not sure: what has been fitted fits.
        """
        everything = tuple(unit.id for unit in self.units)
        if page.height(everything, page.balanced(everything, *COLUMN)) <= room / AIM:
            return everything
        kept: tuple[str, ...] = ()
        for unit in self.units:
            more = (*kept, unit.id)
            if page.height(more, page.balanced(more, *COLUMN)) <= room:
                kept = more
        return kept

    def _gaps(self, kept: tuple[str, ...]) -> int:
        """Return how often space between units counts in the longest column, at most."""
        return 2 + len({u.group for u in self.units if u.id in kept}) + len(kept) * 2 // 3

    def _used(
        self,
        page: Model,
        measured: Measured,
        setting: Setting,
        start: Setting,
        kept: tuple[str, ...],
    ) -> float:
        """Return the height that a layout of the page took, in pixels of CSS.

        With the sources at the foot it is the room without the gap above them, as far as
        that is wider than the gap on the endless sheet.
        """
        room = measured.room * self.pages
        span = sources_box(measured.boxes)
        bottoms = [measured.boxes[u][3] for u in kept if u in measured.boxes]
        used = measured.lowest
        if setting.foot and span is not None and bottoms and used <= room + 1:
            usual = page.foot * setting.size / start.size + setting.air / POINT
            used = room - (span[0] - max(bottoms) - usual)
        return used if measured.whole else max(used, room * 1.02)

    def bisected(self, start: Setting) -> tuple[tuple[str, ...], Setting] | None:
        """Return as many units as a page of the smallest type proves to hold."""
        setting = replace(start, size=LEAST, foot=False)
        low, high = -1, len(self.units)
        while low < high:
            middle = (low + high + 1) // 2
            kept = tuple(unit.id for unit in self.units[:middle])
            if self.lay(kept, setting, endless=False).whole:
                low = middle
            else:
                high = middle - 1
        if low < 0 or (low == 0 and self.units):
            return None
        kept = tuple(unit.id for unit in self.units[:low])
        self.lay(kept, setting, endless=False)
        return kept, setting
