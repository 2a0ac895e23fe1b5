"""Find facts that one source puts as settled and the other as possible or denied."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analyse.differences.spans import clause, echoed, side
from briefing.analyse.senses import CLASS
from briefing.model import Difference, Statement

SOFT = frozenset({"hedged"})
"""Certainties of a statement that may turn out otherwise."""

FIRM = frozenset({"planned", "stated", "attributed"})
"""Certainties of a statement that is put as settled."""

SURE = 0.75
"""How likely one matter must be for what is neither planned nor possible."""


def certainty(left: Statement, right: Statement, likely: float, code: str) -> Iterator[Difference]:
    """Yield a fact that is settled here, and possible or denied there."""
    labels = {left.certainty, right.certainty}
    plain = "planned" in labels and labels & SOFT
    denied = "denied" in labels and labels & (FIRM | SOFT)
    soft = labels & SOFT and labels & FIRM
    if not (plain or denied or soft) or (not plain and likely < SURE):
        return
    if not _predicates(left, right) or not (plain or denied or _one_doing(left, right, code)):
        return
    sides = tuple(side(s, *_shown(s), label=s.certainty) for s in (left, right))
    confidence = 0.85 if plain else 0.7 if denied else 0.6
    yield Difference("certainty", sides, round(confidence * min(1.0, 0.5 + likely / 2), 3))


def _one_doing(left: Statement, right: Statement, code: str) -> bool:
    """Say whether what is possible for one source is what the other tells."""
    soft, other = (left, right) if left.certainty in SOFT else (right, left)
    at = soft.sentence.text.find(soft.certainty_cue) if soft.certainty_cue else -1
    return at >= 0 and echoed(soft, at + len(soft.certainty_cue), other, code)


def _predicates(left: Statement, right: Statement) -> bool:
    """Say whether both tell of one doing, not of its actors alone."""
    shared = set(left.senses) & set(right.senses)
    return any(key.startswith(CLASS) for key in shared) or len(shared) >= 2


def _shown(statement: Statement) -> tuple[int, int]:
    text = statement.sentence.text
    at = text.find(statement.certainty_cue) if statement.certainty_cue else 0
    return clause(text, max(0, at))
