"""What a run of capitalised words is wherever it stands: a person's name, a body's, or none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.base import full_key
from briefing.analyse.people.forms import endings, name_key, stems
from briefing.analyse.people.run_titles import is_untitled
from briefing.analyse.people.runs import without_nickname, without_openers

_WORD = re.compile(r"\S+")
_CONTRACTED = re.compile("\\w+['\u2019](?:m|ve|ll|re|d|t)")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.){2,3}")
_GLUED = re.compile("[a-z]{4}[A-Z]")
"""Two words that a page has run together: "OrrColes"."""

LONGEST_ACRONYM = 3
"""Letters of an acronym that is also a syllable of a name, at most."""

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What tells a son from his father behind a name."""

_REGNAL = re.compile(r"[IVX]+\.?")
"""The number of a pope or a king."""

SHORTEST_SHOUTED = 4
"""Letters of a surname in capitals behind a first name that has none, at least."""

LONGEST = 5
"""Words of a name at most."""


class Shape(NamedTuple):
    """What a run of capitalised words is wherever it stands."""

    words: tuple[str, ...]
    """Its words without suffixes; none when it can be no name."""
    key: tuple[str, ...]
    """The words made comparable."""
    length: int
    """Code points to the end of the last word without its suffix."""
    body: bool
    """True for the name of an organisation."""


DECLINED = ("schen", "scher", "schem", "sches", "ischen", "ischer")
"""Endings of German adjectives, which open the name of a body."""

NO_NAME = Shape((), (), 0, False)


@lru_cache(maxsize=50_000)
def shape_of(run: str, code: str) -> Shape | None:
    """Return what a run is wherever it stands; None when what stands before it matters."""
    words = without_nickname([(m.group(), *m.span()) for m in _WORD.finditer(run)])
    if len(words) == 1:
        if lists.is_title((run.casefold(),), code):
            return NO_NAME
    elif words and is_postnominal(words[-1][0], code):
        return None
    else:
        linked = any(word == "of" or word in lists.PARTICLES for word, _, _ in words)
        if linked or len(words) > LONGEST or not is_untitled(words, code):
            return None
        if len(without_openers(words, code, frozenset())) < len(words):
            return None
    bare = tuple(bare_word(word, code) for word, _, _ in words)
    body = is_body(list(bare), code)
    if not all(bare) or (not body and not is_personal(list(bare), code)):
        return NO_NAME
    key = full_key(bare, code)
    return Shape(bare, key, words[-1][1] + len(bare[-1]), body)


def is_postnominal(word: str, code: str) -> bool:
    """Say whether a word is the letters of an office or degree behind a name: "MP", "PhD"."""
    letters = not word.islower() and not word.istitle()
    return letters and word.casefold() in language.word_list("postnominals", code)


def is_body(words: list[str], code: str) -> bool:
    """Say whether words name an organisation: a ministry, a party, an acronym."""
    keys = [name_key(word) for word in words]
    if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6:
        return "." not in words[0] and keys[0] not in lists.places(code)
    if any(
        key in lists.bodies(code) and not (len(key) <= LONGEST_ACRONYM and word.istitle())
        for key, word in zip(keys, words, strict=True)
    ):
        return True  # the UN, but not Kim Jong Un
    return bool(endings(code)) and any(
        not lists.is_given(key) and not lists.body_stems(code).isdisjoint(stems(key, code))
        for key in keys
    )


def is_personal(core: list[str], code: str) -> bool:
    """Say whether capitalised words can be a person's name."""
    if len(core) > 2 and name_key(core[-1]) in SUFFIXES:
        core = core[:-1]
    if len(core) == 2 and _REGNAL.fullmatch(core[-1]) and lists.is_given(core[0]):
        core = core[:-1]  # "Pope Leo XIV"
    if not core:
        return False
    if any(_CONTRACTED.fullmatch(word) or _GLUED.search(word) for word in core):
        return False
    if len(core) == 1 and core[0].rpartition("-")[2].islower():
        return False  # an adjective made of a name: "Velmar-based"
    banned = lists.not_names(code)
    keys = [name_key(word) for word in core]
    given = len(core) > 1 and lists.is_given(core[0])
    inner = keys[-1:] if given and core[-1][0].islower() else keys[given:]  # "Ali Shia al-Orr"
    eastern = keys[0] in lists.family_names()  # "Kim Jong Un" is none of the UN
    syllable = eastern and core[-1].istitle() and len(keys[-1]) <= LONGEST_ACRONYM
    if given and len(inner) > 1:  # "Aung San Suu Kyi"
        inner = [*(key for key in inner[:-1] if len(key) > LONGEST_ACRONYM), inner[-1]]
    if any(key in banned for key in inner) and not syllable:
        return False
    if len(core) == 1 and keys[0] in lists.territories(code):
        return False
    if not given and (keys[-1] in lists.places(code) or keys[-1] in lists.geography(code)):
        return False
    if not given and (lists.is_country(" ".join(core), code) or lists.is_country(core[-1], code)):
        return False
    if code == "de" and not given and len(core) > 1 and core[0].endswith(DECLINED):
        return False  # "des Deutschen Städtetags"
    if code == "el" and not given and lists.is_governed(core[-1], code):
        return False
    initial = given and len(core[-1]) == len("E.") and core[-1].endswith(".")  # "Stefan E."
    shouted = core[-1].isupper() and len(core[-1]) > 1 and not initial
    long = len(core[-1]) >= SHORTEST_SHOUTED and core[-1].isalpha()
    if given and shouted and core[0].istitle() and long:
        shouted = keys[-1] in lists.bodies(code)  # "Emmanuel MACRON"
    if shouted or any(character.isdigit() for word in core for character in word):
        return False
    return not (len(core) == 1 and core[0].endswith(".") and len(core[0]) < 4)


def bare_word(word: str, code: str) -> str:
    """Return a name's word without possessive or case suffix after an apostrophe."""
    head, mark, tail = word.replace("\u2019", "'").rpartition("'")
    if mark and (tail in ("s", "") or (code == "tr" and len(tail) <= 5 and tail.islower())):
        word = word[: len(head)]
    kept = word in lists.PARTICLES or _INITIALS.fullmatch(word)
    return word[:-1] if word.endswith(".") and len(word) > 2 and not kept else word
