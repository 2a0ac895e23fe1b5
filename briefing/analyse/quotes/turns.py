"""Find the turns of an interview or a transcript: paragraphs behind the label of a speaker.

    QUESTION: Will the port be closed?
    MR. ORR: It will not.

Somebody has to ask, and a person has to answer more than once: the labels of a price list, or of
questions and answers on a product, make no interview.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from briefing.analyse.people.forms import name_key
from briefing.analyse.people.lists import PARTICLES, honorifics, is_given, is_title

_LABEL = re.compile(
    r"([^\W\d_](?:[^:.!?\n\"\u201c\u201d\u201e\u00ab\u00bb]"
    r"|(?:(?<=\b\w)|(?<=\b\w\w)|(?<=\b\w\w\w))\.){0,60}):[ \u00a0\t]+(?=\S)"
)
_WORD = re.compile(r"[^\s,;()]+")
_ASKED = re.compile("\\?[\"'\u201d\u2019\u00bb)]*$")

ANSWER, QUESTION = TURNS = ("turn", "question")
"""The kinds of what an interview's speakers say."""

LEAST = 4
"""Turns of an interview at least."""

MOSTLY, SOMETIMES = 0.5, 0.3
"""Shares of a person's turns that end with a question: of an interviewer's, and of one who asks
more often than anybody else."""

LONGEST, FRONT = 6, 62
"""Words of a label at most, and code points of one with its colon."""

Span = tuple[int, int]
"""Where something starts and ends."""

Key = tuple[str, ...]
"""The folded words of a name."""


class Turn(NamedTuple):
    """What one speaker of an interview says in one paragraph."""

    start: int
    """Index of its first code point behind the label."""
    end: int
    """Index after its last code point."""
    speaker: Span
    """Where its speaker is named in full, or the name in the label."""
    asks: bool
    """True for the interviewer."""


class _Labelled(NamedTuple):
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


def turns(text: str, paragraphs: list[Span], names: list[Span], code: str) -> dict[int, Turn]:
    """Return the turns of an interview by where their paragraphs start; none of another text.

    `names` are the places of people's names, in order.
    """
    labelled = [found for place in paragraphs if (found := _labelled(text, place, code))]
    if len(labelled) < LEAST:
        return {}
    named = _named(text, names)
    speakers = _speakers({label.key for label in labelled} | set(named))
    groups: dict[Key, list[_Labelled]] = defaultdict(list)
    for label in labelled:
        groups[speakers[label.key]].append(label)
    people = {key for key, group in groups.items() if key in named or _is_person(key, group)}
    asked = {
        key: sum(_asks(text, label) for label in group) / len(group)
        for key, group in groups.items()
    }
    host = max((asked[key] for key in people), default=0.0)
    asking = {
        key
        for key, share in asked.items()
        if share and (key not in people or share >= min(MOSTLY, max(host, SOMETIMES)))
    }
    answering = any(len(groups[key]) > 1 for key in people - asking)
    if not asking or not answering or sum(len(groups[key]) for key in people | asking) < LEAST:
        return {}
    told: dict[int, Turn] = {}
    for key in people | asking:
        speaker = named.get(key) or _fullest(groups[key])
        for label in groups[key]:
            told[label.start] = Turn(*label.said, speaker, key in asking)
    return told


def _labelled(text: str, place: Span, code: str) -> _Labelled | None:
    """Return a paragraph with the label that it starts with, or None."""
    start, end = place
    if text.find(":", start, min(end, start + FRONT)) < 0:
        return None  # most paragraphs: much faster than the pattern
    found = _LABEL.match(text, start, end)
    if found is None or not text[start].isupper():
        return None
    name = [(word.group(), *word.span()) for word in _WORD.finditer(found[1].partition(",")[0])]
    plain = list(name)
    while len(plain) > 1 and _is_titled(plain[0][0], code):
        plain.pop(0)
    capital = (word[0].isupper() or word in PARTICLES for word, _, _ in plain)
    if not plain or len(name) > LONGEST or not all(capital):
        return None
    while text[end - 1].isspace():
        end -= 1
    return _Labelled(
        start=start,
        name=(start + plain[0][1], start + plain[-1][2]),
        key=tuple(name_key(word) for word, _, _ in plain),
        titled=len(plain) < len(name),
        said=(found.end(), end),
    )


def _is_titled(word: str, code: str) -> bool:
    lower = word.casefold()
    return lower in honorifics(code) or is_title((lower,), code)


def _named(text: str, names: list[Span]) -> dict[Key, Span]:
    """Return where each full name of a person first stands, by its folded words."""
    found: dict[Key, Span] = {}
    for start, end in names:
        key = tuple(map(name_key, text[start:end].split()))
        if len(key) > 1:
            found.setdefault(key, (start, end))
    return found


def _speakers(keys: set[Key]) -> dict[Key, Key]:
    """Return for each name the full one that its surname or initials stand for, or itself."""
    by_short: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(key for key in keys if len(key) > 1):
        by_short[key[-1:]].append(key)
        by_short["".join(word[0] for word in key),].append(key)
    whole = {short: max(found, key=len) for short, found in by_short.items()}
    one = {
        short: full
        for short, full in whole.items()
        if all(set(full).issuperset(other) for other in by_short[short])
    }
    return {key: one.get(key if len(key) < 2 else key[-1:], key) for key in keys}


def _is_person(key: Key, group: list[_Labelled]) -> bool:
    """Say whether labels name a person: with a title, or a first name and another word."""
    return any(label.titled for label in group) or (len(key) > 1 and is_given(key[0]))


def _asks(text: str, label: _Labelled) -> bool:
    return _ASKED.search(text, *label.said) is not None


def _fullest(group: list[_Labelled]) -> Span:
    """Return the first of the longest names in some labels."""
    return max(group, key=lambda label: (len(label.key), label.name[1] - label.name[0])).name
