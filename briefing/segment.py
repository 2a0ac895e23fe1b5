"""Turn labelled blocks into sentences with exact offsets.

The sentence splitter is Punkt (Kiss & Strunk 2006, Unsupervised Multilingual Sentence
Boundary Detection) as NLTK implements it, with our own lists of abbreviations and
sentence starters instead of a downloaded model.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.datelines import CAPITAL, after_dateline, after_kicker
from briefing.language import (
    QUOTE_MARK,
    entries,
    family,
    stands_open,
    stop_words,
)
from briefing.model import KEPT_LABELS, Block, Sentence, Source

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

_CLOSERS = "\u201d\u201c\u2019\u00bb\u203a\")]'"
_MOST_JOINED = 40
WINDOW = 50_000
"""Code points that are given to Punkt at once."""

_LONGEST_ACRONYM = 5
_CLOSING = re.compile(r"[^()]{1,60}\)")
"""A bracket that closes what the sentence before opened: "(via Hello! | Magazine)"."""
_ELLIPSIS = re.compile(r"\u2026[\"\u201d\u2019)\]]*\s+")
_NO_SPACE = re.compile(
    rf"(?<!\S)[^\s./@]{{0,40}}?([^\W\d_]{{2,30}})[.!?][\"\u201d\u201c\u2019\u00bb)\]]*"
    rf"(?=[\"\u201c\u201e\u00ab\u2018(]?([{CAPITAL}][^\W\d_]+)[,\s])"
)
"""Where a space is missing between two sentences: no address, no number, no abbreviation."""
_INITIALS = re.compile(
    rf"(?<!\S)[\"\u201c\u201e\u00ab\u2018(]*((?:[{CAPITAL}]\.){{1,2}}[{CAPITAL}])\.$"
)
_SURNAME_END = re.compile(rf"(?<=[^\W\d_] [{CAPITAL}]\.)\s+(?=([{CAPITAL}][^\W\d_]+)\s)")
"""Where a sentence may end with a surname of one letter: "... said Stefan E. | He left."."""

_GREEK_END = re.compile(r"[\u2026;\u037e][\"\u201d\u2019\u00bb)\]]*\s+")
_ORDINAL = re.compile(r"(?<![\w.,])\d{1,2}\.\s*$")
_LIST_MARK = re.compile(r"(?:[-*+\u2022\u00b7\u25aa\u25cf]|#{1,6})[ \t\u00a0]+(?=\S)")
_FIRST_WORD = re.compile(r"\W*(\w+)")
_LEFT_OUT = re.compile(rf"\.?\u2026\.?\s*(?=[{CAPITAL}])|\.{{3,4}}\s*(?=[{CAPITAL}])")
"""Dots for what an excerpt leaves out before a sentence."""
_OPENER = re.compile("(?<=[.!?\u2026])\\s+([\u00ab\u201e(]+)\\s*$")
"""An opening mark behind a sentence's end and a space."""

_DASHES = " \t\r\n\u00a0\u2012\u2013\u2014\u2015"
"""White space and dashes before the words of a piece."""

FRONT = 40
"""Code points in which the first of those words starts."""

_ORDINALS = frozenset({"de", "hbs", "mk", "cs", "tr"})


def segment(source: Source, blocks: tuple[Block, ...], language: str) -> tuple[Sentence, ...]:
    """Return the sentences of the kept blocks, in order, numbered from 0.

    A sentence never crosses a block, nor a gap between a block's lines that holds other
    text.  Its text is a verbatim slice of the source: wrapped lines keep their line ends.
    A list mark and a dateline stand before the first sentence, not in it.
    """
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        if block.label not in KEPT_LABELS:
            continue
        for start, end in _runs(source.text, block):
            mark = _LIST_MARK.match(source.text, start, end)
            start = mark.end() if mark else start
            start = after_kicker(source.text, start, end)
            start = after_dateline(source.text, start, end, language, first=not found)
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
    spans = list(_by_punkt(text, family(language))) if len(text) > 3 else [(0, len(text))]
    spans = [piece for span in spans for piece in _at_late_ends(text, span, language)]
    spans = _join_closers(text, _without_openers(text, spans))
    spans = [piece for span in spans for piece in _at_missing_spaces(text, span, language)]
    spans = _join_initials(text, spans, language)
    if family(language) in _ORDINALS:
        spans = _join_ordinals(text, spans, language)
    return list(_trimmed(text, _join_unbalanced(text, spans)))


