"""Find whom a description means: the last bearer of a title, or whoever spoke before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Set as AbstractSet
from functools import cached_property

from briefing import language
from briefing.analyse.people.forms import name_key
from briefing.analyse.people.lists import is_title
from briefing.analyse.people.role_forms import role_gender
from briefing.analyse.quotes.antecedent import CLOSE, MENTIONS, Antecedents
from briefing.analyse.quotes.beside import hears, is_governed
from briefing.analyse.quotes.clauses import Clauses
from briefing.analyse.quotes.descriptions import fits, meanings, title_words
from briefing.analyse.quotes.lexicon import lexicon
from briefing.analyse.quotes.unnamed import description, unknown
from briefing.analyse.quotes.wording import wording
from briefing.model import Document, Person, Quote

UNSURE = 0.4
"""How clear a description or a pronoun is that may as well mean somebody else."""

ATTRIBUTE = 2
"""Words between a title and the name behind it at most: "trajneri islandez, Ana Lee,"."""

BESIDE = 2
"""Code points between a title and the name behind it at most."""

ELIDED = frozenset({"l'", "l\u2019"})
"""The French article before a vowel, no part of the speaker as written."""


class Bearers:
    """The people of a document, to be found by their titles."""

    def __init__(
        self,
        document: Document,
        mentions: list[tuple[int, int, Person]],
        memory: Antecedents,
        clauses: Clauses,
    ) -> None:
        """Note where people are named and sentences begin; `memory` knows who has spoken."""
        self._words = lexicon(document.language)
        self._text = document.source.text
        self._articles = language.word_list("articles", self._words.family)
        self._sentences = [sentence.start for sentence in document.sentences]
        self._blocks = [sentence.block for sentence in document.sentences]
        self._mentions = mentions
        self._starts = [start for start, _, _ in mentions]
        self._memory = memory
        self._clauses = clauses
        self._titled: dict[frozenset[str], dict[str, bool]] = {}

    def described(self, quote: Quote, at: int) -> tuple[Person | None, float]:
        """Return whom a speaker as written describes, and how clear it is (0 to 1).

        "the minister", "the diplomat added"
        """
        if (bearer := self._by_role(quote.speaker, at)) is not None:
            return bearer, 1.0
        again, clear = self._again(quote, at)
        return again or self._body(quote, at) or self._issuer(quote, at), clear

    def subject_before(self, at: int, gender: str) -> tuple[Person | None, bool]:
        """Return whom a description means that is the subject of the sentence before a pronoun.

        "Replying to Orr, the minister smiled. ... he said" is the minister.  Also returned is
        whether one is the subject that nobody known fits.
        """
        number = self._clauses.sentence(at) - 2
        if number < 0 or self._blocks[number] != self._clauses.paragraph(at):
            return None, False
        low, high = self._sentences[number], self._sentences[number + 1]
        span = description(self._text, low, high, self._words)
        if span is None or self._memory.is_quoted(span[0]):
            return None, self._is_unknown(low, high)
        index = bisect_left(self._starts, span[0])
        named = self._starts[index] if index < len(self._starts) else high
        between = self._text[span[1] : min(named, high)]
        apposed = between.rstrip().endswith(",") and len(between.split()) <= ATTRIBUTE
        if named <= span[1] + BESIDE or (named < high and apposed):
            return None, False  # "The minister, Ana Lee, smiled."
        written = self._text[slice(*span)]
        person = self._by_role(written, span[0])
        if person is None:
            *inner, last = [key for key, _, _ in self._words.tokens(written, 0, len(written))]
            plain = is_title((last,), self._words.code)
            plain = plain and self._words.determiners.isdisjoint(inner[1:])
            return None, plain and role_gender(written, self._words.code) in ("", gender)
        return (person, False) if person.gender in ("", gender) else (None, False)

    def _is_unknown(self, low: int, high: int) -> bool:
        """Say whether a surname that nobody known has may be a sentence's subject."""
        named = bisect_left(self._starts, low) < bisect_left(self._starts, high)
        if named or self._memory.is_quoted(low):
            return False
        name = unknown(self._text, low, high, self._words)
        return bool(name) and name.casefold() not in self._small

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words of the document that stand in small letters."""
        return frozenset(filter(str.islower, self._text.split()))

    def _by_role(self, written: str, at: int) -> Person | None:
        """Return the last person before `at` whose title holds the words of "the minister"."""
        tokens = [key for key, _, _ in self._words.tokens(written, 0, len(written))]
        if not tokens or tokens[0] in language.word_list("indefinites", self._words.family):
            return None
        words = self._words
        named = [key for key in tokens if key not in words.determiners]
        whole = any(is_title((key,), words.code) for key in named)
        known = words.roles | words.bodies | words.renaming
        told = whole or not known.isdisjoint(named)
        parts = (key.split("-") if words.code == "de" else [key] for key in named)
        heads = {name_key(part) for key in parts for part in key if part}
        if not 0 < len(heads) <= 4 or not told:
            return None
        if not whole and words.code == "en" and _is_named(written, len(named)):
            return None  # "Public Health England"
        body = not whole and all(key in words.bodies for key in named)
        return self._of(at, heads, body=body)

    def _again(self, quote: Quote, at: int) -> tuple[Person | None, float]:
        """Return whoever spoke or was told of before whom a description means: "added the Dane".

        It is less clear of somebody whose titles it has none of, and no other office is meant.
        """
        elided = self._text[max(0, at - 2) : at].casefold() in ELIDED
        told = wording(quote, self._words, elided=elided)
        if told is None:
            return None, 1.0
        gender = role_gender(quote.speaker, self._words.code)
        if told.again:
            last = self._last(at, gender)
            if last is None and told.pointed:
                last = self._told_of(quote, at, gender, here=True)
            return last, 1.0
        person: Person | None = None
        if told.varied and (self._is_alone(at) or self._is_member(quote.speaker, at)):
            person = self._last(at, gender)
        elif told.whole:
            person = self._told_of(quote, at, gender)
        elif told.varied and told.definite:
            person = self._told_of(quote, at, gender, here=True)
            person = person if person is not None and not person.roles else None
        if person is None:
            return None, 1.0
        other = self._other_titles(quote.speaker, person)
        offices = language.word_list("offices", self._words.family)
        if person.roles and not other.isdisjoint(offices):
            return None, 1.0
        return person, UNSURE if other else 1.0

    def _other_titles(self, written: str, person: Person) -> frozenset[str]:
        """Return the titles in a description if its person has others, and none of them.

        Of somebody without any it is an office in several words alone: "the prime minister".  A
        former one may be anybody's.
        """
        code, family = self._words.code, self._words.family
        keys = [key for key, _, _ in self._words.tokens(written, 0, len(written))]
        plain = tuple(key for key in keys if key not in self._words.determiners)
        if not language.word_list("formers", family).isdisjoint(keys):
            return frozenset()
        if not person.roles:
            return frozenset(plain if len(plain) > 1 and is_title(plain, code) else ())
        titles = frozenset(key for key in plain if is_title((key,), code))
        heads = frozenset(map(name_key, titles))
        known = any(fits(heads, title_words(title, code), code) for title in person.roles)
        return frozenset() if known else titles

    def _told_of(self, quote: Quote, at: int, gender: str, *, here: bool = False) -> Person | None:
        """Return the subject of the paragraph so far, if it names nobody else.

        Where it names nobody at all it is, but for `here`, that of the sentence before: "Ana Lee
        still lives there. ¶ “They left,” the 43-year-old widow says."
        """
        first = bisect_left(self._blocks, self._clauses.paragraph(at))
        for number in (first,) if here else (first, first - 1):
            if number < 0:
                return None
            low = bisect_left(self._starts, self._sentences[number])
            named = [
                (start, person)
                for start, _, person in self._mentions[low : bisect_left(self._starts, at)]
                if not person.organisation
                and not any(left <= start < right for left, right in quote.pieces)
            ]
            if named:
                break
        if not named or any(person is not named[0][1] for _, person in named):
            return None
        start, person = named[0]
        fits_in = person.gender in ("", gender) or not gender
        return person if fits_in and self._clauses.is_subject(start) else None

    def _body(self, quote: Quote, at: int) -> Person | None:
        """Return the organisation that "the company" means: the last one that spoke or acted."""
        words = self._words
        keys = [key for key, _, _ in words.tokens(quote.speaker, 0, len(quote.speaker))]
        generic = language.word_list("generic_bodies", words.family)
        articles = self._articles
        pointed = articles | language.word_list("demonstratives", words.family)
        definite = not articles or (len(keys) > 1 and keys[0] in pointed)
        if not keys or keys[-1] not in generic or not definite:
            return None
        start, speaker = self._memory.spoken[-1] if self._memory.spoken else (-1, None)
        index = bisect_left(self._starts, at) - 1
        named = self._starts[index] if index >= 0 else -1
        if named > start and self._clauses.is_subject(named):
            start, _, speaker = self._mentions[index]
        near = self._clauses.paragraph(start) == self._clauses.paragraph(at)
        return speaker if near and speaker is not None and self._is_firm(speaker) else None

    def _issuer(self, quote: Quote, at: int) -> Person | None:
        """Return whose "the statement" is that speaks.

        It is the body that spoke before in its paragraph, whoever said so close by in a
        statement, the one body that stands as a subject beside such a word, or the one that is
        the subject of the sentence before.
        """
        words, issued = self._words, language.word_list("press_statements", self._words.family)
        keys = [key for key, _, _ in words.tokens(quote.speaker, 0, len(quote.speaker))]
        plain = [key for key in keys if key not in words.determiners]
        if len(plain) != 1 or plain[0] not in issued:
            return None
        if keys[0] in words.indefinites or (words.code == "en" and keys == plain):
            return None
        start, speaker = self._memory.spoken[-1] if self._memory.spoken else (-1, None)
        if (
            speaker is not None
            and speaker.organisation
            and self._clauses.paragraph(start) == self._clauses.paragraph(at)
        ):
            return speaker
        here = self._clauses.sentence(at) - 1
        for number in range(here - 1, max(-1, here - 1 - CLOSE), -1):
            low, high = self._sentences[number], self._sentences[number + 1]
            if not issued.isdisjoint(key for key, _, _ in words.tokens(self._text, low, high)):
                told = speaker if low <= start < high else None
                if (named := told or self._named_subject(low, high)) is not None:
                    return named
                break
        return self._memory.acting_body(here - 1) if here > 0 else None

    def _named_subject(self, low: int, high: int) -> Person | None:
        """Return the one organisation named as a subject in a stretch, or None."""
        first, after = bisect_left(self._starts, low), bisect_left(self._starts, high)
        subjects = (
            person for at, _, person in self._mentions[first:after] if self._clauses.is_subject(at)
        )
        found = {person.name: person for person in subjects}
        alone = next(iter(found.values())) if len(found) == 1 else None
        return alone if alone is not None and alone.organisation else None

    def _is_firm(self, speaker: Person) -> bool:
        """Say whether a speaker is a body of no state, or a lone name of nobody known."""
        if speaker.roles == (speaker.name,):
            return False  # "the firm" is not "the charity"
        lone = " " not in speaker.name and not speaker.role and not speaker.gender
        state = self._words.bodies - language.word_list("generic_bodies", self._words.family)
        named = (self._words.key(word) for word in speaker.name.split())
        return (speaker.organisation or lone) and state.isdisjoint(named)

    def _is_alone(self, at: int) -> bool:
        """Say whether who spoke last did so in this paragraph, and nobody is named since."""
        if not self._memory.spoken:
            return False
        start, person = self._memory.spoken[-1]
        if self._clauses.paragraph(start) != self._clauses.paragraph(at):
            return False
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, at)
        named = (other for _, _, other in self._mentions[low:high] if not other.organisation)
        return all(other is person for other in named)

    def _is_member(self, written: str, at: int) -> bool:
        """Say whether "the Ohio Republican" is who spoke last: no other subject since."""
        members = language.word_list("party_members", self._words.code)
        if self._words.key(written.split()[-1]) not in members or not self._memory.spoken:
            return False
        start, person = self._memory.spoken[-1]
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, at)
        since = (row for row in self._mentions[low:high] if row[2] is not person)
        return not any(self._clauses.is_subject(named) for named, _, _ in since)

    def _of(self, at: int, heads: set[str], *, body: bool) -> Person | None:
        """Return the last person before `at` whose title or name holds all of some words.

        With `body` they are words for organisations alone: "police".

        Where nobody with a name does, it is the last one without who spoke ("a police
        spokeswoman", then "the spokeswoman"), else the only one close behind it.
        """
        known = self._titled.setdefault(frozenset(heads), {})

        def bears(person: Person) -> bool:
            if body and not person.organisation:
                return False
            if person.roles == (person.name,):
                return self._is_unnamed(person, heads)
            if person.name not in known:
                known[person.name] = self._bears(person, heads)
            return known[person.name]

        index = bisect_left(self._starts, at)
        ends = bisect_right(self._sentences, at)
        end = self._sentences[ends] if ends < len(self._sentences) else len(self._text)
        behind = self._mentions[index : bisect_left(self._starts, end)]
        besides = {person.name for start, _, person in behind if self._is_beside(start)}
        for place in range(index - 1, max(-1, index - 3 * MENTIONS), -1):
            start, _, person = self._mentions[place]
            if bears(person) and person.name not in besides:
                speaker = self._last(at, "")
                silent = not self._clauses.is_subject(start)
                return speaker if silent and speaker and bears(speaker) else person
        for _, speaker in reversed(self._memory.spoken[-MENTIONS:]):
            if speaker is not None and self._is_unnamed(speaker, heads):
                return speaker
        later: dict[str, Person] = {}
        here = self._clauses.sentence(at)
        for start, _, person in self._mentions[index : index + MENTIONS]:
            if self._clauses.sentence(start) - here > CLOSE:
                break
            if bears(person) and person.name not in besides:
                later[person.name] = person
        return next(iter(later.values())) if len(later) == 1 else None

    def _is_beside(self, start: int) -> bool:
        """Say whether a name is governed by a preposition, or that of somebody who is told."""
        text, words = self._text, self._words
        return is_governed(text, start, words) or hears(text, start, words)

    def _is_unnamed(self, person: Person, heads: set[str]) -> bool:
        """Say whether somebody without a name was told of by all of some words."""
        if person.organisation or person.roles != (person.name,):
            return False
        keys = [name_key(word) for word in person.name.split()]
        governing = self._words.prepositions | self._words.links | self._articles
        behind = (n for n, key in enumerate(keys) if n and key in governing)
        return heads <= set(keys[: next(behind, len(keys))])

    def _bears(self, person: Person, heads: AbstractSet[str]) -> bool:
        """Say whether a title of somebody, or an organisation's name, holds all of some words."""
        code, inner = self._words.code, self._words.inner
        titles = (person.name,) if person.organisation else person.roles
        said = meanings(frozenset(heads), code)
        # "The delegate of Peru" is not the delegate of another body.
        whose = not inner.isdisjoint(heads)
        return any(
            fits(
                words,
                title_words(title, code),
                code,
                placed=words != heads or (whose and not inner.isdisjoint(title.split())),
            )
            for title in titles
            for words in said
        )

    def _last(self, at: int, gender: str) -> Person | None:
        """Return who spoke last, close before `at`, whose gender may be the one given.

        "The Dane added", "this expert" mean them, whatever titles are known.
        """
        before = (row for row in reversed(self._memory.spoken) if row[0] <= at)
        start, person = next(before, (at, None))
        if person is None or person.organisation:
            return None
        if self._clauses.sentence(at) - self._clauses.sentence(start) > CLOSE:
            return None
        return person if not gender or person.gender in ("", gender) else None


def _is_named(written: str, words: int) -> bool:
    """Say whether several words of a speaker are a name, with an article or without."""
    return words > 1 and all(word[0].isupper() for word in written.split()[-words:])
