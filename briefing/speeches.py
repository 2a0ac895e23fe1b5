"""Tell somebody's own words: by a text's title, "Remarks by President Ana Orr", or by "I"."""

from __future__ import annotations

import re

from briefing import language

_WORD = re.compile(r"[^\W\d_]+")

_CONTRACTED = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")

FRONT = 3
"""Words before the noun of a speech in its title at most: "Opening remarks"."""

_BY = frozenset({"by", "from", "of"})
"""What stands behind the noun in English."""


def speech_by(title: str, code: str) -> tuple[int, int] | None:
    """Return where in the title of a speech its speaker is named, or None for another title.

    It is the stretch behind the noun ("Rede von"), in Turkish before it.
    """
    nouns = language.word_list("speeches", code)
    words = [(match.group(), *match.span()) for match in _WORD.finditer(title)]
    low = language.listed([word for word, _, _ in words], code)
    if language.family(code) == "tr":
        last = bool(low) and low[-1] in nouns
        return (0, words[-1][1]) if last else None
    for number, word in enumerate(low[: FRONT + 1]):
        if word not in nouns:
            continue
        if code != "en":
            return words[number][2], len(title)
        if low[number + 1 : number + 2] and low[number + 1] in _BY:
            return words[number + 1][2], len(title)
    return None


def speaks_of_self(text: str, code: str) -> bool:
    """Say whether words are of somebody who speaks of himself: "I", "we", Serbian "tražimo"."""
    if holds(text, "first_persons", code):
        return True
    endings = language.entries("first_person_endings", code)
    words = language.listed(_CONTRACTED.findall(text), code) if endings else []
    other = language.stop_words(code)
    return any(word.endswith(endings) and word not in other for word in words)


def speaks_to_another(text: str, code: str) -> bool:
    """Say whether words are to somebody: "you"."""
    return holds(text, "speech_persons", code)


def holds(text: str, name: str, code: str) -> bool:
    """Say whether words of a list stand in a text; an acronym is none of them ("US")."""
    found = (word for word in _CONTRACTED.findall(text) if len(word) < 2 or not word.isupper())
    return not language.word_list(name, code).isdisjoint(language.listed([*found], code))
