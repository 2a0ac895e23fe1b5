"""Turn sentences into reported statements: "X said that ...", "..., X said"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from briefing import language
from briefing.analyse.quotes.behind import phrase_after
from briefing.analyse.quotes.contents import content_of, rest
from briefing.analyse.quotes.cues import Cue, cue_at
from briefing.analyse.quotes.english_clauses import without_verb
from briefing.analyse.quotes.found import Found, according, how_of, postposed, speaker_behind
from briefing.analyse.quotes.lexicon import SUBJECTLESS
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.passive import is_passive
from briefing.analyse.quotes.quoting import quoted, quoted_before
from briefing.analyse.quotes.relative import antecedent
from briefing.analyse.quotes.subjects import phrase_before, subject
from briefing.analyse.quotes.tokens import BOUNDARY, Token, tokenise
from briefing.analyse.quotes.unuttered import is_unuttered
from briefing.model import Document, Quote

LONGEST = 2_000
"""Code points of a sentence that reports something at most."""

EARLY = 2
"""Words before such a verb at most."""

NOBODY = frozenset({"let", "let's", "it's", "there's", "that's", "here's"})
"""English words that open a clause in which nobody speaks."""

SO = "so"
"""A German word that is "according to" behind what is said, and "thus" before it."""

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
        quoted = [q for q in quotes[first:after] if q.direct] if first < after else []
        if quoted and any(q.end - q.start > LONG for q in quoted):
            continue
        if not lexicon.triggered(text[left:right]):
            continue
        tokens = _tokens(paragraph, left, right, free=not quotes[first:after])
        sentence = Paragraph(text, tokens, lexicon, paragraph.starts, paragraph.ends)
        for statement in _statement(document, sentence):
            if not any(_same_speech(statement, quote) for quote in quoted):
                yield _by_speaker(statement, quoted)


def _tokens(paragraph: Paragraph, left: int, right: int, *, free: bool) -> list[Token]:
    """Return the tokens of a sentence; of one free of quotations those of its paragraph."""
    tokens = paragraph.tokens
    if not tokens or not free:
        return tokenise(paragraph.text, left, right, (), [], paragraph.lexicon)
    first = bisect_left(tokens, left, key=attrgetter("start"))
    after = bisect_left(tokens, right, key=attrgetter("start"))
    return [token for token in tokens[first:after] if token.key != BOUNDARY]


def _by_speaker(statement: Quote, quoted: list[Quote]) -> Quote:
    """Return a statement with the speaker of the quotation that its own stands in.

    What is added behind “People are tired,” is not said by "people".
    """
    at = statement.speaker_span[0] if statement.speaker_span else statement.start
    for quote in quoted:
        if statement.speaker_span and quote.speaker_span and quote.start <= at < quote.end:
            return replace(
                statement, speaker=quote.speaker, speaker_span=quote.speaker_span, how=quote.how
            )
    return statement


def _same_speech(statement: Quote, quote: Quote) -> bool:
    """Say whether a statement is a quotation again: mostly its words, or all before it."""
    shared = min(statement.end, quote.end) - max(statement.start, quote.start)
    mostly = shared > 0.5 * (statement.end - statement.start)
    return mostly or (quote.cue_span == statement.cue_span and quote.end >= statement.end - 3)


def _statement(document: Document, paragraph: Paragraph) -> Iterator[Quote]:
    high, triggers = len(paragraph.tokens), paragraph.lexicon.triggers
    opening = according(paragraph, 0, min(1, high), high)
    if opening is not None and paragraph.tokens[0].key != SO:
        yield from _according(document, paragraph, opening)
        return
    for place, token in enumerate(paragraph.tokens):
        cue = cue_at(paragraph, place, high) if token.key in triggers else None
        if cue is None:
            continue
        infinitive = place > 0 and paragraph.tokens[place - 1].key in paragraph.lexicon.infinitives
        said = {near.key for near in paragraph.tokens[cue.first : cue.after]}
        denied = not said.isdisjoint(language.word_list("denials", paragraph.lexicon.family))
        if denied or infinitive or is_passive(paragraph, cue) or _is_subordinate(paragraph, cue):
            continue
        if place and paragraph.tokens[place - 1].key in language.word_list(
            "object_clitics", paragraph.lexicon.family
        ):
            continue  # Macedonian "ја критикуваше владата": the government is the object
        if _is_inner(paragraph, cue):
            continue
        content = content_of(paragraph, cue)
        if content is None:
            continue
        if paragraph.tokens[-1].key == ":" and content[1] <= cue.first:
            continue  # what is said stands below: "In a letter, the mayor wrote:"
        speaker = _speaker(paragraph, cue, content)
        speaker = speaker and without_verb(paragraph, speaker)
        if is_unuttered(paragraph, (cue.first, cue.after), speaker):
            continue
        if speaker is None and _is_subjectless(paragraph, cue):
            yield _quote(document, paragraph, content, None, (cue.first, cue.after))
            return
        if speaker is not None and not _is_nobody(paragraph, speaker):
            yield _quote(document, paragraph, content, speaker, (cue.first, cue.after))
            return
    first = high > 0 and paragraph.tokens[0].key == SO
    found = according(paragraph, int(first), high, high) or postposed(paragraph, 0, high)
    if found is not None:
        yield from _according(document, paragraph, found)


def _according(document: Document, paragraph: Paragraph, found: Found) -> Iterator[Quote]:
    """Yield the statement around "according to X"."""
    if found.speaker is not None and found.cue is not None:
        low, after = sorted((found.speaker, found.cue))
        content = rest(paragraph, low[0], max(after[1], found.after))
        if content is not None:
            yield _quote(document, paragraph, content, found.speaker, found.cue)


def _is_subordinate(paragraph: Paragraph, cue: Cue) -> bool:
    """Say whether a cue stands in the clause that a sentence starts with: "After X said ..."."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.family != "en" or tokens[0].key not in lexicon.subordinators:
        return False
    return not any(token.key == "," for token in tokens[: cue.first])


