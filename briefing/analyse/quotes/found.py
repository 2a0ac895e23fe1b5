"""A speaker and a cue as found beside a quotation; "according to X"."""

from __future__ import annotations

from typing import NamedTuple

from briefing import language
from briefing.analyse.people.lists import pairs
from briefing.analyse.quotes.behind import phrase_after
from briefing.analyse.quotes.cues import Cue, is_impersonal
from briefing.analyse.quotes.listed import with_later
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.phrases import phrase_from, with_name

LONGEST_BEFORE = 8
"""Words of a speaker before a word that means "according to"."""


class Found(NamedTuple):
    """A speaker as written, the cue and how they were found."""

    speaker: Part | None
    """The speaker's tokens; None when the cue has no subject of its own."""
    cue: Part | None
    """The cue's tokens; None for a colon alone."""
    how: str
    """`named`, `pronoun`, `participle` or `continued`."""
    confidence: float
    """From 0 to 1."""
    after: int = 0
    """Index of the token behind speaker and cue."""


def how_of(paragraph: Paragraph, speaker: Part) -> str:
    """Return `pronoun` or `named`."""
    return "pronoun" if paragraph.is_pronoun(speaker) else "named"


def stands_for_nobody(paragraph: Paragraph, speaker: Part) -> bool:
    """Say whether a speaker is a pronoun without gender that means nobody: "es", "on"."""
    lexicon = paragraph.lexicon
    key = paragraph.tokens[speaker[0]].key
    if speaker[1] - speaker[0] > 1 or key not in lexicon.impersonal:
        return False
    return key not in lexicon.body_pronouns and not pairs("pronouns", lexicon.family).get(key)


def according(paragraph: Paragraph, low: int, reach: int, high: int) -> Found | None:
    """Find "according to X" that starts between the tokens `low` and `reach`."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    for place in range(low, reach):
        owner = _owner(paragraph, place, high) if lexicon.name_adjectives else None
        if owner is not None:
            return owner
        for words in lexicon.according.get(tokens[place].key, ()):
            after = place + len(words)
            if after >= high or tokens[after - 1].key != words[-1]:
                continue
            if tuple(t.key for t in tokens[place:after]) != words:
                continue
            if not tokens[after].word or tokens[after].key in lexicon.cues:
                continue
            alone = after + 1 < high and not tokens[after + 1].word
            if alone and tokens[after].key in lexicon.objects:
                return Found((after, after + 1), (place, after), "pronoun", 0.85, after + 1)
            speaker = with_name(paragraph, phrase_from(paragraph, after, high), high)
            weak = len(words) == 1 and words[0] in lexicon.according_weak
            if weak and place > 0 and tokens[place - 1].word:
                continue
            if speaker[1] - speaker[0] > 1 and tokens[speaker[1] - 1].key in lexicon.according_last:
                continue  # "prema Horvatovim rije\u010dima" that `_owner` did not know
            if _can_say(paragraph, speaker, sure=weak and words[0] in lexicon.prepositions):
                return Found(speaker, (place, after), how_of(paragraph, speaker), 0.9, speaker[1])
    return None


def _owner(paragraph: Paragraph, place: int, high: int) -> Found | None:
    """Return whose words three tell: "po njegovim rečima", "prema Horvatovim riječima".

    They are a preposition, a possessive pronoun or an adjective made of a surname, and a noun.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if place + 2 >= high or tokens[place + 2].key not in lexicon.according_last:
        return None
    if tokens[place].key not in lexicon.prepositions:
        return None
    cue, owner = (place, place + 1), (place + 1, place + 2)
    if tokens[owner[0]].key in lexicon.objects:
        return Found(owner, cue, "pronoun", 0.8, place + 3)
    made = tokens[owner[0]].key.endswith(lexicon.name_adjectives)
    named = made and paragraph.capital(owner[0])
    return Found(owner, cue, "named", 0.85, place + 3) if named else None


def _can_say(paragraph: Paragraph, speaker: Part, *, sure: bool) -> bool:
    """Say whether a phrase names somebody: "nach dem Spiel" does not.

    With `sure` a capital is not enough: German nouns have one.
    """
    lexicon = paragraph.lexicon
    keys = [token.key for token in paragraph.tokens[speaker[0] : speaker[1]]]
    told = any(key in lexicon.speakers or key in lexicon.pronouns for key in keys)
    if told or keys[-1].endswith(lexicon.ages):
        return True
    if sure:
        return paragraph.has_head_name(speaker)
    english = lexicon.code == "en" and keys[0] in lexicon.determiners
    return english or any(map(paragraph.capital, range(*speaker)))


def postposed(paragraph: Paragraph, low: int, high: int) -> Found | None:
    """Find a speaker before a word that means "according to": "Bakana göre"."""
    lexicon = paragraph.lexicon
    if not lexicon.according_after:
        return None
    nothing = language.word_list("according_generic", lexicon.family)
    for place in range(low + 1, high):
        if paragraph.tokens[place - 1].key in nothing:
            continue
        if paragraph.tokens[place].key in lexicon.according_after:
            name = next(paragraph.head_names((low, place)), None)
            start = low if name is None else name[0]
            if paragraph.is_nominal(start) and place - start <= LONGEST_BEFORE:
                return Found((start, place), (place, place + 1), "named", 0.85, place + 1)
    return None


def speaker_behind(paragraph: Paragraph, cue: Cue, high: int) -> Part | None:
    """Return the subject behind a verb, or what speaks beside an impersonal one: "hieß es"."""
    impersonal = (
        cue.after < high and paragraph.tokens[cue.after].key in paragraph.lexicon.impersonal
    )
    if impersonal and paragraph.lexicon.code == "de":
        return text_speaks(paragraph, cue, None, cue.first, high)
    part = phrase_after(paragraph, cue.after, high)
    return part and with_later(paragraph, part, high)


def text_speaks(
    paragraph: Paragraph, cue: Cue, before: Part | None, low: int, high: int
) -> Part | None:
    """Return the text that speaks beside an impersonal verb: "In dem Brief heißt es:"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    behind = cue.after
    behind_it = behind < high and tokens[behind].key in lexicon.impersonal
    impersonal = behind_it and lexicon.code != "en"  # there it is an object: "called it"
    impersonal = impersonal or is_impersonal(paragraph, cue)
    if before is not None and before[0] > low:
        opener = tokens[before[0] - 1].key
        joined = opener in lexicon.subordinators or opener in lexicon.relatives
        if joined and lexicon.code == "en":
            return None  # "condemned what it described as"
    if before is not None and not (impersonal or tokens[before[0]].key in lexicon.impersonal):
        return None
    if before is None and not impersonal and tokens[cue.first].key not in lexicon.ambiguous:
        return None
    joint = behind_it and impersonal
    origins = language.word_list("impersonal_origins", lexicon.family) if joint else frozenset()
    for place in (*range(behind, high), *range(low, cue.first)):
        limit = high if place > cue.first else cue.first
        if tokens[place].key in origins and place + 1 < limit:
            source = phrase_from(paragraph, place + 1, limit)
            if paragraph.is_known(source):
                return source  # "hei\u00dft es aus dem Ministerium"
        if tokens[place].key not in lexicon.documents:
            continue
        start = place
        first = cue.after if place > cue.first else low
        while start > first and tokens[start - 1].key not in lexicon.prepositions:
            if not tokens[start - 1].word or tokens[start - 1].key in lexicon.impersonal:
                break
            start -= 1
        if impersonal and tokens[start - 1].key not in lexicon.prepositions:
            continue
        return start, max(place + 1, phrase_from(paragraph, place, limit)[1])
    return None
