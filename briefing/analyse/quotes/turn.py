"""The turns of interviews and transcripts: what one speaker says in one paragraph."""

from __future__ import annotations

from typing import NamedTuple

from briefing.analyse.people.forms import name_key
from briefing.analyse.quotes.speaker_labels import Key, Span
from briefing.model import Document, Quote

_CLOSING = "\"'\u201d\u2019\u00bb) \u00a0\t\r\n"

ANSWER, QUESTION = TURNS = ("turn", "question")
"""The kinds of what an interview's speakers say."""

POST = "post"
"""The kind of what somebody posted on a social network."""

MOSTLY = 0.5
"""Share that is most of something."""

LABELLED, PRESENTED, CONTINUED, DOUBTED = 0.9, 0.8, 0.75, 0.6
"""Confidence in the speaker named by a label, by the text around an interview, by the label of a
paragraph before, and in who speaks behind an answer without any: an interviewer may."""


class Turn(NamedTuple):
    """What one speaker of an interview says in one paragraph."""

    start: int
    """Index of its first code point behind the label."""
    end: int
    """Index after its last code point."""
    speaker: Span | None
    """Where its speaker is named in full, or the name in the label; None for a question that
    has none."""
    asks: bool
    """True for the interviewer."""
    sure: float
    """Confidence in the speaker."""


def whole(document: Document, place: Span, speaker: Span | None, sure: float) -> Quote:
    """Return a stretch of a document as a quotation in one piece, with who is named for it."""
    text = document.source.text
    return Quote(
        source_id=document.source.id,
        start=place[0],
        end=place[1],
        text=text[slice(*place)],
        pieces=(place,),
        speaker=" ".join(text[slice(*speaker)].split()) if speaker else "",
        speaker_span=speaker,
        how="named" if speaker else "unattributed",
        confidence=sure if speaker else 0.0,
    )


def asks(text: str, place: Span, code: str) -> bool:
    """Say whether a paragraph ends with a question mark."""
    return text[slice(*place)].rstrip(_CLOSING).endswith(_question_marks(code))


def holds_question(text: str, place: Span, code: str) -> bool:
    """Say whether a question mark stands anywhere in a paragraph."""
    return any(mark in text[slice(*place)] for mark in _question_marks(code))


def _question_marks(code: str) -> tuple[str, ...]:
    """Return the question marks of a language; Greek writes ";"."""
    return ("?", ";", "\u037e") if code == "el" else ("?",)


def full_names(text: str, names: list[Span]) -> dict[Key, Span]:
    """Return where each full name of a person first stands, by its folded words."""
    found: dict[Key, Span] = {}
    for start, end in names:
        key = tuple(map(name_key, text[start:end].split()))
        if len(key) > 1:
            found.setdefault(key, (start, end))
    return found
