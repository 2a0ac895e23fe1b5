"""Turn a document into quotations with their speakers as written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from briefing import language
from briefing.analyse.quotes import speaker
from briefing.analyse.quotes.marks import Marked, marked
from briefing.model import KEPT_LABELS, Document, Quote, Sentence

_BETWEEN = re.compile(r"[.!?]\s")
_END_MARK = ".!?\u2026"

SCARE_WORDS = 4
"""Words below which a quoted fragment inside a sentence is a scare quote or a term."""

UNATTRIBUTED_WORDS = 5
"""Words below which a quotation without any speaker is a slogan or a term."""

JOIN = 200
"""Code points of a cue between two pieces of one quotation at most."""


def attribute(document: Document) -> list[Quote]:
    """Return the quotations of a document in order, each with its speaker as written.

    Indirect speech ("X said that ...") comes as `direct=False` from the sentences that hold
    no quotation.
    """
    found: list[Quote] = []
    open_quote: Quote | None = None
    sentences = _by_block(document)
    for number, block in enumerate(document.blocks):
        if block.label not in KEPT_LABELS:
            continue
        spans = _merged(document, marked(document.source.text, block.start, block.end))
        rows = sentences.get(number, [])
        here = _paragraph(document, block.start, block.end, spans, rows, found, open_quote)
        found.extend(here)
        direct = [quote for quote in here if quote.direct and quote.kind == "quotation"]
        unclosed = bool(spans) and not spans[-1][-1].closed
        open_quote = direct[-1] if direct and unclosed else None
    return sorted(found, key=lambda quote: (quote.start, -quote.end))


def _by_block(document: Document) -> dict[int, list[Sentence]]:
    rows: dict[int, list[Sentence]] = {}
    for sentence in document.sentences:
        rows.setdefault(sentence.block, []).append(sentence)
    return rows


def _merged(document: Document, spans: tuple[Marked, ...]) -> list[list[Marked]]:
    """Join the pieces of one quotation: "A," X said, "b" and "A," X said. "B"."""
    text = document.source.text
    groups: list[list[Marked]] = []
    for span in spans:
        if groups:
            last = groups[-1][-1]
            between = text[last.end + 1 : span.start - 1]
            if _is_cue_between(text, groups[-1], between, span, document.language):
                groups[-1].append(span)
                continue
        groups.append([span])
    return groups


def _is_cue_between(
    text: str, group: list[Marked], between: str, following: Marked, code: str
) -> bool:
    """Say whether the words between two quoted spans are the cue of one quotation."""
    last = group[-1]
    piece = text[last.start : last.end].rstrip()
    if not piece or len(between) > JOIN or _fragment(text, following):
        return False
    comma = piece[-1] in ",?!\u2014-\u2026" or between.startswith(",")
    if not comma or len(piece.split()) < 2:
        return False
    inner = between.strip()
    if _BETWEEN.search(between[:-1].rstrip(". ")):
        return False
    lists = speaker.words_of(code)
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", inner)]
    return any(word in lists.cues for word in words) and inner[-1:] in ".,:;\u2014"


def _fragment(text: str, span: Marked) -> bool:
    return (
        len(text[span.start : span.end].split()) < SCARE_WORDS
        and text[span.end - 1] not in _END_MARK
    )


def _paragraph(
    document: Document,
    start: int,
    end: int,
    spans: list[list[Marked]],
    sentences: list[Sentence],
    earlier: list[Quote],
    open_quote: Quote | None,
) -> list[Quote]:
    here: list[Quote] = []
    for index, group in enumerate(spans):
        left = spans[index - 1][-1].end + 1 if index else start
        right = spans[index + 1][0].start - 1 if index + 1 < len(spans) else end
        quote = _quotation(document, group, (start, left), right, sentences)
        if quote.kind == "quotation" and not quote.cue_span and not quote.speaker_span:
            quote = _carried(document, quote, here, earlier, open_quote, (start, left), sentences)
        here.append(quote)
    quoted = [(quote.start, quote.end) for quote in here]
    here.extend(_reported(document, sentences, quoted))
    return here


def _quotation(
    document: Document,
    group: list[Marked],
    lefts: tuple[int, int],
    right: int,
    sentences: list[Sentence],
) -> Quote:
    """Attribute one quotation by the clauses around it."""
    text, code = document.source.text, document.language
    start, end = group[0].start, group[-1].end
    opens = _sentence_start(sentences, start, lefts[0])
    ends = _sentence_end(sentences, end, right)
    fragment = _is_fragment(text, group, opens)
    found = None
    if len(group) > 1:
        gap = group[0].end + 1
        found = speaker.after(text, gap, group[1].start - 1, code)
    if found is None and not fragment and _may_follow(text, group[-1]):
        found = speaker.after(text, end + 1, min(right, ends + 160), code)
    if found is None and opens < start - 1:
        found = speaker.before(text, max(opens, lefts[0]), start - 1, code)
        if found is not None and _inside_other(found.start, lefts, opens):
            found = None
    if found is None and fragment:
        found = speaker.after(text, end + 1, min(right, ends), code)
    if found is not None and found.start == found.end and opens < start - 1:
        subject = speaker.subject(text, max(opens, lefts[0]), start - 1, code)
        if subject:
            found = speaker.Found(*subject, found.cue, "named", 0.7)
    kind = _kind(text, group, fragment, found, code)
    pieces = tuple((span.start, span.end) for span in group)
    if found is None:
        return _quote(document, start, end, pieces, kind)
    named = found.start < found.end
    return Quote(
        source_id=document.source.id,
        start=start,
        end=end,
        text=text[start:end],
        pieces=pieces,
        speaker=" ".join(text[found.start : found.end].split()),
        direct=kind == "quotation",
        kind=kind,
        speaker_span=(found.start, found.end) if named else None,
        cue=text[found.cue[0] : found.cue[1]] if found.cue else "",
        cue_span=found.cue,
        how=found.how,
        confidence=found.confidence,
    )


def _quote(
    document: Document, start: int, end: int, pieces: tuple[tuple[int, int], ...], kind: str
) -> Quote:
    text = document.source.text[start:end]
    direct = kind == "quotation"
    return Quote(document.source.id, start, end, text, pieces, direct=direct, kind=kind)


def _inside_other(at: int, lefts: tuple[int, int], opens: int) -> bool:
    """Say whether a speaker stands before an earlier quotation of the same sentence."""
    return opens < lefts[1] and at < lefts[1] and lefts[1] > lefts[0]


def _sentence_start(sentences: list[Sentence], at: int, fallback: int) -> int:
    index = bisect_right([s.start for s in sentences], at) - 1
    return sentences[index].start if index >= 0 else fallback


def _sentence_end(sentences: list[Sentence], at: int, fallback: int) -> int:
    index = bisect_right([s.start for s in sentences], at) - 1
    return max(at, sentences[index].end) if index >= 0 else fallback


def _is_fragment(text: str, group: list[Marked], opens: int) -> bool:
    """Say whether a quotation is part of the sentence around it, no sentence of its own."""
    first = text[group[0].start : group[0].end].lstrip()
    before = text[opens : group[0].start - 1].rstrip()
    if not before or before.endswith((",", ":")):
        return False
    return first[:1].islower() or len(first.split()) <= SCARE_WORDS


def _may_follow(text: str, span: Marked) -> bool:
    """Say whether a cue may follow: the sentence did not end inside the marks with a full stop."""
    piece = text[span.start : span.end].rstrip()
    following = text[span.end + 1 : span.end + 3]
    return piece[-1:] != "." or following[:1] == "," or following.strip()[:1].islower()


def _kind(
    text: str, group: list[Marked], fragment: bool, found: speaker.Found | None, code: str
) -> str:
    """Tell quotations from scare quotes (single words, terms) and titles of works."""
    words = " ".join(text[span.start : span.end] for span in group).split()
    content = [word for word in words if word[:1].isalpha()]
    if not content:
        return "scare"
    if len(words) < SCARE_WORDS and (fragment or found is None):
        return "scare"
    if (fragment or found is None) and _titled(text, group, content, code):
        return "title"
    if found is None and len(words) < UNATTRIBUTED_WORDS:
        return "scare"
    return "quotation"


def _titled(text: str, group: list[Marked], content: list[str], code: str) -> bool:
    """Say whether the words are written as a title is: all but the small ones capitalised."""
    stop = language.stop_words(code)
    main = [word for word in content if word.casefold().strip(".,:;!?") not in stop]
    if len(content) > 14 or not main:
        return False
    capitals = sum(word[:1].isupper() for word in main)
    nouns_are_small = code != "de"
    return capitals >= 2 and capitals >= (0.8 if nouns_are_small else 1.0) * len(main)


def _carried(
    document: Document,
    quote: Quote,
    here: list[Quote],
    earlier: list[Quote],
    open_quote: Quote | None,
    lefts: tuple[int, int],
    sentences: list[Sentence],
) -> Quote:
    """Attribute a quotation without a cue by what stands before it."""
    before = [q for q in here if q.speaker_span and q.direct]
    if before:
        return _continued(quote, before[-1], 0.85)
    if open_quote is not None:
        return _continued(quote, open_quote, 0.9)
    text, code = document.source.text, document.language
    opens = _sentence_start(sentences, quote.start, lefts[0])
    previous = [s for s in document.sentences if s.end <= opens][-1:] if opens > 0 else []
    last = next((q for q in reversed(earlier) if q.speaker_span), None)
    for sentence in previous:
        if last is not None and last.end >= sentence.start - 1:
            return _continued(quote, last, 0.75)
        subject = speaker.subject(text, sentence.start, sentence.end, code)
        if subject:
            lists = speaker.words_of(code)
            written = text[subject[0] : subject[1]]
            how = "pronoun" if written.casefold() in lists.pronouns else "named"
            return _with_speaker(quote, subject, written, how, 0.6)
    return _continued(quote, last, 0.5) if last is not None else quote


def _continued(quote: Quote, other: Quote, confidence: float) -> Quote:
    return _with_speaker(quote, other.speaker_span, other.speaker, "continued", confidence)


def _with_speaker(
    quote: Quote, span: tuple[int, int] | None, written: str, how: str, confidence: float
) -> Quote:
    return replace(
        quote,
        speaker=" ".join(written.split()),
        speaker_span=span,
        how=how,
        confidence=confidence,
    )


def _reported(
    document: Document, sentences: list[Sentence], quoted: list[tuple[int, int]]
) -> Iterator[Quote]:
    """Yield reported statements: "X said that ...", for sentences without a full quotation."""
    text, code = document.source.text, document.language
    lists = speaker.words_of(code)
    thats = _thats(code)
    for sentence in sentences:
        if any(a < sentence.end and sentence.start < b and b - a > 30 for a, b in quoted):
            continue
        for match in re.finditer(r"[^\W\d_]+", sentence.text):
            if match.group().casefold() not in lists.cues:
                continue
            at = sentence.start + match.start()
            rest = sentence.start + match.end()
            following = text[rest : sentence.end]
            that = re.match(rf"[^,;:.]{{0,60}}?,?\s+(?:{thats})\s+", following)
            if that is None:
                continue
            found = speaker.before(text, sentence.start, rest, code)
            if found is None or found.start == found.end:
                continue
            start = rest + that.end()
            end = sentence.end
            while end > start and text[end - 1] in _END_MARK:
                end -= 1
            yield Quote(
                source_id=document.source.id,
                start=start,
                end=end,
                text=text[start:end],
                pieces=((start, end),),
                speaker=" ".join(text[found.start : found.end].split()),
                direct=False,
                speaker_span=(found.start, found.end),
                cue=text[at:rest],
                cue_span=(at, rest),
                how=found.how,
                confidence=round(found.confidence * 0.9, 3),
            )
            break


def _thats(code: str) -> str:
    """Return a pattern of the words that open a reported clause in a language."""
    words = language.entries("thats", code) or language.entries("thats", "en")
    return "|".join(re.escape(word) for word in words)
