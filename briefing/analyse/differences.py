"""Turn links into differences: points on which two sources that tell one fact differ.

Precision before recall: a false difference is worse than a missed one.  Each rule looks
only at sentences that `similarity` linked, of different origins, and compares what
similarity cannot see: numbers of one thing, dates, negation, certainty, and the name or
kind of one thing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

from briefing import language
from briefing.model import Analysis, Citation, Difference, Link, Statement

SOFT = frozenset({"hedged", "open"})
"""Certainties of a statement that may turn out otherwise."""

FIRM = frozenset({"planned", "stated", "attributed"})
"""Certainties of a statement that is put as settled."""

ROUNDING = 0.03
"""Relative distance up to which two numbers may be one, rounded."""

LONGEST_SIDE = 16
"""Words that a side shows at most."""

_CLAUSE_END = re.compile(r"[,;:\u2014\u2013]\s|\s\(|[.!?\u2026]+[\"\u201d\u2019\u00bb]*$")


def differences(analysis: Analysis) -> tuple[Difference, ...]:
    """Return the points on which sources of different origin differ, most certain first."""
    found: list[Difference] = []
    seen: set[tuple[str, int, int, int, int]] = set()
    for link in analysis.links:
        if analysis.origins[link.left[0]] == analysis.origins[link.right[0]]:
            continue
        left, right = _statement(analysis, link.left), _statement(analysis, link.right)
        code = analysis.documents[link.left[0]].language
        for rule in RULES:
            for difference in rule(left, right, link, code):
                key = (difference.kind, *link.left, *link.right)
                if key not in seen:
                    seen.add(key)
                    found.append(difference)
    return tuple(sorted(found, key=lambda d: -d.confidence))


def _statement(analysis: Analysis, place: tuple[int, int]) -> Statement:
    return analysis.statements[place[0]][place[1]]


def _numbers(left: Statement, right: Statement, link: Link, code: str) -> Iterator[Difference]:
    """Yield counts of one noun that are no rounding of each other."""
    first, second = _counts(left), _counts(right)
    for noun in sorted(first.keys() & second.keys()):
        a, b = first[noun], second[noun]
        if len(a) != 1 or len(b) != 1:
            continue
        x, y = a[0], b[0]
        if abs(x - y) <= ROUNDING * max(abs(x), abs(y)):
            continue
        sides = tuple(
            _side(s, *_number_place(s, noun, code), label=_plain(value))
            for s, value in ((left, x), (right, y))
        )
        yield Difference("number", sides, round(min(0.95, 0.6 + link.similarity / 2), 3))


def _counts(statement: Statement) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for number in statement.numbers:
        value, _, noun = number.partition(":")
        if not noun:
            continue
        try:
            found.setdefault(noun, []).append(float(value))
        except ValueError:
            continue
    return found


def _number_place(statement: Statement, noun: str, code: str) -> tuple[int, int]:
    """Return the (start, end) of a counted noun with its clause, inside the sentence."""
    text = statement.sentence.text
    for start, end in language.word_spans(text):
        if language.stem(text[start:end].casefold(), code) == noun:
            return _phrase(text, start, end, code)
    digits = re.search(r"\d", text)
    at = digits.start() if digits else 0
    return _phrase(text, at, at + 1, code)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def _certainty(left: Statement, right: Statement, link: Link, code: str) -> Iterator[Difference]:
    """Yield a fact that one source puts as settled and the other as possible or denied."""
    pair = {left.certainty, right.certainty}
    settled = next((s for s in (left, right) if s.certainty in FIRM), None)
    other = right if settled is left else left
    if settled is None or other.certainty not in SOFT | {"denied"}:
        return
    if settled.certainty != "planned" and link.similarity < 0.35:
        return
    sides = tuple(_side(s, *_cue_clause(s), label=s.certainty) for s in (left, right))
    yield Difference("certainty", sides, 0.8 if "planned" in pair else 0.6)


def _cue_clause(statement: Statement) -> tuple[int, int]:
    text = statement.sentence.text
    at = text.find(statement.certainty_cue) if statement.certainty_cue else 0
    return _clause(text, max(0, at))


def _negation(left: Statement, right: Statement, link: Link, code: str) -> Iterator[Difference]:
    """Yield a statement that one source makes and the other denies."""
    if left.negated == right.negated or link.similarity < 0.5:
        return
    if "question" in (left.certainty, right.certainty):
        return
    labels = {True: "denied", False: "stated"}
    sides = tuple(
        _side(s, *_clause(s.sentence.text, 0), label=labels[s.negated]) for s in (left, right)
    )
    yield Difference("negation", sides, 0.6)


def _dates(left: Statement, right: Statement, link: Link, code: str) -> Iterator[Difference]:
    """Yield one event with two days."""
    first = {w.value for w in left.dates if len(w.value) == 10}
    second = {w.value for w in right.dates if len(w.value) == 10}
    if len(first) != 1 or len(second) != 1 or first == second or link.similarity < 0.4:
        return
    sides = []
    for statement in (left, right):
        when = next(w for w in statement.dates if len(w.value) == 10)
        offset = statement.sentence.start
        text = statement.sentence.text
        start, end = _phrase(text, when.start - offset, when.end - offset, code)
        sides.append(_side(statement, start, end, label=when.value))
    yield Difference("date", tuple(sides), 0.6)


def _details(left: Statement, right: Statement, link: Link, code: str) -> Iterator[Difference]:
    """Yield one thing that the sources give different names: `X drones` here, `Y drones` there.

    Both words must be missing from the other sentence, at least one must be a name or stand
    in a sentence that shares people and places with the other, and neither may be a place.
    """
    shared = set(left.people) & set(right.people)
    places = {p.code for p in left.places} & {p.code for p in right.places}
    if not (shared and places):
        return
    first, second = _modified(left, code), _modified(right, code)
    for noun in sorted(first.keys() & second.keys()):
        (a, a_span), (b, b_span) = first[noun], second[noun]
        if a in right.tokens or b in left.tokens or a == b:
            continue
        sides = (
            _side(left, *_phrase(left.sentence.text, *a_span, code), label=a),
            _side(right, *_phrase(right.sentence.text, *b_span, code), label=b),
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


RULES: tuple[Callable[[Statement, Statement, Link, str], Iterator[Difference]], ...] = (
    _numbers,
    _certainty,
    _negation,
    _dates,
    _details,
)
"""The kinds of difference, each a function of two linked statements."""


def _clause(text: str, start: int) -> tuple[int, int]:
    """Return the span from `start` to the end of its clause, at most `LONGEST_SIDE` words."""
    match = _CLAUSE_END.search(text, start + 1)
    end = match.start() if match else len(text)
    spans = language.word_spans(text[start:end])
    if len(spans) > LONGEST_SIDE:
        end = start + spans[LONGEST_SIDE - 1][1]
    joint = re.search(
        r"\s+(and|und|et|i|dhe|ve|και)\s+(that|dass|que|da|se|ότι)\b", text[start:end]
    )
    return start, start + joint.start() if joint else end


def _phrase(text: str, start: int, end: int, code: str) -> tuple[int, int]:
    """Widen a span to the left to its phrase: to a comma, or to a word that opens a clause."""
    openers = language.word_list("clause_openers", code)
    before = language.word_spans(text[:start])
    left = start
    for word_start, word_end in reversed(before[-8:]):
        gap = text[word_end:left]
        if (
            re.search(r"[,;:.\u2014\u2013()]", gap)
            or text[word_start:word_end].casefold() in openers
        ):
            break
        left = word_start
    if left > 0 and text[left - 1] in '"\u201c\u201e\u00ab':
        left -= 1
    return left, end


def _side(statement: Statement, start: int, end: int, *, label: str) -> Citation:
    sentence = statement.sentence
    text = sentence.text[start:end].rstrip()
    begin = sentence.start + start
    return Citation(sentence.source_id, begin, begin + len(text), text, label)
