"""The fit: a page that holds what it says, filled, in few layouts."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import RenderError
from briefing.fit import LEAST, MOST, Measured, Setting, Unit, fit

ROOM = 1000.0


class Paper:
    """A page of two columns whose lines grow with the type, as a stand-in for a real layout."""

    def __init__(self, heights: dict[str, float], *, head: float = 150.0, foot: float = 60.0):
        """Take the height that each unit has at 10 points in a column of half the width."""
        self.heights = heights
        self.head = head
        self.foot = foot
        self.calls: list[bool] = []

    def __call__(self, kept: tuple[str, ...], setting: Setting, endless: bool) -> Measured:
        """Lay out: odd units left, even ones right, then the sources."""
        self.calls.append(endless)
        scale = setting.size / 10
        left = setting.left or 0.5
        ends = [self.head * scale, self.head * scale]
        boxes = {}
        for id_ in kept:
            side = int(id_) % 2
            share = left if side else 1 - left
            lines = max(1, math.ceil(self.heights[id_] * scale * 0.5 / share / 14))
            height = lines * 14 * scale
            edge = 0.0 if side else 700 * left
            boxes[id_] = (edge, ends[side], edge + 690 * share, ends[side] + height)
            ends[side] += height + 8 * scale + setting.air / 0.75
        foot = self.foot * scale
        top = max(ends) + 12 * scale
        whole = top + foot <= ROOM
        if setting.foot:
            top = ROOM - foot
        boxes["source-1"] = (0.0, top, 700.0, top + foot)
        return Measured(top + foot, ROOM, boxes, whole)


def units(count: int) -> tuple[Unit, ...]:
    """Return some units in four groups."""
    return tuple(Unit(str(n), f"group {n % 4}", 200) for n in range(count))


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 60), st.integers(0, 10**6))
def test_what_is_kept_has_room(count: int, seed: int) -> None:
    """Whatever the heights, the page is whole, in its range of sizes, in few layouts."""
    draw = random.Random(seed)
    paper = Paper({str(n): draw.uniform(10, 180) for n in range(count)})
    found = fit(units(count), paper)
    assert paper(found.kept, found.setting, False).whole
    assert set(found.kept) <= {str(n) for n in range(count)}
    assert LEAST <= found.setting.size <= MOST
    assert found.layouts <= 6


def test_forty_units_take_at_most_six_layouts() -> None:
    """A page with far too much is found quickly, and is full."""
    paper = Paper({str(n): 60 + 3 * (n % 7) for n in range(40)})
    found = fit(units(40), paper)
    assert len(paper.calls) <= 6
    assert found.layouts == len(paper.calls)
    assert paper(found.kept, found.setting, False).whole
    more = Paper({str(n): 60 + 3 * (n % 7) for n in range(40)})
    assert more(found.kept, Setting(found.setting.size), True).lowest > 0.9 * ROOM


def test_the_least_worthy_go_first() -> None:
    """Of equal units those at the end of the order are left out."""
    paper = Paper({str(n): 100.0 for n in range(40)})
    kept = [int(id_) for id_ in fit(units(40), paper).kept]
    assert kept == sorted(kept)
    assert kept == list(range(len(kept)))


def test_little_content_is_set_large_and_not_stretched() -> None:
    """A short page gets the largest type and some space, and nothing more."""
    paper = Paper({"0": 40.0, "1": 40.0})
    found = fit(units(2), paper)
    assert found.kept == ("0", "1")
    assert found.setting.size == MOST
    assert found.setting.air <= 4.0
    assert found.setting.foot


def test_one_unit_that_no_page_holds_is_an_error() -> None:
    """What cannot be printed is said, and no empty page is made."""
    with pytest.raises(RenderError, match="not even one statement"):
        fit(units(1), Paper({"0": 5000.0}))


def test_no_units_is_a_page() -> None:
    """A brief of sources alone is printed."""
    found = fit((), Paper({}))
    assert found.kept == ()


def test_a_style_that_misleads_the_model_is_met_by_bisection() -> None:
    """Where a choice never fits as reckoned, the number of units that does is found."""

    def spiteful(kept: tuple[str, ...], setting: Setting, endless: bool) -> Measured:
        boxes = {id_: (0.0, 10.0 * n, 700.0, 10.0 * n + 9) for n, id_ in enumerate(kept)}
        return Measured(10.0 * len(kept), ROOM, boxes, endless or len(kept) <= 3)

    found = fit(units(30), spiteful)
    assert found.kept == ("0", "1", "2")


def test_many_sources_are_listed_in_part() -> None:
    """A list of sources that would take the page over is cut, and the page says so."""
    limits = []

    def crowded(kept: tuple[str, ...], setting: Setting, endless: bool) -> Measured:
        limits.append(setting.sources)
        count = setting.sources or 60
        boxes = {f"source-{n}": (0.0, 100 + 12.0 * n, 700.0, 112 + 12.0 * n) for n in range(count)}
        lowest = 112 + 12.0 * count
        return Measured(lowest, ROOM, boxes, lowest <= ROOM)

    found = fit((), crowded)
    assert found.setting.sources is not None
    assert found.setting.sources < 60
    assert limits[0] is None