def _by_punkt(text: str, code: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences that Punkt finds, in windows of a text.

    NLTK gives up on texts that take its expressions more than some seconds.  A window begins
    with the last sentence of the one before, or where that one ended inside a sentence.
    """
    tokenizer, low, begun = _tokenizer(code), 0, 0
    while True:
        high = min(len(text), low + WINDOW)
        spans = [(low + a, low + b) for a, b in tokenizer.span_tokenize(text[low:high])]
        if begun < low and spans:
            spans[0] = (begun, spans[0][1])
        if high == len(text):
            yield from spans
            return
        yield from spans[:-1]
        begun = spans[-1][0] if spans else begun
        low = begun if len(spans) > 1 else high


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
def _abbreviations(code: str) -> frozenset[str]:
    """Return the abbreviations of all languages and of one, in lower case, without final stop."""
    rows = (*entries("abbreviations", "any"), *entries("abbreviations", code))
    return frozenset(word.rstrip(".").casefold() for word in rows)


@lru_cache(maxsize=16)
def _tokenizer(code: str) -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(_abbreviations(code))
    parameters.sent_starters = set(entries("starters", code) or stop_words(code))
    return PunktSentenceTokenizer(parameters)


def _at_missing_spaces(
    text: str, span: tuple[int, int], language: str
) -> Iterator[tuple[int, int]]:
    """Split where a page lost the space between two sentences ("... last year.Since then")."""
    start, end = span
    for match in _NO_SPACE.finditer(text, start, end):
        last, following = match[1], match[2].casefold()
        spelt = (last.islower() and len(last) > 2) or (
            last.isupper() and len(last) > _LONGEST_ACRONYM
        )
        if spelt or following in stop_words(language):
            yield start, match.end()
            start = match.end()
    yield start, end


def _at_late_ends(text: str, span: tuple[int, int], language: str) -> Iterator[tuple[int, int]]:
    """Split where Punkt never does: at an ellipsis sign, and at the Greek question mark.

    So too behind an initial at the end of a name, before a function word.
    """
    start, end = span
    names = _SURNAME_END.finditer(text, start, end)
    ends = {match.end() for match in names if match[1].casefold() in stop_words(language)}
    for match in (_GREEK_END if language == "el" else _ELLIPSIS).finditer(text, start, end):
        after = text[match.end() : match.end() + 2].lstrip('"\u201c\u2018\u00ab(')
        if after[:1].isupper():
            ends.add(match.end())
    yield from pairwise((start, *sorted(ends), end))


def _join_initials(text: str, spans: list[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    """Join initials to the surname behind them: "J.R. | Romano", but not "in the U.S. | Rain"."""
    stop = stop_words(language)
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        initials = (
            _INITIALS.search(text, max(joined[-1][0], start - 12), start - 1) if joined else None
        )
        if initials is not None and initials[1].casefold() not in _abbreviations(family(language)):
            word = _FIRST_WORD.match(text, start, end)
            if word is not None and _is_name(word[1]) and word[1].casefold() not in stop:
                start = joined.pop()[0]
        joined.append((start, end))
    return joined


def _is_name(word: str) -> bool:
    """Say whether a word has a capital and is not written in capitals: "Weiss", "McLee", "D"."""
    return word[0].isupper() and (len(word) == 1 or not word.isupper())


def _join_ordinals(text: str, spans: list[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    """Join a day or a rank ("am 3. | Oktober") to what follows, where ordinals take a full stop.

    No rank stands before a function word with a capital: it opens a sentence.
    """
    stop = stop_words(language)
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        word = _FIRST_WORD.match(text, start, end)
        opens = word is not None and word[1].istitle() and word[1].casefold() in stop
        if (
            joined
            and not opens
            and _ORDINAL.search(text, max(joined[-1][0], joined[-1][1] - 8), joined[-1][1])
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _without_openers(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give opening marks that Punkt left at a sentence's end to the next one.

    The French set a space behind them: "Il est venu. « | Je reste », a-t-il dit."
    """
    moved: list[tuple[int, int]] = []
    for start, end in spans:
        opener = _OPENER.search(text, *moved[-1]) if moved else None
        if opener is not None:
            moved[-1] = (moved[-1][0], opener.start())
            start = opener.start(1)
        moved.append((start, end))
    return moved


class _Open:
    """What stands open in the sentence read so far: quotation marks and brackets, counted."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Read the first stretch of a sentence."""
        self._text = text
        self.marks: Counter[str] = Counter()
        self.brackets = 0
        self.read(start, end)

    def read(self, start: int, end: int) -> None:
        """Read the stretch that follows."""
        self.marks.update(QUOTE_MARK.findall(self._text, start, end))
        self.brackets += self._text.count("(", start, end) - self._text.count(")", start, end)


def _join_closers(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give closing marks that Punkt left at a sentence's start to the one before.

    One that no space parts from either of them closes what stands open before it.
    """
    joined: list[tuple[int, int]] = []
    stands = _Open(text, 0, 0)
    for start, end in spans:
        closers = text[start:end].strip(_CLOSERS + " ") == ""
        same = bool(joined) and (closers or _goes_on(text, stands, (start, end)))
        if not same and joined and joined[-1][1] == start and _closes(text, start, stands):
            stands.read(start, start + 1)
            joined[-1] = (joined[-1][0], start + 1)
            start += 1
            same = _goes_on(text, stands, (start, end))  # "„Wer?“, fragte Lee."
        if same:
            joined[-1] = (joined[-1][0], end)
            stands.read(start, end)
        else:
            joined.append((start, end))
            stands = _Open(text, start, end)
    return joined


def _goes_on(text: str, stands: _Open, span: tuple[int, int]) -> bool:
    """Say whether a piece begins inside a sentence: in small letters, at a comma, in brackets.

    A dash may stand before them: "„Wer?“ – fragte Lee."
    """
    first = text[span[0] : span[0] + FRONT].lstrip(_DASHES)[:1]
    if first.islower() or first in (",", ";"):
        return True
    return stands.brackets > 0 and _CLOSING.match(text, *span) is not None


def _closes(text: str, at: int, stands: _Open) -> bool:
    """Say whether the sign at a place closes what stands open in the sentence before it."""
    return text[at] in ")]" or (bool(QUOTE_MARK.match(text, at)) and stands_open(stands.marks))


def _join_unbalanced(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the sentences of one quotation: a piece that opens a mark and does not close it.

    A paragraph that never closes the mark (a quotation continued in the next one) is
    left as split.
    """
    joined: list[tuple[int, int]] = []
    index = 0
    while index < len(spans):
        start = spans[index][0]
        last = index
        marks = Counter(QUOTE_MARK.findall(text, *spans[index]))
        if stands_open(marks):
            for other in range(index + 1, min(index + _MOST_JOINED, len(spans))):
                marks.update(QUOTE_MARK.findall(text, *spans[other]))
                if not stands_open(marks):
                    last = other
                    break
        joined.append((start, spans[last][1]))
        index = last + 1
    return joined


def _trimmed(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        piece = text[start:end]
        left, right = len(piece) - len(piece.lstrip()), len(piece) - len(piece.rstrip())
        if left_out := _LEFT_OUT.match(piece, left):
            left = left_out.end()
        if piece.strip():
            yield start + left, end - right
