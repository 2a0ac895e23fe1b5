"""Join people whom sources spell differently: "Zelenskyy" and "Zelensky", "Macron" and "Makron".

A name from another script has many spellings in Latin letters, and Serbian spells every name as
it is heard.  Two names are one when the consonants are the same, in classes that transcriptions
confuse (the idea of Soundex, Russell 1918), first and last words are alike as a whole, and no
source has both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from briefing import language
from briefing.analyse.people.lists import given_gender
from briefing.analyse.people.names import Name

LEAST = 4
"""Consonants of a name that tell whose it is, at least."""

ALIKE = 0.7
"""Share of the letters that two spellings of one word have in common, in order, at least."""

NEAR = frozenset({"ae", "ei", "ou"})
"""Vowels that are written for one another: "Mohammed", "Muhammad", but not "Marko", "Mirko"."""

TRANSCRIBED = NEAR | {"au", "ao", "eo"}
"""Those of surnames in two languages: "Trump", "Tramp"."""

SPELT, GIVEN, CONSONANTS = "en", 7, 3
"""The language that spells foreign names by ear, and the letters of first names and consonants of
a surname from which only the vowels need not be alike."""

HISSING = frozenset({"hbs", "mk"})
"""Languages whose c is always that of "tsar"."""

_SOUNDS = tuple(
    (re.compile(letters), sound)
    for letters, sound in (
        ("ch(?=[rl])", "k"),  # Christopher, Kristofer
        ("(?<=[aeiouy])ch(?![aeiouy])", "h"),  # Friedrich, Fridrih
        ("sch|tch|sh|zh|ch|dz|ts|tz|c(?=[eiy])|^x(?=[aeiouy])", "s"),
        ("kh", "h"),
        ("gh|gk", "k"),
        ("ph", "f"),
        ("th", "t"),
        ("dh|nt", "d"),  # Greek has no other letter for d than nt
        ("mp", "b"),
        ("x", "ks"),
        ("[yj]", "i"),
    )
)
"""Letters, with the sound that they stand for, in order."""

_CLASSES = str.maketrans({"z": "s", "q": "k", "c": "k", "g": "k", "w": "v", "f": "v", "p": "b"})
_GREEK_GLIDE = re.compile("g(?=i[aeou])")
_SIGNS = re.compile("[.'\u2019-]+")
_VOWELS = re.compile("[aeiou]+")
_DOUBLE = re.compile(r"(.)\1+")


class _Sound(NamedTuple):
    """How a name sounds."""

    first: str
    """All words but the last one, empty for a surname alone."""
    last: str
    """The last word."""
    family: str
    """The language, Serbian and its kin as one."""


class _Group(NamedTuple):
    """The mentions of one person so far, and what they are told by."""

    names: list[Name]
    """The mentions."""
    sounds: frozenset[_Sound]
    """How the forms of the name sound."""
    sources: frozenset[str]
    """The sources that name the person."""
    gender: str
    """The gender that the first name tells, or empty."""


def joined(groups: list[list[Name]]) -> list[list[Name]]:
    """Return the groups of mentions with those joined that only spelling tells apart.

    A surname alone is that of the one person whose surname sounds so.
    """
    told = [_group(names) for names in groups]
    whole = sorted(range(len(told)), key=lambda number: _is_alone(told[number]))
    places: dict[str, list[int]] = defaultdict(list)
    gone: set[int] = set()
    for number in whole:
        group, alone = told[number], _is_alone(told[number])
        keys = {key for sound in group.sounds for key in _keys(sound)}
        asked = [key for key in sorted(keys) if key.startswith(" ") == alone]
        near = dict.fromkeys(place for key in asked for place in places[key])
        fitting = [place for place in near if _are_one(told[place], group)]
        if fitting and (len(fitting) == 1 or not alone):
            told[fitting[0]] = _merged(told[fitting[0]], group)
            gone.add(number)
            number = fitting[0]
        for key in keys:
            places[key].append(number)
    return [group.names for number, group in enumerate(told) if number not in gone]


def _group(names: list[Name]) -> _Group:
    forms = {(name.key, name.language) for name in names}
    genders = {given_gender(name.words[0]) for name in names if len(name.key) > 1} - {""}
    return _Group(
        names,
        frozenset(
            _Sound(_sound("".join(key[:-1]), code), _sound(key[-1], code), language.family(code))
            for key, code in forms
        ),
        frozenset(name.source_id for name in names),
        genders.pop() if len(genders) == 1 else "",
    )


def _is_alone(group: _Group) -> bool:
    """Say whether a group holds nothing but surnames."""
    return not any(sound.first for sound in group.sounds)


def _keys(sound: _Sound) -> tuple[str, ...]:
    """Return the consonants under which a name is found: all, and behind a space its last ones."""
    first, last = _VOWELS.sub("", sound.first), _VOWELS.sub("", sound.last)
    alone = (f" {last}",) if len(last) >= LEAST else ()
    return (*alone, _DOUBLE.sub(r"\1", first + last)) if sound.first else alone


def _are_one(left: _Group, right: _Group) -> bool:
    """Say whether two groups can be one person."""
    if not left.sources.isdisjoint(right.sources):
        return False
    if left.gender and right.gender and left.gender != right.gender:
        return False
    return any(_alike(one, other) for one in left.sounds for other in right.sounds)


def _alike(one: _Sound, other: _Sound) -> bool:
    """Say whether two names sound alike; a surname alone is like any of its kind."""
    if one.first == other.first and one.family == other.family == SPELT:
        consonants = {_VOWELS.sub(".", sound.last) for sound in (one, other)}
        long = len(one.first) >= GIVEN and len(consonants.pop().replace(".", "")) >= CONSONANTS
        if not consonants and long:
            return True  # "Gulistan Qasani", "Gulistan Qusani"
    last = _is_near(one.last, other.last, NEAR if one.family == other.family else TRANSCRIBED)
    if not one.first or not other.first:
        return last
    left, right = (_DOUBLE.sub(r"\1", sound.first + sound.last) for sound in (one, other))
    if left == right:
        return True  # "Kim Jong Un", "Kim Jong-un"
    if min(len(_VOWELS.sub("", sound.first)) for sound in (one, other)) < 2:
        return last and one.first == other.first
    return last and _is_near(one.first, other.first, NEAR)


def _is_near(one: str, other: str, vowels: frozenset[str]) -> bool:
    """Say whether two words have most letters in common and only near vowels in one place.

    The first letter may be any vowel: "Alexander", "Oleksandr".
    """
    if one == other:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.ratio() < ALIKE:
        return False
    changed = ((i, one[i:j], other[k:m]) for t, i, j, k, m in matcher.get_opcodes() if t[0] == "r")
    return all(
        not at or left == right or "".join(sorted(left + right)) in vowels
        for at, lefts, rights in changed
        for left in lefts
        for right in rights
    )


def _merged(left: _Group, right: _Group) -> _Group:
    return _Group(
        [*left.names, *right.names],
        left.sounds | right.sounds,
        left.sources | right.sources,
        left.gender or right.gender,
    )


@lru_cache(maxsize=50_000)
def _sound(word: str, code: str) -> str:
    """Return how a folded name sounds: letters by their classes, doubled ones once."""
    family = language.family(code)
    word = _SIGNS.sub("", word)
    if family == "el":
        word = _GREEK_GLIDE.sub("", word.replace("ch", "h"))
    if family in HISSING:
        word = word.replace("c", "s")
    for letters, sound in _SOUNDS:
        word = letters.sub(sound, word)
    return _DOUBLE.sub(r"\1", word.translate(_CLASSES))
