"""Tell words that a clause says were not said: "Orr denied saying “...”", "he never said “...”"."""

from __future__ import annotations

from functools import lru_cache

from briefing import language
from briefing.analyse.quotes.found import Found
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE

REACH, GOVERNED = 6, 9
"""Tokens before a verb of speech among which its negation stands, and the verb that governs it."""

INFINITIVE = 3
"""Tokens behind a quotation among which "zu" tells of an infinitive: "gesagt zu haben"."""

BEHIND = 2
"""Tokens behind a German verb of speech among which its negation stands: "sagte er nicht"."""

BEFORE = 2
"""Tokens before a speaker among which "if" stands: "as if she had said"."""

ALMOST = frozenset({("as", "if"), ("if", "to"), ("short", "of"), ("close", "to")})
"""English words right before what was nearly said: "as if to say", "stopped short of saying"."""

_PAUSES = frozenset({",", ":"})
_SIGNS = frozenset({QUOTE, BOUNDARY, ",", ":", ";", "(", ")", "\u2014"})


def unuttered_before(paragraph: Paragraph, found: Found | None, quote: int) -> Found | None:
    """Return what stands right before a quotation and tells that nobody said it, or None.

    Whatever stands behind it: "He never said “...,” his office insists".
    """
    near = quote - 1
    while near > 0 and paragraph.tokens[near].key in _PAUSES:
        near -= 1
    key, lexicon = paragraph.tokens[near].key if near >= 0 else "", paragraph.lexicon
    if lexicon.code == "de" and (verb := _denied(paragraph, quote)) is not None:
        return Found(None, (verb, verb + 1), "unattributed", 0.0, quote)
    says = key in lexicon.cues or key in lexicon.participles
    if not says and key not in language.word_list("speech_infinitives", lexicon.family):
        return None
    own = found is not None and found.cue is not None and found.cue[1] == near + 1
    speaker = found.speaker if own and found is not None else None
    if not is_unuttered(paragraph, (near, near + 1), speaker):
        return None
    return Found(None, (near, near + 1), "unattributed", 0.0, quote)


def _denied(paragraph: Paragraph, quote: int) -> int | None:
    """Return the German verb that denies a quotation inside its infinitive: "bestritt, “...” zu".

    "Orr bestritt, jemals „...“ gesagt zu haben"
    """
    tokens = paragraph.tokens
    behind = [token.key for token in tokens[quote + 1 : quote + 1 + INFINITIVE]]
    if "zu" not in behind:
        return None
    unsaying = language.word_list("denials", "de")
    verbs = range(max(0, quote - GOVERNED), quote)
    return next((index for index in verbs if tokens[index].key in unsaying), None)


def without_unuttered(paragraph: Paragraph, found: Found | None) -> Found | None:
    """Return what was found beside a quotation, without a speaker where it tells nobody said it."""
    if found is None or found.cue is None or found.how == "unattributed":
        return found
    if not is_unuttered(paragraph, found.cue, found.speaker, found.after):
        return found
    return found._replace(speaker=None, how="unattributed", confidence=0.0)


def is_unuttered(paragraph: Paragraph, cue: Part, speaker: Part | None, after: int = 0) -> bool:
    """Say whether a verb of speech is negated, of what could be, or in a condition.

    Also "denied saying", "refused to say", "asked her to say".  `after` is where speaker and verb
    end, if that is known.
    """
    last = max(cue[1], after) + BEHIND
    near = {token.key for token in paragraph.tokens[max(0, cue[0] - GOVERNED) : last]}
    if _signs(paragraph.lexicon.family).isdisjoint(near):
        return False
    return (
        _is_negated(paragraph, cue, speaker)
        or _is_negated_behind(paragraph, cue[1])
        or (after > cue[1] and _is_negated_behind(paragraph, after))
        or _is_governed(paragraph, cue)
    )


@lru_cache(maxsize=16)
def _signs(family: str) -> frozenset[str]:
    """Return the words without any of which everything was said."""
    names = ("negations", "irreal_verbs", "conditionals", "unsaying")
    words = [word for name in names for word in language.word_list(name, family)]
    words += [last for _, last in ALMOST] if family == "en" else []
    return frozenset(part for word in words for part in (word, word.partition("'")[0] + "'"))


def _is_negated(paragraph: Paragraph, cue: Part, speaker: Part | None) -> bool:
    """Say whether a negation or "should" stands between speaker and verb, "if" before the two."""
    tokens, family = paragraph.tokens, paragraph.lexicon.family
    negations, limits, irreal, conditionals = (
        language.word_list(name, family)
        for name in ("negations", "negation_limits", "irreal_verbs", "conditionals")
    )
    before = speaker is not None and speaker[0] < cue[0]
    first = speaker[0] if before and speaker is not None else max(0, cue[0] - REACH)
    markers, audible = (language.word_list(name, family) for name in ("clause_markers", "audible"))
    heard = False  # "could be heard saying"
    if paragraph.lexicon.code == "en" and tokens[cue[0] - 1].key in paragraph.lexicon.prepositions:
        return False  # "never apologised for saying", but "refused to say" is governed
    for index in range(cue[0] - 1, max(-1, first - BEFORE - 1, cue[0] - GOVERNED), -1):
        key = tokens[index].key
        if index >= first - 1 and key in negations:
            return tokens[index + 1].key not in limits
        pair = {key, key + tokens[index + 1].key}  # French "s'il"
        if not conditionals.isdisjoint(pair) and (index < first or not before):
            return True
        if key in _SIGNS or key in markers or _opens(paragraph, key):
            return False
        heard = heard or key in audible
        if index >= first and key in irreal and not (heard or paragraph.capital(index)):
            return True
    return False


def _is_negated_behind(paragraph: Paragraph, after: int) -> bool:
    """Say whether a negation stands behind a German verb: "sagte er nicht", but "nicht nur"."""
    family = paragraph.lexicon.family
    if family != "de":
        return False
    behind = [token.key for token in paragraph.tokens[after : after + BEHIND + 1]]
    negations = language.word_list("negations", family)
    for number, key in enumerate(behind[:BEHIND]):
        if key in _SIGNS:
            return False
        if key in negations:
            limits = language.word_list("negation_limits", family)
            return limits.isdisjoint(behind[number + 1 : number + 2])
    return False


def _opens(paragraph: Paragraph, key: str) -> bool:
    """Say whether a word opens another clause than the verb's: "did not elaborate but said"."""
    lexicon = paragraph.lexicon
    return key in lexicon.conjunctions or key in lexicon.subordinators or key in lexicon.thats


def _is_governed(paragraph: Paragraph, cue: Part) -> bool:
    """Say whether a verb before an infinitive or a gerund tells that it was not said."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    unsaying = language.word_list("unsaying", lexicon.family)
    if lexicon.code == "en":
        marked = any(token.key == "to" for token in tokens[max(0, cue[0] - 2) : cue[0]])
        if not (marked or tokens[cue[0]].key.endswith("ing")):
            return False
        if cue[0] > 1 and (tokens[cue[0] - 2].key, tokens[cue[0] - 1].key) in ALMOST:
            return True
    behind = tokens[cue[1]].key if cue[1] < len(tokens) else ""
    for index in range(cue[0] - 1, max(-1, cue[0] - GOVERNED), -1):
        key = tokens[index].key
        comma = key == "," and lexicon.family == "de" and behind == "zu"
        if (key in _SIGNS and not comma) or key in lexicon.conjunctions:
            return False
        if key in unsaying:
            return True
    return False
