"""Find one event that two sources put in different countries."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import language
from briefing.analyse.differences.overlap import alike
from briefing.analyse.differences.spans import phrase, side
from briefing.analyse.scan import scan
from briefing.analyse.senses import CLASS
from briefing.language import family
from briefing.model import Difference, Place, Statement

SURE = 0.8
"""How likely one matter must be: two countries in one story are the rule."""

ALIKE = 0.4
"""How much both must name."""


def places(left: Statement, right: Statement, likely: float, code: str) -> Iterator[Difference]:
    """Yield the one country of each statement that stands after the same preposition of place."""
    if likely < SURE or alike(left, right) < ALIKE:
        return
    first, second = ({p.code for p in s.places} for s in (left, right))
    mine = [p for p in left.places if p.code not in second]
    other = [p for p in right.places if p.code not in first]
    if len(mine) != 1 or len(other) != 1:
        return
    words = [_preposition(s, p, code) for s, p in ((left, mine[0]), (right, other[0]))]
    shared = {key for key in set(left.senses) & set(right.senses) if key.startswith(CLASS)}
    if not words[0] or words[0] != words[1] or not shared:
        return
    sides = []
    for statement, place in ((left, mine[0]), (right, other[0])):
        offset = statement.sentence.start
        span = phrase(statement.sentence.text, place.start - offset, place.end - offset, code)
        sides.append(side(statement, *span, label=place.code))
    yield Difference("place", tuple(sides), round(0.6 * min(1.0, 0.4 + likely * 0.6), 3))


def _preposition(statement: Statement, place: Place, code: str) -> str:
    cut = scan(statement.sentence.text, code)
    start = place.start - statement.sentence.start
    if start not in cut.starts:
        return ""
    index = cut.starts.index(start)
    known = {language.fold(w) for w in language.entries("place_prepositions", family(code))}
    return cut.keys[index - 1] if index and cut.keys[index - 1] in known else ""
