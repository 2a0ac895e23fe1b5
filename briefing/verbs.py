"""Tell whether a sentence has a verb, by its words alone."""

from __future__ import annotations

from functools import lru_cache

from briefing import language

_CONTRACTED = ("n't", "'re", "'ll", "'ve", "'d", "'m")
_PAST, _NOT, _ADVERB = "ed", "un", "ly"


def verbless(words: list[str], code: str) -> bool:
    """Say whether none of a sentence's words can be its verb; never where no verbs are listed.

    A word in small letters may be one if it is listed, in the plain form or with -s, or ends
    in -ed; not behind an article or a preposition ("the search"), nor before "by" ("sent by").
    Beside a pronoun that is a subject there is one.
    """
    verbs = language.word_list("verbs", code)
    if not verbs:
        return False
    low = language.listed(words, code)
    always = language.word_list("auxiliary_verbs", code) | language.word_list("subjects", code)
    nominal = _before_nouns(code)
    for index, word in enumerate(low):
        infinitive = word == "be" and low[index - 1 : index] == ["to"]  # "soon-to-be"
        if (word in always and not infinitive) or word.endswith(_CONTRACTED):
            return False
        if words[index][0].isupper() or low[index + 1 : index + 2] == ["by"]:
            continue
        before = index - (index > 1 and low[index - 1].endswith(_ADVERB))  # "a heavily armed man"
        if before and low[before - 1] in nominal:
            continue
        if is_finite(word, code):
            return False
    return True


def is_finite(word: str, code: str) -> bool:
    """Say whether a word in lower case is a listed verb, plain or with -s, or ends in -ed."""
    verbs = language.word_list("verbs", code)
    past = word.endswith(_PAST) and len(word) > len(_PAST) + 1
    if past and word.startswith(_NOT):  # "unpublished", but "unveiled"
        past = not verbs.isdisjoint((word.removesuffix(_PAST), word.removesuffix("d")))
    return bool(verbs) and (past or not verbs.isdisjoint(_plain(word)))


def is_participle(word: str, code: str) -> bool:
    """Say whether a word in lower case is a listed verb's form in -ing: "citing", "running"."""
    stem = word.removesuffix("ing")
    if len(stem) < 3 or stem == word:
        return False
    shorter = stem[:-1] if stem[-1] == stem[-2] else stem
    return not language.word_list("verbs", code).isdisjoint((stem, f"{stem}e", shorter))


@lru_cache(maxsize=16)
def _before_nouns(code: str) -> frozenset[str]:
    """Return the words behind which a noun stands; "to" may as well stand before a verb."""
    names = ("articles", "prepositions", "whose")
    return frozenset[str]().union(*(language.word_list(name, code) for name in names)) - {"to"}


def _plain(word: str) -> tuple[str, ...]:
    """Return a word and what it may be the -s form of: "tries", "goes", "says"."""
    if word.endswith("ies"):
        return word, word[:-1], f"{word[:-3]}y"
    if word.endswith("es"):
        return word, word[:-1], word[:-2]
    return (word, word[:-1]) if word.endswith("s") else (word,)
