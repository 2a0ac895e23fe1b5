"""Find the title in the apposition behind a name: "Ana Marku, the bank's economist, said"."""

from __future__ import annotations

import re

from briefing import language
from briefing.analyse.people import lists

LONGEST_AFTER = 10
"""Words of an apposition that holds a title at most."""

_APPOSITION = re.compile(
    r"\s*,\s+((?:[^,.;:()\[\]\"\u201c\u201d\u00ab\u00bb\u201e]|(?<=\b[A-Z])\.|\.(?=\w)){3,80}?)"
    r"(?=[,;)]|\s[(\[]|(?<!\b[A-Z])\.(?!\w)|\.\s+[\"\u201c]|\.?\s*$)"
)
_LISTED = re.compile(r",\s+(?:[A-Z]\w+(?:,\s+[A-Z]\w+)*,?\s+(?:and|&)\s+[A-Z]|[\w-]+-based\b)")
"""What follows an apposition that a comma of a name ends: ", Mining and Trade"."""

_OF = frozenset({"of", "for"})


def title_after(text: str, end: int, code: str) -> str:
    """Return the title in an apposition: "Ana Marku, the bank's chief economist, said"."""
    if text[end : end + 1] != ",":
        return ""
    match = _APPOSITION.match(text, end)
    words = match.group(1).split() if match else []
    if not 0 < len(words) <= LONGEST_AFTER:
        return ""
    folded = [word.casefold() for word in words]
    determiners = language.word_list("determiners", code)
    if folded[0] in language.word_list("relatives", code) - determiners:
        return ""
    if folded[0] in language.word_list("prepositions", code):
        return ""
    head = _title_end(folded, code)
    if not head or any(map(_is_other_person, words)):
        return ""
    if code == "en" and head < len(folded) and folded[head].endswith("ing"):
        words, folded = words[:head], folded[:head]
    if any(word in lists.cues(code) or word in lists.not_titles(code) for word in folded):
        return ""
    if match is not None and _LISTED.match(text, match.end()):
        joints = [number for number, word in enumerate(folded) if word in _OF]
        words = words[: joints[-1]] if joints and joints[-1] else words
    return " ".join(words[1:] if folded[0] in determiners and len(words) > 1 else words)


def _title_end(folded: list[str], code: str) -> int:
    """Return the index after the title of an apposition, 0 when there is none.

    It ends the apposition, or only a phrase of its own follows it: "a resident visiting X".
    """
    small = lists.openers(code)
    leading = language.word_list("prepositions", code) if code == "en" else frozenset()
    for first in range(len(folded)):
        if folded[first] in leading and folded[0] != "one":
            return 0
        for size in range(1, lists.longest_role(code) + 1):
            after = first + size
            if not lists.is_title(tuple(folded[first:after]), code):
                continue
            if code != "en" or after >= len(folded):
                return after
            if folded[after] in small or folded[after].endswith("ing"):
                return after
    return 0


def _is_other_person(word: str) -> bool:
    """Say whether a word of an apposition is a first name: a list of people, no title."""
    return len(word) > 2 and word[0].isupper() and lists.is_given(word)