def _is_inner(paragraph: Paragraph, cue: Cue) -> bool:
    """Say whether a cue stands in a relative clause that closes before another: "X, who said"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.code != "en" or not cue.first or tokens[cue.first - 1].key not in lexicon.relatives:
        return False
    high = len(tokens)
    commas = (i for i in range(cue.after, high - 1) if tokens[i].key == ",")
    return any(cue_at(paragraph, comma + 1, high) is not None for comma in commas)


def _is_nobody(paragraph: Paragraph, speaker: Part) -> bool:
    """Say whether a speaker is a mere article, or a pronoun for nobody: "this says that"."""
    key, lexicon = paragraph.tokens[speaker[0]].key, paragraph.lexicon
    if lexicon.code == "en" and key in NOBODY:
        return True  # "Let's say that", "It's worth noting that"
    if speaker[1] - speaker[0] > 1:
        return False
    thing = key in lexicon.things and key not in lexicon.body_pronouns
    articles = language.word_list("articles", lexicon.family)
    return thing or (key in articles and key not in lexicon.pronouns)


def _is_subjectless(paragraph: Paragraph, cue: Cue) -> bool:
    """Say whether a sentence opens with its verb and needs no subject: "Dodala je da ..."."""
    family = paragraph.lexicon.family
    return family in SUBJECTLESS and cue.first <= EARLY and not cue.participle


def _named(paragraph: Paragraph, cue: Cue) -> Part | None:
    """Return whom a verb of quoting names beside a participle: "quoted Ana Lee as saying"."""
    if cue.participle:
        return quoted_before(paragraph, cue.first, 0)
    high = len(paragraph.tokens)
    named = quoted(paragraph, cue.first, high)
    if named is None or named[1] >= high:
        return None
    said = named[1] + (paragraph.tokens[named[1]].key in paragraph.lexicon.subordinators)
    verb = cue_at(paragraph, said, high) if said < high else None
    return named if verb is not None and verb.participle else None


def _speaker(paragraph: Paragraph, cue: Cue, content: Part) -> Part | None:
    lexicon = paragraph.lexicon
    named = _named(paragraph, cue)
    if named is not None:
        return named
    if content[1] <= cue.first and lexicon.family != "tr":
        low = content[1] + 1
        before = phrase_before(paragraph, low, cue.first) if low < cue.first else None
        if before is not None or (low < cue.first and lexicon.code == "en"):
            return before
        return speaker_behind(paragraph, cue, len(paragraph.tokens))
    if lexicon.family == "tr":
        return subject(paragraph, 0, content[0])
    if cue.participle:
        return _tagged(paragraph, cue) or subject(paragraph, 0, cue.first)
    told_of = antecedent(paragraph, 0, cue.first)
    before = told_of.part if told_of else phrase_before(paragraph, 0, cue.first)
    if before is not None or told_of:
        return before
    behind = phrase_after(paragraph, cue.after, content[0])
    return behind if behind is not None and paragraph.is_nominal(behind[0]) else None


def _tagged(paragraph: Paragraph, cue: Cue) -> Part | None:
    """Return who speaks in the tag before a participle: "It was late, Orr said, adding that"."""
    tokens = paragraph.tokens
    comma = cue.first - 1
    if paragraph.lexicon.code != "en" or comma < 2 or tokens[comma].key != ",":
        return None
    said = cue_at(paragraph, comma - 1, comma)
    before = next((i for i in range(comma - 1, -1, -1) if tokens[i].key == ","), None)
    if said is None or said.participle or before is None:
        return None
    return phrase_before(paragraph, before + 1, comma - 1)


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
