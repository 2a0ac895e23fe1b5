"""Turn the words around a quotation into its speaker as written.

The patterns are those of news prose (Pouliquen, Steinberger & Best 2007, Automatic
detection of quotations in multilingual news; Krestel, Bergler & Witte 2008): speaker and
cue after, before or between the quoted pieces, inverted or not, "according to", a colon,
and participles whose subject is that of the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analyse.quotes.cues import Cue, cue_at
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.phrases import (
    head_names,
    is_nominal,
    phrase_after,
    phrase_before,
    phrase_from,
    subject,
)
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE

TAG = 32
"""Tokens behind a quotation among which its cue stands."""

TAG_SENTENCE = 7
"""Words after the cue in a sentence that is nothing but a tag: "X said on Monday." """


@dataclass(frozen=True, slots=True)
class Found:
    """A speaker as written, the cue and how they were found."""

    speaker: Part | None
    """The speaker's tokens; None when the cue has no subject of its own."""
    cue: Part | None
    """The cue's tokens; None for a colon alone."""
    how: str
    """`named`, `pronoun` or `participle`."""
    confidence: float
    """From 0 to 1."""
    after: int = 0
    """Index of the token behind speaker and cue."""


def tag(paragraph: Paragraph, quote: int) -> Found | None:
    """Find speaker and cue in the clause behind the quotation at token `quote`."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    index = quote + 1
    while index < len(tokens) and tokens[index].key in ",\u2014.)":
        index += 1
    own_sentence = index < len(tokens) and tokens[index].key == BOUNDARY
    if own_sentence:
        index += 1
    high = _clause_end(paragraph, index)
    if index >= high:
        return None
    if own_sentence and not _is_tag_sentence(paragraph, index, high, _asks(paragraph, quote)):
        return None
    if tokens[index].key in lexicon.conjunctions:
        return None
    phrase = according(paragraph, index, min(high, index + 4), high)
    if phrase is not None:
        return phrase
    while index + 1 < high and _is_loose(paragraph, index):
        index += 1
    cue = cue_at(paragraph, index, high)
    if cue is not None and not cue.participle:
        return _inverted(paragraph, cue, high)
    while (
        lexicon.code != "en"
        and index + 1 < high
        and tokens[index].key in lexicon.auxiliaries
        and tokens[index].key not in lexicon.pronouns
    ):
        index += 1
        cue = cue_at(paragraph, index, high)
        if cue is not None and not cue.participle:
            return _inverted(paragraph, cue, high)
    return _subject_first(paragraph, index, high)


def _asks(paragraph: Paragraph, quote: int) -> bool:
    """Say whether a quotation ends as a question or exclamation, which its tag follows."""
    token = paragraph.tokens[quote]
    return (
        paragraph.text[token.start : token.end].rstrip("\"\u201c\u201d\u2019'\u00bb")[-1:] in "?!"
    )


def _is_loose(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word is an adverb before the tag: "so charakterisierte ihn X"."""
    key = paragraph.tokens[index].key
    named = paragraph.name_from(index) > index or key in paragraph.lexicon.pronouns
    return paragraph.lexicon.is_adverb(key) and not named and not paragraph.capital(index)


def _clause_end(paragraph: Paragraph, index: int) -> int:
    """Return where the clause behind a quotation ends."""
    tokens = paragraph.tokens
    end = index
    while end < len(tokens) and end - index < TAG:
        if tokens[end].key in (BOUNDARY, ";", ":"):
            break
        if tokens[end].key == QUOTE and end > index and not _is_inset(paragraph, index, end):
            break
        end += 1
    return end


def _is_inset(paragraph: Paragraph, index: int, quote: int) -> bool:
    """Say whether a short quotation stands inside an apposition: "X, with “Y” pins, said"."""
    token = paragraph.tokens[quote]
    if len(paragraph.text[token.start : token.end].split()) > 3:
        return False
    before = paragraph.tokens[index:quote]
    return any(t.key == "," for t in before) and before[-1].word


def _is_tag_sentence(paragraph: Paragraph, index: int, high: int, asks: bool) -> bool:
    """Say whether a sentence behind a full stop is a mere tag: "“We won.” Trump said."."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if high < len(tokens) and tokens[high].key in (":", QUOTE):
        return False
    cue = next((c for i in range(index, high) if (c := cue_at(paragraph, i, high))), None)
    if cue is None or cue.participle:
        return False
    behind = [token for token in tokens[cue.after : high] if token.key != "."]
    if not behind:
        return True
    if cue.index == index:
        return len(behind) <= TAG_SENTENCE
    first = behind[0].key
    if asks and first not in lexicon.thats and first not in lexicon.pronouns:
        return cue.index - index <= 6
    loose = first in lexicon.prepositions or lexicon.is_adverb(first) or first == ","
    return loose and len(behind) <= TAG_SENTENCE


def _inverted(paragraph: Paragraph, cue: Cue, high: int) -> Found | None:
    """Return the speaker behind a cue that opens the clause: "said X"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    part = (cue.index, cue.after)
    if tokens[cue.index].key in lexicon.transitive:
        return None
    text = _text_speaks(paragraph, cue, None, cue.index, high)
    if text is not None:
        return Found(text, part, "named", 0.9, text[1])
    speaker = phrase_after(paragraph, cue.after, high)
    if speaker is None:
        return Found(None, part, "pronoun", 0.4, cue.after)
    return Found(speaker, part, how_of(paragraph, speaker), 0.95, speaker[1])


