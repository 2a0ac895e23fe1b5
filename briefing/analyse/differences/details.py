"""Find one thing that the sources give different names or kinds."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from briefing import language
from briefing.analyse.differences.overlap import alike
from briefing.analyse.differences.spans import phrase, side
from briefing.analyse.scan import scan
from briefing.analyse.senses import CLASS, senses
from briefing.model import Difference, Statement

SPELLED = 0.6
"""Likeness of two words from which they are one, spelled differently."""

ALIKE = 0.3
"""How much both must name for two kinds of thing."""

SURE = 0.5
"""How likely one matter must be for two kinds of thing."""


def details(left: Statement, right: Statement, likely: float, code: str) -> Iterator[Difference]:
    """Yield one thing that the sources give different names: `X drones` here, `Y drones` there.

    Both words must be missing from the other sentence, which shares people and places; at least
    one must be a name; neither may be a place, or an acronym, which may mean the same.
    """
    if (
        (kinds := _kinds(left, right)) is not None
        and likely >= SURE
        and alike(left, right) >= ALIKE
    ):
        yield _kind_difference(left, right, kinds, likely, code)
        return
    shared = set(left.people) & set(right.people)
    places = {p.code for p in left.places} & {p.code for p in right.places}
    if not (shared and places):
        return
    from difflib import SequenceMatcher

    named = [set(person.split()) for person in (*left.people, *right.people)]
    first, second = _modified(left, code), _modified(right, code)
    for noun in sorted(first.keys() & second.keys()):
        (a, a_span), (b, b_span) = first[noun], second[noun]
        if a in right.tokens or b in left.tokens or SequenceMatcher(None, a, b).ratio() > SPELLED:
            continue
        words = [
            s.sentence.text[at:to].split()[0] for s, (at, to) in ((left, a_span), (right, b_span))
        ]
        if any(word.isupper() for word in words) or not any(word.istitle() for word in words):
            continue
        if any(name.issuperset(words) for name in named):  # "Ana won", "Lee won"
            continue
        sides = (
            side(left, *phrase(left.sentence.text, *a_span, code), label=a),
            side(right, *phrase(right.sentence.text, *b_span, code), label=b),
        )
        topic = left.sentence.text[a_span[0] : a_span[1]].split()[-1]
        yield Difference("detail", sides, 0.55, topic)
        return


def _modified(statement: Statement, code: str) -> dict[str, tuple[str, tuple[int, int]]]:
    """Return noun stem -> (stem of the word before it, span of both) for pairs of content words."""
    text = statement.sentence.text
    spans = language.word_spans(text)
    places = [
        (p.start - statement.sentence.start, p.end - statement.sentence.start)
        for p in statement.places
    ]
    stop = language.stop_words(code)
    found: dict[str, tuple[str, tuple[int, int]]] = {}
    for (start, end), (left, right) in itertools.pairwise(spans):
        first, second = text[start:end], text[left:right]
        if text[end:left] != " " or not (first.isalpha() and second.isalpha()):
            continue
        if first.casefold() in stop or second.casefold() in stop or second[:1].isupper():
            continue
        if any(a < end and start < b for a, b in places):
            continue
        noun = language.stem(second.casefold(), code)
        found.setdefault(noun, (language.stem(first.casefold(), code), (start, right)))
    return found


def _kinds(left: Statement, right: Statement) -> tuple[str, str] | None:
    """Return the kind of thing of which each statement means the one: ships here, jets there."""
    first, second = set(left.senses), set(right.senses)
    if not any(key.startswith(CLASS) for key in first & second):
        return None
    for row in language.entries("kinds", "any"):
        known = {CLASS + name for name in row.split()}
        mine, other = first & known, second & known
        if len(mine) == len(other) == 1 and mine != other:
            return mine.pop(), other.pop()
    return None


def _kind_difference(
    left: Statement, right: Statement, kinds: tuple[str, str], likely: float, code: str
) -> Difference:
    sides = []
    for statement, kind in zip((left, right), kinds, strict=True):
        text = statement.sentence.text
        cut = scan(text, code)
        sense = next(s for s in senses(text, code) if s.key == kind)
        span = phrase(text, cut.starts[sense.first], cut.ends[sense.last - 1], code)
        words = text[cut.starts[sense.first] : cut.ends[sense.last - 1]]
        sides.append(side(statement, *span, label=words))
    return Difference("detail", tuple(sides), round(0.4 + 0.3 * likely, 3))
