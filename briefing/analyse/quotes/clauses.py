"""Tell what part a name has in its sentence: its subject, one who asks, or a picture's."""

from __future__ import annotations

from bisect import bisect_right

from briefing import language
from briefing.analyse.people.titles import title_before
from briefing.analyse.quotes.beside import asks, tells, verb_before
from briefing.analyse.quotes.lexicon import lexicon
from briefing.captions import captioned
from briefing.model import Document

RECENT = 100.0
"""Weight of any mention."""

SUBJECT = 80.0
"""Weight of a subject on top."""

TOLD = 60.0
"""Weight of a subject whose sentence holds a verb of speech, on top."""

OPENING = 3
"""Code points before the first word of a sentence at most."""

SPEECH = 150
"""Code points behind a subject in which that verb stands, or in which a line shows that it is a
caption."""

FRONT = 120
"""Code points of a sentence before a name, or before its title, that leads it at most."""


class Clauses:
    """The sentences of a document, to be asked about the names in them."""

    def __init__(self, document: Document) -> None:
        """Note where sentences begin and end."""
        self._words = lexicon(document.language)
        self._persons = language.word_list("persons", document.language)
        self._text = document.source.text
        self._sentences = [sentence.start for sentence in document.sentences]
        self._ends = [sentence.end for sentence in document.sentences]
        self._blocks = [sentence.block for sentence in document.sentences]
        self._subjects: dict[int, bool] = {}
        self._actors: dict[int, bool] = {}
        self._captions: dict[int, bool] = {}
        self._weights: dict[int, float] = {}

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that holds a place, from 1."""
        return bisect_right(self._sentences, at)

    def paragraph(self, at: int) -> int:
        """Return the number of the block that holds a place, -1 before the first."""
        number = self.sentence(at) - 1
        return self._blocks[number] if number >= 0 else -1

    def is_subject(self, at: int) -> bool:
        """Say whether a name is the subject of its sentence, or of a clause that opens it.

        Before it stand no preposition, no pronoun and no word that opens an inner clause.
        """
        if at not in self._subjects:
            self._subjects[at] = self._leads(at) or self._title_leads(at)
        return self._subjects[at]

    def _leads(self, at: int) -> bool:
        start = self._start(at)
        if at - start > FRONT:
            return False
        comma = self._text.rfind(", ", start, at)
        before = self._words.tokens(self._text, max(start, comma, at - 60), at)
        if not before or (comma < 0 and [key for key, _, _ in before] == ["for"]):
            return True  # also "For Orr, the matter is simple."
        last, last_start, _ = before[-1]
        if last in self._words.cues:  # "said Orr", but not "she thought Orr"
            return len(before) < 2 or bool(self._text[before[-2][2] : last_start].strip())
        inner = (self._words.relatives, self._words.subordinators)
        opens = before[0][1] <= start + OPENING
        return len(before) <= 6 and not (
            any(key in self._words.prepositions for key, _, _ in before[-4:])
            or any(key in self._words.pronouns for key, _, _ in before)
            or any(key in inner[0] or key in inner[1] for key, _, _ in before[opens:])
        )

    def _title_leads(self, at: int) -> bool:
        """Say whether the title before a name does: "la commissaire à l'Énergie Ana Orr".

        An English one that holds a preposition stands behind the name, or before a comma.
        """
        start = self._start(at)
        if self._words.code == "en" or at - start > FRONT:
            return False
        role = title_before(self._text[start : at + FRONT], at - start, self._words.code)
        first = self._text.rfind(role.split()[0], start, at) if " " in role else -1
        apposed = first > 0 and self._text[start:first].rstrip().endswith(",")
        return first >= 0 and not apposed and self._leads(first)

    def _start(self, at: int) -> int:
        """Return where the sentence starts that holds a place."""
        number = self.sentence(at) - 1
        return self._sentences[number] if number >= 0 else 0

    def acts(self, start: int, end: int) -> bool:
        """Say whether a name is a subject, of what is answered if somebody asks."""
        if start not in self._actors:
            subject = self.is_subject(start) and not asks(self._text, end, self._words)
            subject = subject or tells(self._text, start, end, self._words)
            self._actors[start] = subject or self._is_asked(start)
        return self._actors[start]

    def _is_asked(self, start: int) -> bool:
        """Say whether a verb of asking stands before a name, as in "she asked Senator Orr"."""
        verb, at = verb_before(self._text, start, self._words)
        asking = language.word_list("askings", self._words.family)
        return verb in asking and self.sentence(start) == self.sentence(at)

    def weight(self, start: int, end: int, at: int) -> float:
        """Return what a name at the front of a clause adds: less before a noun, more with a cue."""
        if at < end + SPEECH:
            return self._added(start, end, at)
        if start not in self._weights:
            self._weights[start] = self._added(start, end, end + SPEECH)
        return self._weights[start]

    def _added(self, start: int, end: int, high: int) -> float:
        number = self.sentence(start)
        if number < len(self._sentences):
            high = min(high, self._sentences[number])
        behind = self._words.tokens(self._text, end, high)
        possessive = self._text[end : end + 2] in ("'s", "\u2019s")
        low = end + 2 if possessive else end
        following = next((word for word in behind if word[1] >= low), None)
        if following is not None and following[0] not in self._words.auxiliaries:
            person = following[0].removesuffix("s") in self._persons  # "a close Orr ally"
            noun = person or following[0] in self._words.speakers
            noun = noun and following[1] == end + 1
            if noun or possessive:
                return -0.5 * RECENT
        cue = next((n for n, word in enumerate(behind) if word[0] in self._words.cues), None)
        return SUBJECT + (TOLD if cue is not None and self._is_own(behind, cue) else 0.0)

    def _is_own(self, behind: list[tuple[str, int, int]], cue: int) -> bool:
        """Say whether no other name stands right before a verb of speech."""
        if cue == 0:
            return True
        _, start, end = behind[cue - 1]
        apart = self._text[end : behind[cue][1]].strip()
        return bool(apart) or not self._text[start].isupper()

    def is_caption(self, at: int) -> bool:
        """Say whether a place stands in a line that describes a picture."""
        number = self.sentence(at) - 1
        if number < 0:
            return False
        if number not in self._captions:
            text = self._text[self._sentences[number] : self._ends[number]]
            self._captions[number] = captioned(text, (self._words.code,), within=SPEECH)
        return self._captions[number]
