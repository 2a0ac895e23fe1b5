"""The word lists about names and titles, in the shapes that finding names needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing import language
from briefing.analyse.people.forms import endings, name_key, stems, stems_of
from briefing.analyse.places import find as find_places

PARTICLES = frozenset(
    "de da di del della von van der den bin ibn al el la dos du ter fon ef. фон дер φον"
    " ντερ".split()
)
"""Lower-case words inside a name."""


@lru_cache(maxsize=64)
def pairs(name: str, code: str) -> dict[str, str]:
    """Return a word list of lines `word|value` as a dictionary."""
    rows = (line.partition("|") for line in language.entries(name, code))
    return {word.casefold(): value.strip() for word, _, value in rows}


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """Return the common first names in lower case, with their gender."""
    return pairs("first_names", "any")


def family_names() -> frozenset[str]:
    """Return the folded family names that stand before the given name: "Xi Jinping"."""
    return language.word_list("family_names", "any")


@lru_cache(maxsize=32)
def roles(code: str) -> frozenset[tuple[str, ...]]:
    """Return the titles of a language and of English as tuples of lower-case words.

    An English one that is a body's noun is none: French "justice".
    """
    bodies = () if code == "en" else language.entries("bodies", code)
    others = (entry for entry in language.entries("roles", "en") if entry not in bodies)
    entries = (*language.entries("roles", code), *others)
    if language.family(code) == "hbs":
        entries = (*entries, *(to_cyrillic(entry) for entry in language.entries("roles", code)))
    return frozenset(tuple(entry.casefold().split()) for entry in entries)


@lru_cache(maxsize=50_000)
def lower(word: str, code: str) -> str:
    """Return a word as the lists have it: in small letters, Serbian in Latin script."""
    folded = word.casefold()
    return language.to_latin(folded) if language.family(code) == "hbs" else folded


def to_cyrillic(text: str) -> str:
    """Return a Serbian word of the Latin script in the Cyrillic one."""
    lower = text.casefold()
    for latin, cyrillic in (("dž", "џ"), ("lj", "љ"), ("nj", "њ")):
        lower = lower.replace(latin, cyrillic)
    return lower.translate(
        str.maketrans("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш")
    )


@lru_cache(maxsize=32)
def longest_role(code: str) -> int:
    """Return the number of words of the longest title."""
    return max(len(role) for role in roles(code))


@lru_cache(maxsize=50_000)
def is_title(words: tuple[str, ...], code: str) -> bool:
    """Say whether lower-case words are a title, or a compound that ends in one ("vw-chef")."""
    if code == "fr" and words[:1] and words[0][:2] in ("l'", "l\u2019"):
        words = (words[0][2:], *words[1:])
    if words in roles(code):
        return True
    if len(words) != 1:
        return False
    head, hyphen, tail = words[0].rpartition("-")
    if hyphen and head and not head[0].isdigit() and (tail,) in roles(code):
        return True
    compounds = language.entries("role_endings", code)
    if compounds and words[0].endswith(compounds):
        return True
    if code == "de" and words[0].endswith("enten") and is_title((words[0][:-2],), code):
        return True  # "dem Präsidenten", "den Dezernenten"
    return bool(endings(code)) and bool(stems(name_key(words[0]), code) & _role_stems(code))


@lru_cache(maxsize=10_000)
def singular_title(word: str) -> str:
    """Return an English title for one in the plural, as it is written: "Sens.", "attorneys"."""
    return next((one for one in _singulars(word) if is_title((one.casefold(),), "en")), "")


@lru_cache(maxsize=10_000)
def is_people(word: str) -> bool:
    """Say whether an English word is a plural for relatives or people: "brothers", "residents"."""
    people = language.word_list("persons", "en") | language.word_list("kin", "en")
    return any(one.casefold() in people for one in _singulars(word))


def _singulars(word: str) -> Iterator[str]:
    """Yield what an English word may be the plural of."""
    for ending, other in (("s.", "."), ("men", "man"), ("ies", "y"), ("s", ""), ("es", "")):
        if word.endswith(ending):
            yield word.removesuffix(ending) + other


@lru_cache(maxsize=50_000)
def opens_title(word: str, code: str) -> bool:
    """Say whether a lower-case word is the first of a title."""
    return word in _title_starts(code) or is_title((word,), code)


@lru_cache(maxsize=32)
def _title_starts(code: str) -> frozenset[str]:
    return frozenset(role[0] for role in roles(code))


@lru_cache(maxsize=50_000)
def is_opener(word: str, code: str) -> bool:
    """Say whether a word as written is a function word, and no title."""
    key = lower(word, code)
    return key in openers(code) and not is_title((key,), code)


@lru_cache(maxsize=32)
def title_ends(code: str) -> frozenset[str]:
    """Return the last words of the titles."""
    return frozenset(role[-1] for role in roles(code))


@lru_cache(maxsize=32)
def _role_stems(code: str) -> frozenset[str]:
    """Return what is left of the titles of one word without their case endings."""
    single = (role for role in language.entries("roles", code) if " " not in role)
    found = {stem for role in single for stem in stems(name_key(role), code)}
    return frozenset(stem for stem in found if len(stem) > 3)


@lru_cache(maxsize=32)
def openers(code: str) -> frozenset[str]:
    """Return the words in lower case that stand before a name and are no part of it."""
    names = ("subordinators", "prepositions", "determiners", "adverbs", "pronouns", "conjunctions")
    found = language.stop_words(code) | calendar(code)
    for name in names:
        found |= frozenset(w.partition("|")[0] for w in language.word_list(name, code))
    return found


@lru_cache(maxsize=32)
def not_titles(code: str) -> frozenset[str]:
    """Return the words that show that an apposition is a clause, no title."""
    small = language.word_list("determiners", code) | language.word_list("prepositions", code)
    return openers(code) - small - frozenset(language.word_list("conjunctions", code))


@lru_cache(maxsize=32)
def _role_heads(code: str) -> frozenset[str]:
    small = language.word_list("determiners", code) | language.word_list("prepositions", code)
    return frozenset(word for role in roles(code) for word in role) - small


_CASE = re.compile("(?:[eo][gmj]|i[hm]|[aeiou])$")
"""The case endings of Serbian adjectives and of nouns like "deputy"."""


@lru_cache(maxsize=1)
def _modifiers() -> dict[str, tuple[str, ...]]:
    """Return the Serbian words before titles by what is left of them without case endings."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(map(language.to_latin, language.word_list("role_modifiers", "sr"))):
        stem = _CASE.sub("", word)
        found[stem] = (*found.get(stem, ()), word)
    return found


