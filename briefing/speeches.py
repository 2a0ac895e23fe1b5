"""Tell from a text's title whether it is somebody's own words: "Remarks by President Ana Orr"."""

from __future__ import annotations

import re

from briefing import language

_WORD = re.compile(r"[^\W\d_]+")

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
