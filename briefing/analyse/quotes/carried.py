"""Attribute quotations without a cue by what stands before them."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from dataclasses import replace
from typing import NamedTuple

from briefing.analyse.quotes.cues import cue_at
from briefing.analyse.quotes.final import final_tag
from briefing.analyse.quotes.found import Found, how_of
from briefing.analyse.quotes.intros import intro
from briefing.analyse.quotes.marks import Marked
from briefing.analyse.quotes.paragraph import Paragraph
from briefing.analyse.quotes.signed import DASHES
from briefing.analyse.quotes.subjects import subject
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE, Token, tokenise
from briefing.model import Quote

HEADING = 90
"""Code points of a heading at most."""

FAR = 600
"""Code points of a sentence before a quotation that are searched for its speaker."""

ANYBODY = "one"
"""The English pronoun that is nobody's: "if one expects"."""

FINAL_TAG = 0.75
"""How sure it is that the tag at a sentence's end tells who says what is quoted inside it."""

TOLD = 0.7
"""How sure it is at least that who told something in the sentence before goes on to speak."""

_SIGNS = " \t\r\n\"\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019'-\u2013\u2014"


class State(NamedTuple):
    """What the paragraphs before leave behind."""

    last: Quote | None = None
    """The last statement with a speaker."""
    open: Quote | None = None
    """The quotation that the paragraph before left open, to go on in the next."""
    sentence: tuple[int, int] | None = None
    """The last sentence of the paragraph before."""
    tokens: tuple[Token, ...] | None = None
    """The tokens of that sentence, its quotations one each; None when it holds none."""
    spoken: bool = False
    """True when that paragraph holds a quotation with a speaker."""


def after(
    paragraph: Paragraph,
    state: State,
    statements: list[Quote],
    spans: tuple[Marked, ...],
    bounds: tuple[int, int],
    sentences: list[int],
) -> State:
    """Return what a paragraph leaves for the next one."""
    spoken = [statement for statement in statements if statement.speaker_span]
    spoken.sort(key=lambda statement: statement.start)
    if _is_signed(paragraph.text, bounds, spoken):
        return State()
    unclosed = bool(spans) and not spans[-1].closed and spans[-1].end >= bounds[1] - 1
    direct = [quote for quote in spoken if quote.direct]
    start = sentences[-1] if sentences else bounds[0]
    start = max(start, bounds[1] - FAR)
    return State(
        last=spoken[-1] if spoken else state.last,
        open=direct[-1] if direct and unclosed else None,
        sentence=None if _is_heading(paragraph.text, bounds) else (start, bounds[1]),
        tokens=_between(paragraph, start, bounds[1]) if spans else None,
        spoken=bool(direct),
    )


def _is_signed(text: str, bounds: tuple[int, int], spoken: list[Quote]) -> bool:
    """Say whether a paragraph is, or ends with, the name that signs a quotation."""
    if text[bounds[0]] in DASHES and not spoken:
        return True
    last = spoken[-1] if spoken else None
    if last is None or last.speaker_span is None or last.cue_span is not None or not last.direct:
        return False
    return last.speaker_span[0] >= last.end


def _is_heading(text: str, bounds: tuple[int, int]) -> bool:
    """Say whether a paragraph is a short line that no sign ends: a heading tells no speaker."""
    line = text[bounds[0] : bounds[1]].rstrip()
    return len(line) <= HEADING and line[-1:].isalnum()


def carry(
    paragraph: Paragraph,
    quotes: list[Quote],
    told: list[Quote],
    state: State,
    bounds: tuple[int, int],
    sentences: list[int],
) -> list[Quote]:
    """Return the quotations of a paragraph, those without a speaker given one.

    `told` are the reported statements of the paragraph.
    """
    found: list[Quote] = []
    before: Quote | None = None
    waiting = deque(told)
    for quote in quotes:
        while waiting and waiting[0].start < quote.start:
            before = _later(before, waiting.popleft())
        if quote.kind == "quotation":
            tagged = _tagged(paragraph, quote, bounds, sentences) if _is_unsure(quote) else None
            if tagged is not None:
                quote = tagged
            elif quote.speaker_span is None and not quote.cue_span:
                quote = _carried(paragraph, quote, before, state, bounds, sentences)
        before = _later(before, quote) if quote.speaker_span else before
        found.append(quote)
    return _told_later(paragraph, found, bounds, sentences)


