"""Tell the gender of a title, and turn one in an oblique case into its base form."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.forms import name_key, stems
from briefing.analyse.people.offices import is_acronym, is_body_of
from briefing.language import fold

OBLIQUE = ("eg", "og", "em", "om", "a", "e", "o", "u")
"""What words before a man's title end in that are not in the base form."""

_CASES = (
    ("om", ""), ("em", ""), ("a", ""), ("u", ""), ("e", "a"), ("i", "a"), ("u", "a"), ("om", "a"),
)  # fmt: skip
"""Case endings of Serbian, Croatian and Bosnian titles and what the base form has."""

_GERMAN = ("es", "s", "en", "n")
"""Case endings of German titles."""

_ALBANIAN = (("it", "i"), ("ut", "u"), ("es", "ja"), ("in", "i"), ("un", "u"), ("en", "ja"))
"""Case endings of Albanian titles and what the nominative has."""

_GREEK_ADJECTIVE = (("ού", "ός"), ("ου", "ος"), ("ό", "ός"), ("ο", "ος"))
"""Case endings of Greek adjectives and what the nominative has."""

SMALL = frozenset({"hbs", "mk", "sq", "fr", "el"})
"""The families of languages that write titles with a small letter inside a sentence."""


def role_gender(role: str, code: str) -> str:
    """Return the gender that a title tells ("spokeswoman", "predsednica"), or empty.

    What a preposition or a body's noun governs is somebody else: "an aide to Mrs. Orr",
    "predsjedavajuća Vijeća ministara".
    """
    known = lists.pairs("gendered", code)
    prepositions = language.word_list("prepositions", code)
    for word in role.casefold().split():
        if word in prepositions or is_body_of(word, code):
            break
        if known.get(word):
            return known[word]
        for stem in sorted(stems(name_key(word), code) - {name_key(word)}):
            if lists.gendered_keys(code).get(stem):
                return lists.gendered_keys(code)[stem]
    return ""


@lru_cache(maxsize=20_000)
def shown(role: str, code: str) -> str:
    """Return a title as it stands inside a sentence: in the base form, with a small letter."""
    role = _base_role(role, code)
    first, *others = role.split()
    formal = any(word[0].isupper() and lists.is_title((word.casefold(),), code) for word in others)
    common = first[1:].islower() and name_key(first) not in lists.places(code)
    small = common and not formal and language.family(code) in SMALL
    return first[:1].lower() + role[1:] if small else role


def agreeing(role: str, gender: str, code: str) -> str:
    """Return a German title as a man has it without an article: "stellvertretender Sprecher".

    "Der Vorsitzende, Jan Voss" is "Vorsitzender"; any other title is returned as it is.
    """
    if code != "de" or gender != "m":
        return role
    words, known = role.split(), language.word_list("roles", "de")
    for number, word in enumerate(words):
        small = word[0].islower()
        titled = f"{word.rpartition('-')[2]}r".casefold() in known
        if word.endswith("e") and (small or titled):
            words[number] = word + "r"
        if not small:
            break
    return " ".join(words)


@lru_cache(maxsize=20_000)
def _base_role(role: str, code: str) -> str:
    """Return a title in its base form, the title itself when none is known.

    Changed are its noun and the adjectives before it, as what follows stands in the genitive.
    """
    if code in _OWN:
        return _OWN[code](role)
    if language.family(code) != "hbs":
        return role
    words = role.split()
    lower = [lists.lower(word, code) for word in words]
    place = next((n for n, word in enumerate(lower) if _base(word)), len(words))
    if not all(lists.modifier_forms(word) for word in lower[:place]) or place == len(words):
        return role
    head = _base(lower[place])
    if head == lower[place] and all(
        lower[n] in language.word_list("role_modifiers", code) for n in range(place)
    ):
        return role
    female = role_gender(head, code) == "f" or head.endswith(_FEMALE)
    for number in range(place):
        forms = lists.modifier_forms(lower[number])
        fitting = (form for form in forms if _agrees(form, female=female))
        words[number] = _like(words[number], next(fitting, lower[number]))
    words[place] = _like(words[place], head)
    return " ".join(words)


def _albanian(role: str) -> str:
    """Return an Albanian title in the nominative: "presidentes" -> "presidentja"."""
    first, space, rest = role.partition(" ")
    lower, single = first.casefold(), language.word_list("roles", "sq")
    found = (lower.removesuffix(e) + base for e, base in _ALBANIAN if lower.endswith(e))
    form = lower if lower in single else next((form for form in found if form in single), lower)
    article, _, office = rest.partition(" ")
    if (
        form != lower and office and article in ("t\u00eb", "s\u00eb")
    ):  # "ministrit t\u00eb Drejt\u00ebsis\u00eb"
        rest = f"{'e' if form.endswith('a') else 'i'} {office}"
    return (form[:1].upper() + form[1:] if first[:1].isupper() else form) + space + rest


