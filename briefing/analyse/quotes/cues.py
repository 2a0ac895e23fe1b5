"""Find the verb of speech in the words around a quotation."""

from __future__ import annotations

from typing import NamedTuple

from briefing import language
from briefing.analyse.people.lists import is_people, singular_title
from briefing.analyse.quotes.paragraph import Paragraph
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE

PRONOUN, PASSIVE = "il", 3
"""The French pronoun that stands for nobody beside a passive verb, and words between at most."""


PLURALS = frozenset({"they", "people", "men", "women"})
"""English words in the plural for people."""

COUNTED = frozenset({"both", "many", "others", "police", "some"})
"""Such words that may stand before a noun: "many state workers", "the police report"."""

HEAD = 6
"""Words before a verb among which its subject stands: "the authors of the new study argue"."""


class Cue(NamedTuple):
    """A verb of speech, or several words that stand for one."""

    first: int
    """Index of its first token."""
    after: int
    """Index of the token behind it, the part that belongs to the verb."""
    participle: bool = False
    """True when its subject is that of the sentence."""
    phrase: bool = False
    """True for a cue of several words."""


def cue_at(paragraph: Paragraph, index: int, high: int) -> Cue | None:
    """Return the cue that starts at a token, or None."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    key = tokens[index].key
    if key not in lexicon.triggers:
        return None
    if key in lexicon.phrases:
        found = _phrase(paragraph, index, high)
        if found is not None:
            return found
    if key in lexicon.participles:
        return Cue(index, index + 1, participle=True) if _is_verb(paragraph, index) else None
    if key in lexicon.cues and _is_verb(paragraph, index):
        infinitive = index > 0 and tokens[index - 1].key in lexicon.infinitives
        return Cue(index, index + 1, participle=infinitive)
    if key in lexicon.plural_cues and _is_plural(paragraph, index):
        return Cue(index, index + 1)
    return None


def _is_plural(paragraph: Paragraph, index: int) -> bool:
    """Say whether a verb that may be an infinitive or a noun has a subject in the plural."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    following = tokens[index + 1].key if index + 1 < len(tokens) else BOUNDARY
    if paragraph.capital(index) or following == "\u2014":
        return False  # a report's title, "Pollsters agree - Ana Lee: ..."
    if lexicon.code == "de":
        return _is_second(paragraph, index)
    place = index - 1
    while place > 0 and tokens[place].word and lexicon.is_adverb(tokens[place].key):
        place -= 1
    if place < 0 or not tokens[place].word or paragraph.possessive(place):
        return False
    key = tokens[place].key
    if key in PLURALS:
        return True
    if key in COUNTED:
        joined = place > 0 and tokens[place - 1].key in lexicon.conjunctions
        return not joined and f"{tokens[index].key}s" not in lexicon.ambiguous
    return _is_joined(paragraph, place) or _has_plural_head(paragraph, place)


def _is_joined(paragraph: Paragraph, place: int) -> bool:
    """Say whether a name that ends at a token stands behind another: "Ana Lee and Tom Orr"."""
    first = place
    while first > 0 and paragraph.capital(first):
        first -= 1
    joined = paragraph.tokens[first].key in paragraph.lexicon.conjunctions
    return joined and 0 < first < place and paragraph.capital(first - 1)


def _has_plural_head(paragraph: Paragraph, place: int) -> bool:
    """Say whether an English noun phrase that ends at a token tells of people.

    "the authors", "the authors of the study"
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    for noun in range(place, max(-1, place - HEAD), -1):
        key = tokens[noun].key
        if not tokens[noun].word or key in lexicon.closed - lexicon.prepositions:
            return False
        heads = noun == place or tokens[noun + 1].key in lexicon.prepositions
        if heads and key.endswith("s") and (is_people(key) or singular_title(key)):
            return True
    return False


def _is_second(paragraph: Paragraph, index: int) -> bool:
    """Say whether a German verb is the second part of its sentence, or follows a quotation.

    "Experten warnen, dass", "„...“, warnen Experten"
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    before = index - 1
    while before >= 0 and tokens[before].key == ",":
        before -= 1
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return False
    if before >= 0 and tokens[before].key == QUOTE:
        return following.word and following.key not in lexicon.closed | lexicon.auxiliaries
    opening = index - 1
    while opening >= 0 and tokens[opening].word and opening > index - HEAD:
        opening -= 1
    opens = opening < 0 or tokens[opening].key == BOUNDARY
    nominal = before == index - 1 and index > 0 and paragraph.capital(before)
    return opens and nominal and following.key in (":", ",", QUOTE)


