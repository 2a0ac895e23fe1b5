"""Turn a country into its region and its neighbours.

Regions are the sub-regions of the UN's standard country codes (M49), with Taiwan and
Kosovo where geography puts them; neighbours share a border on land.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from briefing import language


@lru_cache(maxsize=1)
def _regions() -> dict[str, str]:
    lines = (line.partition("|") for line in language.entries("m49", "any"))
    return {code: name for name, _, codes in lines for code in codes.split()}


@lru_cache(maxsize=1)
def _borders() -> dict[str, frozenset[str]]:
    lines = (line.partition("|") for line in language.entries("borders", "any"))
    return {code: frozenset(others.split()) for code, _, others in lines}


def region(code: str) -> str:
    """Return the M49 sub-region of a country ("Southern Europe"), or empty."""
    return _regions().get(code, "")


def neighbours(code: str) -> frozenset[str]:
    """Return the countries that share a border on land with a country."""
    return _borders().get(code, frozenset())


def related(codes: Iterable[str]) -> frozenset[str]:
    """Return the countries around some: their neighbours and those of their sub-regions.

    The countries themselves are left out; so regional context is what names these, or an
    alliance.
    """
    actors = frozenset(codes)
    areas = {region(code) for code in actors} - {""}
    near = {other for code in actors for other in neighbours(code)}
    same = {code for code, area in _regions().items() if area in areas}
    return frozenset(near | same) - actors
