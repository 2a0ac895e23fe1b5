"""Turn an analysis into ratings: how salient each sentence is, by one of several methods.

`RANKERS` is the table to extend: a name and a function from an `Analysis` to one `Rating`
for every sentence, in document order.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from briefing.errors import unknown
from briefing.model import Analysis, Rating
from briefing.rank.own import coverage, lead
from briefing.rank.peers import METHODS, peer

__all__ = ["RANKERS", "rate"]

Ranker = Callable[[Analysis], tuple[Rating, ...]]

RANKERS: dict[str, Ranker] = {
    "default": coverage,
    "lead": lead,
    **{name: partial(peer, name) for name in METHODS},
}
"""Name -> function of an analysis that rates every sentence."""


def rate(analysis: Analysis, name: str) -> tuple[Rating, ...]:
    """Return the ratings of a ranker.  Raises `UsageError` for a name that there is not."""
    if name not in RANKERS:
        raise unknown("ranker", name, list(RANKERS))
    return RANKERS[name](analysis)
