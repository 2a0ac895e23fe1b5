"""Find the organisation that is the subject of a sentence, for "er", "elle", "saopštilo je"."""

from __future__ import annotations

from briefing.analyse.people.lists import pairs
from briefing.analyse.quotes.clauses import Clauses
from briefing.analyse.quotes.lexicon import Lexicon
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.phrases import phrase_from

FRONTED, PHRASE = 9, 5
"""Words before the noun phrase of a subject at most, and words of it that end in its noun."""

BARE = 3
"""Words before the noun, with it, where it has no article: "Gradsko vijeće"."""

NEUTER = "n"
"""The gender of nouns, and of verbs without a subject, that mean no single person."""


def acting_body(
    sentence: Paragraph, clauses: Clauses, gender: str | None = None
) -> tuple[int, int] | None:
    """Return where the noun phrase stands, article aside, that a body is a sentence's subject by.

    With a `gender` (`m`, `f`, `n`, or empty when unknown) the article, or in a language without
    articles the noun's ending, tells the same one, or none.
    """
    tokens, words = sentence.tokens, sentence.lexicon
    articles = pairs("article_genders", words.family)
    if not articles:
        noun = _noun(sentence, (0, min(BARE, len(tokens))))
        if noun is None:
            return None
        told = _noun_gender(tokens[noun].key, words)
        return _written(sentence, 0, noun) if gender in (None, told) else None
    for first, token in enumerate(tokens[:FRONTED]):
        if token.key in words.roles or token.key in words.pronouns - articles.keys():
            return None
        if token.key in articles and clauses.is_subject(token.start):
            noun = _noun(sentence, (first + 1, min(first + PHRASE, len(tokens))))
            fits = gender is None or articles[token.key] in ("", gender)
            return None if noun is None or not fits else _written(sentence, first + 1, noun)
    return None


def _noun(sentence: Paragraph, part: Part) -> int | None:
    """Return where the noun of a body stands in a stretch that no other noun phrase opens."""
    words = sentence.lexicon
    for index in range(*part):
        key = sentence.tokens[index].key
        if words.is_body(key):
            return index
        if key in words.roles or key in words.prepositions or key in words.determiners:
            return None
    return None


def _written(sentence: Paragraph, first: int, noun: int) -> tuple[int, int]:
    """Return the offsets of a noun phrase, with what its noun governs."""
    words, behind = sentence.lexicon, sentence.tokens[noun + 1 : noun + 2]
    if words.family == "en" and words.inner.isdisjoint(token.key for token in behind):
        return sentence.written((first, noun + 1))
    end = phrase_from(sentence, first, len(sentence.tokens))[1]
    return sentence.written((first, max(noun + 1, end)))


def _noun_gender(key: str, words: Lexicon) -> str:
    """Return the gender that the ending of a noun in its base form tells, or empty."""
    endings = pairs("noun_genders", words.family).items()
    return next((gender for ending, gender in endings if key.endswith(ending)), "")
