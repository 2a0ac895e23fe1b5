"""Find the turns of an interview or a transcript whose speakers have labels.

    QUESTION: Will the port be closed?
    MR. ORR: It will not.

Somebody has to ask, or be a programme's host, and a person has to answer more than once: the labels
of a price list, or of questions and answers on a product, make no interview.  Labels that name
nobody ("Q", "A") need a text that presents who answers.
"""

from __future__ import annotations

from collections import defaultdict

from briefing import language
from briefing.analyse.people.lists import is_given
from briefing.analyse.quotes.interviewee import Interviewee, is_personal
from briefing.analyse.quotes.speaker_labels import Key, Label, Span
from briefing.analyse.quotes.turn import LABELLED, MOSTLY, PRESENTED, Turn, asks, full_names
from briefing.model import Document

LEAST, SOMETIMES = 4, 0.3
"""Turns of an interview at least, and the share of a person's turns that end with a question who
asks more often than anybody else."""


def by_label(
    document: Document, labels: list[Label], names: list[Span], who: Interviewee
) -> dict[int, Turn]:
    """Return the turns of an interview by where their paragraphs start, or none."""
    if len(labels) < LEAST:
        return {}
    text, code = document.source.text, document.language
    named = full_names(text, names)
    groups = _grouped(labels, named)
    hosts = {key for key, group in groups.items() if any(found.host for found in group)}
    people = {
        key
        for key, group in groups.items()
        if key in named or _is_person(key, group, shouted=bool(hosts))
    }
    asking = hosts | _asking(document, groups, people)
    speakers = {key: named.get(key) or _fullest(groups[key]) for key in people | asking}
    sure = dict.fromkeys(speakers, LABELLED)
    for key, group in groups.items():
        if group[0].answer and (answerer := _answerer(document, labels, who)):
            people.add(key)
            asking.discard(key)
            speakers[key], sure[key] = answerer, PRESENTED
    answering = any(len(groups[key]) > 1 or hosts for key in people - asking)
    if not asking or not answering or sum(len(groups[key]) for key in speakers) < LEAST:
        return {}
    return {
        found.start: Turn(
            *found.said, None if found.question else speakers[key], key in asking, sure[key]
        )
        for key in speakers
        for found in groups[key]
        if key not in hosts or asks(text, found.said, code)
    }


def _asking(document: Document, groups: dict[Key, list[Label]], people: set[Key]) -> set[Key]:
    """Return who asks: "Question", whoever is no person and does, of people the interviewers."""
    asked = {
        key: sum(asks(document.source.text, found.said, document.language) for found in group)
        / len(group)
        for key, group in groups.items()
    }
    most = max((asked[key] for key in people), default=0.0)
    return {
        key
        for key, share in asked.items()
        if groups[key][0].question
        or (share and (key not in people or share >= min(MOSTLY, max(most, SOMETIMES))))
    }


def _grouped(labels: list[Label], named: dict[Key, Span]) -> dict[Key, list[Label]]:
    """Return labels by the full name of their speaker."""
    speakers = _speakers({found.key for found in labels} | set(named))
    groups: dict[Key, list[Label]] = defaultdict(list)
    for found in labels:
        groups[speakers[found.key]].append(found)
    return groups


def _answerer(document: Document, labels: list[Label], who: Interviewee) -> Span | None:
    """Return who speaks behind labels such as "A" that name nobody."""
    answered = [found.said for found in labels if found.answer]
    asked = [found.said for found in labels if not found.answer]
    if len(answered) < 2 or not asked:
        return None
    return who.find(asked, answered, often=is_personal(document, answered))


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


def _is_person(key: Key, group: list[Label], *, shouted: bool = False) -> bool:
    """Say whether labels name a person: with a title, or a first name and another word.

    In a transcript every name of two words that is `shouted` is a person's.
    """
    if key[0] in language.word_list("unnamed_speakers", "en"):
        return False
    full = len(key) > 1
    known = full and (is_given(key[0]) or (shouted and group[0].shouted))
    return known or any(found.titled for found in group)


def _fullest(group: list[Label]) -> Span:
    """Return the first of the longest names in some labels."""
    return max(group, key=lambda f: (len(f.key), f.name[1] - f.name[0])).name
