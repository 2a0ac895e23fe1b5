"""Turn a sentence into its cues of certainty, each with whether it is in the main statement."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefing import language
from briefing.analyse.lexicon import Lexicon, Match
from briefing.analyse.scan import Scan, quoted, scan

_BOUNDARY = re.compile('[,;:()\u2014\u2013"\u201c\u201d\u201e\u00ab\u00bb]| - ')
_CLOSERS = " \t\n\r\"'\u201d\u201c\u2019\u00bb\u00ab)]"
_QUESTION = ("?", "\u037e")

PHRASE = 4
"""Words that an opener without a comma takes out of the main statement ("after the vote")."""

RELATIVE = 3
"""Words that a relative without a comma takes out of it ("that ran the vote")."""

CLOSE = 3
"""Words between a verb of saying and its "that" at most ("said on Monday that")."""

OPENERS = frozenset({"sub", "adverbial", "relative", "complement", "that", "tail"})
"""Labels of words that open a clause."""

_ACCENTS = frozenset({"de", "fr", "es"})
"""Languages in which an accent tells moods and tenses apart, and is never left out."""

_CONTRACTED = frozenset({"d", "D", "ll", "LL"})
"""English "would" and "will" after an apostrophe."""

_BARE_RELATIVES = frozenset({"en", "fr", "sq", "el", "it", "es"})
"""Languages whose relative clauses need no comma."""


class Cue(NamedTuple):
    """A cue of certainty or negation in a sentence."""

    label: str
    """The label of its list."""
    first: int
    """Index of its first word."""
    last: int
    """Index after its last word."""
    main: bool
    """True when it stands in the main statement."""


@lru_cache(maxsize=32)
def _lists(family: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for line in language.entries("certainty", family):
        name, _, body = line.partition("|")
        table.setdefault(name, []).extend(body.split(";"))
    return table


@lru_cache(maxsize=32)
def _openers(family: str) -> Lexicon:
    table = _lists(family)
    rows = [(phrase, name) for name in sorted(OPENERS) for phrase in table.get(name, ())]
    none = [(phrase, "") for phrase in table.get("tail_none", ())]
    return Lexicon([*none, *rows], accents=family in _ACCENTS)


_PRIORITY = (
    "none",
    "open",
    "denied",
    "hedged",
    "hedged_final",
    "planned",
    "planned_final",
    "modal",
    "conditional",
    "purpose",
    "weak",
    "attributed",
)
"""Labels of cues in the order in which they win where phrases of one length begin alike."""


@lru_cache(maxsize=32)
def _cue_lists(family: str) -> Lexicon:
    table = _lists(family)
    listed = ((phrase, name) for name in _PRIORITY for phrase in table.get(name, ()))
    return Lexicon(listed, accents=family in _ACCENTS)


@lru_cache(maxsize=32)
def _negations(family: str) -> Lexicon:
    table = _lists(family)
    names = ("negation_none", "negation", "contrast")
    return Lexicon((phrase, name) for name in names for phrase in table.get(name, ()))


def negations(cut: Scan, code: str) -> list[Match]:
    """Return every negation of a text, quoted ones as well."""
    found = _negations(language.family(code)).all(cut)
    return [match for match in found if match.value == "negation"]


def hedged_anywhere(text: str, code: str) -> bool:
    """Say whether a text has a cue of possibility, be it in a quotation or a side clause."""
    cut, family = scan(text, code), language.family(code)
    found = _cue_lists(family).all(cut)
    return any(m.value.startswith("hedged") and _counts(cut, m, family) for m in found)


@lru_cache(maxsize=4)
def cues(text: str, code: str) -> tuple[Cue, ...]:
    """Return the cues of a sentence outside quotation marks, from left to right."""
    cut, family = scan(text, code), language.family(code)
    found = [m for m in _cue_lists(family).all(cut) if _counts(cut, m, family)]
    denials = [m for m in _negations(family).all(cut) if m.value != "negation_none"]
    if not found and not denials:
        return ()
    main, spoken = _main(cut, family, found), quoted(text)
    everything = sorted((*found, *denials), key=lambda match: match.first)
    return tuple(
        Cue(_label(cut, m, family), m.first, m.last, main[m.first])
        for m in everything
        if not any(start <= cut.starts[m.first] < end for start, end in spoken)
    )


def question(text: str, code: str) -> bool:
    """Say whether a sentence asks: its own last mark is a question mark, or all of it is quoted."""
    spans = quoted(text)
    end = len(text)
    bare = text.rstrip(_CLOSERS)
    if spans and spans[-1][1] >= len(bare) and spans[0][0] > 1:
        end = spans[-1][0]
        bare = text[:end].rstrip(_CLOSERS)
    return bare.endswith(_QUESTION) or (code == "el" and bare.endswith(";"))


def _counts(cut: Scan, match: Match, family: str) -> bool:
    """Say whether a match is a cue: no name (May, Will), no attribute where only verbs count."""
    if match.value == "none":
        return False
    if match.value.endswith("_final"):
        return bool(cut.gap(match.last - 1).strip(" \t\n\r'\u2019"))
    if family == "de" and cut.keys[match.first] == "werden" and _infinitive(cut, match.first):
        return False
    word = cut.words[match.first]
    if len(cut.keys[match.first]) <= 2 and family == "en" and word in _CONTRACTED:
        return cut.before(match.first) in ("'", "\u2019")
    single = match.last - match.first == 1
    return not (
        family == "en" and single and match.first and word[0].isupper() and word[1:].islower()
    )


def _infinitive(cut: Scan, index: int) -> bool:
    """Say whether German "werden" only ends a passive: "konnten geborgen werden"."""
    ends = index + 1 == len(cut.words) or _BOUNDARY.search(cut.gap(index)) is not None
    return ends and index > 0 and _is_participle(cut.keys[index - 1])


def _label(cut: Scan, match: Match, family: str) -> str:
    """Return the label of a cue; "soll" is a report with a perfect tense, else a plan."""
    if match.value.endswith("_final"):
        return match.value.removesuffix("_final")
    if match.value != "modal":
        return match.value
    endings = _lists(family).get("perfect_end", ())
    for index in range(match.last, len(cut.words)):
        if _BOUNDARY.search(cut.gap(index)) or index + 1 == len(cut.words):
            perfect = cut.keys[index] in endings and _is_participle(cut.keys[index - 1])
            return "hedged" if perfect else "planned"
    return "planned"


def _is_participle(word: str) -> bool:
    return word.startswith("ge") or word.endswith("t") or word in ("worden", "gewesen")


def _main(cut: Scan, family: str, found: list[Match]) -> list[bool]:
    """Return for each word whether it stands in the main statement.

    A subordinate clause reaches to the next mark; a clause of what is said, and the first
    word after a mark, are the main statement again.  An opener without a comma before it
    takes only a phrase.
    """
    openers = _openers(family)
    told = {match.last for match in found if match.value != "weak"}
    speech = {match.first for match in found if match.value == "attributed"}
    main: list[bool] = []
    outside, left, tail = False, 0, False
    for index, key in enumerate(cut.keys):
        boundary = not index or _BOUNDARY.search(cut.before(index)) is not None
        if boundary:
            outside, left, tail = False, 0, False
        opener = openers.at(cut, index) if openers.entries(key) else None
        kind = opener.value if opener is not None else ""
        if kind == "that":
            kind = "complement" if _tells(cut, index, told) else "relative"
        if kind == "complement":
            outside, left = tail, 0
        elif kind == "tail":
            outside = tail = boundary and index > 0
        elif kind == "sub" or (kind == "relative" and boundary and index and index not in told):
            outside = True
        elif kind == "adverbial" and index not in speech:
            left = PHRASE + 1
        elif kind == "relative" and family in _BARE_RELATIVES:
            left = RELATIVE + 1
        main.append(not outside and left <= 0)
        left -= 1
    return main


def _tells(cut: Scan, index: int, told: set[int]) -> bool:
    """Say whether an English "that" opens what is said: a cue or "and" stands before it."""
    return cut.keys[index - 1 : index] in (("and",), ("but",)) or any(
        index - back in told for back in range(CLOSE + 1)
    )
