"""Find the verb of speech in the words around a quotation."""

from __future__ import annotations

from typing import NamedTuple

from briefing import language
from briefing.analyse.quotes.paragraph import Paragraph
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE

PRONOUN, PASSIVE = "il", 3
"""The French pronoun that stands for nobody beside a passive verb, and words between at most."""


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
    return None


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
