"""Find whom a pronoun means: the most salient person of its gender before it.

Salience as in Lappin & Leass (1994, An algorithm for pronominal anaphora resolution):
each mention adds weights for its sentence, for being a subject, for having spoken; the sum
is halved with every sentence between.  What stands inside quotation marks counts little.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from briefing import language
from briefing.analyse.people.lists import pairs
from briefing.analyse.quotes.acting import acting_body
from briefing.analyse.quotes.beside import asks, asks_whom, is_governed
from briefing.analyse.quotes.clauses import OPENING, RECENT, Clauses
from briefing.analyse.quotes.descriptions import UNNAMED, likely_human
from briefing.analyse.quotes.lexicon import SUBJECTLESS, lexicon
from briefing.analyse.quotes.paragraph import Paragraph
from briefing.analyse.quotes.tokens import tokenise
from briefing.analyse.quotes.turn import TURNS
from briefing.analyse.quotes.unnamed import newcomer
from briefing.model import Document, Person, Quote

SPOKE = 160.0
"""Weight of the speaker of an earlier quotation on top."""

AGAIN = 0.5
"""Share of it for another statement in one sentence: a quotation inside what that reports."""

NEXT_SUBJECT, NEXT = 200.0, 100.0
"""Weights on top of the subject of the sentence before, in one paragraph, and of others if nobody
is its subject."""

ACROSS = 40.0
"""Weight on top of that subject in the paragraph before."""

OBJECT = 0.5
"""Share that is left of a name in the pronoun's own sentence that is no subject of it."""

OPENED = 60
"""Code points that hold those words."""

REPLY, NEAR = 2, 3
"""Sentences back in which somebody asks who is replied to, and code points of a question's end."""

OF = " of "
"""What stands between an English verb of speech and whom somebody tells of."""

ASKED, BY = 4, frozenset({"by", "from"})
"""Words of a sentence among which it tells whose question it was, and the one right before."""

FRONT = 20
"""Code points in which a sentence's first word stands, or a form of address before a name."""

QUOTED = 0.2
"""Share that is left of a mention inside quotation marks."""

SENTENCES = 10
"""Sentences back in which a person is looked for."""

CLOSE = 2
"""Sentences back in which an organisation is looked for."""

MENTIONS, SPEAKERS = 60, 8
"""Mentions back, and those who spoke, at most."""

BETWEEN = 0.45
"""Share that is left of somebody before whom another without a name has spoken since."""

UNSURE = 0.6
"""Share that is left when the person's gender is unknown and the pronoun's is not."""

OTHER = 0.25
"""Share that people of the other gender count for when it is asked how clear a pronoun is."""

OWN = 0.3
"""Share that is left of somebody whom the words said name."""

SILENT = 0.2
"""Share that is left of somebody who is silent in the paragraph before, where others speak, if a
quotation opens its own paragraph."""


