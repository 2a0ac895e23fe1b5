"""Tell whom a pronoun means, or a verb that needs none: a person, or an organisation."""

from __future__ import annotations

from briefing import language
from briefing.analyse.people.lists import pairs
from briefing.analyse.quotes.acting import NEUTER
from briefing.analyse.quotes.antecedent import Antecedents
from briefing.analyse.quotes.bearers import UNSURE, Bearers
from briefing.analyse.quotes.clauses import Clauses
from briefing.analyse.quotes.keys import uncontracted
from briefing.analyse.quotes.lexicon import Lexicon, lexicon
from briefing.model import Document, Person, Quote

Meant = tuple[Person | None, int, float]
"""Who speaks, where in the text that is said, and how clear it is (0 to 1)."""

GENDERS = ("m", "f")
"""The genders of pronouns that mean a person, or a body where nouns of bodies have one."""


class Pronouns:
    """The pronouns of a document, and its verbs of speech that have no subject."""

    def __init__(
        self, document: Document, memory: Antecedents, bearers: Bearers, clauses: Clauses
    ) -> None:
        """Take what is known of who was named, has spoken, and bears which title."""
        self._words = lexicon(document.language)
        self._text = document.source.text
        # English "he" and "she" mean no body.
        told = (pairs(name, self._words.family) for name in ("article_genders", "noun_genders"))
        self._gendered = any(gender for genders in told for gender in genders.values())
        self._memory = memory
        self._bearers = bearers
        self._clauses = clauses

    def of_verb(self, quote: Quote, at: int) -> Meant:
        """Return whom the verb at `at` means: "rekla je" a woman, "rekli su" nobody."""
        verb, family = self._words.key(quote.cue), self._words.family
        if verb.endswith(language.entries("plural_endings", family)):
            return None, quote.start, 1.0
        return self._meant(quote, at, _verb_gender(verb, family))

    def of_pronoun(self, quote: Quote, at: int) -> Meant:
        """Return whom the pronoun at `at` means, a quotation's speaker as written."""
        words = self._words
        key = uncontracted(words.tokens(quote.speaker, 0, len(quote.speaker))[-1][0])
        gender = pairs("pronouns", words.family).get(key, "") or words.objects.get(key, "")
        if key in words.body_pronouns:
            number = self._clauses.sentence(at) - 2
            acting = self._memory.acting_body(number) if number >= 0 else None
            return self._memory.body(at) or acting, at, 1.0
        plural = key in language.word_list("plurals", words.family)
        if plural and not (gender and _is_singular(quote.cue, words)):
            return None, at, 1.0
        return self._meant(quote, at, gender)

    def _meant(self, quote: Quote, at: int, gender: str) -> Meant:
        """Return whom a pronoun of a gender at a place means.

        It is unsure where a body, or somebody described, was the last subject.
        """
        body = self._body(quote, at, gender)
        if gender == NEUTER:
            return body or self._memory.body(at), at, 1.0
        titled, unknown = self._bearers.subject_before(at, gender)
        if titled is not None:
            return titled, at, 1.0
        words = self._words
        asks = words.key(quote.cue) in language.word_list("askings", words.family)
        replies = words.key(quote.cue) in language.word_list("replies", words.family)
        other = self._memory.last_asker(at) if replies else self._memory.told_of(quote.cue_span)
        person, share = self._memory.find(at, gender, quote.pieces, asks=asks, other=other)
        if person is not None:
            return person, at, min(share, UNSURE) if body or unknown else share
        if body is None and self._gendered and gender in GENDERS:
            body = self._memory.body(at)
        return body, at, 1.0

    def _body(self, quote: Quote, at: int, gender: str) -> Person | None:
        """Return the organisation that a pronoun can mean: the subject of the sentence before.

        Who says "I" is none.
        """
        number = self._clauses.sentence(self._memory.chain(at, gender)) - 2
        if number < 0 or not self._gendered:
            return None
        body = self._memory.acting_body(number, gender)
        singular = language.word_list("selves", self._words.family)
        if body is None:
            return None
        said = (self._words.tokens(self._text, *piece) for piece in quote.pieces)
        if any(key in singular for piece in said for key, _, _ in piece):
            return None
        return body


def is_pronoun(written: str, words: Lexicon) -> bool:
    """Say whether a speaker is a pronoun, also as the object of a verb: "quoted him as saying"."""
    keys = [key for key, _, _ in words.tokens(written, 0, len(written))]
    return words.is_pronoun(keys) or (len(keys) == 1 and keys[0] in words.objects)


def _is_singular(cue: str, words: Lexicon) -> bool:
    """Say whether a German verb beside "sie" is one of a single woman: "sagte", no "sagten"."""
    return words.family == "de" and bool(cue) and not words.key(cue.split()[0]).endswith("n")


def _verb_gender(cue: str, family: str) -> str:
    """Return the gender that a verb's ending tells: "rekla", "bila je jasna" are a woman's."""
    told = pairs("gender_endings", family)
    genders = (told[end] for verb in cue.split() for end in told if verb.endswith(end))
    return next(genders, "")