def _subject_first(paragraph: Paragraph, index: int, high: int) -> Found | None:
    """Return the speaker before the cue: "X said", "X, a lawyer, said"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    comma = False
    for place in range(index + 1, high):
        token = tokens[place]
        if token.key == ",":
            comma = True
        joins = token.key in lexicon.thats or token.key in lexicon.subordinators
        other = token.key in lexicon.relatives or token.key in lexicon.determiners
        if joins and not comma and not other:
            return None
        cue = cue_at(paragraph, place, high)
        if cue is None or cue.participle:
            continue
        speaker = _first_phrase(paragraph, index, place)
        if speaker is None:
            return None
        return Found(speaker, (cue.index, cue.after), how_of(paragraph, speaker), 0.95, cue.after)
    return None


def _first_phrase(paragraph: Paragraph, index: int, cue: int) -> Part | None:
    """Return the noun phrase at the front of a clause whose verb stands at `cue`."""
    lexicon = paragraph.lexicon
    if not is_nominal(paragraph, index):
        lone = cue - index <= 6 and paragraph.tokens[index].word
        opener = paragraph.tokens[index].key
        if not lone or opener in lexicon.prepositions or opener in lexicon.subordinators:
            return None
        return phrase_before(paragraph, index, cue)
    low, end = phrase_from(paragraph, index, cue)
    apposed = paragraph.name_from(end + 1) if end + 1 < cue else end + 1
    if paragraph.tokens[end].key == "," and apposed > end + 1:
        named = any(True for _ in head_names(paragraph, (low, end)))
        if not named and paragraph.tokens[apposed].key == ",":
            return end + 1, apposed
    return (low, end) if end > low else None


def according(paragraph: Paragraph, low: int, reach: int, high: int) -> Found | None:
    """Find "according to X" that starts between two tokens."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    for place in range(low, reach):
        for words in lexicon.according:
            after = place + len(words)
            if after >= high or tuple(t.key for t in tokens[place:after]) != words:
                continue
            if not tokens[after].word or tokens[after].key in lexicon.cues:
                continue
            speaker = phrase_from(paragraph, after, high)
            if speaker[1] > speaker[0] and _can_say(paragraph, speaker):
                return Found(speaker, (place, after), how_of(paragraph, speaker), 0.9, speaker[1])
    return None


def _can_say(paragraph: Paragraph, speaker: Part) -> bool:
    """Say whether a phrase names somebody: "nach dem Spiel" does not."""
    lexicon = paragraph.lexicon
    known = lexicon.bodies | lexicon.roles | lexicon.documents | lexicon.pronouns
    return any(
        token.key in known or paragraph.capital(index)
        for index, token in enumerate(paragraph.tokens[speaker[0] : speaker[1]], speaker[0])
    )


def intro(paragraph: Paragraph, low: int, quote: int) -> Found | None:
    """Find speaker and cue in `tokens[low:quote]`, the words of a sentence before a quotation."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    nearest = max((i + 1 for i in range(low, quote) if tokens[i].key == QUOTE), default=low)
    for place in range(quote - 1, nearest - 1, -1):
        cue = cue_at(paragraph, place, quote)
        if cue is not None and (lexicon.family != "tr" or cue.after >= quote - 1):
            found = _introduced(paragraph, cue, low, quote)
            if found is not None:
                return found
    phrase = according(paragraph, nearest, quote, quote) or postposed(paragraph, low, quote)
    if phrase is not None:
        return phrase
    last = tokens[quote - 1].key if quote > low else ""
    noun = any(token.key in lexicon.nouns for token in tokens[max(nearest, quote - 3) : quote])
    if last == ":" or noun or (last in lexicon.inner and _noun_before(paragraph, nearest, quote)):
        return _by_colon(paragraph, low, quote, 0.75 if last == ":" else 0.6)
    return None


def _noun_before(paragraph: Paragraph, low: int, quote: int) -> bool:
    """Say whether a noun of speech stands before "of": "with chants of “...”"."""
    return quote - 2 >= low and paragraph.tokens[quote - 2].key in paragraph.lexicon.nouns


def _introduced(paragraph: Paragraph, cue: Cue, low: int, quote: int) -> Found | None:
    """Return the speaker of a cue before a quotation."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    part = (cue.index, cue.after)
    if cue.participle:
        speaker = _participle_subject(paragraph, cue, low)
        return Found(speaker, part, "participle", 0.85, quote) if speaker else None
    before = phrase_before(paragraph, low, cue.index)
    behind = None
    if tokens[cue.index].key not in lexicon.transitive:
        behind = phrase_after(paragraph, cue.after, quote)
    if tokens[cue.index].key in lexicon.quoting and behind is not None:
        return Found(behind, part, how_of(paragraph, behind), 0.85, quote)
    text = _text_speaks(paragraph, cue, before, low, quote)
    if text is not None:
        return Found(text, part, "named", 0.85, quote)
    speaker = before
    if (
        behind is not None
        and is_nominal(paragraph, behind[0])
        and (before is None or _verb_second(paragraph, before, behind, low, quote))
    ):
        speaker = behind
    if speaker is None:
        return None
    near = quote - cue.after <= 8
    return Found(speaker, part, how_of(paragraph, speaker), 0.95 if near else 0.75, quote)


