"""Turn a document into quotations with their speakers as written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from briefing import language
from briefing.analyse.quotes import carried
from briefing.analyse.quotes.announced import announced, continued
from briefing.analyse.quotes.dashes import dashed
from briefing.analyse.quotes.drafts import Draft, drafts
from briefing.analyse.quotes.group import FINAL
from briefing.analyse.quotes.incise import split
from briefing.analyse.quotes.interviewee import Mention
from briefing.analyse.quotes.lexicon import Lexicon, lexicon
from briefing.analyse.quotes.marks import Marked, marked, outward
from briefing.analyse.quotes.paragraph import Paragraph
from briefing.analyse.quotes.repair import repaired
from briefing.analyse.quotes.reported import reported
from briefing.analyse.quotes.signed import sign
from briefing.analyse.quotes.single import with_single
from briefing.analyse.quotes.tokens import tokenise
from briefing.analyse.quotes.turn import ANSWER, QUESTION, Turn, whole
from briefing.analyse.quotes.turns import turns
from briefing.model import KEPT_LABELS, Block, Document, Quote

_CLOSING = " \t\r\n\u00a0\"'\u201c\u201d\u2019\u00bb\u00ab"


def attribute(document: Document, mentions: list[Mention]) -> list[Quote]:
    """Return the quotations of a document in order, each with its speaker as written.

    `mentions` are the places of people's names in the document, in order.  Indirect speech
    ("X said that ...") comes as `direct=False`.
    """
    text, words = document.source.text, lexicon(document.language)
    starts, ends = [start for start, _, _ in mentions], [end for _, end, _ in mentions]
    boundaries = [sentence.start for sentence in document.sentences]
    points_out = outward(text)
    state = carried.State()
    found: list[Quote] = []
    headings = [block.start for block in document.blocks if block.label == "heading"]
    last = 0
    places = list(paragraphs(document))
    interview = turns(document, places, mentions)
    going: Quote | None = None
    for start, end in places:
        if bisect_left(headings, start) > bisect_left(headings, last):
            state = carried.State(open=state.open)
        last = end
        here = boundaries[bisect_left(boundaries, start) : bisect_left(boundaries, end)]
        spans = spans_of(text, start, end, here, words, points_out)
        here = _with_quotes(text, here, spans)
        tokens = tokenise(text, start, end, spans, here, words) if spans else []
        paragraph = Paragraph(text, tokens, words, starts, ends)
        if found and not spans:
            found[-1] = sign(paragraph, found[-1], start, end)
        quotes = [
            _quote(document, paragraph, draft) for draft in drafts(paragraph, spans, state.spoken)
        ]
        turn = interview.get(start)
        said = _turn(document, turn) if turn else None
        if said is None and not any(quote.cue_span for quote in quotes):
            below = announced(document, paragraph, state, (start, end))
            said = below or (continued(paragraph, going, (start, end)) if going else None)
            going = below or (going if said else None)
        else:
            going = None
        if said is not None:
            quotes = [_by_first_person(quote, said, words) for quote in quotes]
            found.append(said)
        told = [] if turn else list(reported(document, paragraph, quotes, here, end))
        quotes = carried.carry(paragraph, quotes, told, state, (start, end), here)
        found.extend([*quotes, *told])
        state = carried.after(paragraph, state, [*quotes, *told], spans, (start, end), here)
    return sorted(found, key=lambda quote: (quote.start, -quote.end))


def paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the stretches of kept text in which no other text stands."""
    text = document.source.text
    for block in document.blocks:
        if block.label in KEPT_LABELS:
            yield from _runs(text, block)


def _runs(text: str, block: Block) -> Iterator[tuple[int, int]]:
    spans = block.spans or ((block.start, block.end),)
    start, end = spans[0]
    for left, right in spans[1:]:
        if text[end:left].strip():
            yield start, end
            start = left
        end = right
    yield start, end


def spans_of(
    text: str, start: int, end: int, sentences: list[int], words: Lexicon, points_out: bool
) -> tuple[Marked, ...]:
    """Return the quoted spans of a paragraph, or the speech that dashes open."""
    dialogue = dashed(text, start, end, words)
    if dialogue:
        return dialogue
    found = marked(text, start, end, outward=points_out)
    spans = repaired(text, start, end, found, sentences, words)
    return split(text, with_single(text, start, end, spans, words.code), words)


def _with_quotes(text: str, sentences: list[int], spans: tuple[Marked, ...]) -> list[int]:
    """Return the starts of sentences, with those of quotations behind a full stop."""
    opened = {
        span.outer_start
        for span in spans
        if text[max(0, span.outer_start - 40) : span.outer_start].rstrip(_CLOSING)[-1:] in FINAL
        and text[span.start].isupper()
    }
    return sorted({*sentences, *opened}) if opened else sentences


def _by_first_person(quote: Quote, turn: Quote, words: Lexicon) -> Quote:
    """Return a quotation inside a turn with the turn's speaker, if "I" said it."""
    own = words.key(quote.speaker) in language.word_list("first_persons", words.family)
    if not own or turn.speaker_span is None:
        return quote
    sure = min(quote.confidence, turn.confidence)
    return replace(
        quote, speaker=turn.speaker, speaker_span=turn.speaker_span, how="pronoun", confidence=sure
    )


def _turn(document: Document, turn: Turn) -> Quote:
    """Return what a speaker of an interview says as a quotation."""
    said = whole(document, (turn.start, turn.end), turn.speaker, turn.sure)
    return replace(said, direct=False, kind=QUESTION if turn.asks else ANSWER)


def _quote(document: Document, paragraph: Paragraph, draft: Draft) -> Quote:
    """Return a draft as a quotation."""
    text, found = paragraph.text, draft.found
    start, end = draft.spans[0].start, draft.spans[-1].end
    speaker = paragraph.written(found.speaker) if found and found.speaker else None
    cue = paragraph.written(found.cue) if found and found.cue else None
    return Quote(
        source_id=document.source.id,
        start=start,
        end=end,
        text=text[start:end],
        pieces=tuple((span.start, span.end) for span in draft.spans),
        speaker=" ".join(text[speaker[0] : speaker[1]].split()) if speaker else "",
        direct=draft.kind == "quotation",
        kind=draft.kind,
        speaker_span=speaker,
        cue=text[cue[0] : cue[1]] if cue else "",
        cue_span=cue,
        how=found.how if found else "unattributed",
        confidence=found.confidence if found else 0.0,
        repaired=next((span.repaired for span in draft.spans if span.repaired), ""),
    )
