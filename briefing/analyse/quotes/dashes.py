"""Turn dash dialogue into spans of speech, as Balkan and French papers set it.

    — Nećemo odustati — rekao je Ilić. — Borićemo se do kraja.
    — Nous partons, dit Paul.

A paragraph counts only when a verb of speech stands behind the next dash or comma: a list
with dashes is no dialogue.
"""

from __future__ import annotations

import re

from briefing.analyse.quotes.lexicon import Lexicon
from briefing.analyse.quotes.marks import Marked

_OPENING = re.compile(r"\s*[\u2014\u2013-]\s+(?=\S)")
_DASH = re.compile(r"\s+[\u2014\u2013-]\s+")
_BREAK = re.compile(r"\s+[\u2014\u2013-]\s+|[,!?\u2026.]\s+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")

LANGUAGES = frozenset({"hbs", "mk", "sq", "tr", "el", "fr"})
"""The languages that set speech with dashes, hbs standing for Serbian and its kin."""

NEAR = 4
"""Words behind a dash or comma among which the verb of speech stands."""

LONGEST = 3_000
"""Code points of speech behind one dash at most."""


def dashed(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[Marked, ...]:
    """Return the spans of speech in a paragraph that a dash opens, in order."""
    if lexicon.family not in LANGUAGES:
        return ()
    opening = _OPENING.match(text, start, end)
    if opening is None:
        return ()
    spans: list[Marked] = []
    left = opening.end()
    while left < end:
        clause = _clause_after(text, left, end, lexicon)
        if clause is None:
            if spans:
                spans.append(_span(text, left, end))
            break
        spans.append(
            _span(text, left, clause.start() + (1 if clause.group()[0] in ",!?\u2026." else 0))
        )
        following = _DASH.search(text, clause.end(), end)
        if following is None:
            break
        left = following.end()
    return tuple(
        span for span in spans if span.start < span.end and span.end - span.start <= LONGEST
    )


def _span(text: str, left: int, right: int) -> Marked:
    while right > left and text[right - 1].isspace():
        right -= 1
    return Marked(left, right, left, right, dash=True)


def _clause_after(text: str, left: int, end: int, lexicon: Lexicon) -> re.Match[str] | None:
    """Return the dash or comma that ends speech: a verb of speech stands right behind it."""
    for match in _BREAK.finditer(text, left, end):
        words = _WORD.finditer(text, match.end(), min(end, match.end() + 80))
        dash = match.group()[0].isspace()
        helped = False
        for position, word in zip(range(NEAR if dash else 2), words, strict=False):
            if re.search(r"[.!?,;:]", text[match.end() : word.start()]):
                break
            if lexicon.key(word.group()) in lexicon.cues:
                if dash or position == 0 or helped:
                    return match
                break
            helped = lexicon.key(word.group()) in lexicon.auxiliaries
    return None
