"""Turn a document into quotations with their speakers as written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.analyse.quotes import carried
from briefing.analyse.quotes.clauses import Found, intro, tag
from briefing.analyse.quotes.cues import cue_at
from briefing.analyse.quotes.dashes import dashed
from briefing.analyse.quotes.kinds import Place, kind_of
from briefing.analyse.quotes.lexicon import Lexicon, lexicon
from briefing.analyse.quotes.marks import Marked, marked, outward
from briefing.analyse.quotes.paragraph import Paragraph
from briefing.analyse.quotes.phrases import (
    subject,
)
from briefing.analyse.quotes.repair import repaired
from briefing.analyse.quotes.reported import reported
from briefing.analyse.quotes.single import with_single
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE, tokenise
from briefing.model import KEPT_LABELS, Block, Document, Quote

_STOPS = frozenset(".!?\u2026")
_ENDS = frozenset(".!?\u2026,")
_COMMA = ",?!\u2014\u2013-\u2026"

GAP = 14
"""Words of a cue between two pieces of one quotation at most, the speaker left out."""


PIECE = 4
"""Words of the second piece of a quotation, or of one that opens small, at least."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation on its way: its pieces and what was found beside it."""

    spans: list[Marked]
    """Its pieces."""
    found: Found | None
    """Speaker and cue."""
    kind: str
    """What kind of quoted words it is."""


def attribute(document: Document, names: list[tuple[int, int]]) -> list[Quote]:
    """Return the quotations of a document in order, each with its speaker as written.

    `names` are the places of people's names in the document, in order.  Indirect speech
    ("X said that ...") comes as `direct=False`.
    """
    text, words = document.source.text, lexicon(document.language)
    starts, ends = [start for start, _ in names], [end for _, end in names]
    boundaries = [sentence.start for sentence in document.sentences]
    points_out = outward(text)
    state = carried.State()
    found: list[Quote] = []
    for start, end in _paragraphs(document):
        here = boundaries[bisect_left(boundaries, start) : bisect_left(boundaries, end)]
        spans = _spans(text, start, end, points_out, here, words)
        here = _with_quotes(text, here, spans)
        tokens = tokenise(text, start, end, spans, here, words) if spans else []
        paragraph = Paragraph(text, tokens, words, starts, ends)
        quotes = (
            [
                _quote(document, paragraph, draft)
                for draft in _drafts(paragraph, spans, state.spoken)
            ]
            if spans
            else []
        )
        told = list(reported(document, words, starts, ends, quotes, here, end))
        quotes = carried.carry(paragraph, quotes, told, state, (start, end), here)
        found.extend([*quotes, *told])
        state = carried.after(state, [*quotes, *told], spans, (start, end), here)
    return sorted(found, key=lambda quote: (quote.start, -quote.end))


def _paragraphs(document: Document) -> Iterator[tuple[int, int]]:
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


def _with_quotes(text: str, sentences: list[int], spans: tuple[Marked, ...]) -> list[int]:
    """Return the starts of sentences, with those of quotations behind a full stop."""
    opened = {
        span.outer_start
        for span in spans
        if text[max(0, span.outer_start - 40) : span.outer_start].rstrip()[-1:] in _STOPS
        and text[span.start].isupper()
    }
    return sorted({*sentences, *opened}) if opened else sentences


def _spans(
    text: str, start: int, end: int, points_out: bool, sentences: list[int], words: Lexicon
) -> tuple[Marked, ...]:
    dialogue = dashed(text, start, end, words)
    if dialogue:
        return dialogue
    found = marked(text, start, end, outward=points_out)
    spans = repaired(text, start, end, found, sentences, words)
    return with_single(text, start, end, spans, words.code)


def _drafts(paragraph: Paragraph, spans: tuple[Marked, ...], spoken: bool) -> Iterator[Draft]:
    """Yield the quotations of a paragraph, the pieces that one cue joins together."""
    places = [i for i, token in enumerate(paragraph.tokens) if token.key == QUOTE]
    tags = [_tag(paragraph, place) for place in places]
    for number in range(len(places) - 2, -1, -1):
        if tags[number] is None and places[number + 1] == places[number] + 1:
            tags[number] = tags[number + 1]
    number = 0
    last: Found | None = None
    while number < len(spans):
        group = [number]
        while group[-1] + 1 < len(spans) and _joined(paragraph, spans, places, tags, group[-1]):
            group.append(group[-1] + 1)
            if tags[group[-1]] is not None:
                break
        pieces = [spans[n] for n in group]
        draft = _draft(paragraph, pieces, places[number], tags[number], last, spoken)
        last = draft.found or last
        yield draft
        number = group[-1] + 1


def _tag(paragraph: Paragraph, place: int) -> Found | None:
    """Return speaker and cue behind a quotation; a bare cue only where no cue stands before."""
    found = tag(paragraph, place)
    if found is not None and found.speaker is None and found.cue is not None:
        low = _sentence_start(paragraph, place)
        speaker = subject(paragraph, low, place) if low < place else None
        if speaker is not None:
            return replace(found, speaker=speaker, how="named", confidence=0.8)
    return found