class Antecedents:
    """The people whom a document has named so far, with their salience."""

    def __init__(
        self,
        document: Document,
        quotes: list[Quote],
        mentions: list[tuple[int, int, Person]],
        heard: frozenset[str],
        clauses: Clauses,
    ) -> None:
        """Note where people are named, where sentences begin and what is quoted.

        `heard` are the names of those who speak somewhere in the document.
        """
        self._heard = heard
        self._clauses = clauses
        self._words = lexicon(document.language)
        self._text = document.source.text
        self._sentences = [sentence.start for sentence in document.sentences]
        self._ends = [sentence.end for sentence in document.sentences]
        self._blocks = [sentence.block for sentence in document.sentences]
        self._mentions = mentions
        self._people = {person.name: person for _, _, person in mentions}.values()
        self._starts = [start for start, _, _ in mentions]
        self._named_ends = [end for _, end, _ in mentions]
        spoken = (q for q in quotes if q.direct or q.kind in TURNS)
        quoted = sorted((a, b) for quote in spoken for a, b in quote.pieces)
        self._quoted = [a for a, _ in quoted]
        self._quoted_ends = [b for _, b in quoted]
        self.spoken: list[tuple[int, Person | None]] = []

    def spoke(self, at: int, person: Person | None) -> None:
        """Note that somebody spoke; None for one whom no "he" or "she" can mean."""
        self.spoken.append((at, person))

    def find(
        self,
        at: int,
        gender: str,
        said: tuple[tuple[int, int], ...],
        *,
        asks: bool = False,
        other: str = "",
    ) -> tuple[Person | None, float]:
        """Return whom a pronoun at `at` means, or None, and its share of all salience.

        Whom the words `said`, in (start, end) pieces, name is hardly who says them.  Who has
        asked does so no more unless the pronoun's verb `asks` too; `other` is who it is not.
        """
        named = {person.name for start, end in said for person in self._inside(start, end)}
        told, asker = self._tellers(said[0][0], gender), self._asker(at)
        at = self.chain(at, gender)
        here = self._clauses.sentence(at)
        scores: dict[str, float] = {}
        people: dict[str, Person] = {}
        others = 0.0
        for place, person, weight in self._before(at, here, asks=asks):
            known = person.name in self._heard or self._is_addressed(place)
            human = 1.0 if known else likely_human(person)
            if person.organisation or not human or person.name in (asker, other):
                continue
            human *= OWN if person.name in named else 1.0
            value = human * weight * 0.5 ** max(0, here - self._clauses.sentence(place))
            if gender and person.gender and person.gender != gender:
                others += OTHER * value
                continue
            value *= UNSURE if gender and not person.gender else 1.0
            value *= SILENT if told and person.name not in told else 1.0
            scores[person.name] = scores.get(person.name, 0.0) + value
            people[person.name] = person
        best = max(scores, key=lambda name: (scores[name], name), default="")
        unnamed = self._newcomer(at, gender)
        if unnamed is not None and (not best or people[best].roles != (best,)):
            return unnamed, 1.0
        if not best:
            return None, 0.0
        sure = 1.0 if best in self._heard else likely_human(people[best])
        sure *= UNNAMED if best in named else 1.0
        doubtful = self._is_between(at, here, people[best])
        doubtful = doubtful or (not asks and self._has_asked(at, people[best]))
        sure *= BETWEEN if doubtful else 1.0
        return people[best], sure * scores[best] / (others + sum(map(abs, scores.values())))

    def last_asker(self, at: int) -> str:
        """Return who asked a question right before a place, to whom somebody replies."""
        start, speaker = self.spoken[-1] if self.spoken else (at, None)
        number = self._clauses.sentence(start)
        if speaker is None or number < 1 or not 0 <= self._clauses.sentence(at) - number <= REPLY:
            return ""
        low, high = self._sentences[number - 1], self._ends[number - 1]
        keys = {key for key, _, _ in self._words.tokens(self._text, low, high)}
        asking = language.word_list("askings", self._words.family)
        asks = not asking.isdisjoint(keys) and self._words.passives.isdisjoint(keys)
        return speaker.name if asks and "?" in self._text[max(0, low - NEAR) : high] else ""

    def told_of(self, cue: tuple[int, int] | None) -> str:
        """Return whom an English speaker tells of, who is somebody else: "he said of Orr"."""
        place = cue[1] + len(OF) if cue else 0
        if self._words.code != "en" or not cue or self._text[cue[1] : place] != OF:
            return ""
        low = bisect_left(self._starts, place)
        here = self._mentions[low : low + 1]
        return next((p.name for start, _, p in here if start - place <= FRONT), "")

    def _newcomer(self, at: int, gender: str) -> Person | None:
        """Return who without a name is the subject of the sentence before.

        "A woman shook her head.", "Near the gate, one of them laughed." name nobody else whom
        "she" or "he" can mean.  Before a quotation in a paragraph of its own it is "a woman".
        """
        number = self._clauses.sentence(at) - 2
        told = gender or self._words.family in SUBJECTLESS
        if not told or number < 0:
            return None
        start, end = self._sentences[number], self._ends[number]
        if self._blocks[number] != self._blocks[number + 1]:
            opening = self._words.first(self._text, start, end)
            new = opening is not None and opening[0] in self._words.indefinites
            if not (new and self.is_quoted(self._sentences[number + 1] + 1)):
                return None
        if self._inside(start, end):
            return None
        return newcomer(self._text, start, end, gender, self._words, self._people)

    def chain(self, at: int, gender: str) -> int:
        """Return where the chain of sentences begins that open with a pronoun of one gender.

        "He also praises Orr. ... he said": both mean one person, whoever stands between.  It goes
        on in the paragraph of its own that a quotation opens.
        """
        genders = pairs("pronouns", self._words.family)
        number = self._clauses.sentence(at) - 1
        low = max(0, number - SENTENCES) if gender else number
        quoted = self.is_quoted(self._sentences[number] + 1)
        while number > low and (quoted or self._blocks[number - 1] == self._blocks[number]):
            quoted = False
            number -= 1
            start = self._sentences[number]
            opening = self._words.first(self._text, start, start + FRONT)
            if opening is None or genders.get(opening[0], "") != gender:
                break
            if self.is_quoted(opening[1]):
                break
            at = opening[1]
        return at

    def _tellers(self, at: int, gender: str) -> set[str]:
        """Return who of a gender spoke in the paragraph before, if a quotation opens its own."""
        number = self._clauses.sentence(at) - 1
        if number <= 0 or at - self._sentences[number] > OPENING:
            return set()
        before = self._blocks[number - 1]
        if before == self._blocks[number]:
            return set()
        low = self._sentences[bisect_left(self._blocks, before)]
        return {
            person.name
            for start, person in self.spoken[-SPEAKERS:]
            if low <= start < at
            and person is not None
            and person.roles != (person.name,)
            and not (gender and person.gender and person.gender != gender)
        }

    def _inside(self, start: int, end: int) -> list[Person]:
        """Return who is named in a stretch."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [person for _, _, person in self._mentions[low:high]]

    def _is_between(self, at: int, here: int, person: Person) -> bool:
        """Say whether somebody without a name has spoken since the last mention of a person."""
        unknown = [start for start, other in self.spoken[-4:] if _is_nobody(other) and start < at]
        if not unknown or here - self._clauses.sentence(unknown[-1]) > CLOSE:
            return False
        index = bisect_left(self._starts, at)
        number = (
            self._clauses.sentence(unknown[-1]) - 1
        )  # whom its own statement names says nothing
        behind = self._ends[number] if number >= 0 else unknown[-1]
        later = self._mentions[bisect_left(self._starts, behind) : index]
        return not any(other is person for _, _, other in later)

    def _has_asked(self, at: int, person: Person) -> bool:
        """Say whether a person asked somebody just before, who answers, or another asked nobody."""
        index = bisect_left(self._starts, at) - 1
        if index < 0:
            return False
        start, end, other = self._mentions[index]
        if self._clauses.sentence(at) - self._clauses.sentence(start) > 1 or not asks(
            self._text, end, self._words
        ):
            return False
        alone = self._clauses.paragraph(start) == self._clauses.paragraph(at)
        return other is person or (alone and not asks_whom(self._text, end, self._words))

    def body(self, at: int) -> Person | None:
        """Return the last organisation before `at` that is a subject close by, or None.

        One without a name counts when it spoke in the same paragraph: "her office".
        """
        here = self._clauses.sentence(at)
        spoke, speaker = self.spoken[-1] if self.spoken else (at, None)
        if speaker is not None and (speaker.organisation or not likely_human(speaker)):
            near = here - self._clauses.sentence(spoke) <= CLOSE and not _is_nobody(speaker)
            if near or self._clauses.paragraph(spoke) == self._clauses.paragraph(at):
                return speaker
        index = bisect_left(self._starts, at)
        for place in range(index - 1, max(-1, index - MENTIONS), -1):
            start, _, person = self._mentions[place]
            if here - self._clauses.sentence(start) > CLOSE:
                break
            if person.organisation and self._clauses.is_subject(start):
                return person
        return None

    def acting_body(self, number: int, gender: str | None = None) -> Person | None:
        """Return the organisation, perhaps without a name, that is the subject of a sentence.

        `number` counts from 0; a `gender` is that of a pronoun that means it (`acting_body`).
        """
        start, end = self._sentences[number], self._ends[number]
        tokens = tokenise(self._text, start, end, (), [], self._words)
        sentence = Paragraph(self._text, tokens, self._words, self._starts, self._named_ends)
        span = acting_body(sentence, self._clauses, gender)
        if span is None or self.is_quoted(span[0]):
            return None
        name = " ".join(self._text[slice(*span)].split())
        known = (body for body in self._inside(span[0], span[0] + 1) if body.organisation)
        return next(known, Person(name, (name,), roles=(name,), organisation=True))

    def _before(self, at: int, here: int, *, asks: bool) -> Iterator[tuple[int, Person, float]]:
        index = bisect_left(self._starts, at)
        for place in range(index - 1, max(-1, index - MENTIONS), -1):
            start, end, person = self._mentions[place]
            if here - self._clauses.sentence(start) > SENTENCES:
                break
            number = self._clauses.sentence(start)
            subject = self._clauses.acts(start, end)
            subject = subject or (asks and self._clauses.is_subject(start))
            weight = RECENT + (self._clauses.weight(start, end, at) if subject else 0.0)
            if number == here - 1 and self._clauses.paragraph(start) == self._clauses.paragraph(at):
                free = not self._has_subject(number) and not is_governed(
                    self._text, start, self._words
                )
                weight += NEXT_SUBJECT if subject else NEXT * free
            elif number == here - 1 and subject:
                weight += ACROSS
            elif number == here and not subject:
                weight *= OBJECT
            aside = self.is_quoted(start) or self._clauses.is_caption(start) or self._asks(number)
            yield start, person, weight * (QUOTED if aside else 1.0)
        told: set[tuple[int, str]] = set()
        for start, speaker in reversed(self.spoken[-SPEAKERS:]):
            if here - self._clauses.sentence(start) > SENTENCES:
                break
            if start < at and speaker is not None:
                statement = self._clauses.sentence(start), speaker.name
                share = AGAIN if statement in told else 1.0
                told.add(statement)
                unnamed = speaker.roles == (speaker.name,)
                near = self._clauses.sentence(start) == here - 1
                near = near and self._clauses.paragraph(start) == self._clauses.paragraph(at)
                again = (NEXT_SUBJECT + RECENT) * (unnamed and near)
                yield start, speaker, (SPOKE + again) * share

    def _asker(self, at: int) -> str:
        """Return who asks before a pronoun ("Pressed by Orr") or is asked about ("If Orr won")."""
        low = self._sentences[self._clauses.sentence(at) - 1]
        asked = language.word_list("asked_participles", self._words.family)
        near = self._words.tokens(self._text, low, min(at, low + OPENED))[:ASKED]
        keys = [key for key, _, _ in near]
        if asked.isdisjoint(keys[:2]):
            return ""
        index = bisect_left(self._starts, low)
        if index == bisect_left(self._starts, at):
            return ""
        _, end, person = self._mentions[index]
        speaks = self._words.first(self._text, end, end + FRONT)
        about = speaks is None or speaks[0] not in self._words.cues
        return person.name if about or not BY.isdisjoint(keys) else ""

    def _asks(self, number: int) -> bool:
        """Say whether the writer asks in a sentence: "But what if Orr wins?"."""
        end = self._ends[number - 1]
        return self._text[end - 1] == "?" and not self.is_quoted(end - 1)

    def _is_addressed(self, at: int) -> bool:
        """Say whether "Dr" or "Mrs" stands right before a name."""
        before = self._text[max(0, at - FRONT) : at].split()
        honorifics = language.word_list("honorifics", self._words.family)
        return bool(before) and before[-1].casefold().rstrip(".") in honorifics

    def _has_subject(self, number: int) -> bool:
        """Say whether somebody is the subject of a sentence."""
        start, end = self._sentences[number - 1], self._ends[number - 1]
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        named = self._mentions[low : min(high, low + MENTIONS)]
        people = (at for at, _, person in named if not person.organisation)
        return any(map(self._clauses.is_subject, people))

    def is_quoted(self, at: int) -> bool:
        """Say whether a place stands in what somebody says."""
        index = bisect_right(self._quoted, at) - 1
        return index >= 0 and at < self._quoted_ends[index]


def _is_nobody(speaker: Person | None) -> bool:
    """Say whether a speaker is no human being, and no body with a name."""
    return speaker is None or (speaker.organisation and speaker.roles == (speaker.name,))