def _phrase(paragraph: Paragraph, index: int, high: int) -> Cue | None:
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if not _is_verb(paragraph, index):
        return None
    for first, later in lexicon.phrases[tokens[index].key]:
        if tuple(token.key for token in tokens[index : index + len(first)]) != first:
            continue
        after = index + len(first)
        if later and not _found_later(paragraph, later, after, high):
            continue
        participle = first[0] in lexicon.particles or first[-1] in lexicon.participles
        return Cue(index, after, participle=participle, phrase=True)
    return None


def _found_later(paragraph: Paragraph, later: tuple[str, ...], start: int, high: int) -> bool:
    """Say whether the second half of a cue ("gab ... bekannt") stands later in the clause."""
    size = len(later)
    for place in range(start, high - size + 1):
        token = paragraph.tokens[place]
        if token.key in (BOUNDARY, QUOTE, ";"):
            return False
        if tuple(t.key for t in paragraph.tokens[place : place + size]) == later:
            return True
    return False


def _is_verb(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word that can be a verb of speech is one here, no noun or name."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    opens = index == 0 or tokens[index - 1].key in (BOUNDARY, QUOTE, ":", "\u2014")
    if paragraph.capital(index) and not opens:
        return False
    if opens:
        return True
    before = tokens[index - 1]
    clitic = lexicon.code in ("el", "sq") and index > 1 and not tokens[index - 2].word
    if clitic and before.word:
        return True  # behind a quotation, "του είπε", "i tha"
    if before.key in lexicon.oblique and tokens[index].key not in lexicon.ambiguous:
        return True  # "σε δηλώσεις του είπε"
    if before.key in lexicon.inner or (
        before.key in lexicon.determiners
        and before.key not in lexicon.pronouns
        and before.key not in lexicon.relatives
        and before.key not in lexicon.auxiliaries
    ):
        return False
    if tokens[index].key not in lexicon.ambiguous:
        return True
    if before.key in lexicon.pronouns or before.key in lexicon.relatives:
        return True
    if not before.word:
        return before.key == ","
    if before.key in lexicon.prepositions or paragraph.possessive(index - 1):
        return False
    named = paragraph.capital(index - 1) or before.key in lexicon.speakers
    return named or _between_verb(paragraph, index - 1)


def _between_verb(paragraph: Paragraph, index: int) -> bool:
    key, lexicon = paragraph.tokens[index].key, paragraph.lexicon
    return key in lexicon.auxiliaries or lexicon.is_adverb(key) or key in lexicon.conjunctions


def is_impersonal(paragraph: Paragraph, cue: Cue) -> bool:
    """Say whether a verb of speech has a form without a subject: "navodi se", "αναφέρεται"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    near = tokens[max(0, cue.first - 1) : cue.after + 1]
    keys = {token.key for token in near}
    if not keys.isdisjoint(lexicon.unsaid) or _is_passive(paragraph, cue.first):
        return True
    if keys.isdisjoint(lexicon.reflexives) or not keys.isdisjoint(lexicon.reflexive_verbs):
        return False
    return lexicon.family != "hbs" or not tokens[cue.first].key.endswith(("o", "la", "li"))


def _is_passive(paragraph: Paragraph, verb: int) -> bool:
    """Say whether a French verb of speech is a passive one of nobody: "il est écrit"."""
    lexicon = paragraph.lexicon
    before = {token.key for token in paragraph.tokens[max(0, verb - PASSIVE) : verb]}
    auxiliaries = language.word_list("impersonal_passives", lexicon.family)
    return PRONOUN in before and not auxiliaries.isdisjoint(before)
