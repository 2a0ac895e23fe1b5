"""Repair quotations whose closing or opening mark is missing.

A quotation that the next paragraph continues keeps its open end; any other ends at its cue
("I will go, he said.") or with its sentence, one that opens its paragraph with that.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from briefing.analyse.quotes.lexicon import Lexicon
from briefing.analyse.quotes.marks import Marked, Marks

_COMMA = re.compile(r"[,?!\u2026]\s")
_SINGLE = re.compile("[,.!?\u2026](['\u2019])(?=\\s|$)")
_OPENING = re.compile('["\u201c\u201e\u00ab\u00bb]')

NEAR = 3
"""Words behind a comma among which the cue of a quotation without closing mark stands."""

LONGEST = 600
"""Code points of a quotation without opening mark at most."""

LONGEST_OPEN = 1_500
"""Code points of a quotation without closing mark at most."""


def repaired(
    text: str, start: int, end: int, found: Marks, sentences: list[int], lexicon: Lexicon
) -> tuple[Marked, ...]:
    """Return the spans of a paragraph with the missing marks made good."""
    spans: list[Marked] = []
    for span in found.spans:
        if span.closed or _goes_on(text, span, end):
            spans.append(span)
        elif span.inner:
            spans.extend(span.inner)
        else:
            spans.append(_cut(text, span, start, sentences, lexicon))
    if found.stray and not any(span.outer_start < found.stray[0].start for span in spans):
        opened = _opened(text, start, found.stray[0].start, found.stray[0].end, lexicon)
        if opened is not None:
            spans.insert(0, opened)
    return tuple(span for span in spans if span.start < span.end)


def _goes_on(text: str, span: Marked, end: int) -> bool:
    """Say whether the next paragraph opens with the mark that this one leaves open."""
    if span.end < end - 1:
        return False
    after = text[end : end + 200].lstrip()
    return after[:1] == text[span.outer_start] and bool(_OPENING.match(after))


def _cut(text: str, span: Marked, start: int, sentences: list[int], lexicon: Lexicon) -> Marked:
    """End a quotation without closing mark at its cue, else with its sentence or paragraph.

    One that would be longer than `LONGEST_OPEN` is none: it ends where it starts.

    A single mark behind a full stop or comma closes it when no single mark opens inside.
    """
    single = _SINGLE.search(text, span.start, span.end)
    near = single is not None and single.end() - span.start <= LONGEST_OPEN
    if single is not None and near and "\u2018" not in text[span.start : single.end()]:
        return _ended(span, single.start(1))._replace(outer_end=single.end())
    number = bisect_right(sentences, span.start)
    sentence = min(sentences[number], span.end) if number < len(sentences) else span.end
    for match in _COMMA.finditer(text, span.start, sentence):
        words = lexicon.tokens(text, match.end(), min(span.end, match.end() + 60))[:NEAR]
        cued = [left for key, left, _ in words if _is_cue(key, lexicon)]
        if cued and not re.search(r"[,;:.]", text[match.end() : cued[0]]):
            return _ended(span, match.start() + 1)
    if not text[start : span.outer_start].strip() and span.end - span.start <= LONGEST_OPEN:
        return _ended(span, span.end)
    if sentence - span.start > LONGEST_OPEN:
        return _ended(span, span.start)
    return _ended(span, _trimmed(text, span.start, sentence))


def _is_cue(key: str, lexicon: Lexicon) -> bool:
    return key in lexicon.cues and key not in lexicon.ambiguous


def _ended(span: Marked, end: int) -> Marked:
    return span._replace(end=end, outer_end=end, repaired="closing")


def _opened(text: str, start: int, closing: int, after: int, lexicon: Lexicon) -> Marked | None:
    """Return the quotation that a lone closing mark ends, when a cue stands behind it."""
    if closing - start > LONGEST or text[closing - 1] not in ",.!?\u2026":
        return None
    words = lexicon.tokens(text, after, after + 60)[: NEAR + 1]
    cued = [left for key, left, _ in words if _is_cue(key, lexicon)]
    if not cued or re.search(r"[.;:]", text[after : cued[0]]):
        return None
    return Marked(start, closing, start, after, repaired="opening")


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
