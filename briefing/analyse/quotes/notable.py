"""Turn quotations into notable ones: how much each deserves a place on the page."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing import language
from briefing.analyse.people.lists import pairs
from briefing.analyse.pointers import points_back
from briefing.analyse.quotes.excerpt import excerpt
from briefing.analyse.quotes.turn import ANSWER, POST
from briefing.language import fold, words
from briefing.model import Document, Person, Quote
from briefing.posts import is_whole

SHORTEST, LONGEST = 6, 45
"""Words of a quotation that is worth printing and fits."""

CUT = 0.1
"""What a quotation loses of which only some sentences fit."""

UNNAMED = 0.1
"""What a speaker without a name loses, and again who is a mere noun: "the company"."""

POINTING = 0.2
"""What a quotation loses that opens with a pointer to something before it."""

BRIEF, BRIEFLY = 9, 0.08
"""Words below which a quotation loses something for saying little, and what it loses."""

WORD, MARKS = 24, " \u00a0\"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"
"""Code points that hold the word before a quotation, and what parts the two."""

OFFICE, ROLE = 0.18, 0.08
"""What a high office and any other role of the speaker add."""


def notable(
    quotes: tuple[Quote, ...], people: tuple[Person, ...], documents: tuple[Document, ...]
) -> tuple[Quote, ...]:
    """Return the quotations with `notable` set, from 0 to 1.

    Counts: the speaker is sure, has a name and an office, is mentioned often; the quotation
    is whole sentences of 6 to 45 words that open with no pointer to something before them,
    and says something rather than thanks.  What is part of another sentence gets nothing, nor
    does a quotation whose marks had to be guessed, or one of "his office" or "the company"; of a
    longer quotation some whole sentences are `shown`.
    """
    most = max((len(person.mentions) for person in people), default=1)
    mentions = {person.name: len(person.mentions) / most for person in people}
    told = {document.source.id: document for document in documents}
    return tuple(_rated(quote, mentions, told[quote.source_id]) for quote in quotes)


def _rated(quote: Quote, mentions: dict[str, float], document: Document) -> Quote:
    """Return a quotation with its value, and with the sentences to show of a long one."""
    if not quote.verbatim or not quote.attributed or quote.repaired:
        return quote
    if quote.kind == POST and not is_whole(quote.text):
        return quote
    text, code = document.source.text, document.language
    if _share(quote, mentions, code) is None and _is_pointer(quote, code):
        return quote
    pieces = quote.pieces
    count = sum(len(words(text[start:end])) for start, end in pieces)
    cut = count > LONGEST or quote.kind == ANSWER
    if cut:
        part = excerpt(text, pieces, code, SHORTEST, LONGEST)
        pieces = (part,) if part is not None else ()
    if count < SHORTEST or not pieces or _is_inside(text, pieces[0][0], code):
        return quote
    tokens = [word for start, end in pieces for word in words(text[start:end])]
    value = _value(tokens, quote, mentions, code) - (CUT if count > LONGEST else 0.0)
    if points_back(text[slice(*pieces[0])], code):
        value -= POINTING
    shown = pieces if cut else ()
    return replace(quote, notable=round(max(0.0, min(1.0, value)), 4), shown=shown)


def _is_pointer(quote: Quote, code: str) -> bool:
    """Say whether a speaker without a name is told by words that name nobody here.

    Those are "themselves", "her office", "the company" with nothing behind the article that names
    it, and a text of which no more is told ("a statement").
    """
    *before, noun = language.listed(quote.speaker_name.split(), code)
    if language.stop_words(code).issuperset([*before, noun]):
        return True
    pointing = language.word_list("dependent_pronoun", code) | frozenset(pairs("possessives", code))
    pointing |= language.word_list("demonstratives", code)
    if [*before, noun][0] in pointing:
        return True
    bare = language.word_list("determiners", code).issuperset(before)
    if bare and noun in language.word_list("documents", code):
        return True
    article, _, told = quote.speaker.partition(" ")
    definite = language.word_list("articles", code) - language.word_list("indefinites", code)
    if told != quote.speaker_name or article.casefold() not in definite:
        return False
    small = language.word_list("inner_prepositions", code)
    return not any(word in small or _is_name(word) for word in told.split())


def _share(quote: Quote, mentions: dict[str, float], code: str) -> float | None:
    """Return how often a speaker is named, of several the one named most; None for nobody known."""
    if quote.speaker_name in mentions:
        return mentions[quote.speaker_name]
    joints = "|".join(map(re.escape, language.entries("conjunctions", code)))
    names = re.split(rf", | (?:{joints}) ", quote.speaker_name)
    known = [mentions[name] for name in names if name in mentions]
    return max(known) if len(known) == len(names) else None


def _is_inside(text: str, start: int, code: str) -> bool:
    """Say whether quoted words go on with a sentence: a small letter, a preposition before."""
    if text[start].islower():
        return True
    before = text[max(0, start - WORD) : start].rstrip(MARKS)
    closed = language.word_list("prepositions", code) | language.word_list("articles", code)
    apart = not before[-1:].isalnum()
    return not apart and not closed.isdisjoint(language.listed(before.split()[-1:], code))


def _is_name(word: str) -> bool:
    """Say whether a word has a capital and is no adjective made of a name: "Velmar-based"."""
    return word[0].isupper() and not word.rpartition("-")[2].islower()


def _value(tokens: list[str], quote: Quote, mentions: dict[str, float], code: str) -> float:
    share = _share(quote, mentions, code)
    value = 0.28 + 0.25 * (share or 0.0)
    value += _standing(quote.role, code)
    value += 0.1 * quote.confidence
    if share is None:
        value -= UNNAMED if len(quote.speaker_name.split()) > 1 else 2 * UNNAMED
    if len(tokens) < BRIEF:
        value -= BRIEFLY
    if 12 <= len(tokens) <= 40:
        value += 0.08
    stop = language.stop_words(code)
    content = {fold(word) for word in tokens if word.casefold() not in stop}
    value += 0.1 * min(1.0, len(content) / 12)
    courtesy = {fold(word) for word in language.word_list("courtesy", code)}
    if content and len(content & courtesy) > 0.2 * len(content):
        value -= 0.3
    return value


def _standing(role: str, code: str) -> float:
    """Return what a role adds: most for a high office, something for any other."""
    if not role:
        return 0.0
    offices = language.word_list("offices", code) | language.word_list("offices", "en")
    return OFFICE if any(word.casefold() in offices for word in words(role)) else ROLE
