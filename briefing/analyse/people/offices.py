"""Tell the office between a title and a name: "direktor Zavoda za privredu Marko Ilić"."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.forms import name_key, stems
from briefing.analyse.places import find as find_places

LONGEST = 11
"""Words of an office at most."""

_OF = frozenset({"на", "за"})
"""The Macedonian prepositions before what a title governs."""

_GENITIVE = tuple("kog nog vog šeg žeg ske čke šte pće ne ve ih".split())
"""Endings of Serbian, Croatian and Bosnian adjectives in the genitive, in Latin script."""

_SEAT = ("a", "e", "og")
"""Endings of the names of towns in the genitive, in Latin script."""

_NOUN = re.compile(r" ([^\W\d_]{3,})")

_LINKS = frozenset("i na o pri u za".split())
"""The small words inside the name of an office, in Latin script."""


def is_office(words: list[str], code: str, *, within: bool = False) -> bool:
    """Say whether words in Serbian, Croatian or Bosnian are an office in the genitive.

    One of them is a name or a body's noun, and none is a verb, a pronoun or an adverb; with
    `within` more of them follow.  In Macedonian one of two prepositions opens it.
    """
    if code == "mk":
        return words[0] in _OF and is_phrase(words, code)
    if language.family(code) != "hbs" or not 0 < len(words) <= LONGEST:
        return False
    first, last = lists.lower(words[0], code), lists.lower(words[-1], code)
    if (last in _LINKS and not within) or first == "i" or not _is_nominal(words, code, _LINKS):
        return False
    return within or any(word[0].isupper() or is_body_of(word, code) for word in words)


def is_phrase(words: list[str], code: str) -> bool:
    """Say whether words are what stands behind a title: no verb, no pronoun, no adverb."""
    if not 0 < len(words) <= LONGEST:
        return False
    small = _small(code)
    return lists.lower(words[-1], code) not in small and _is_nominal(words, code, small)


def _is_nominal(words: list[str], code: str, links: frozenset[str]) -> bool:
    """Say whether words but for small ones among `links` are none that a noun phrase lacks."""
    plain = {lists.lower(word, code) for word in words if not is_acronym(word)}
    return _closed(code).isdisjoint(plain - links)


@lru_cache(maxsize=16)
def _small(code: str) -> frozenset[str]:
    """Return the small words inside a noun phrase."""
    names = ("prepositions", "inner_prepositions", "determiners", "conjunctions")
    return frozenset[str]().union(*(language.word_list(name, code) for name in names))


@lru_cache(maxsize=16)
def _closed(code: str) -> frozenset[str]:
    """Return the function words, auxiliaries and verbs of speech."""
    return lists.openers(code) | language.word_list("auxiliaries", code) | lists.cues(code)


def is_body_of(word: str, code: str) -> bool:
    """Say whether a word is a body's noun before its members: "Vijeća ministara"."""
    if language.family(code) != "hbs":
        return False
    if lists.body_stems(code).isdisjoint(stems(name_key(word), code)):
        return False
    return not lists.modifier_forms(lists.lower(word, code))  # but "državni ministar"


def opens_office(text: str, run: str, end: int, code: str) -> bool:
    """Say whether a run opens the name of an office: "profesor Ekonomskog fakulteta".

    `end` is where it ends.  In Serbian, Croatian and Bosnian it has an adjective's ending in the
    genitive, and a noun in small letters follows it; a title may stand before it in the run.
    """
    if language.family(code) != "hbs":
        return False
    title, _, run = run.rpartition(" ")
    titled = not title or lists.is_title((title.casefold(),), code)
    if not titled or not run.isalpha() or not language.to_latin(run).endswith(_GENITIVE):
        return False
    behind = _NOUN.match(text, end)
    word = lists.lower(behind.group(1), code) if behind else ""
    verbal = word in lists.cues(code) or word in language.word_list("auxiliaries", code)
    return word.endswith(("a", "e", "ih", "og")) and not verbal and not lists.is_opener(word, code)


def is_seat(words: tuple[str, ...], role: str, code: str) -> bool:
    """Say whether what stands behind a title is where the office is: "gradonačelnik Niša".

    It is a known place, or in the genitive, or behind a noun like "opštine".  In German it is the
    noun of a body: "Präsident des Deutschen Städtetags".
    """
    if code == "de" and len(words) == 1:
        return _is_of_body(role)
    if language.family(code) != "hbs" or not role or lists.is_given(words[0]):
        return False
    name, title = " ".join(words), lists.lower(role.rpartition(" ")[2], code)
    if title in language.word_list("place_nouns", code):
        return True
    if any(not place.start and place.end == len(name) for place in find_places(name, code)):
        return True
    seated = title in language.word_list("seated_titles", code)
    return seated and all(language.to_latin(word).endswith(_SEAT) for word in words)


def _is_of_body(role: str) -> bool:
    """Say whether a German title goes on with the name of a body: "Präsident des Deutschen"."""
    words = role.split()
    governed = len(words) > 2 and words[-2] in ("der", "des")
    return governed and words[-1][0].isupper() and words[-1].endswith(("schen", "scher", "er"))


def is_acronym(word: str) -> bool:
    """Say whether a word is an acronym, perhaps with the ending of a case: "BiH", "SDP-a"."""
    return sum(character.isupper() for character in word) > 1
