"""Turn a sentence into its words with their offsets and their folded forms, once for all uses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing import language
from briefing.analyse.quotes.marks import marked

_WORD = re.compile(r"\w[\w\u0300-\u036f]*(?:(?<=\d)[.,:/]\d+)*")

SHORT_QUOTE = 3
"""Words in quotation marks up to which they belong to the sentence ("a "huge" number")."""


@dataclass(frozen=True, slots=True)
class Scan:
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


@lru_cache(maxsize=4)
def scan(text: str, code: str) -> Scan:
    r"""Return the words of a text in a language; the last few are kept, all analysers ask for them.

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
    """Return the (start, end) inside quotation marks, single words and short phrases left out."""
    return tuple(
        (mark.start, mark.end)
        for mark in marked(text, 0, len(text))
        if len(text[mark.start : mark.end].split(maxsplit=SHORT_QUOTE)) > SHORT_QUOTE
    )


@lru_cache(maxsize=100_000)
def _fold_hbs(word: str) -> str:
    return language.fold(language.to_latin(word))