def modifier_forms(word: str) -> tuple[str, ...]:
    """Return the Serbian words before titles of which a word in Latin script is a case form."""
    return _modifiers().get(_CASE.sub("", word), ())


def belongs_to_role(word: str, code: str) -> bool:
    """Say whether a word before a title belongs to it: "former", "Serbian", "deputy"."""
    key = lower(word, code).replace("\u2019", "'")
    key = key.removeprefix("l'") if code == "fr" else key
    if key in language.word_list("role_modifiers", code) or key in _role_heads(code):
        return True
    if language.family(code) == "hbs" and modifier_forms(key):
        return True
    return word[:1].isupper() and name_key(word) in places(code)


@lru_cache(maxsize=32)
def places(code: str) -> frozenset[str]:
    """Return the folded names of places and their adjectives."""
    forms = language.entries("place_forms", code)
    return frozenset(name_key(word) for word in (*language.entries("demonyms", "any"), *forms))


@lru_cache(maxsize=32)
def portfolios(code: str) -> frozenset[str]:
    """Return the folded words for what a minister governs."""
    return frozenset(name_key(word) for word in language.entries("portfolios", code))


@lru_cache(maxsize=32)
def role_attributes(code: str) -> frozenset[str]:
    """Return the folded adjectives that stand behind a title."""
    return frozenset(name_key(word) for word in language.entries("role_attributes", code))


_PLAIN = frozenset({"de", "fr", "es", "it"})
"""Languages in which the names of places are told from those of people by their form."""


@lru_cache(maxsize=20_000)
def is_country(words: str, code: str) -> bool:
    """Say whether words are a country, its adjective or its people: "Royaume Uni", "L'Iran".

    Only for `_PLAIN` languages: English countries are surnames as well, and where names are
    inflected a form of a first name may be a town's; for those there are the lists `places`.
    """
    if code not in _PLAIN:
        return False
    bare = words.replace("\u2019", "'").rpartition("'")[2]
    return any(
        place.start == 0 and place.end == len(text)
        for text in (bare, bare.replace(" ", "-"))
        for place in find_places(text, code)
    )


