"""Turn labelled blocks into sentences with exact offsets.

The sentence splitter is Punkt (Kiss & Strunk 2006, Unsupervised Multilingual Sentence
Boundary Detection) as NLTK implements it, with our own lists of abbreviations and
sentence starters instead of a downloaded model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.language import entries, family, stop_words
from briefing.model import KEPT_LABELS, Block, Sentence, Source

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

_OPEN = "\u201c\u201e\u201f\u00ab\u2039\u2018\u201a"
_CLOSERS = "\u201d\u201c\u2019\u00bb\u203a\")]'"
_LONGEST = 20_000


def segment(source: Source, blocks: tuple[Block, ...], language: str) -> tuple[Sentence, ...]:
    """Return the sentences of the kept blocks, in order, numbered from 0.

    A sentence never crosses a block, nor a gap between a block's lines that holds other
    text.  Its text is a verbatim slice of the source: wrapped lines keep their line ends.
    """
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        if block.label not in KEPT_LABELS:
            continue
        for start, end in _runs(source.text, block):
            for left, right in split(source.text[start:end], language):
                text = source.text[start + left : start + right]
                found.append(
                    Sentence(source.id, len(found), start + left, start + right, text, number)
                )
    return tuple(found)


def split(text: str, language: str) -> list[tuple[int, int]]:
    """Return the (start, end) of the sentences of one paragraph, without outer white space."""
    if not text.strip():
        return []
    spans = (
        list(_tokenizer(family(language)).span_tokenize(text))
        if len(text) > 3
        else [(0, len(text))]
    )
    spans = [piece for span in spans for piece in _at_ellipsis(text, span)]
    return list(_trimmed(text, _join_unbalanced(text, _join_closers(text, spans))))


def _runs(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Join a block's line spans where nothing but white space stands between them."""
    spans = block.spans or ((block.start, block.end),)
    start, end = spans[0]
    for left, right in spans[1:]:
        if text[end:left].strip():
            yield start, end
            start = left
        end = right
    yield start, end


@lru_cache(maxsize=16)
def _tokenizer(code: str) -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    common = {word.rstrip(".").casefold() for word in entries("abbreviations", "any")}
    own = {word.rstrip(".").casefold() for word in entries("abbreviations", code)}
    parameters.abbrev_types = common | own
    parameters.sent_starters = set(entries("starters", code) or stop_words(code))
    return PunktSentenceTokenizer(parameters)


def _at_ellipsis(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Split at an ellipsis sign before a capital, where Punkt never does."""
    start, end = span
    for match in re.finditer(
        '\u2026["\u201d\u2019)\\]]*\\s+(?=["\u201c\u2018(]?[^\\W\\d_])', text[start:end]
    ):
        after = text[start + match.end() :].lstrip('"\u201c\u2018(')
        if after[:1].isupper():
            yield start, span[0] + match.end()
            start = span[0] + match.end()
    yield start, end


def _join_closers(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give closing marks that Punkt left at a sentence's start to the one before."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and text[start:end].strip(_CLOSERS + " ") == "":
            joined[-1] = (joined[-1][0], end)
        elif joined and text[start:end].lstrip()[:1].islower():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _join_unbalanced(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join sentences of one quotation: a piece that opens a mark and does not close it.

    A paragraph that never closes the mark (a quotation continued in the next one) is
    left as split.
    """
    joined: list[tuple[int, int]] = []
    index = 0
    while index < len(spans):
        start, end = spans[index]
        last = index
        if _open_marks(text[start:end]):
            for other in range(index + 1, len(spans)):
                if spans[other][1] - start > _LONGEST:
                    break
                if not _open_marks(text[start : spans[other][1]]):
                    last = other
                    break
        joined.append((start, spans[last][1]))
        index = last + 1
    return joined


def _open_marks(text: str) -> bool:
    """Say whether a quotation mark stands open at the end of the text."""
    if text.count('"') % 2:
        return True
    if "\u201e" in text or "\u201f" in text:
        closers = text.count("\u201c") + text.count("\u201d")
        return text.count("\u201e") + text.count("\u201f") > closers
    return text.count("\u201c") > text.count("\u201d") or (
        "\u00ab" in text and text.count("\u00ab") != text.count("\u00bb")
    )


def _trimmed(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        piece = text[start:end]
        left, right = len(piece) - len(piece.lstrip()), len(piece) - len(piece.rstrip())
        if piece.strip():
            yield start + left, end - right
