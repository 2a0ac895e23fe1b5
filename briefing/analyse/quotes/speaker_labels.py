"""Read the label in front of a paragraph that says whose words follow: "MR. ORR: It will not."."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing import language
from briefing.analyse.people.forms import name_key
from briefing.analyse.people.lists import PARTICLES, honorifics, is_title

_LABEL = re.compile(
    r"([^\W\d_](?:[^:.!?\n\"\u201c\u201d\u201e\u00ab\u00bb]"
    r"|(?:(?<=\b\w)|(?<=\b\w\w)|(?<=\b\w\w\w))\.){0,60}):[ \u00a0\t]+(?=\S)"
)
_WORD = re.compile(r"[^\s,;()]+")

LONGEST, FRONT = 6, 62
"""Words of a label at most, and code points of one with its colon."""

LONGEST_ACRONYM = 3
"""Letters of an acronym in a label at most."""

Span = tuple[int, int]
"""Where something starts and ends."""

Key = tuple[str, ...]
"""The folded words of a name."""


class Label(NamedTuple):
    """A paragraph with a label."""

    start: int
    """Index of its first code point."""
    name: Span
    """The name in the label, without a title in front."""
    key: Key
    """Its words, folded."""
    titled: bool
    """True when a title or form of address stands before it."""
    said: Span
    """The words behind the label."""
    question: bool
    """True for "Q", "Question", which name nobody."""
    answer: bool
    """True for "A", "Answer"."""
    shouted: bool
    """True for a name in capitals, as transcripts have it."""
    host: bool
    """True when the label says that a programme's own people speak: "ANA LEE, HOST"."""


def is_labelled(text: str, place: Span) -> bool:
    """Say whether a paragraph starts with some words and a colon, a name or not."""
    return _match(text, *place) is not None


def _match(text: str, start: int, end: int) -> re.Match[str] | None:
    if text.find(":", start, min(end, start + FRONT)) < 0 or not text[start].isupper():
        return None  # most paragraphs: much faster than the pattern
    return _LABEL.match(text, start, end)


def label(text: str, place: Span, code: str) -> Label | None:
    """Return a paragraph with the label that it starts with, or None."""
    start, end = place
    found = _match(text, start, end)
    if found is None:
        return None
    front, _, behind = found[1].partition(",")
    low, high = _named(front, code)
    name = [(word.group(), *word.span()) for word in _WORD.finditer(front, low, high)]
    plain = list(name)
    while len(plain) > 1 and is_titled(plain[0][0], code):
        plain.pop(0)
    capital = (word[0].isupper() or word in PARTICLES for word, _, _ in plain)
    if not plain or len(name) > LONGEST or not all(capital):
        return None
    while text[end - 1].isspace():
        end -= 1
    written, role = language.listed([front.strip(), behind.strip()], code)
    return Label(
        start=start,
        name=(start + plain[0][1], start + plain[-1][2]),
        key=tuple(name_key(word) for word, _, _ in plain),
        titled=len(plain) < len(name),
        said=(found.end(), end),
        question=written in language.word_list("question_labels", code),
        answer=written in language.word_list("answer_labels", code),
        shouted=all(word.isupper() for word, _, _ in plain),
        host=role in language.word_list("hosts", code),
    )


def _named(front: str, code: str) -> Span:
    """Return where the name stands in a label: before brackets, or in them behind an office.

    "Ana Orr (Norland)" is Ana Orr, "The Minister for Ports (Ana Orr)" too.
    """
    opening, closing = front.find("("), front.find(")")
    if opening < 0 or closing < opening:
        return 0, len(front)
    before = front[:opening].split()
    articles = language.word_list("articles", code)
    office = any(word[0].islower() for word in before) or before[0].casefold() in articles
    return (opening + 1, closing) if office else (0, opening)


def is_titled(word: str, code: str) -> bool:
    """Say whether a word of a label is a title or a form of address."""
    lower = word.casefold()
    return lower in honorifics(code) or is_title((lower,), code)


def calm(label: str) -> str:
    """Return a label in capitals as a name is written elsewhere: "ANA ORR" as "Ana Orr"."""
    return label.title() if label.isupper() and len(label) > LONGEST_ACRONYM else label
