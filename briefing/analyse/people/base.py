"""Turn a name that a text gives only in an oblique case into its base form.

"prema rečima Milana Perića" names Milan Perić.  The first name must be a known one, and a
surname is changed only where its ending is that of one gender alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.forms import SHORTEST_STEM, name_key

_SON = re.compile("(?<=ić)(?:a|em|u|om)$|(?<=ић)(?:а|ем|у|ом)$")
"""What stands behind the -ić of a man's surname; a woman's is not inflected."""

_PLAIN_SON = re.compile("(?<=ic)(?:a|em|u|om)$")
"""The same without accents, where it may as well be a surname like "Bartulica"."""

_ALBANIAN = re.compile("(?<=\\w{3})ë[sn]$")
"""The genitive and accusative endings of surnames in -a: others are no sure sign."""

_MALE = (
    ("iom", "io"), ("com", "co"), ("kom", "ko"), ("ka", "ko"), ("ku", "ko"), ("om", ""),
    ("em", ""), ("a", ""), ("u", ""), ("om", "o"), ("a", "o"), ("u", "o"), ("om", "a"),
    ("e", "a"), ("i", "a"), ("u", "a"),
)  # fmt: skip
_FEMALE = (("om", "a"), ("e", "a"), ("i", "a"), ("u", "a"))
"""Case endings of Serbian, Croatian and Bosnian first names and what the base form has."""

_WITH_FIRST = {
    "a": (("ija", "i"), ("a", ""), ("e", "a")), "u": (("iju", "i"), ("u", ""), ("i", "a")),
    "m": (("ijem", "i"), ("iom", "io"), ("om", ""), ("em", "")),
}  # fmt: skip
"""Case endings of men's surnames by the last letter of the first name in the same case."""

_CHINESE = re.compile("(?<=[ng])(?:om|a|u)$|(?<=[нг])(?:ом|а|у)$")
"""Case endings of a given name behind a family name that has none: "Si Đinpingom"."""

_FLEETING = re.compile("([^aeiouAEIOUаеиоуАЕИОУ])([cц])$")
"""Where a vowel stands in the base form: "Primorc" is "Primorac"."""

_CYRILLIC = str.maketrans("aeijoukm", "аеијоукм")


@lru_cache(maxsize=20_000)
def base_form(name: str, code: str) -> str:
    """Return the base form of a full name, the name itself when it is one or none is known."""
    words = name.split()
    if len(words) < 2:
        return name
    if code == "el":
        return _greek(words)
    if code == "sq":
        return _albanian(words)
    return _slavic(words) if language.family(code) == "hbs" else name


def full_key(words: tuple[str, ...], code: str) -> tuple[str, ...]:
    """Return the words of a name made comparable, those of a full one in its base form."""
    if len(words) > 1:
        words = tuple(base_form(" ".join(words), code).split())
    return tuple([name_key(word) for word in words])


def is_oblique(words: tuple[str, ...], code: str) -> bool:
    """Say whether words are a full name in an oblique case."""
    name = " ".join(words)
    return base_form(name, code) != name


@lru_cache(maxsize=20_000)
def is_declined(words: tuple[str, ...], code: str) -> bool:
    """Say whether a name, in full or a surname alone, is in an oblique case by its looks."""
    slavic = language.family(code) == "hbs" and bool(words)
    return (slavic and _SON.search(words[-1]) is not None) or is_oblique(words, code)


def may_be_declined(words: tuple[str, ...], code: str) -> bool:
    """Say whether a woman's name can be the genitive of a man's: "Ivana Horvata"."""
    if language.family(code) != "hbs" or len(words) < 2 or words[0][-1:] not in ("a", "\u0430"):
        return False
    return bool(_first(words[0][:-1], (), "m"))


def _greek(words: list[str]) -> str:
    """Return a Greek name with the nominative of its first name: "Νίκο" -> "Νίκος"."""
    first, known = words[0], lists.first_names()
    if first.casefold() not in known and (first + "ς").casefold() in known:
        words = [first + "ς", *words[1:]]
    return " ".join(words)


def _albanian(words: list[str]) -> str:
    """Return an Albanian name with the nominative of its surname: "Hoxhës" -> "Hoxha"."""
    known = name_key(words[0]) in lists.first_name_keys()
    return _ALBANIAN.sub("a", " ".join(words)) if known else " ".join(words)


def _slavic(words: list[str]) -> str:
    if name_key(words[0]) in lists.family_names():
        return " ".join([*words[:-1], _CHINESE.sub("", words[-1])])
    surname = _SON.sub("", words[-1])
    if surname == words[-1] and _inflected(words[0], _MALE, "m") and not _is_first(words[0], "m"):
        surname = _PLAIN_SON.sub("", surname)
    if surname != words[-1]:
        first = _inflected(words[0], _MALE, "m") or _first(words[0], (), "m")
        return " ".join([first, *words[1:-1], surname]) if first else " ".join(words)
    if name_key(words[0]) in lists.first_name_keys():
        return " ".join(words)
    first = _first(words[0], _MALE, "m")
    base = _surname(words[-1], words[0][-1]) if first else ""
    if base:
        return " ".join([first, *words[1:-1], base])
    return " ".join([_first(words[0], _FEMALE, "f") or words[0], *words[1:]])


def _surname(word: str, last: str) -> str:
    """Return the base form of a man's surname beside a first name in some case, or empty.

    `last` is the last letter of the first name's case: "Milorada Dodika", "Miloradom Dodikom".
    """
    for ending, base in _WITH_FIRST.get(language.to_latin(last), ()):
        cyrillic = language.to_latin(word) != word
        cut = ending.translate(_CYRILLIC) if cyrillic else ending
        if word.endswith(cut) and len(word) - len(cut) >= SHORTEST_STEM:
            found = word[: -len(cut)] + (base.translate(_CYRILLIC) if cyrillic else base)
            return _FLEETING.sub(r"\1a\2" if not cyrillic else "\\1\u0430\\2", found)
    return ""


def _first(word: str, endings: tuple[tuple[str, str], ...], gender: str) -> str:
    """Return the base form of a first name of one gender, or empty."""
    return word if _is_first(word, gender) else _inflected(word, endings, gender)


def _inflected(word: str, endings: tuple[tuple[str, str], ...], gender: str) -> str:
    """Return the base form of a first name in an oblique case, or empty."""
    cyrillic = not word.isascii() and language.to_latin(word) != word
    for ending, base in endings:
        cut = ending.translate(_CYRILLIC) if cyrillic else ending
        stem = word[: -len(cut)]
        vowel = "\u0430" if cyrillic else "a"
        fleeting = stem[:-1] + vowel + stem[-1:]
        if word.endswith(cut) and not base and _is_first(fleeting, gender):
            return fleeting
        found = stem + (base.translate(_CYRILLIC) if cyrillic else base)
        if word.endswith(cut) and len(stem) > 1 and _is_first(found, gender):
            return found
    return ""


def _is_first(word: str, gender: str) -> bool:
    """Say whether a word is a common first name of a gender."""
    return lists.key_gender(name_key(word)) == gender