@lru_cache(maxsize=20_000)
def is_governed(word: str, code: str) -> bool:
    """Say whether a word behind a title belongs to it: a place, a portfolio, "socialiste".

    In Greek that goes for every genitive plural: "υπουργός Κοινωνικών Υποθέσεων".
    """
    key = name_key(word)
    plural = code == "el" and word.casefold().endswith(("ων", "ών")) and not is_given(word)
    listed = key in places(code) or key in portfolios(code) or key in role_attributes(code)
    return plural or listed or (word[:1].isupper() and is_country(word, code))


@lru_cache(maxsize=32)
def territories(code: str) -> frozenset[str]:
    """Return the folded names of places with those of countries, states and large cities."""
    single = (name for name in _territory_rows(code) if " " not in name)
    return places(code) | frozenset(map(name_key, single))


@lru_cache(maxsize=32)
def long_territories(code: str) -> frozenset[str]:
    """Return the names of several words of states and large cities, folded: "new hampshire"."""
    several = (name for name in _territory_rows(code) if " " in name)
    return frozenset(" ".join(map(name_key, name.split())) for name in several)


def _territory_rows(code: str) -> tuple[str, ...]:
    """Return the names of territories, states and large cities as they are listed."""
    states, cities = language.entries("us_states", "en"), language.entries("cities", code)
    rows = (*language.entries("territories", code), *states, *cities)
    return tuple(line.partition("|")[0] for line in rows)


@lru_cache(maxsize=32)
def geography(code: str) -> frozenset[str]:
    """Return the folded nouns that end the names of places: "beach", "county"."""
    return frozenset(name_key(word) for word in language.word_list("geography", code))


@lru_cache(maxsize=32)
def honorifics(code: str) -> frozenset[str]:
    """Return the forms of address in lower case: they tell a gender and no role."""
    return language.word_list("honorifics", code) | language.word_list("honorifics", "en")


@lru_cache(maxsize=32)
def calendar(code: str) -> frozenset[str]:
    """Return the names of days and months in lower case."""
    return language.word_list("calendar", code) | language.word_list("calendar", "en")


@lru_cache(maxsize=32)
def body_nouns(code: str) -> frozenset[str]:
    """Return the nouns of organisations in lower case."""
    return language.word_list("bodies", code) | language.word_list("bodies", "en")


@lru_cache(maxsize=32)
def bodies(code: str) -> frozenset[str]:
    """Return the folded nouns of organisations."""
    return frozenset(name_key(word) for word in body_nouns(code))


@lru_cache(maxsize=32)
def body_stems(code: str) -> frozenset[str]:
    """Return what stands before the case endings of organisations' nouns, folded."""
    return stems_of(bodies(code), code)


@lru_cache(maxsize=32)
def not_names(code: str) -> frozenset[str]:
    """Return folded words that are capitalised and no part of a person's name."""
    other = calendar(code) | language.word_list("not_names", "any")
    documents = language.word_list("documents", code)
    return frozenset(name_key(word) for word in other | documents) | bodies(code)


@lru_cache(maxsize=32)
def cues(code: str) -> frozenset[str]:
    """Return the verbs of speech of a language in lower case, Serbian in Latin script."""
    return language.word_list("cues", code)


@lru_cache(maxsize=1)
def _given() -> dict[str, str]:
    """Return the common first names by their folded form; those of both genders left out."""
    found: dict[str, str] = {}
    for name, gender in first_names().items():
        plain = name.isascii() and "dj" not in name  # it is its own key, as most are
        key = name if plain else name_key(name)
        found[key] = gender if found.get(key, gender) == gender else ""
    return found


@lru_cache(maxsize=1)
def first_name_keys() -> frozenset[str]:
    """Return the folded common first names."""
    return frozenset(_given())


@lru_cache(maxsize=100_000)
def is_given(word: str) -> bool:
    """Say whether a word is a common first name or an initial."""
    return name_key(word) in _given() or (len(word) == 2 and word[1] == ".")


def given_gender(word: str) -> str:
    """Return the gender that a first name tells in any spelling, or empty."""
    return first_names().get(word.casefold(), "") or _given().get(name_key(word), "")


def key_gender(key: str) -> str:
    """Return the gender that a folded first name tells, or empty."""
    return _given().get(key, "")


@lru_cache(maxsize=32)
def gendered_keys(code: str) -> dict[str, str]:
    """Return the titles that tell a gender by their folded form."""
    return {name_key(word): gender for word, gender in pairs("gendered", code).items()}
