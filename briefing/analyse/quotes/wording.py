"""Read how a speaker without a name is described: "the former diplomat", "ovaj odvjetnik"."""

from __future__ import annotations

from typing import NamedTuple

from briefing import language
from briefing.analyse.antecedents import is_person_noun
from briefing.analyse.quotes.lexicon import SUBJECTLESS, Lexicon
from briefing.model import Quote


class Wording(NamedTuple):
    """What the words of a description tell of whom they mean."""

    again: bool
    """True for whoever spoke just before: "added the lawyer", "this expert"."""
    pointed: bool
    """True where a word points to them: "this", "sagovornik"."""
    varied: bool
    """True where more than a noun describes them: "the former diplomat"."""
    whole: bool
    """True where nothing is governed by that noun, as in "the head of the company"."""
    definite: bool
    """True where no word opens something new."""


def wording(quote: Quote, words: Lexicon, *, elided: bool) -> Wording | None:
    """Return what the description of one human being tells, or None where it is of none.

    `elided`: the French article before it lost its vowel and is no part of it.
    """
    keys = [key for key, _, _ in words.tokens(quote.speaker, 0, len(quote.speaker))]
    plain = [key for key in keys if key not in words.determiners]
    bodies = [n for n, key in enumerate(plain) if _is_body(key, words)]
    if not plain or (bodies and words.roles.isdisjoint(plain[: bodies[0]])):
        return None  # but "bivši načelnik Generalštaba"
    several = language.word_list("plural_determiners", words.family)
    new = keys[0] in words.indefinites or keys[0] in several
    if new or (words.code == "en" and plain[-1].endswith("s")):
        return None
    articles = language.word_list("articles", words.family)
    article = elided or keys[0] in articles
    former = keys[0] in language.word_list("formers", words.family)
    varied = article and _is_variation(keys[not elided :], articles, words)
    varied = varied or (former and words.family in SUBJECTLESS)
    governing = words.prepositions | words.inner | words.object_articles | articles
    apart = governing | language.word_list("others", words.family)
    national = article and len(plain) == 1 and _is_national(plain[0], words)
    pointed = _is_pointed(keys, words)
    adds = _adds(quote, words) and (article or words.family in SUBJECTLESS)
    return Wording(
        again=(adds or pointed) and (_is_titled(plain, words) or (adds and words.code == "de")),
        pointed=pointed,
        varied=varied,
        whole=national or (varied and apart.isdisjoint(keys[1:])),
        definite=words.indefinites.isdisjoint(keys),
    )


def _adds(quote: Quote, words: Lexicon) -> bool:
    """Say whether a verb tells that somebody goes on: "added"."""
    verb = words.key(quote.cue.split()[0]) if quote.cue else ""
    return verb in language.word_list("adding", words.family)


def _is_pointed(keys: list[str], words: Lexicon) -> bool:
    """Say whether a demonstrative opens a description, or its noun means who just spoke."""
    known = language.word_list("interlocutors", words.family)
    return keys[0] in language.word_list("demonstratives", words.family) or not known.isdisjoint(
        keys
    )


def _is_titled(plain: list[str], words: Lexicon) -> bool:
    """Say whether a description holds a title, a relative's noun or an age."""
    nouns = words.roles | words.kin | language.word_list("interlocutors", words.family)
    aged = plain[-1].endswith(words.ages)
    return aged or not nouns.isdisjoint(plain)


def _is_variation(keys: list[str], articles: frozenset[str], words: Lexicon) -> bool:
    """Say whether words name a person by more than a noun: "former diplomat"."""
    closed = words.prepositions | articles
    end = next((n for n, key in enumerate(keys) if key in closed), len(keys))
    if not end or len(keys) < 2:
        return False
    return keys[end - 1] in words.roles or is_person_noun(keys[end - 1], words.family)


def _is_national(key: str, words: Lexicon) -> bool:
    """Say whether a German noun tells where somebody is from: "so der Deutsche"."""
    if words.code != "de" or key in words.roles:
        return False
    return key.endswith(("er", "erin")) or key in language.word_list("nationals", "de")


def _is_body(key: str, words: Lexicon) -> bool:
    """Say whether a word means no human being."""
    generic = language.word_list("generic_bodies", words.family)
    # In English "diplomats" is a group's noun, "diplomat" one person's.
    body = key in words.bodies if words.code == "en" else words.is_body(key)
    return body or key in words.documents or key in generic
