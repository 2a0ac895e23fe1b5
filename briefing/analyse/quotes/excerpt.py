"""Turn a quotation too long to print into the sentences of it that say most.

It is never cut inside a sentence: where no run of whole sentences fits there is none.
"""

from __future__ import annotations

import re

from briefing import language
from briefing.analyse.pointers import points_back
from briefing.language import fold, words

_END = re.compile(
    "[.!?\u2026]+[\"'\u201d\u2019\u00bb)\\]]*\\s+(?=[\"'\u201c\u2018\u00ab(\\[]*([^\\W\\d_]|\\d))"
)
_LAST = re.compile(r"(\w+)\.$")


def excerpt(
    text: str, pieces: tuple[tuple[int, int], ...], code: str, shortest: int, longest: int
) -> tuple[int, int] | None:
    """Return the span of the sentences of one piece that hold most different content words.

    `shortest` and `longest` count its words.  A run that opens with no pointer to something before
    it comes first; a tie goes to the shorter, then the earlier run.
    """
    stop = language.stop_words(code)
    best: tuple[bool, int, int, int, int] | None = None
    for start, end in pieces:
        bounds = sentences(text, start, end, code)
        for first in range(len(bounds)):
            seen: set[str] = set()
            count = 0
            alone = not points_back(text[slice(*bounds[first])], code)
            for left, right in bounds[first:]:
                found = words(text[left:right])
                count += len(found)
                if count > longest:
                    break
                seen |= {fold(word) for word in found} - stop
                if count >= shortest and text[bounds[first][0]].isupper():
                    run = alone, len(seen), -count, -bounds[first][0], right
                    best = max(best or run, run)
    return (-best[3], best[4]) if best is not None else None


def sentences(text: str, start: int, end: int, code: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a piece; its last counts although a cue may follow."""
    short = language.word_list("abbreviations", code) | language.word_list("abbreviations", "any")
    found = []
    left = start
    for match in _END.finditer(text, start, end):
        last = _LAST.search(text, left, match.start() + 1)
        word = last.group(1).casefold() if last else ""
        small = match.group(1).islower() and text[match.start()] == "."
        if small or len(word) == 1 or word in short or f"{word}." in short:
            continue
        found.append((left, match.start() + len(match.group().rstrip())))
        left = match.end()
    if left < end:
        found.append((left, end))
    return found
