"""Turn one layout of everything into a model of the page, which reckons what a choice needs."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefing.fit.types import Box, Measured, Unit, sources_box

NARROW = 0.8
"""A unit narrower than this part of the widest element stands in a column beside another."""

REFLOW = 0.75
"""Power of its width with which a column shortens: last lines and gaps stay as they are."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of units beside another one."""

    units: tuple[str, ...]
    """Ids of its units, from top to bottom."""
    top: float
    """Where its first unit begins, in pixels of CSS."""
    bottom: float
    """Where its last unit ends."""
    width: float
    """How wide it is."""


@dataclass(frozen=True, slots=True)
class Model:
    """Heights at the size of the layout that it was made from, by which others are reckoned."""

    lowest: float
    """Height of everything, in pixels of CSS."""
    heights: dict[str, float]
    """Height of each unit with the space that follows it."""
    columns: tuple[Column, ...]
    """The columns that stand side by side, from left to right; empty for a page of one."""
    foot: float = 0.0
    """Distance from the lowest unit to the first source."""
    bias: tuple[float, ...] = ()
    """By what factor each column was found to be longer than reckoned; empty for none."""

    def corrected(
        self, kept: tuple[str, ...], left: float, measured: Measured, scale: float
    ) -> Model:
        """Return the model with what a layout of `kept` shows of its columns.

        `scale` is the size of that layout's text beside this one's.
        """
        if not self.columns or not left or any(unit not in measured.boxes for unit in kept):
            return self
        found = []
        growths = zip(self.columns, self._growth(left), self._biases(), strict=True)
        for column, grown, bias in growths:
            boxes = [measured.boxes[unit] for unit in column.units if unit in kept]
            if not boxes:
                found.append(bias)
                continue
            length = max(box[3] for box in boxes) - min(box[1] for box in boxes)
            fixed = column.bottom - column.top - self._sum(column)
            reckoned = (fixed + grown * self._sum(column, set(kept))) * scale**2
            found.append(bias * max(0.85, min(1.15, length / reckoned)))
        return replace(self, bias=tuple(found))

    def height(self, kept: Iterable[str], left: float = 0.0) -> float:
        """Return the height of a page with the units `kept` and a first column `left` wide."""
        keeping = set(kept)
        beside = {unit for column in self.columns for unit in column.units}
        alone = sum(h for u, h in self.heights.items() if u not in beside and u not in keeping)
        if not self.columns:
            return self.lowest - alone
        ends = self._ends(keeping, left)
        return self.lowest - alone - max(c.bottom for c in self.columns) + max(ends)

    def balanced(self, kept: Iterable[str], narrowest: float, widest: float) -> float:
        """Return the share of the first of two columns at which both end at one height.

        0 where there are not two columns: then there is nothing to balance.
        """
        if len(self.columns) != 2:
            return 0.0
        low, high = narrowest, widest
        while high - low > 0.002:
            share = (low + high) / 2
            first, second = self._ends(set(kept), share)
            low, high = (share, high) if first > second else (low, share)
        return round((low + high) / 2, 3)

    def _ends(self, keeping: set[str], left: float) -> list[float]:
        """Return where each column ends, in pixels from the top of the sheet."""
        return [
            column.bottom + grown * self._sum(column, keeping) - self._sum(column)
            for column, grown in zip(self.columns, self._growth(left), strict=True)
        ]

    def _sum(self, column: Column, keeping: set[str] | None = None) -> float:
        return sum(self.heights[u] for u in column.units if keeping is None or u in keeping)

    def _growth(self, left: float) -> tuple[float, ...]:
        """Return by what factor the text of each column grows at another width."""
        biases = self._biases()
        if len(self.columns) != 2 or not left:
            return biases
        first, second = (column.width for column in self.columns)
        share = first / (first + second)
        grown = (share / left) ** REFLOW, ((1 - share) / (1 - left)) ** REFLOW
        return biases[0] * grown[0], biases[1] * grown[1]

    def _biases(self) -> tuple[float, ...]:
        return self.bias or (1.0,) * len(self.columns)


def model(units: tuple[Unit, ...], measured: Measured) -> Model:
    """Return the model of a page whose layout on an endless sheet was measured."""
    boxes = {u.id: measured.boxes[u.id] for u in units if u.id in measured.boxes}
    widest = max((right - left for left, _, right, _ in measured.boxes.values()), default=0.0)
    columns = tuple(_columns(boxes, widest))
    heights = {}
    for group in [c.units for c in columns] or [tuple(boxes)]:
        heights.update(_heights(group, boxes))
    for unit in boxes.keys() - heights.keys():
        heights[unit] = boxes[unit][3] - boxes[unit][1]
    span = sources_box(measured.boxes)
    foot = span[0] - max(box[3] for box in boxes.values()) if span and boxes else 0.0
    return Model(measured.lowest, {u: heights[u] for u in boxes}, columns, foot)


def _columns(boxes: dict[str, Box], widest: float) -> Iterable[Column]:
    """Yield the columns: narrow units that lie above one another, from left to right."""
    narrow = {u: b for u, b in boxes.items() if b[2] - b[0] < NARROW * widest}
    groups: list[list[str]] = []
    edge = float("-inf")
    for unit in sorted(narrow, key=lambda u: (narrow[u][0], narrow[u][1])):
        if narrow[unit][0] >= edge:
            groups.append([])
        groups[-1].append(unit)
        edge = max(edge, narrow[unit][2])
    for group in groups if len(groups) > 1 else []:
        lefts, tops, rights, bottoms = zip(*(narrow[u] for u in group), strict=True)
        ordered = tuple(sorted(group, key=lambda u: narrow[u][1]))
        yield Column(ordered, min(tops), max(bottoms), max(rights) - min(lefts))


def _heights(group: tuple[str, ...], boxes: dict[str, Box]) -> dict[str, float]:
    """Return each unit's height with the space to the next, of which a heading is no part."""
    ordered = sorted(group, key=lambda u: boxes[u][1])
    gaps = [
        max(0.0, boxes[after][1] - boxes[before][3])
        for before, after in itertools.pairwise(ordered)
    ]
    usual = sorted(gaps)[len(gaps) // 3] if gaps else 0.0
    return {u: boxes[u][3] - boxes[u][1] + usual for u in ordered}
