"""Tell the office between a title and a name: "direktor Zavoda za privredu Marko Ilić"."""

from __future__ import annotations

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.forms import name_key, stems

LONGEST = 8
"""Words of an office at most."""

_LINKS = frozenset("i na o pri u za".split())
"""The small words inside the name of an office, in Latin script."""


def is_office(words: list[str], code: str, *, within: bool = False) -> bool:
    """Say whether words in Serbian, Croatian or Bosnian are an office in the genitive.

    One of them is a name or a body's noun, and none is a verb, a pronoun or an adverb; with
    `within` more of them follow.
    """
    if language.family(code) != "hbs" or not 0 < len(words) <= LONGEST:
        return False
    folded = [language.to_latin(word.casefold()) for word in words]
    if (folded[-1] in _LINKS and not within) or folded[0] == "i":
        return False
    closed = lists.openers(code) | language.word_list("auxiliaries", code) | lists.cues(code)
    plain = (low for word, low in zip(words, folded, strict=True) if not is_acronym(word))
    if any(word in closed and word not in _LINKS for word in plain):
        return False
    return any(word[0].isupper() or is_body_of(word, code) for word in words)


def is_phrase(words: list[str], code: str) -> bool:
    """Say whether words are what stands behind a title: no verb, no pronoun, no adverb."""
    if not words or len(words) > LONGEST:
        return False
    names = ("prepositions", "inner_prepositions", "determiners", "conjunctions")
    small = frozenset[str]().union(*(language.word_list(name, code) for name in names))
    auxiliaries = language.word_list("auxiliaries", code)
    closed = (lists.openers(code) | auxiliaries | lists.cues(code)) - small
    folded = [word.casefold().replace("\u2019", "'") for word in words]
    if language.family(code) == "hbs":
        folded = [language.to_latin(word) for word in folded]
    plain = (low for word, low in zip(words, folded, strict=True) if not is_acronym(word))
    return folded[-1] not in small and closed.isdisjoint(plain)


def is_body_of(word: str, code: str) -> bool:
    """Say whether a word is a body's noun before its members: "Vijeća ministara"."""
    if language.family(code) != "hbs":
        return False
    return not lists.body_stems(code).isdisjoint(stems(name_key(word), code))


def is_acronym(word: str) -> bool:
    """Say whether a word is an acronym, perhaps with the ending of a case: "BiH", "SDP-a"."""
    return sum(character.isupper() for character in word) > 1