def _told_later(
    paragraph: Paragraph, quotes: list[Quote], bounds: tuple[int, int], sentences: list[int]
) -> list[Quote]:
    """Return quotations, those before one whose tag ends their common sentence with its speaker.

    "It may “go on for years,” if prices “come down for good,” said Orr."
    """
    found = list(quotes)
    for number in range(len(quotes) - 2, -1, -1):
        one, other = found[number], found[number + 1]
        low = bisect_right(sentences, one.start) - 1
        if one.speaker_span or one.cue_span or not one.direct or other.speaker_span is None:
            continue
        if low < 0 or low != bisect_right(sentences, other.end - 1) - 1:
            continue
        start = max(sentences[low], bounds[0])
        around = (_told(paragraph, start, one.start), _told(paragraph, one.end, other.start))
        if other.speaker_span[0] >= other.end and not any(map(_names, around)):
            found[number] = _continued(one, other, FINAL_TAG)
    return found


def _names(part: Paragraph) -> bool:
    """Say whether somebody is named in a part of a sentence, or a pronoun is its subject."""
    tokens = part.tokens
    named = next(part.head_names((0, len(tokens))), None) if tokens else None
    pronouns = part.lexicon.pronouns - {ANYBODY}
    return named is not None or any(token.key in pronouns for token in tokens)


def _tagged(
    paragraph: Paragraph, quote: Quote, bounds: tuple[int, int], sentences: list[int]
) -> Quote | None:
    """Return a quotation with the speaker whom the end of its sentence names, or None."""
    end = next((start for start in sentences if start >= quote.end), bounds[1])
    rest = _told(paragraph, quote.end, end)
    last = final_tag(rest)
    return _spoken(quote, rest, last, "named", FINAL_TAG) if last is not None else None


def _is_unsure(quote: Quote) -> bool:
    """Say whether nobody is told to speak, or only by a verb somewhere before the quotation."""
    if quote.speaker_span is None and not quote.cue_span:
        return True
    far = quote.cue_span is not None and quote.cue_span[1] < quote.start
    return far and quote.how == "named" and quote.confidence <= FINAL_TAG


def _later(one: Quote | None, other: Quote) -> Quote:
    return other if one is None or other.start >= one.start else one


def _carried(
    paragraph: Paragraph,
    quote: Quote,
    before: Quote | None,
    state: State,
    bounds: tuple[int, int],
    sentences: list[int],
) -> Quote:
    """Attribute one quotation: inside its sentence, by the one before, by the paragraph before.

    `before` is the last statement with a speaker that stands before it in the paragraph.
    """
    number = bisect_right(sentences, quote.start) - 1
    opens = sentences[number] if number >= 0 else bounds[0]
    if paragraph.text[opens : quote.start].strip(_SIGNS):
        return _inside(paragraph, quote, before, state, opens, sentences[max(0, number - 1)])
    if number > 0:
        if before is not None and before.end >= sentences[number - 1] - 1:
            return _continued(quote, before, 0.85)
        named = _subject(_told(paragraph, sentences[number - 1], opens), quote, 0.6)
        return named or (_continued(quote, before, 0.6) if before else quote)
    if state.open is not None:
        return _continued(quote, state.open, 0.9)
    if state.sentence is None:
        return quote
    sentence, introduced = announcement(paragraph, state)
    if introduced is not None and introduced.speaker is not None:
        return _spoken(quote, sentence, introduced.speaker, introduced.how, 0.8)
    if state.last is not None and state.last.end >= state.sentence[0] - 1:
        return _continued(quote, state.last, 0.7)
    return _subject(sentence, quote, 0.5) or quote


def _inside(
    paragraph: Paragraph,
    quote: Quote,
    before: Quote | None,
    state: State,
    opens: int,
    sentence_before: int,
) -> Quote:
    """Attribute quoted words inside a sentence that names no speech."""
    if before is not None and before.end > opens:
        return _continued(quote, before, 0.75)
    sentence = _told(paragraph, opens, quote.start)
    adds = bool(sentence.tokens) and _adds(sentence)
    if adds and sentence_before < opens and (before is None or before.end < sentence_before):
        return _subject(_told(paragraph, sentence_before, opens), quote, 0.6) or quote
    if adds or (sentence.tokens and _opens_with_participle(sentence)):
        last = before or state.last
        if last is None and state.sentence is not None:
            return _subject(_sentence(paragraph, *state.sentence), quote, 0.5) or quote
        return _continued(quote, last, 0.7) if last is not None else quote
    told = any(token.key in paragraph.lexicon.moods for token in sentence.tokens)
    if told and before is not None and before.end >= sentence_before:
        return _continued(quote, before, 0.75)
    return _subject(sentence, quote, 0.5) or quote