def _german(role: str) -> str:
    """Return a German title in the nominative: "früheren Präsidenten" -> "frühere Präsident"."""
    words, single = role.split(), language.word_list("roles", "de")
    for number, word in enumerate(words):
        if word[0].isupper():
            lower = word.casefold()
            found = (word[: -len(e)] for e in _GERMAN if lower.endswith(e))
            words[number] = next((form for form in found if form.casefold() in single), word)
            break
        words[number] = word.removesuffix("n") if word.endswith("en") else word
    return " ".join(words)


def _greek(role: str) -> str:
    """Return a Greek title in the nominative: "Αμερικανού στρατιώτη" -> "Αμερικανός στρατιώτης"."""
    words, forms = role.split(), _greek_forms()
    keys = [fold(word) for word in words]
    place = next((n for n, key in enumerate(keys) if key in forms), len(words))
    if place == len(words) or forms[keys[place]] == words[place].casefold():
        return role
    head = forms[keys[place]]
    for number in range(place if head.endswith("ς") else 0):
        word = words[number]
        for ending, base in _GREEK_ADJECTIVE:
            if word.endswith(ending):
                words[number] = word.removesuffix(ending) + base
                break
    words[place] = _like(words[place], head)
    return " ".join(words)


@lru_cache(maxsize=1)
def _greek_forms() -> dict[str, str]:
    """Return the nominative of Greek titles of one word by their folded case forms."""
    forms: dict[str, str] = {}
    titles = [title for title in language.entries("roles", "el") if " " not in title]
    for title in titles:
        if title.endswith("ος") or title.endswith("ός"):
            forms |= {fold(title[:-1]): title, fold(title[:-1] + "υ"): title}
        elif title.endswith("ς"):
            forms[fold(title[:-1])] = title
    return forms | {fold(title): title for title in titles if fold(title) not in forms}


_OWN = {"sq": _albanian, "de": _german, "el": _greek}
"""The languages whose titles have rules of their own."""


_FEMALE = ("ica", "inja", "ka")
"""Endings of Serbian, Croatian and Bosnian titles of women."""

_BODIES = (
    ("a", "o"),
    ("a", ""),
    ("e", "a"),
    ("i", "a"),
    ("u", "o"),
    ("u", ""),
    ("om", "o"),
    ("om", ""),
)
"""Case endings of Serbian, Croatian and Bosnian nouns of organisations and the base form's."""


_ABLATIVE = re.compile(
    r"(?<=\w\w\w)((?<=[ıiuü])n[dt][ae]n|(?<=[fstkçşhp])t[ae]n|(?<=[aeıioöuü])(d[ae]n|n[ıiuü]n))$"
)
"""Endings of Turkish bodies whose a statement is: "Bakanlığından", "Valilikten", "Partinin"."""


def body_in_base_form(name: str, code: str) -> str:
    """Return an organisation with its first word in the base form: "MUP-a", "Vlade Srbije".

    Serbian, Croatian and Bosnian, in Turkish the last one ("Bakanlığından"); the name itself
    elsewhere or where none is known.
    """
    if code == "tr":
        return _ABLATIVE.sub("", name)
    if language.family(code) != "hbs":
        return name
    first, space, rest = name.partition(" ")
    acronym, hyphen, ending = first.partition("-")
    if hyphen and is_acronym(acronym) and ending.islower():
        return acronym + space + rest
    bodies, lower = language.word_list("bodies", code), lists.lower(first, code)
    found = (lower.removesuffix(e) + base for e, base in _BODIES if lower.endswith(e))
    form = next((form for form in found if form in bodies), "") if lower not in bodies else ""
    return _like(first, form) + space + rest if form else name


def _agrees(form: str, *, female: bool) -> bool:
    """Say whether a word before a title is in the base form, and of the title's gender."""
    if female:
        return form.endswith("a")
    return form.endswith("i") or not form.endswith(OBLIQUE)


def _base(word: str) -> str:
    """Return the base form of a title of one word, or empty."""
    known, single = lists.pairs("role_bases", "hbs"), language.word_list("roles", "hbs")
    if word in known or word in single:
        return known.get(word, word)
    found = (word.removesuffix(ending) + base for ending, base in _CASES if word.endswith(ending))
    return next((form for form in found if form in single), "")


def _like(written: str, form: str) -> str:
    """Return a form in the script of a word as written, with a capital where that has one."""
    if language.to_latin(written) != written:
        form = lists.to_cyrillic(form)
    return form[:1].upper() + form[1:] if written[:1].isupper() else form
