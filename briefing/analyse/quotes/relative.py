"""Find whose words a relative clause tells: "Orr met a farmer who said “...”" is the farmer's."""

from __future__ import annotations

from typing import NamedTuple

from briefing import language
from briefing.analyse.antecedents import is_person_noun
from briefing.analyse.quotes.lexicon import Lexicon
from briefing.analyse.quotes.paragraph import BREAKS, Paragraph, Part
from briefing.analyse.quotes.phrases import is_between
from briefing.analyse.quotes.subjects import phrase_before

LONGEST = 9
"""Words of a noun phrase before a relative pronoun at most."""

ADJECTIVES = 3
"""Words of a noun phrase behind a name that modifies it at most."""

RECIPIENT = 4
"""Words between a verb of writing and the text at most: "sent Ana Orr"."""

CASES = frozenset({"hbs", "el"})
"""Languages whose nouns have cases, in which a common noun is not shown as it stands."""


class Antecedent(NamedTuple):
    """What a relative clause is about."""

    part: Part | None
    """Its noun phrase; None where that names nobody: "those who say"."""


def antecedent(paragraph: Paragraph, low: int, verb: int) -> Antecedent | None:
    """Return what the relative clause is about whose verb stands at a token.

    None where it stands in none, behind a name, and where it describes the sentence's subject
    ("The farmer who said", "She is a farmer who said").
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    pronoun = verb - 1
    while pronoun > low and tokens[pronoun].word and _is_between(paragraph, pronoun):
        pronoun -= 1
    if pronoun <= low or not _is_relative(paragraph, pronoun):
        return None
    end = pronoun
    while end > low and tokens[end - 1].key in lexicon.determiners | lexicon.prepositions:
        if tokens[end - 1].key in _generic(lexicon.family):
            break
        end -= 1  # "i cili", "auf dem"
    end -= end > low and tokens[end - 1].key == ","
    last = end - 1
    if last < low or not tokens[last].word or _is_name(paragraph, last, known=lexicon.code == "de"):
        return None
    if tokens[last].key in _generic(lexicon.family):
        return Antecedent(None)
    if _is_verbal(paragraph, last):
        return None
    start = _start(paragraph, low, end)
    while _is_place(paragraph, low, start, last):
        end, last = start - 1, start - 2
        start = _start(paragraph, low, end)
    opening = start - (start > low and tokens[start - 1].key in lexicon.conjunctions)
    if opening == low or tokens[opening - 1].key in BREAKS or _is_copula(paragraph, low, start):
        return None
    issuer = _issuer(paragraph, low, start) if tokens[last].key in lexicon.documents else None
    return Antecedent(issuer or (None if lexicon.family in CASES else (start, end)))


def _is_between(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word may stand between a relative pronoun and its verb: "qui lui a dit"."""
    key, lexicon = paragraph.tokens[index].key, paragraph.lexicon
    if key in lexicon.relatives:
        return False
    return is_between(paragraph, index) or key in lexicon.clitics


def _is_relative(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word is a relative pronoun here, no article: behind a comma, or no article."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    key = tokens[index].key
    if key not in lexicon.relatives:
        return False
    own = key not in lexicon.determiners or (key in lexicon.thats and tokens[index - 1].word)
    return own or tokens[index - 1].key == ","


def _is_name(paragraph: Paragraph, index: int, *, known: bool) -> bool:
    """Say whether a word ends a name: one with a capital, or one that is `known`."""
    if not paragraph.capital(index):
        return False
    named = (paragraph.name_from(first) for first in range(max(0, index - LONGEST), index + 1))
    return not known or index + 1 in named


def _generic(family: str) -> frozenset[str]:
    """Return the pronouns for whoever does something: "those who", "ceux qui"."""
    return language.word_list("generic_antecedents", family)


def _start(paragraph: Paragraph, low: int, end: int) -> int:
    """Return where the noun phrase starts that ends at a token: at its article, if it has one."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    closed = (lexicon.cues, lexicon.pronouns, lexicon.conjunctions, lexicon.thats)
    start = end - 1
    while start > max(low, end - LONGEST) and tokens[start - 1].word:
        before = tokens[start - 1].key
        opened = tokens[start].key in lexicon.determiners
        if before in lexicon.inner and _has_speaker(paragraph, low, start - 1):
            start -= 2  # "a member of the council"
        elif opened or before in lexicon.prepositions or before in lexicon.auxiliaries:
            break
        elif before in lexicon.determiners:
            start -= 1
        elif any(before in words for words in closed) or _ends_before(paragraph, start, end):
            break
        else:
            start -= 1
    if start == low or tokens[start].key in lexicon.determiners or paragraph.is_nominal(start):
        return start
    return start if tokens[start - 1].key in lexicon.prepositions else end - 1


def _ends_before(paragraph: Paragraph, start: int, end: int) -> bool:
    """Say whether a capital before a noun phrase is no part of it: "Associated Press report"."""
    if not paragraph.capital(start - 1):
        return False
    english = paragraph.lexicon.code == "en"
    near = end - 1 - start < ADJECTIVES
    return not (english and near) or _is_name(paragraph, start - 1, known=True)


def _is_verbal(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word before a relative pronoun is a verb, no noun: "they established that"."""
    lexicon, key = paragraph.lexicon, paragraph.tokens[index].key
    if lexicon.code == "de":
        return not paragraph.capital(index)
    verb = key in lexicon.cues and key not in lexicon.speakers
    return verb or key in lexicon.auxiliaries or (lexicon.code == "en" and key.endswith("ed"))


def _issuer(paragraph: Paragraph, low: int, start: int) -> Part | None:
    """Return who wrote the text before a relative clause: "Orr sent them a letter that said"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    writing = language.word_list("text_verbs", lexicon.family)
    for verb in range(start - 1, max(low, start - 1 - RECIPIENT), -1):
        if not tokens[verb].word:
            return None
        if tokens[verb].key in writing:
            return phrase_before(paragraph, low, verb)
    return None


def _is_place(paragraph: Paragraph, low: int, start: int, last: int) -> bool:
    """Say whether a noun phrase tells where somebody is: "a man in the back row"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if start - 2 < low or tokens[start - 1].key not in lexicon.prepositions:
        return False
    return _is_human(lexicon, tokens[start - 2].key) and not _is_human(lexicon, tokens[last].key)


def _is_human(lexicon: Lexicon, key: str) -> bool:
    """Say whether a noun is one for a person or a body."""
    return key in lexicon.speakers or is_person_noun(key, lexicon.code)


def _has_speaker(paragraph: Paragraph, low: int, index: int) -> bool:
    """Say whether a person or body stands before a preposition, which it governs: "members of"."""
    lexicon = paragraph.lexicon
    key = paragraph.tokens[index - 1].key if index > low else ""
    return key in lexicon.speakers - lexicon.documents or key in lexicon.indefinites


def _is_copula(paragraph: Paragraph, low: int, start: int) -> bool:
    """Say whether a form of "be" stands before a noun phrase: "She is a farmer", not "There is"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    copulas = language.word_list("copulas", lexicon.family)
    copula = start > low and tokens[start - 1].key in copulas
    return copula and tokens[low].key not in lexicon.things
