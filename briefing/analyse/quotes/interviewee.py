"""Find whom a text presents as the one who answers: "The mayor, Ana Orr, spoke to the Post"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter

from briefing import language
from briefing.analyse.people.lists import is_given
from briefing.analyse.quotes.speaker_labels import Span
from briefing.model import Document, Person
from briefing.speeches import holds, speaks_of_self

PRESENTED, ADDRESSED = 2, 3
"""What a person gains in a sentence with "interview", and whom a question addresses."""

NEAR = 40
"""Code points of a question in which somebody is addressed."""

BEFORE = 16
"""Code points before a name that hold "by"."""


Mention = tuple[int, int, Person]
"""Where a person is named, and who it is."""


class Interviewee:
    """The people whom a document names outside what is asked and answered in it."""

    def __init__(self, document: Document, mentions: list[Mention]) -> None:
        """Take a document and where people are named in it, in order."""
        self._text, self._code = document.source.text, document.language
        self._sentences = [sentence.start for sentence in document.sentences]
        self._ends = [sentence.end for sentence in document.sentences]
        self._mentions = mentions
        self._starts = [start for start, _, _ in mentions]

    def find(
        self, asked: list[Span], answered: list[Span], *, low: int = 0, often: bool
    ) -> Span | None:
        """Return where who answers is first named in full, or None; both are paragraphs in order.

        It is who is named most before them, from `low` on, and behind them, in sentences that
        tell of an interview above all, or addressed in questions; nobody when two have equal
        claims, or when that one is named in the answers.  Whom no such sentence or question names
        has to be named twice as `often` as anybody else, if that shall do.
        """
        first, high = min(asked + answered)[0], max(asked + answered)[1]
        points: Counter[str] = Counter()
        shown: set[str] = set()
        full: dict[str, Span] = {}
        for start, end, person in self._mentions:
            if (
                start < low
                or first <= start < high
                or not _is_human(person)
                or self._is_authors(start)
            ):
                continue
            told = self._tells_of_interview(start)
            points[person.name] += PRESENTED if told else 1
            shown.update([person.name] if told else [])
            if " " in self._text[start:end]:
                full.setdefault(person.name, (start, end))
        for start, end in asked:
            for _, after, person in self._between(start, min(end, start + NEAR)):
                if person.name in points and self._text[after] == ",":
                    points[person.name] += ADDRESSED
                    shown.add(person.name)
        (best, most), (_, second) = [*points.most_common(2), ("", 0), ("", 0)][:2]
        if most == second or not (best in shown or (often and most >= 2 * second)):
            return None
        if any(best in self.named(place) for place in answered):
            return None
        return full.get(best)

    def named(self, place: Span) -> set[str]:
        """Return the names of the people whom a stretch names."""
        return {person.name for _, _, person in self._between(*place)}

    def _between(self, start: int, end: int) -> list[Mention]:
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _is_authors(self, start: int) -> bool:
        """Say whether "by" stands before a name."""
        before = self._text[max(0, start - BEFORE) : start].split()[-1:]
        return not language.word_list("clean_by", "any").isdisjoint(
            language.listed(before, self._code)
        )

    def _tells_of_interview(self, at: int) -> bool:
        """Say whether the sentence around a place does."""
        number = bisect_right(self._sentences, at) - 1
        start, end = (self._sentences[number], self._ends[number]) if number >= 0 else (at, at)
        return tells_of_interview(self._text[start:end], self._code)


def _is_human(person: Person) -> bool:
    """Say whether a title or a common first name shows that a name is a person's."""
    return bool(person.role) or is_given(person.name.split()[0])


def tells_of_interview(text: str, code: str) -> bool:
    """Say whether words tell of an interview: "spoke to", "a conversation with"."""
    return holds(text, "interviews", code)


def is_personal(document: Document, answers: list[Span]) -> bool:
    """Say whether those who answer speak of themselves, in half of the answers at least."""
    own = [speaks_of_self(document.source.text[slice(*a)], document.language) for a in answers]
    return 2 * sum(own) >= len(own) > 0
