"""Turn the place of a difference in a sentence into the words that show it."""

from __future__ import annotations

import re

from briefing import language
from briefing.model import Citation, Statement

LONGEST_SIDE = 16
"""Words that a side shows at most."""

_CLAUSE_END = re.compile(r"[,;:\u2014\u2013]\s|\s\(|[.!?\u2026]+[\"\u201d\u2019\u00bb]*$")
_JOINT = re.compile(r"\s+(and|und|et|i|dhe|ve|και)\s+(that|dass|que|da|se|ότι)\b")


def clause(text: str, start: int) -> tuple[int, int]:
    """Return the span from `start` to the end of its clause, at most `LONGEST_SIDE` words."""
    match = _CLAUSE_END.search(text, start + 1)
    end = match.start() if match else len(text)
    spans = language.word_spans(text[start:end])
    if len(spans) > LONGEST_SIDE:
        end = start + spans[LONGEST_SIDE - 1][1]
    joint = _JOINT.search(text[start:end])
    return start, start + joint.start() if joint else end


def phrase(text: str, start: int, end: int, code: str) -> tuple[int, int]:
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


def side(statement: Statement, start: int, end: int, *, label: str) -> Citation:
    """Return a span of a sentence (offsets in its text) as a side of a difference."""
    sentence = statement.sentence
    text = sentence.text[start:end].rstrip()
    begin = sentence.start + start
    return Citation(sentence.source_id, begin, begin + len(text), text, label)