def _verb_second(paragraph: Paragraph, before: Part, behind: Part, low: int, quote: int) -> bool:
    """Say whether the subject stands behind the verb: "In Bonn erklärte er:"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.family == "en":
        return False
    pronoun = tokens[behind[0]].key in lexicon.pronouns
    if tokens[quote - 1].key == ":" and behind[1] == quote - 1 and not pronoun:
        named = any(True for _ in head_names(paragraph, behind))
        return named and tokens[before[0]].key not in lexicon.pronouns
    if pronoun and tokens[before[0]].key not in lexicon.pronouns:
        return True
    first = tokens[low].key
    fronted = first in lexicon.prepositions or lexicon.is_adverb(first)
    return fronted and before[0] - low <= 5 and lexicon.family == "de"


def _text_speaks(
    paragraph: Paragraph, cue: Cue, before: Part | None, low: int, high: int
) -> Part | None:
    """Return the text that speaks beside an impersonal verb: "In dem Brief heißt es:"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    behind = cue.after
    impersonal = behind < high and tokens[behind].key in lexicon.impersonal
    if before is not None and not (impersonal or tokens[before[0]].key in lexicon.impersonal):
        return None
    if before is None and not impersonal and tokens[cue.index].key not in lexicon.ambiguous:
        return None
    for place in [*range(behind, high), *range(low, cue.index)]:
        if tokens[place].key in lexicon.documents:
            start = place
            while start > low and tokens[start - 1].key not in lexicon.prepositions:
                if not tokens[start - 1].word or tokens[start - 1].key in lexicon.impersonal:
                    break
                start -= 1
            limit = high if place > cue.index else cue.index
            return start, max(place + 1, phrase_from(paragraph, place, limit)[1])
    return None


def _participle_subject(paragraph: Paragraph, cue: Cue, low: int) -> Part | None:
    """Return who does what a participle says: the sentence's subject, or a text before it."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    before = cue.index - 1
    if before >= low and tokens[before].word and tokens[before].key in lexicon.documents:
        start = before
        while start > low and tokens[start - 1].word:
            if tokens[start].key in lexicon.determiners:
                break
            start -= 1
        return start, before + 1
    return subject(paragraph, low, cue.index, later=True)


def postposed(paragraph: Paragraph, low: int, high: int) -> Found | None:
    """Find a speaker before a word that means "according to": "Bakana göre"."""
    lexicon = paragraph.lexicon
    if not lexicon.according_after:
        return None
    for place in range(low + 1, high):
        if paragraph.tokens[place].key not in lexicon.according_after:
            continue
        name = next(head_names(paragraph, (low, place)), None)
        start = low if name is None else name[0]
        if is_nominal(paragraph, start) and place - start <= 8:
            return Found((start, place), (place, place + 1), "named", 0.85, place + 1)
    return None


def _by_colon(paragraph: Paragraph, low: int, quote: int, confidence: float) -> Found | None:
    """Return the speaker of a sentence that a colon or a noun like "words" ends."""
    tokens, _lexicon = paragraph.tokens, paragraph.lexicon
    end = quote - 1 if tokens[quote - 1].key == ":" else quote
    start = max((i + 1 for i in range(low, end) if tokens[i].key == "\u2014"), default=low)
    if start > low and start < end and is_nominal(paragraph, start) and end - start <= 6:
        return Found((start, end), None, "named", confidence, quote)
    speaker = subject(paragraph, low, end)
    named = speaker is not None and _is_person(paragraph, speaker)
    ending = next((i for i in range(start, end) if paragraph.name_from(i) >= end > i), None)
    if not named and ending is not None:
        speaker = ending, end
    if speaker is None:
        return None
    return Found(speaker, None, how_of(paragraph, speaker), confidence, quote)


def _is_person(paragraph: Paragraph, part: Part) -> bool:
    pronoun = paragraph.tokens[part[0]].key in paragraph.lexicon.pronouns
    return pronoun or any(True for _ in head_names(paragraph, part))


def how_of(paragraph: Paragraph, speaker: Part) -> str:
    """Return `pronoun` or `named`."""
    keys = [token.key for token in paragraph.tokens[speaker[0] : speaker[1]]]
    return "pronoun" if paragraph.lexicon.is_pronoun(keys) else "named"
