"""Find whose words a noun of speech tells: "Orr's answer was simple:", "the reply of Orr".

Or whose view a sentence gives: "For Orr, it is “a matter of life and death”."
"""

from __future__ import annotations

from briefing.analyse.quotes.found import Found, how_of
from briefing.analyse.quotes.paragraph import BREAKS, Paragraph, Part
from briefing.analyse.quotes.phrases import phrase_from, with_name

EARLY = 5
"""Words of a clause among which the noun stands that is its subject."""

VERB = 3
"""Words between whose view it is and the quotation at most: "il s'agit d'"."""

LONGEST_NAME = 3
"""Words of a name before its last at most."""

ADJECTIVES = 2
"""Words between a possessive and its noun at most: "Orr's first short answer"."""


def owner(paragraph: Paragraph, low: int, high: int) -> Found | None:
    """Find whose words the noun is that is the subject of a clause, the noun as its cue."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    texts = lexicon.documents if lexicon.code != "en" else frozenset[str]()
    for place in range(low, high):
        key = tokens[place].key
        if key in BREAKS:
            return None
        if key not in lexicon.nouns and key not in texts:
            continue
        speaker = _possessor(paragraph, low, place)
        if speaker is not None:
            return _found(paragraph, speaker, place, max(place + 1, speaker[1]))
        if place - low > EARLY or _is_named(paragraph, low, place):
            return None
        speaker = _behind(paragraph, place, high)
        return None if speaker is None else _found(paragraph, speaker, place, speaker[1])
    return None


def owned(paragraph: Paragraph, found: Found | None) -> Found | None:
    """Return what was found, the speaker whose words a noun of speech is in its place.

    "lautete die Antwort von Orr", "glasi poruka Petra Ilića"
    """
    if found is None or found.speaker is None:
        return found
    told = signer(paragraph, found.speaker) or owner(paragraph, *found.speaker)
    if told is None or told.speaker is None:
        return found
    return found._replace(speaker=told.speaker, cue=told.cue, how=told.how)


def signer(paragraph: Paragraph, text: Part) -> Found | None:
    """Find who signs a text: "u saopštenju koje je potpisao Orr", "a statement signed by Orr"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    verb = next((i + 1 for i in range(*text) if tokens[i].key in lexicon.documents), len(tokens))
    while verb < len(tokens) and tokens[verb].word and tokens[verb].key not in lexicon.signing:
        key = tokens[verb].key
        if key not in lexicon.relatives and key not in lexicon.auxiliaries:
            return None
        verb += 1
    if verb + 1 >= len(tokens) or tokens[verb].key not in lexicon.signing:
        return None
    start = verb + 1 + (tokens[verb + 1].key in lexicon.agents | lexicon.owning)
    if start >= len(tokens) or not tokens[start].word:
        return None
    speaker = with_name(paragraph, phrase_from(paragraph, start, len(tokens)), len(tokens))
    able = paragraph.can_speak(speaker)
    return Found(speaker, (verb, verb + 1), how_of(paragraph, speaker), 0.85) if able else None


def viewer(paragraph: Paragraph, low: int, quote: int) -> Found | None:
    """Find the person whose view a sentence gives that a quotation ends: "For Orr, it is".

    It is likely but not sure that the words are theirs.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if low + 1 >= quote or tokens[low].key not in lexicon.views:
        return None
    speaker = with_name(paragraph, phrase_from(paragraph, low + 1, quote), quote)
    between = [token for token in tokens[speaker[1] : quote] if token.word]
    if len(between) > VERB or not paragraph.has_head_name(speaker):
        return None
    return Found(speaker, (low, low + 1), how_of(paragraph, speaker), 0.6, quote)


def _found(paragraph: Paragraph, speaker: Part, noun: int, after: int) -> Found:
    pronoun = paragraph.tokens[speaker[0]].key in paragraph.lexicon.objects
    how = "pronoun" if pronoun else how_of(paragraph, speaker)
    return Found(speaker, (noun, noun + 1), how, 0.85, after)


def _is_named(paragraph: Paragraph, low: int, high: int) -> bool:
    return any(paragraph.name_from(index) > index for index in range(low, high))


def _possessor(paragraph: Paragraph, low: int, noun: int) -> Part | None:
    """Return whom a possessive before a noun names: "Orr's", "her", "the mayor's first"."""
    last = noun - 1
    while last > max(low, noun - 1 - ADJECTIVES) and not _possesses(paragraph, last):
        if not paragraph.tokens[last].word or paragraph.capital(last):
            return None
        last -= 1
    if last < low or not _possesses(paragraph, last):
        return None
    if paragraph.tokens[last].key in paragraph.lexicon.objects:
        return last, last + 1
    start = next((i for i in range(low, last) if paragraph.name_from(i) == last + 1), last)
    return (paragraph.title_start(start, low), last + 1) if paragraph.capital(start) else None


def _possesses(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word is a possessive: "Orr's", "his", in German "Orrs"."""
    key, lexicon = paragraph.tokens[index].key, paragraph.lexicon
    if paragraph.possessive(index) or key in lexicon.objects:
        return True
    genitive = lexicon.code == "de" and key.endswith("s")
    before = range(max(0, index - LONGEST_NAME), index + 1)
    return genitive and any(paragraph.name_from(start) == index + 1 for start in before)


def _behind(paragraph: Paragraph, noun: int, high: int) -> Part | None:
    """Return whom the words behind a noun name: "the reply of Orr", "odgovor Ane Kostić"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    start = noun + 1
    while start < high and tokens[start].key in lexicon.owning:
        start += 1
    genitive = lexicon.family == "hbs"  # names have cases there, and need no word between
    if start >= high or not tokens[start].word or (start == noun + 1 and not genitive):
        return None
    speaker = with_name(paragraph, phrase_from(paragraph, start, high), high)
    named = _is_named(paragraph, *speaker)
    if start == noun + 1:
        return speaker if named and paragraph.is_declined(speaker, perhaps=True) else None
    return speaker if named and paragraph.can_speak(speaker) else None
