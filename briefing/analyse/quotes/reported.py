"""Turn sentences into reported statements: "X said that ...", "..., X said"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from briefing.analyse.quotes.cues import Cue, cue_at
from briefing.analyse.quotes.found import Found, according, how_of, postposed
from briefing.analyse.quotes.lexicon import SUBJECTLESS
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.passive import is_passive
from briefing.analyse.quotes.phrases import phrase_after
from briefing.analyse.quotes.subjects import phrase_before, subject
from briefing.analyse.quotes.tokens import BOUNDARY, Token, tokenise
from briefing.model import Document, Quote

WORDS = 4
"""Words of a reported statement at least."""

LONGEST = 2_000
"""Code points of a sentence that reports something at most."""

EARLY = 2
"""Words before such a verb at most."""

LONG = 30
"""Code points of a quotation beside which its sentence reports nothing more."""


def reported(
    document: Document,
    paragraph: Paragraph,
    quotes: list[Quote],
    sentences: list[int],
    end: int,
) -> Iterator[Quote]:
    """Yield the reported statements of a paragraph, from sentences without a long quotation.

    `sentences` are the starts of its sentences, `end` is its own end.
    """
    text, lexicon = paragraph.text, paragraph.lexicon
    starts, ends = [quote.start for quote in quotes], [quote.end for quote in quotes]
    for number, left in enumerate(sentences):
        right = sentences[number + 1] if number + 1 < len(sentences) else end
        if right - left > LONGEST:
            continue
        first, after = bisect_right(ends, left), bisect_left(starts, right)
        quoted = [quote for quote in quotes[first:after] if quote.direct]
        if any(q.end - q.start > LONG for q in quoted):
            continue
        if not lexicon.triggered(text[left:right]):
            continue
        tokens = _tokens(paragraph, left, right, free=not quotes[first:after])
        sentence = Paragraph(text, tokens, lexicon, paragraph.starts, paragraph.ends)
        for statement in _statement(document, sentence):
            if not any(_same_speech(statement, quote) for quote in quoted):
                yield statement


def _tokens(paragraph: Paragraph, left: int, right: int, *, free: bool) -> list[Token]:
    """Return the tokens of a sentence; of one free of quotations those of its paragraph."""
    tokens = paragraph.tokens
    if not tokens or not free:
        return tokenise(paragraph.text, left, right, (), [], paragraph.lexicon)
    first = bisect_left(tokens, left, key=attrgetter("start"))
    after = bisect_left(tokens, right, key=attrgetter("start"))
    return [token for token in tokens[first:after] if token.key != BOUNDARY]


def _same_speech(statement: Quote, quote: Quote) -> bool:
    """Say whether a statement is a quotation again: mostly its words, or all before it."""
    shared = min(statement.end, quote.end) - max(statement.start, quote.start)
    mostly = shared > 0.5 * (statement.end - statement.start)
    return mostly or (quote.cue_span == statement.cue_span and quote.end >= statement.end - 3)


def _statement(document: Document, paragraph: Paragraph) -> Iterator[Quote]:
    high, triggers = len(paragraph.tokens), paragraph.lexicon.triggers
    opening = according(paragraph, 0, min(1, high), high)
    if opening is not None:
        yield from _according(document, paragraph, opening)
        return
    for place, token in enumerate(paragraph.tokens):
        cue = cue_at(paragraph, place, high) if token.key in triggers else None
        if cue is None:
            continue
        infinitive = place > 0 and paragraph.tokens[place - 1].key in paragraph.lexicon.infinitives
        if infinitive or is_passive(paragraph, cue) or _is_subordinate(paragraph, cue):
            continue
        content = _content(paragraph, cue)
        if content is None:
            continue
        speaker = _speaker(paragraph, cue, content)
        if speaker is None and _is_subjectless(paragraph, cue):
            yield _quote(document, paragraph, content, None, (cue.index, cue.after))
            return
        if speaker is not None and not _is_thing(paragraph, speaker):
            yield _quote(document, paragraph, content, speaker, (cue.index, cue.after))
            return
    found = according(paragraph, 0, high, high) or postposed(paragraph, 0, high)
    if found is not None:
        yield from _according(document, paragraph, found)


def _according(document: Document, paragraph: Paragraph, found: Found) -> Iterator[Quote]:
    """Yield the statement around "according to X"."""
    if found.speaker is not None and found.cue is not None:
        low, after = sorted((found.speaker, found.cue))
        content = _rest(paragraph, low[0], after[1])
        if content is not None:
            yield _quote(document, paragraph, content, found.speaker, found.cue)


def _is_subordinate(paragraph: Paragraph, cue: Cue) -> bool:
    """Say whether a cue stands in the clause that a sentence starts with: "After X said ..."."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.family != "en" or tokens[0].key not in lexicon.subordinators:
        return False
    return not any(token.key == "," for token in tokens[: cue.index])


def _is_thing(paragraph: Paragraph, speaker: Part) -> bool:
    """Say whether a speaker is a pronoun that stands for nobody: "this says that"."""
    alone = speaker[1] - speaker[0] == 1
    key = paragraph.tokens[speaker[0]].key
    return alone and key in paragraph.lexicon.things and key not in paragraph.lexicon.body_pronouns


def _is_subjectless(paragraph: Paragraph, cue: Cue) -> bool:
    """Say whether a sentence opens with its verb and needs no subject: "Dodala je da ..."."""
    family = paragraph.lexicon.family
    return family in SUBJECTLESS and cue.index <= EARLY and not cue.participle


