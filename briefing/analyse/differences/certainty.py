"""Find facts that one source puts as settled and the other as possible or denied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import language
from briefing.analyse.certainty.clauses import hedged_anywhere
from briefing.analyse.differences.overlap import alike, beside
from briefing.analyse.differences.spans import clause, side
from briefing.analyse.senses import CLASS
from briefing.language import fold, words
from briefing.model import Difference, Statement

SHORTEST_SIDE = 3
"""Words that a side shows at least."""

SOFT = frozenset({"hedged"})
"""Certainties of a statement that may turn out otherwise."""

FIRM = frozenset({"planned", "stated", "attributed"})
"""Certainties of a statement that is put as settled."""

SURE = 0.75
"""How likely one matter must be for what is neither planned nor possible."""

ALIKE = 0.5
"""How much both must name for a report or a fact against a possibility."""

EVENT = 0.38
"""The same where the possibility is an event that the other tells ("feared dead", "killed")."""

PLANNED = 0.22
"""How much both must name for a plan against a possibility; first sentences need not."""

DENIED = 0.25
"""How much both must name for a denial."""


AFTER, BEFORE = 9, 5
"""Words after and before a cue that it governs; as many before where the verb comes last."""

_VERB_LAST = frozenset({"de", "tr"})


def certainty(left: Statement, right: Statement, likely: float, code: str) -> Iterator[Difference]:
    """Yield a fact that is settled here, and possible or denied there."""
    labels = {left.certainty, right.certainty}
    share = alike(left, right)
    leads = left.sentence.index == right.sentence.index == 0
    plain = "planned" in labels and labels & SOFT and (leads or share >= PLANNED)
    denied = "denied" in labels and labels & (FIRM | SOFT) and likely >= SURE and share >= DENIED
    soft = labels & SOFT and labels & FIRM and likely >= SURE and not _hedged_too(left, right, code)
    soft = soft and share >= (EVENT if _one_event(left, right, code) else ALIKE)
    if not (plain or denied or soft) or not _predicates(left, right):
        return
    if plain and any(foreseen(s) or doubted(s) for s in (left, right)):
        return
    if plain and not _governed(left, code) & _governed(right, code):
        return
    sides = tuple(side(s, *_shown(s), label=s.certainty) for s in (left, right))
    confidence = 0.85 if plain else 0.7 if denied else 0.6
    yield Difference("certainty", sides, round(confidence * min(1.0, 0.5 + likely / 2), 3))


def _one_event(left: Statement, right: Statement, code: str) -> bool:
    """Say whether the possibility is an event that the firm statement tells."""
    soft, firm = (left, right) if left.certainty in SOFT else (right, left)
    events = {key for key in _governed(soft, code) if key.startswith(CLASS)}
    return bool(events & set(firm.senses))


def _hedged_too(left: Statement, right: Statement, code: str) -> bool:
    """Say whether the firm statement is hedged too, in a quotation or a clause."""
    soft, firm = (left, right) if left.certainty in SOFT else (right, left)
    cue = soft.certainty_cue.casefold()
    return not cue or doubted(soft) or foreseen(soft) or hedged_anywhere(firm.sentence.text, code)


def doubted(statement: Statement) -> bool:
    """Say whether its cue doubts a report ("alleged"), which another may leave out."""
    return statement.certainty_cue.casefold() in language.word_list("doubts", "any")


def possible(statement: Statement) -> bool:
    """Say whether it tells what may be, beyond doubting a report or expecting what is planned."""
    return statement.certainty == "hedged" and not doubted(statement) and not foreseen(statement)


def foreseen(statement: Statement) -> bool:
    """Say whether something is merely expected: a plan that another source states."""
    known = language.word_list("foreseen", "any")
    return bool(known & {fold(word) for word in words(statement.certainty_cue)})


def _predicates(left: Statement, right: Statement) -> bool:
    """Say whether both tell of one doing, not of its actors alone."""
    shared = set(left.senses) & set(right.senses)
    told = any(key.startswith(CLASS) for key in shared) or len(shared) >= 2
    return told or (bool(shared) and alike(left, right) >= ALIKE)


def _governed(statement: Statement, code: str) -> frozenset[str]:
    """Return the senses that the cue of a statement governs: those beside it."""
    start, end = _cue(statement)
    back = AFTER if language.family(code) in _VERB_LAST else BEFORE
    return beside(statement, start, end, code, back, AFTER)


def _cue(statement: Statement) -> tuple[int, int]:
    """Return where the cue of a statement stands in its text."""
    found = re.search(rf"\b{re.escape(statement.certainty_cue)}\b", statement.sentence.text)
    return found.span() if found else (0, 1)


def _shown(statement: Statement) -> tuple[int, int]:
    """Return the clause that the cue opens; where the cue ends a sentence, its beginning."""
    text = statement.sentence.text
    at = text.find(statement.certainty_cue) if statement.certainty_cue else 0
    start, end = clause(text, max(0, at))
    return (start, end) if len(text[start:end].split()) >= SHORTEST_SIDE else clause(text, 0)
