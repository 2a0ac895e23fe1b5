"""Find the turns of an interview whose questions stand in paragraphs of their own, unlabelled.

    Will the port be closed?

    It will not. We have said so.

A text has to present who answers, and the answers have to be of somebody who speaks of himself:
a writer's own questions to the reader are none.
"""

from __future__ import annotations

from bisect import bisect_left

from briefing.analyse.quotes.interviewee import Interviewee, is_personal, tells_of_interview
from briefing.analyse.quotes.speaker_labels import Key, Label, Span
from briefing.analyse.quotes.turn import (
    DOUBTED,
    MOSTLY,
    PRESENTED,
    Turn,
    asks,
    full_names,
    holds_question,
)
from briefing.model import Document

ASKED = 3
"""Questions of an interview at least."""

LONGEST, RARE, INTRODUCING = 400, 6, 3
"""Code points of a question at most, paragraphs for each of them, and those before the first one
that present who answers."""


def by_question(
    document: Document,
    paragraphs: list[Span],
    labels: list[Label],
    names: list[Span],
    who: Interviewee,
) -> dict[int, Turn]:
    """Return the turns of an interview by where their paragraphs start, or none.

    Its first two turns may have `labels`.
    """
    asked = _questions(document, paragraphs)
    if len(asked) < ASKED:
        return {}
    low, high = asked[0][0], asked[-1][1]
    starts = {start for start, _ in asked}
    inside = [place for place in paragraphs if low <= place[0] < high]
    answers = [place for place in inside if place[0] not in starts]
    answers += [place for place in paragraphs if place[0] >= high][:1]
    runs = _runs(asked, answers)
    often = len(runs) >= max(ASKED, MOSTLY * len(asked)) and len(inside) <= RARE * len(asked)
    if not often or not is_personal(document, runs):
        return {}
    known = {found.start: found for found in labels}
    if labels:
        named = full_names(document.source.text, names)
        speaker = _labelled(labels, starts, named)
    else:
        speaker = _presented(document, paragraphs, asked, answers, who)
    if speaker is None:
        return {}
    told: dict[int, Turn] = {}
    asking = True
    for place in sorted([*asked, *answers]):
        own = known.get(place[0])
        said, after_question = own.said if own else place, asking
        asking = place[0] in starts or holds_question(
            document.source.text, place, document.language
        )
        if place[0] in starts or (asking and not after_question):
            told[place[0]] = Turn(*said, own.name if own else None, True, PRESENTED)
        else:
            sure = PRESENTED if after_question else DOUBTED
            told[place[0]] = Turn(*said, speaker, False, sure)
            asking = False
    return told


def _questions(document: Document, paragraphs: list[Span]) -> list[Span]:
    """Return the paragraphs and headings that are questions."""
    text = document.source.text
    headings = [(block.start, block.end) for block in document.blocks if block.label == "heading"]
    return [
        (start, end)
        for start, end in sorted(paragraphs + headings)
        if end - start <= LONGEST
        and text[start].isalnum()
        and asks(text, (start, end), document.language)
    ]


def _runs(asked: list[Span], answers: list[Span]) -> list[Span]:
    """Return the answers as wholes: from the first paragraph behind a question to the last."""
    runs: dict[int, Span] = {}
    for place in answers:
        number = bisect_left(asked, place)
        runs[number] = (runs.get(number, place)[0], place[1])
    return list(runs.values())


def _labelled(labels: list[Label], asked: set[int], named: dict[Key, Span]) -> Span | None:
    """Return who answers where the first question and the first answer alone have labels."""
    first, *others = labels
    known = [label for label in others if len(label.key) > 1]
    if first.start not in asked or len(known) != 1 or known[0].start in asked:
        return None
    return named.get(known[0].key, known[0].name)


def _presented(
    document: Document,
    paragraphs: list[Span],
    asked: list[Span],
    answers: list[Span],
    who: Interviewee,
) -> Span | None:
    """Return whom the paragraphs right before the first question present as who answers."""
    before = [place for place in paragraphs if place < asked[0]][-INTRODUCING:]
    if not before:
        return None
    low = before[0][0]
    often = tells_of_interview(document.source.text[low : asked[0][0]], document.language)
    return who.find(asked, answers, low=low, often=often)
