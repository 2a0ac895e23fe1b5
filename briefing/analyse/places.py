"""Turn a sentence into the countries it names: names, capitals, cities and adjectives.

Names of territories are the CLDR's, in each language; capitals, great cities and
adjectives are lists of our own.  A government named by its capital ("Ankara and Belgrade
will ...") is its country.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import language
from briefing.language import fold
from briefing.model import Place

_TOKEN = re.compile(r"\w+(?:[-'\u2019.]\w+)*\.?")
_INFLECTED = frozenset({"hbs", "mk", "sq", "tr", "el", "de", "fr"})

LONGEST_ENDING = 5
"""Letters of an ending in the languages that inflect names."""

Entry = tuple[tuple[str, ...], str]


@lru_cache(maxsize=16)
def _table(code: str) -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    """Return names by their first word, and in inflecting languages by its first letters."""
    exact: dict[str, list[Entry]] = {}
    stems: dict[str, list[Entry]] = {}
    rows = [*language.entries("territories", code), *language.entries("places", code)]
    if code != "en":
        rows += [row for row in language.entries("places", "en") if row[0].isupper()]
    for row in rows:
        name, _, territory = row.partition("|")
        words = tuple(fold(word).rstrip(".") for word in _TOKEN.findall(name))
        if not words:
            continue
        exact.setdefault(words[0], []).append((words, territory))
        stem = _stem(words[0], code)
        if code in _INFLECTED and len(stem) >= 3:
            stems.setdefault(stem[:3], []).append(((stem, *words[1:]), territory))
    for entries in (*exact.values(), *stems.values()):
        entries.sort(key=lambda entry: (-len(entry[0]), -len(entry[0][0])))
    return exact, stems


def _stem(word: str, code: str) -> str:
    """Return a name's first word without the vowel that endings replace."""
    if code in ("hbs", "mk", "sq", "el") and len(word) > 4 and word[-1] in "aeiouëаеиоηαοι":
        return word[:-1]
    return word


@lru_cache(maxsize=16)
def _traps(code: str) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for line in language.entries("place_traps", code):
        words = tuple(fold(word) for word in line.split() if word != ",")
        for word in words:
            table.setdefault(word, []).append(words)
    return table


def find(text: str, code: str) -> tuple[Place, ...]:
    """Return the countries that a text names, in order, each with its offsets in the text."""
    family = language.family(code)
    exact, stems = _table(family)
    shown = (
        language.to_latin(text)
        if family == "hbs" and len(language.to_latin(text)) == len(text)
        else text
    )
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(shown)]
    folded = [fold(token[0]).rstrip(".") for token in tokens]
    bare = [word.removesuffix("'s") for word in folded]
    found: list[Place] = []
    index = 0
    while index < len(tokens):
        size, territory = _match(tokens, bare, index, exact, stems, family)
        if size and not _trapped(tokens, bare, index, size, text, code):
            end = tokens[index + size - 1][2]
            word = tokens[index + size - 1][0]
            end -= len(word) - len(re.sub(r"(?:['\u2019]s|(?<!\.\w)\.)$", "", word))
            found.append(Place(territory, tokens[index][1], end))
        index += max(1, size)
    return tuple(found)


def _match(
    tokens: list[tuple[str, int, int]],
    bare: list[str],
    index: int,
    exact: dict[str, list[Entry]],
    stems: dict[str, list[Entry]],
    family: str,
) -> tuple[int, str]:
    """Return how many words from `index` on are a place, and its country."""
    word = tokens[index][0]
    capital = word[:1].isupper()
    for words, territory in exact.get(bare[index], ()):
        if tuple(bare[index : index + len(words)]) == words and capital:
            if word.isupper() and len(word) == 2 and bare[index] == "us" and _shouting(tokens):
                continue
            return len(words), territory
    if family in _INFLECTED:
        for words, territory in stems.get(bare[index][:3], ()):
            stem = words[0]
            ending = len(bare[index]) - len(stem)
            if not bare[index].startswith(stem) or ending > LONGEST_ENDING:
                continue
            if not (capital or (len(stem) >= 4 and family != "de") or stem.endswith("isch")):
                continue
            rest = bare[index + 1 : index + len(words)]
            if len(rest) == len(words) - 1 and all(
                a.startswith(b[:-1] or b) for a, b in zip(rest, words[1:], strict=True)
            ):
                return len(words), territory
    return 0, ""


def _shouting(tokens: list[tuple[str, int, int]]) -> bool:
    return sum(token[0].isupper() for token in tokens) > len(tokens) / 2


def _trapped(
    tokens: list[tuple[str, int, int]], bare: list[str], index: int, size: int, text: str, code: str
) -> bool:
    """Say whether the name is part of another one: a person, a firm, a state of the same name."""
    for words in _traps(code).get(bare[index], ()):
        for start in range(max(0, index - len(words) + 1), index + 1):
            if tuple(bare[start : start + len(words)]) == words:
                return True
    if size == 1 and bare[index] in _PERSONAL:
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        for other, near in ((before, -1), (after, 1)):
            if other is None or not other[0][:1].isupper() or other[0].isupper():
                continue
            gap = (
                text[other[2] : tokens[index][1]] if near < 0 else text[tokens[index][2] : other[1]]
            )
            known = bare[index + near] in language.stop_words("en") or index + near == 0
            if gap == " " and not known and not _is_place(bare[index + near], code):
                return True
    return False


_PERSONAL = frozenset(
    [
        "jordan",
        "chad",
        "georgia",
        "mali",
        "israel",
        "paris",
        "washington",
        "lincoln",
        "sydney",
        "india",
        "china",
        "cuba",
    ]
)


def _is_place(word: str, code: str) -> bool:
    return word in _table(language.family(code))[0]


@lru_cache(maxsize=1)
def _body_table() -> dict[str, list[Entry]]:
    table: dict[str, list[Entry]] = {}
    for row in language.entries("bodies", "any"):
        name, _, body = row.partition("|")
        words = tuple(name.split())
        table.setdefault(words[0], []).append((words, body))
    return table


def bodies(text: str) -> tuple[str, ...]:
    """Return the alliances and international bodies that a text names, as codes, sorted."""
    table = _body_table()
    words = [re.sub(r"['\u2019]s$", "", token).rstrip(".") for token in _TOKEN.findall(text)]
    found = set()
    for index, word in enumerate(words):
        for name, body in table.get(word, ()):
            if tuple(words[index : index + len(name)]) == name:
                found.add(body)
    return tuple(sorted(found))
