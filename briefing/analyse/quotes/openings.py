"""Tell what opens a stretch of a sentence: a conjunction, a fronted phrase, a label, a place."""

from __future__ import annotations

from briefing import language
from briefing.analyse.people.forms import name_key
from briefing.analyse.people.lists import long_territories
from briefing.analyse.quotes.paragraph import Paragraph, Part

SPEAKING = 3
"""Words behind "but" among which the noun of a speaker stands."""


def is_place(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a stretch is a country or state that says where: "In Ames, Iowa, ..."."""
    tokens = paragraph.tokens[part[0] : part[1]]
    words = [name_key(token.key) for token in tokens if token.word]
    known = all(word in paragraph.lexicon.places for word in words)
    return known or " ".join(words) in long_territories(paragraph.lexicon.code)


def tells_when(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a stretch tells when something was said: "vergangene Woche", "cette semaine"."""
    words = language.word_list("time_words", paragraph.lexicon.family)
    english = paragraph.lexicon.code == "en"
    if english and any(map(paragraph.capital, range(*part))):
        return False  # Mr. Day
    return bool(words) and words.issuperset(keys_at(paragraph, part[0], part[1] - part[0]))


def is_label(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a sentence's first part is a label: "Economy: The party wants ..."."""
    colon = part[1] < len(paragraph.tokens) and paragraph.tokens[part[1]].key == ":"
    return colon and part[1] - part[0] <= 3


def without_openers(paragraph: Paragraph, part: Part) -> Part:
    """Cut conjunctions, subordinators and adverbs off the front of a stretch."""
    low, high = part
    lexicon = paragraph.lexicon
    while low < high:
        key = paragraph.tokens[low].key
        if paragraph.name_from(low) > low or key in lexicon.pronouns:
            break
        opener = key in lexicon.subordinators or key in lexicon.conjunctions or key in lexicon.thats
        if paragraph.tokens[low].word and not opener and not lexicon.is_adverb(key):
            break
        low += 1
    return low, high


def is_fronted(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a stretch is a fronted phrase or clause: "In Berlin", "Speaking to ..."."""
    lexicon, low = paragraph.lexicon, part[0]
    low += _opposes_somebody(paragraph, part)
    first = paragraph.tokens[low].key
    if paragraph.name_from(low) > low or first in lexicon.pronouns:
        return False
    if first in lexicon.prepositions or first in lexicon.subordinators:
        return low == part[0]
    return _is_participle(paragraph, low)


def _opposes_somebody(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a stretch opens with "but" and who does something: "But Orr", "But he"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    start = part[0] + 1
    opposed = language.word_list("adversatives", lexicon.family)
    if tokens[part[0]].key not in opposed or start >= part[1]:
        return False
    titled = start
    small = lexicon.roles | lexicon.determiners
    while titled < part[1] - 1 and tokens[titled].key in small:
        titled += 1
    after = paragraph.name_from(titled)
    named = after > titled and not paragraph.possessive(after - 1)
    front = range(start, min(part[1], start + SPEAKING))
    noun = lexicon.code != "en" and any(
        tokens[n].key in lexicon.speakers or paragraph.is_body(n) for n in front
    )
    return named or noun or tokens[start].key in lexicon.pronouns


def _is_participle(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word opens a participle clause: "Speaking", "Asked"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    key = tokens[index].key
    if key in lexicon.particles or key in lexicon.opening:
        return True
    if not lexicon.participle_endings or len(key) < 5:
        return key in lexicon.participles
    followed = index + 1 < len(tokens) and tokens[index + 1].word
    if name_key(key) in lexicon.places or (followed and tokens[index + 1].key in lexicon.core):
        return False  # "Beijing", "Boeing said"
    small = followed and not paragraph.capital(index + 1)
    return key.endswith(lexicon.participle_endings) and (small or not paragraph.capital(index))


def keys_at(paragraph: Paragraph, index: int, count: int) -> tuple[str, ...]:
    """Return the keys of some tokens."""
    return tuple(token.key for token in paragraph.tokens[index : index + count])
