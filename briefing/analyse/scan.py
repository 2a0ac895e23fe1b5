"""Turn a sentence into its words with their offsets and their folded forms, once for all uses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefing import language

_WORD = re.compile(r"\w[\w\u0300-\u036f]*(?:(?<=\d)[.,:/]\d+)*")

_MARK = re.compile('["\u201c-\u201f\u00ab\u00bb]')
_CLOSERS = {
    '"': '"',
    "\u201c": "\u201d\u201c",
    "\u201d": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u201f": "\u201d",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab\u00bb",
}

_STOPS = (",", ".", "!", "?", "\u2026")

SHORT_QUOTE = 3
"""Words in quotation marks up to which they belong to the sentence ("a "huge" number")."""


class Scan(NamedTuple):
    """A text cut into words: split at apostrophes and hyphens, numbers kept whole."""

    text: str
    """The text."""
    words: tuple[str, ...]
    """Its words as written."""
    keys: tuple[str, ...]
    """The words folded; in Latin script for the languages of the family `hbs`."""
    starts: tuple[int, ...]
    """For each word the index of its first code point."""
    ends: tuple[int, ...]
    """For each word the index after its last code point."""

    def gap(self, index: int) -> str:
        """Return what stands between a word and the next one, or after the last one."""
        after = index + 1
        end = self.starts[after] if after < len(self.starts) else len(self.text)
        return self.text[self.ends[index] : end]

    def before(self, index: int) -> str:
        """Return what stands between a word and the one before it, or before the first one."""
        return self.text[self.ends[index - 1] if index else 0 : self.starts[index]]


REMEMBERED = 256
"""Texts that stay cut into words: as many as a brief's sources have, and no more than need be."""


@lru_cache(maxsize=REMEMBERED)
def scan(text: str, code: str) -> Scan:
    r"""Return the words of a text in a language; the last are kept, all analysers ask for them.

    Words are those of `\\w` with combining marks, so that decomposed text ("c" and a caron)
    is cut as composed text is.
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    words = tuple(text[start:end] for start, end in spans)
    fold = _fold_hbs if language.family(code) == "hbs" else language.fold
    return Scan(
        text,
        words,
        tuple(map(fold, words)),
        tuple(start for start, _ in spans),
        tuple(end for _, end in spans),
    )


@lru_cache(maxsize=4)
def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) inside double quotation marks, from left to right.

    Single words and short phrases ("a \u201chuge\u201d number") are left out: they belong
    to the sentence.  A mark that nothing closes reaches to the end of the text.
    """
    found: list[tuple[int, int]] = []
    opened = -1
    closers = ""
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if opened < 0:
            if mark in _CLOSERS:
                opened, closers = at + 1, _CLOSERS[mark]
        elif mark in closers:
            found.append((opened, at))
            opened = -1
    if opened >= 0:
        found.append((opened, len(text)))
    return tuple(span for span in found if _long(text[span[0] : span[1]]))


def _long(text: str) -> bool:
    return text.endswith(_STOPS) or len(text.split(maxsplit=SHORT_QUOTE)) > SHORT_QUOTE


@lru_cache(maxsize=100_000)
def _fold_hbs(word: str) -> str:
    return language.fold(language.to_latin(word))
