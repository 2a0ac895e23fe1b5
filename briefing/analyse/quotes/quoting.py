"""Find whom a verb of quoting names: "the agency quoted Ana Lee as saying"."""

from __future__ import annotations

from briefing.analyse.quotes.found import how_of
from briefing.analyse.quotes.paragraph import BREAKS, Paragraph, Part
from briefing.analyse.quotes.phrases import phrase_after


def quoted(paragraph: Paragraph, verb: int, high: int) -> Part | None:
    """Return the object of a verb of quoting; None in the passive ("Ana Lee was quoted")."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if tokens[verb].key not in lexicon.quoting or verb + 1 >= high:
        return None
    before = verb - 1
    while before > 0 and lexicon.is_adverb(tokens[before].key):
        before -= 1
    if before >= 0 and tokens[before].key in lexicon.passives:
        return None
    after = verb + 2
    closed = (lexicon.subordinators, lexicon.prepositions)
    bare = after >= high or any(tokens[after].key in words for words in closed)
    if bare and tokens[verb + 1].key in lexicon.objects:
        return verb + 1, after  # "quoted her as saying", not "quoted her son"
    return phrase_after(paragraph, verb + 1, high)


def quoted_before(paragraph: Paragraph, index: int, low: int) -> Part | None:
    """Return whom a verb of quoting names before a participle: "quoted Ana Lee as saying"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    joined = tokens[index - 1].key in lexicon.subordinators
    ends = BREAKS - {","} if joined else BREAKS
    place = index - 1
    while place > low and tokens[place].key not in ends:
        place -= 1
        if tokens[place].key in lexicon.quoting:
            named = quoted(paragraph, place, index)
            # "citing Orr and saying" is what the one says who cites.
            return named if named is None or joined or named[1] == index else None
    return None


def how_quoted(paragraph: Paragraph, part: Part) -> str:
    """Return how the object of a verb of quoting names somebody: `pronoun` or `named`."""
    alone = part[1] - part[0] == 1 and paragraph.tokens[part[0]].key in paragraph.lexicon.objects
    return "pronoun" if alone else how_of(paragraph, part)