def _opens_with_participle(sentence: Paragraph) -> bool:
    """Say whether a sentence opens with a participle of speech, no adjective: "Adding, “...”"."""
    tokens, lexicon = sentence.tokens, sentence.lexicon
    if tokens[0].key not in lexicon.participles:
        return False
    if lexicon.code != "en" or len(tokens) < 2 or not tokens[1].word or sentence.capital(1):
        return True
    key = tokens[1].key
    small = (lexicon.closed, lexicon.determiners, lexicon.pronouns, lexicon.thats)
    return any(key in words for words in small) or lexicon.is_adverb(key)


def _adds(sentence: Paragraph) -> bool:
    """Say whether a French sentence goes on with an infinitive: "Et d'ajouter : « ... »"."""
    keys = [token.key for token in sentence.tokens[:3]]
    french = sentence.lexicon.code == "fr" and len(keys) == 3 and keys[0] == "et"
    return french and keys[1] in ("de", "d'") and keys[2].endswith(("er", "ir", "re"))


def _told(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """Return the tokens between two places of a paragraph."""
    return paragraph._replace(tokens=list(_between(paragraph, start, end)))


def _between(paragraph: Paragraph, start: int, end: int) -> tuple[Token, ...]:
    start = max(start, end - FAR)
    return tuple(
        token
        for token in paragraph.tokens
        if start <= token.start and token.end <= end and token.key != BOUNDARY
    )


def announcement(paragraph: Paragraph, state: State) -> tuple[Paragraph, Found | None]:
    """Return the last sentence of the paragraph before, and who speaks behind its colon."""
    if state.tokens is not None or state.sentence is None:
        sentence = paragraph._replace(tokens=list(state.tokens or ()))
    else:
        sentence = _sentence(paragraph, *state.sentence)
    if state.sentence is None or not announces(paragraph.text, state):
        return sentence, None
    end = state.sentence[1]
    tokens = [*sentence.tokens, Token(QUOTE, end, end, False)]
    return sentence, intro(sentence._replace(tokens=tokens), 0, len(tokens) - 1)


def announces(text: str, state: State) -> bool:
    """Say whether the paragraph before ends with a colon."""
    end = state.sentence[1] if state.sentence is not None else 0
    while end and text[end - 1].isspace():
        end -= 1
    return end > 0 and text[end - 1] == ":"


def _sentence(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """Return the tokens of a sentence before the quotation."""
    start = max(start, end - FAR)
    tokens = tokenise(paragraph.text, start, end, (), [], paragraph.lexicon)
    return paragraph._replace(tokens=tokens)


def _subject(sentence: Paragraph, quote: Quote, confidence: float) -> Quote | None:
    """Attribute a quotation to the subject of a sentence."""
    if not sentence.tokens:
        return None
    speaker = subject(sentence, 0, len(sentence.tokens))
    if speaker is None or not sentence.can_speak(speaker):
        return None
    if not (sentence.is_pronoun(speaker) or sentence.is_known(speaker)):
        return None
    if _tells(sentence, speaker[1]):
        confidence = max(confidence, TOLD)
    return _spoken(quote, sentence, speaker, how_of(sentence, speaker), confidence)


def _tells(sentence: Paragraph, place: int) -> bool:
    """Say whether one verb of speech stands in a sentence, right behind its subject."""
    tokens, lexicon = sentence.tokens, sentence.lexicon
    high = len(tokens)
    while place < high and (lexicon.is_adverb(tokens[place].key)):
        place += 1
    cue = cue_at(sentence, place, high) if place < high else None
    if cue is None or cue.participle:
        return False
    return all(cue_at(sentence, index, high) is None for index in range(cue.after, high))


def _spoken(
    quote: Quote, sentence: Paragraph, speaker: tuple[int, int], how: str, confidence: float
) -> Quote:
    start, end = sentence.written(speaker)
    return replace(
        quote,
        speaker=" ".join(sentence.text[start:end].split()),
        speaker_span=(start, end),
        how=how,
        confidence=confidence,
    )


def _continued(quote: Quote, other: Quote, confidence: float) -> Quote:
    return replace(
        quote,
        speaker=other.speaker,
        speaker_span=other.speaker_span,
        how="continued",
        confidence=min(confidence, other.confidence),
    )