def _content(paragraph: Paragraph, cue: Cue) -> Part | None:
    """Return what a cue reports: the clause behind it, or the one before at a sentence's end."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    high = _last_word(paragraph)
    if _is_inverted(paragraph, cue, high):
        return _long(paragraph, (0, cue.index - 1))
    for place in range(cue.after, min(cue.after + 14, high)):
        key = tokens[place].key
        if key in lexicon.thats:
            return _long(paragraph, (place if lexicon.family == "fr" else place + 1, high))
        if key in ",;:" and not (lexicon.family in ("de", "sq", "el") and key == ","):
            break
    if lexicon.family == "tr":
        return _verb_final(paragraph, cue, high)
    core = tokens[cue.index].key in lexicon.core or (cue.phrase and lexicon.family == "de")
    if not core or cue.after >= high:
        return _before_tag(paragraph, cue, high)
    if lexicon.family == "de":
        comma = next(
            (i for i in range(cue.after, min(cue.after + 10, high)) if tokens[i].key == ","), None
        )
        return _long(paragraph, (comma + 1, high)) if comma is not None else None
    if paragraph.is_nominal(cue.after) and not lexicon.is_adverb(tokens[cue.after].key):
        return _long(paragraph, (cue.after, high))
    return _before_tag(paragraph, cue, high)


def _is_inverted(paragraph: Paragraph, cue: Cue, high: int) -> bool:
    """Say whether a cue behind a comma has its speaker behind it: "..., said two officials"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if (
        lexicon.family not in ("en", "de")
        or cue.index < WORDS
        or cue.participle
        or cue.after >= high
    ):
        return False
    if tokens[cue.index].key not in lexicon.core or tokens[cue.index - 1].key != ",":
        return False
    if tokens[0].key in lexicon.subordinators or not paragraph.is_nominal(cue.after):
        return False
    if lexicon.family == "en" and tokens[cue.after].key in lexicon.pronouns:
        return False
    speaker = phrase_after(paragraph, cue.after, high)
    return speaker is not None and paragraph.can_speak(speaker)


def _last_word(paragraph: Paragraph) -> int:
    high = len(paragraph.tokens)
    while high and not paragraph.tokens[high - 1].word:
        high -= 1
    return high


def _long(paragraph: Paragraph, part: Part) -> Part | None:
    words = sum(token.word for token in paragraph.tokens[part[0] : part[1]])
    return part if words >= WORDS else None


def _before_tag(paragraph: Paragraph, cue: Cue, high: int) -> Part | None:
    """Return the statement before a tag at the sentence's end: "The bridge is safe, he said."."""
    tokens = paragraph.tokens
    lexicon = paragraph.lexicon
    key = tokens[cue.index].key
    if (
        high - cue.after > 6
        or key in lexicon.ambiguous
        or (lexicon.core and key not in lexicon.core)
    ):
        return None
    if tokens[0].key in lexicon.subordinators or cue.phrase:
        return None
    comma = cue.index
    while comma > 0 and tokens[comma - 1].key != ",":
        comma -= 1
    if comma < cue.index and tokens[comma].key in lexicon.relatives:
        return None
    if comma < WORDS or cue.index - comma > 6:
        return None
    if comma == cue.index and not (cue.after < high and paragraph.is_nominal(cue.after)):
        return None
    return _long(paragraph, (0, comma - 1))


def _verb_final(paragraph: Paragraph, cue: Cue, high: int) -> Part | None:
    """Return what stands between subject and verb: "Bakan, ... olacağını söyledi."."""
    if cue.after < high - 1:
        return None
    tokens = paragraph.tokens
    comma = next((i for i in range(min(12, cue.index)) if tokens[i].key == ","), None)
    return _long(paragraph, (comma + 1, cue.index)) if comma is not None else None


def _speaker(paragraph: Paragraph, cue: Cue, content: Part) -> Part | None:
    lexicon = paragraph.lexicon
    if content[1] <= cue.index and lexicon.family != "tr":
        low = content[1] + 1
        if low < cue.index:
            return phrase_before(paragraph, low, cue.index)
        return phrase_after(paragraph, cue.after, len(paragraph.tokens))
    if lexicon.family == "tr":
        return subject(paragraph, 0, content[0])
    if cue.participle:
        return subject(paragraph, 0, cue.index)
    before = phrase_before(paragraph, 0, cue.index)
    if before is not None:
        return before
    behind = phrase_after(paragraph, cue.after, content[0])
    return behind if behind is not None and paragraph.is_nominal(behind[0]) else None


def _rest(paragraph: Paragraph, low: int, high: int) -> Part | None:
    """Return the statement around "according to X", at the front or the end of a sentence."""
    last = _last_word(paragraph)
    if low <= 1:
        if paragraph.lexicon.family == "en":
            comma = (i for i in range(high, last) if paragraph.tokens[i].key == ",")
            high = next(comma, last)
        while high < last and not paragraph.tokens[high].word:
            high += 1
        return _long(paragraph, (high, last))
    if high >= last:
        while low and not paragraph.tokens[low - 1].word:
            low -= 1
        return _long(paragraph, (0, low))
    return None


def _quote(
    document: Document, paragraph: Paragraph, content: Part, speaker: Part | None, cue: Part
) -> Quote:
    text = paragraph.text
    start, end = paragraph.written(content)
    said_by = paragraph.written(speaker) if speaker is not None else None
    opens, closes = paragraph.written(cue)
    return Quote(
        source_id=document.source.id,
        start=start,
        end=end,
        text=text[start:end],
        pieces=((start, end),),
        speaker=" ".join(text[said_by[0] : said_by[1]].split()) if said_by else "",
        direct=False,
        speaker_span=said_by,
        cue=text[opens:closes],
        cue_span=(opens, closes),
        how=how_of(paragraph, speaker) if speaker is not None else "pronoun",
        confidence=0.85 if speaker is not None else 0.6,
    )
