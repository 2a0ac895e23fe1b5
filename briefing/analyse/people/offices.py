"""Tell the office between a title and a name: "direktor Kancelarije za privredu Marko Ili\u0107"."""

from __future__ import annotations

import re

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.forms import name_key, stems

LONGEST = 8
"""Words of an office at most."""

_LINKS = frozenset("i na o pri u za".split())
"""The small words inside the name of an office, in Latin script."""

_ACRONYM = re.compile(r"[^\W\d_a-z]{2,}(?:-\w{1,3})?")


def is_office(words: list[str], code: str) -> bool:
    """Say whether words in Serbian, Croatian or Bosnian are an office in the genitive.

    One of them is a name or a body's noun, and none is a verb, a pronoun or an adverb.
    """
    if language.family(code) != "hbs" or not 0 < len(words) <= LONGEST:
        return False
    folded = [language.to_latin(word.casefold()) for word in words]
    if folded[-1] in _LINKS or folded[0] == "i":
        return False
    closed = lists.openers(code) | language.word_list("auxiliaries", code) | lists.cues(code)
    if any(word in closed and word not in _LINKS for word in folded):
        return False
    return any(word[0].isupper() or is_body_of(word, code) for word in words)


def is_body_of(word: str, code: str) -> bool:
    """Say whether a word is a body's noun behind which its members stand: "Vije\u0107a ministara"."""
    if language.family(code) != "hbs":
        return False
    return not lists.body_stems(code).isdisjoint(stems(name_key(word), code))


def is_acronym(word: str) -> bool:
    """Say whether a word is an acronym, perhaps with the ending of a case: "SDP-a"."""
    return _ACRONYM.fullmatch(word) is not None
