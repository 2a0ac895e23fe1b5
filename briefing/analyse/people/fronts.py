"""Find where a title starts: with the words, the body and the nouns that belong to it."""

from __future__ import annotations

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.forms import name_key

Placed = list[tuple[str, int]]
"""Words as written with where they start."""

LINKS = frozenset({"of", "at", "for", "in"})
"""Words inside the name of a body that is longer than what was found of it."""

NOUNS = 3
"""Nouns before a title that belong to it at most."""


def title_start(words: Placed, first: int, code: str, *, apposed: bool) -> int:
    """Return the index of the first word that belongs to the title at `first`.

    "former State Department spokesman", "Bank of Peru analyst", "local police official";
    `apposed` says that a comma stands between title and name.
    """
    first = _with_words(words, first, code)
    if code == "tr" and words[first][0][0].islower():
        return _with_turkish_body(words, first)
    if code != "en":
        return first
    first = _with_words(words, _with_body(words, first, code), code)
    first = _with_words(words, _with_name(words, first), code)  # "former Bank of Peru analyst"
    return _with_nouns(words, first, apposed=apposed) if words[first][0].islower() else first


def _with_words(words: Placed, first: int, code: str) -> int:
    """Return where a title starts with the words that belong to one: "former", "Serbian"."""
    joints = language.word_list("conjunctions", code)
    while first and lists.belongs_to_role(words[first - 1][0], code):
        named = first > 1 and words[first - 2][0][0].isupper()
        if code == "tr" and words[first - 1][0] in joints and named:
            break  # "Bakan Ali Demir ve milletvekili Ayşe Kaya"
        first -= 1
    return first


def _with_turkish_body(words: Placed, first: int) -> int:
    """Return where a Turkish title starts with the body whose it is: "AK Parti sözcüsü"."""
    while first and words[first - 1][0][0].isupper() and words[first - 1][0].isalpha():
        if lists.is_opener(words[first - 1][0], "tr"):
            break
        first -= 1
    return first


def _with_body(words: Placed, first: int, code: str) -> int:
    """Return where a title with the body before it starts: "State Department spokesman"."""
    start = first
    body = first < len(words) and words[first][0][0].isupper()
    body = body and name_key(words[first][0]) in lists.bodies(code)
    while start:
        word = words[start - 1][0]
        acronym = word.isupper() and len(word) > 1  # the WHO, but not "who"
        if not word[0].isupper() or (not acronym and word.casefold() in lists.openers(code)):
            break
        body = body or name_key(word) in lists.bodies(code) or (word.isupper() and len(word) < 7)
        if not body:
            break
        start -= 1
    return start


def _with_name(words: Placed, first: int) -> int:
    """Return where a title with the body's name before it starts: "Bank of Peru analyst"."""
    while first:
        before = words[first - 1][0]
        if _is_of_body(before):
            first -= 1
        elif before == "of" and words[first][0][0].isupper() and words[first - 2][0][0].isupper():
            first -= 2
        else:
            break
    return first


def _is_of_body(word: str) -> bool:
    """Say whether a word with a capital can be part of a body's name: "Florida", "HGSU-UAW"."""
    plain = word.isalpha() or ("-" in word and word.replace("-", "").isupper())
    day = word.casefold() in language.word_list("calendar", "en")
    return word[0].isupper() and plain and not day and not lists.is_opener(word, "en")


def _with_nouns(words: Placed, first: int, *, apposed: bool) -> int:
    """Return where a title starts with the nouns before it: "police station official".

    They count only where an article, the start of the clause or its verb ("said project
    leader") stands before them; behind "a" only with a comma before the name, as "a message
    prosecutor Ana Lee gave" is no title.
    """
    start = first
    while start and first - start < NOUNS and _is_noun(words[start - 1][0], opens=start == 1):
        start -= 1
    before = words[start - 1][0].casefold() if start else ""
    if start < first and start and _is_of_body(words[start - 1][0]):
        whose = _with_name(words, start)
        return first if whose and words[whose - 1][0] in LINKS else whose
    if not apposed and before in language.word_list("indefinites", "en"):
        return first
    owned = before.replace("\u2019", "'").endswith("'s")  # "Norland's sales director"
    if owned or not before or before in language.word_list("determiners", "en"):
        return start
    return start if start == 1 and before in lists.cues("en") else first


def _is_noun(word: str, *, opens: bool) -> bool:
    """Say whether an English word in small letters can be a noun before a title.

    So can be a plural in the genitive, also one that `opens` its sentence: "Teachers'".
    """
    owner = word.replace("\u2019", "'")
    noun, genitive, rest = owner.casefold().partition("'s")
    part = genitive and not rest and noun in language.word_list("title_owners", "en")
    if owner.endswith("s'") or part:
        return opens or owner.islower()
    verbal = word.endswith(("ed", "ing")) and word not in language.word_list("ing_nouns", "en")
    verbal = verbal or word in language.word_list("irregular_pasts", "en")
    small = word.islower() and word.isalpha() and not verbal
    return small and not lists.is_opener(word, "en") and word not in lists.cues("en")