def _sentence_start(paragraph: Paragraph, place: int) -> int:
    low = place
    while low and paragraph.tokens[low - 1].key != BOUNDARY:
        low -= 1
    return low


def _joined(
    paragraph: Paragraph,
    spans: tuple[Marked, ...],
    places: list[int],
    tags: list[Found | None],
    number: int,
) -> bool:
    """Say whether one cue joins a quoted span and the next: "A," X said, "b"."""
    found, text = tags[number], paragraph.text
    if found is None or found.cue is None or tags[number + 1] is not None:
        return False
    span, following = spans[number], spans[number + 1]
    low = _sentence_start(paragraph, places[number])
    if _is_fragment(paragraph, [span], places[number], low):
        return False
    comma = text[span.end - 1] in _COMMA or span.dash
    if not comma and paragraph.tokens[places[number] + 1].key != ",":
        return False
    rest = paragraph.tokens[found.after : places[number + 1]]
    words = [token for token in rest if token.word]
    if len(words) > GAP or any(token.key in (";", QUOTE) for token in rest):
        return False
    if any(token.key == BOUNDARY for token in rest[:-1]):
        return False
    high = places[number + 1]
    if any(cue_at(paragraph, place, high) for place in range(found.after, high)):
        return False
    if not rest or rest[-1].word:
        return False
    content = text[following.start : following.end].split()
    return len(content) >= PIECE or text[following.end - 1] in ".!?\u2026,"


def _draft(
    paragraph: Paragraph,
    spans: list[Marked],
    place: int,
    right: Found | None,
    last: Found | None,
    spoken: bool,
) -> Draft:
    """Choose between the cue before a quotation and the one behind it, and name its kind."""
    text, tokens = paragraph.text, paragraph.tokens
    low = _sentence_start(paragraph, place)
    before = tokens[place - 1] if place > low else None
    fragment = _is_fragment(paragraph, spans, place, low)
    left = intro(paragraph, low, place) if before is not None else None
    if fragment and right is not None and _crosses(paragraph, place, right):
        right = None
    found = _choice(paragraph, spans, place, fragment, left, right)
    if found is None and fragment and last is not None and _coordinate(paragraph, place, low):
        found = replace(last, cue=None, how="continued", confidence=0.8)
    introduced = (
        before is not None
        and left is not None
        and found is left
        and (before.key in ",:" or _declared(paragraph, spans, place, left))
    )
    standing = Place(
        fragment=fragment,
        cued=found is not None,
        introduced=introduced,
        titled=before is not None and before.key in paragraph.lexicon.title_nouns,
        ended=text[spans[-1].end - 1] in _ENDS
        or text[spans[-1].outer_end : spans[-1].outer_end + 1] in _ENDS,
        follows=last is not None or spoken,
    )
    quoted = " ".join(text[span.start : span.end] for span in spans)
    return Draft(spans, found, kind_of(quoted, standing, paragraph.lexicon.code))


def _crosses(paragraph: Paragraph, place: int, right: Found) -> bool:
    """Say whether a sentence ends between a quotation and the cue behind it."""
    behind = paragraph.tokens[place + 1 : right.after]
    return any(token.key == BOUNDARY for token in behind)


def _is_fragment(paragraph: Paragraph, spans: list[Marked], place: int, low: int) -> bool:
    """Say whether a quotation is part of the sentence around it, no sentence of its own."""
    if place == low or spans[0].dash:
        return False
    text, before = paragraph.text, paragraph.tokens[place - 1]
    if before.key in ":\u2014":
        return False
    words = text[spans[0].start : spans[0].end].split()
    small = words[0].lstrip("[('\u2018")[:1].islower()
    lexicon = paragraph.lexicon
    if before.key in lexicon.prepositions or before.key in lexicon.determiners:
        return True
    if before.key == ",":
        listed = place - 2 >= low and paragraph.tokens[place - 2].key == QUOTE
        return listed and (small or len(words) <= PIECE)
    return small or len(words) <= PIECE or text[spans[-1].end - 1].isalnum()


def _declared(paragraph: Paragraph, spans: list[Marked], place: int, left: Found) -> bool:
    """Say whether a whole sentence stands right behind its cue: She declared “We won!”."""
    text, first = paragraph.text, paragraph.text[spans[0].start]
    adjacent = left.cue is not None and left.cue[1] == place
    return adjacent and first.isupper() and text[spans[-1].end - 1] in ".!?\u2026"


def _coordinate(paragraph: Paragraph, place: int, low: int) -> bool:
    """Say whether an earlier quotation of the sentence has the same cue: “a” and “b”."""
    return any(token.key == QUOTE for token in paragraph.tokens[low:place])


def _choice(
    paragraph: Paragraph,
    spans: list[Marked],
    place: int,
    fragment: bool,
    left: Found | None,
    right: Found | None,
) -> Found | None:
    if left is None or right is None:
        return left or right
    if len(spans) > 1:
        return right
    if fragment or right.speaker is None or paragraph.tokens[place - 1].key == ":":
        return left
    if paragraph.text[spans[0].end - 1] == ",":
        return right
    return left if paragraph.tokens[place - 1].key == "," and left.cue else right


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
    )
