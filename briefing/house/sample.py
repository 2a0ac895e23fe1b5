"""Give the brief that styles are tried on: two invented articles, and what a brief made of them."""

from __future__ import annotations

from functools import lru_cache

from briefing.language import DATA
from briefing.model import Brief
from briefing.record import loads

FOLDER = DATA / "sample"
"""The record, and the articles where it says they are."""


@lru_cache(maxsize=1)
def sample() -> Brief:
    """Return the sample brief."""
    return loads((FOLDER / "brief.json").read_text("utf-8"))
