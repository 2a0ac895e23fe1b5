"""Turn a paragraph into tokens in which every quotation is one token.

Speakers and cues are looked for in the words outside the quotation marks; seen from there
a quotation is a single thing that is said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from briefing.analyse.quotes.lexicon import Lexicon
from briefing.analyse.quotes.marks import Marked

QUOTE = "<quotation>"
"""The key of the token that stands for a quotation."""

BOUNDARY = "<sentence>"
"""The key of the token between two sentences."""

DASHES = "\u2013\u2014\u2015-"
"""Dashes, and the hyphen that stands for one."""


JOINING = frozenset({"und", "oder", "bzw"})
"""German words between two compounds that share their last part."""


class Token(NamedTuple):
    """A word, a punctuation mark, a quotation or the boundary of two sentences."""

    key: str
    """The word as the lists have it, the sign, `QUOTE` or `BOUNDARY`."""
    start: int
    """Index of its first code point."""
    end: int
    """Index after its last code point."""
    word: bool
    """True for words."""
    number: int = -1
    """The number of the quotation."""


def tokenise(
    text: str,
    start: int,
    end: int,
    spans: tuple[Marked, ...],
    sentences: list[int],
    lexicon: Lexicon,
) -> list[Token]:
    """Return the tokens of `text[start:end]`; `sentences` are the starts of its sentences."""
    tokens: list[Token] = []
    index = bisect_right(sentences, start)
    for stretch in _stretches(text, start, end, spans, lexicon):
        if not stretch:
            continue
        if index == len(sentences) or sentences[index] > stretch[-1].start:
            tokens += stretch
        else:
            index = _with_boundaries(tokens, stretch, sentences, index)
        if stretch[-1].key == QUOTE:
            index = max(index, bisect_left(sentences, stretch[-1].end))
    return tokens


def _with_boundaries(
    tokens: list[Token], stretch: list[Token], sentences: list[int], index: int
) -> int:
    """Add a stretch of tokens with the boundaries in it; return the number of the next one."""
    for token in stretch:
        if index < len(sentences) and sentences[index] <= token.start:
            index = bisect_right(sentences, token.start)
            if tokens:
                tokens.append(Token(BOUNDARY, token.start, token.start, False))
        tokens.append(token)
    return index


def _stretches(
    text: str, start: int, end: int, spans: tuple[Marked, ...], lexicon: Lexicon
) -> Iterator[list[Token]]:
    left = start
    for number, span in enumerate(spans):
        yield _plain(text, left, span.outer_start, lexicon)
        yield [Token(QUOTE, span.outer_start, span.outer_end, False, number)]
        left = span.outer_end
    yield _plain(text, left, end, lexicon)


def _plain(text: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    """Return the tokens of a stretch without quotations."""
    new = tuple.__new__  # without the keyword arguments of a named tuple: half the time
    tokens = [
        new(Token, (key, left, right, True, -1))
        if key[0].isalnum()
        else new(Token, ("\u2014" if key in DASHES else key, left, right, False, -1))
        for key, left, right in lexicon.pieces(text, start, end)
    ]
    return _unhyphened(tokens) if lexicon.code == "de" else tokens


def _unhyphened(tokens: list[Token]) -> list[Token]:
    """Return tokens, "Industrie- und Handelskammer" one with the last one's key."""
    found: list[Token] = []
    for token in tokens:
        before = found[-3:]
        if len(before) == 3 and token.word and before[2].key in JOINING:
            first, hyphen, _ = before
            if first.word and hyphen.key == "\u2014" and hyphen.start == first.end:
                found[-3:] = [Token(token.key, first.start, token.end, True)]
                continue
        found.append(token)
    return found
