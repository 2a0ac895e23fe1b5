"""Find what a verb of speech reports: the clause behind it, before it, or around it."""

from __future__ import annotations

import re

from briefing import language
from briefing.analyse.quotes.cues import Cue
from briefing.analyse.quotes.english_clauses import (
    SAYING,
    acts,
    bare_clause,
    behind_apposition,
    behind_hearer,
    complement,
    has_verb,
    source_end,
    until,
)
from briefing.analyse.quotes.found import speaker_behind
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.phrases import phrase_from

LONGEST_AS, BEHIND = 12, 8
"""Words of a clause with "wie" or the like before its verb, and behind it, at most."""

NEAR = 3
"""Words before a Turkish verb among which the one stands that it reports."""

_REPORTED = re.compile("(?:ğ[ıiuü]n[ıiuüae]|[ae]?[ğk]l[ae]r[ıi]n[ıiae]|m[ae]s[ıi]n[ıiae])$")
"""Endings of Turkish verbs that are reported: "olacağını", "gittiklerini", "gitmesini"."""

WORDS = 4
"""Words of a reported statement at least."""


def content_of(paragraph: Paragraph, cue: Cue) -> Part | None:
    """Return what a cue reports: the clause behind it, or the one before at a sentence's end."""
    found, english = _content(paragraph, cue), paragraph.lexicon.code == "en"
    if found is None or (english and not has_verb(paragraph, *found)):
        return None
    if found[1] <= cue.first:
        return found
    end = until(paragraph, *found) if english else _end_of(paragraph, *found)
    return _long(paragraph, (found[0], end))


def _end_of(paragraph: Paragraph, low: int, high: int) -> int:
    """Return where a report ends: before a comma and words with which the writer goes on."""
    tokens = paragraph.tokens
    ends = [row.split() for row in language.entries("report_ends", paragraph.lexicon.family)]
    for index in range(low + WORDS, high - 1):
        if tokens[index].key != ",":
            continue
        behind = [token.key for token in tokens[index + 1 : index + 4]]
        if behind[1:2] and behind[1] in paragraph.lexicon.thats and len(behind[0]) < 5:
            continue  # "mais que", "ali da"
        if any(behind[: len(words)] == words for words in ends):
            return index
    return high


def _content(paragraph: Paragraph, cue: Cue) -> Part | None:
    """Return what `content_of` does, perhaps with what the writer goes on with."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    high = _last_word(paragraph)
    inverted = _inverted(paragraph, cue, high)
    if inverted is not None:
        return _long(paragraph, inverted)
    if (
        lexicon.comparing
        and lexicon.code != "en"
        and (beside := _beside_as(paragraph, cue, high)) is not None
    ):
        return _long(paragraph, beside)
    for place in range(cue.after, min(cue.after + 14, high)):
        key = tokens[place].key
        if key in lexicon.thats:
            if (
                place > cue.after
                and tokens[cue.after - 1].key == "on"
                and not _adds(paragraph, cue)
            ):
                return None  # "went on trial on charges that"
            if lexicon.code == "en":
                clause = complement(paragraph, cue.after, high)
                if clause is not None:
                    return _long(paragraph, clause)
                break  # "said the rule that bans it was new"
            return _long(paragraph, (place if lexicon.family == "fr" else place + 1, high))
        if key in ",;:" and not (lexicon.family in ("de", "sq", "el") and key == ","):
            break
    if lexicon.family == "tr":
        return _verb_final(paragraph, cue, high)
    if lexicon.code == "en":
        start = behind_hearer(paragraph, cue.first, cue.after, high)
        if start is not None:
            return _long(paragraph, (start, high))
    core = tokens[cue.first].key in lexicon.core or (cue.phrase and lexicon.family == "de")
    if not core or cue.after >= high:
        return _before_tag(paragraph, cue, high)
    if lexicon.family == "de":
        comma = next(
            (i for i in range(cue.after, min(cue.after + 10, high)) if tokens[i].key == ","), None
        )
        return _long(paragraph, (comma + 1, high)) if comma is not None else None
    if paragraph.is_nominal(cue.after) and not lexicon.is_adverb(tokens[cue.after].key):
        told = lexicon.code != "en" or tokens[cue.first].key in SAYING
        if not (told or acts(paragraph, cue.after, high)):
            return None  # "added a tower to the plan"
        return _long(paragraph, (cue.after, high))
    if tokens[cue.first].key in SAYING:
        start = bare_clause(paragraph, cue.first, cue.after, high)
        if start is not None:
            return _long(paragraph, (start, high))
    return _before_tag(paragraph, cue, high)


def _adds(paragraph: Paragraph, cue: Cue) -> bool:
    """Say whether a verb of speech goes with "went on": "went on to say that"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    said = cue.after + 1
    infinitive = said < len(tokens) and tokens[cue.after].key in lexicon.infinitives
    return infinitive and (tokens[said].key in lexicon.cues or tokens[said].key in ("say", "add"))


def _inverted(paragraph: Paragraph, cue: Cue, high: int) -> Part | None:
    """Return what stands before a cue with its speaker behind it: "..., said two officials"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    start = cue.first
    while lexicon.code != "en" and start and tokens[start - 1].key in lexicon.auxiliaries:
        start -= 1
    if start < WORDS or cue.participle or cue.after >= high or tokens[start - 1].key != ",":
        return None
    if lexicon.family == "tr" or not _opens_tag(paragraph, cue):
        return None
    if _is_clause(paragraph, start - 1):
        return None
    if lexicon.code == "en" and not paragraph.is_nominal(cue.after):
        return None
    if lexicon.code == "en" and tokens[cue.after].key in lexicon.pronouns:
        return None
    if lexicon.code != "en" and not _is_tag(paragraph, cue, high):
        return None
    speaker = speaker_behind(paragraph, cue, high)
    able = speaker is not None and paragraph.can_speak(speaker)
    if able and speaker is not None:
        english = lexicon.code == "en"
        # "Ana Lee, the mayor, said Orr had left" is what Ana Lee said.
        clause = english and acts(paragraph, speaker[0], high)
        able = not clause if english else _is_somebody(paragraph, speaker)
    return (0, start - 1) if able else None


def _opens_tag(paragraph: Paragraph, cue: Cue) -> bool:
    """Say whether a verb of speech is one that opens tags, also "teilte ... mit", "hieß es"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    key = tokens[cue.first].key
    if lexicon.code == "de" and (cue.phrase or tokens[cue.after].key in lexicon.impersonal):
        return True
    if lexicon.core:
        return key in lexicon.core
    return key in lexicon.cues and key not in lexicon.ambiguous


def _beside_as(paragraph: Paragraph, cue: Cue, high: int) -> Part | None:
    """Return what stands beside a clause: "Wie Ana Lee mitteilte, ...", "Kako je rekla, ..."."""
    tokens, comparing = paragraph.tokens, paragraph.lexicon.comparing
    start, after = cue.first, cue.after
    while start and tokens[start].key not in comparing and tokens[start].key != ",":
        start -= 1
    if tokens[start].key not in comparing or cue.first - start > LONGEST_AS:
        return None
    behind = tokens[start + 1].key
    if behind in paragraph.lexicon.prepositions or behind in paragraph.lexicon.unsaid:
        return None  # "Wie aus Kreisen der Polizei verlautete", "Όπως αναφέρεται από το Μέγαρο"
    verb_last = paragraph.lexicon.code == "de"
    while not verb_last and after < high and tokens[after].word and after - cue.after < BEHIND:
        if tokens[after].key in paragraph.lexicon.thats:
            return None
        after += 1
    if start == 0 and after < high and tokens[after].key == ",":
        return after + 1, high
    if start > WORDS and cue.after == high and tokens[start - 1].key == ",":
        return 0, start - 1
    return None


def _is_somebody(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a noun phrase has a name or a speaker's noun before what it governs."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if paragraph.has_head_name(part) or paragraph.is_pronoun(part):
        return True
    closed = lexicon.prepositions | lexicon.inner
    inner = (index for index in range(*part) if tokens[index].key in closed)
    nouns = range(part[0], next(inner, part[1]))
    return any(tokens[i].key in lexicon.speakers or paragraph.is_body(i) for i in nouns)


def _is_tag(paragraph: Paragraph, cue: Cue, high: int) -> bool:
    """Say whether a cue opens a tag, no clause of its own behind an apposition.

    "Ana Lee, la maire, a demandé de l'aide" has a noun phrase alone before its first comma.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if any(token.key in lexicon.thats for token in tokens[cue.after : high]):
        return False
    comma = next(index for index in range(cue.first) if tokens[index].key == ",")
    if paragraph.is_nominal(0) and phrase_from(paragraph, 0, comma)[1] == comma:
        return False
    return lexicon.code == "de" or all(token.key != "," for token in tokens[cue.after : high])


def _is_clause(paragraph: Paragraph, end: int) -> bool:
    """Say whether the words before `end` are an inner clause alone: "When asked", not "But he"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    opener = tokens[0].key in lexicon.subordinators and tokens[0].key not in lexicon.conjunctions
    return opener and not any(token.key == "," for token in tokens[:end])


def _last_word(paragraph: Paragraph) -> int:
    high = len(paragraph.tokens)
    while high and not paragraph.tokens[high - 1].word:
        high -= 1
    return high


def _long(paragraph: Paragraph, part: Part) -> Part | None:
    words = sum(token.word for token in paragraph.tokens[part[0] : part[1]])
    return part if words >= WORDS else None


def _before_tag(paragraph: Paragraph, cue: Cue, high: int) -> Part | None:
    """Return the statement before a tag at the sentence's end: "The bridge is safe, he said."."""
    tokens = paragraph.tokens
    lexicon = paragraph.lexicon
    key = tokens[cue.first].key
    if [token.key for token in tokens[cue.after : cue.after + 1]] == [","]:
        following = tokens[cue.after + 1].key if cue.after + 1 < high else ""
        high = cue.after if following in lexicon.participles else high  # ", Orr said, adding that"
    if (
        high - cue.after > 6
        or key in lexicon.ambiguous
        or (lexicon.core and key not in lexicon.core)
    ):
        return None
    comma = cue.first
    while comma > 0 and tokens[comma - 1].key != ",":
        comma -= 1
    if cue.phrase or cue.participle or _is_clause(paragraph, comma - 1):
        return None
    if comma < cue.first and tokens[comma].key in lexicon.relatives:
        return None
    if comma < WORDS or cue.first - comma > 6:
        return None
    opener = tokens[comma].key
    if opener in lexicon.conjunctions:
        return None  # "A firm asked, and Ana Lee said no"
    verbal = opener in lexicon.auxiliaries and opener not in lexicon.determiners
    if lexicon.family == "fr" and verbal and cue.first - comma > 1:
        said = any(paragraph.is_inverted(index) for index in range(comma, cue.first))
        if not said:
            return None  # "Ana Lee, 41 ans, a d'abord demandé pardon", but "a-t-elle demandé"
    if comma == cue.first and not (cue.after < high and paragraph.is_nominal(cue.after)):
        return None
    return _long(paragraph, (0, comma - 1))


def _verb_final(paragraph: Paragraph, cue: Cue, high: int) -> Part | None:
    """Return what stands between subject and verb: "Bakan, ... olacağını söyledi."."""
    if cue.after < high - 1:
        return None
    tokens = paragraph.tokens
    objects = (token.key for token in tokens[max(0, cue.first - NEAR) : cue.first])
    if not any(map(_REPORTED.search, objects)):
        return None  # "hükümeti eleştirdi"
    comma = next((i for i in range(min(12, cue.first)) if tokens[i].key == ","), None)
    return _long(paragraph, (comma + 1, cue.first)) if comma is not None else None


def _behind_title(paragraph: Paragraph, low: int, high: int) -> int:
    """Return where a clause goes on behind a title between commas: "Selon Ana Lee, avocate, "."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.code == "en" and low < high:
        return behind_apposition(paragraph, low, high)
    if low >= high or tokens[low].key not in lexicon.roles:
        return low
    end = next((i for i in range(low, min(high, low + LONGEST_AS)) if tokens[i].key == ","), low)
    return end + (end > low)


def rest(paragraph: Paragraph, low: int, high: int) -> Part | None:
    """Return the statement around "according to X", at the front or the end of a sentence."""
    last = _last_word(paragraph)
    if low <= 1:
        english = paragraph.lexicon.family == "en"
        if english or (high < last and paragraph.tokens[high].key in paragraph.lexicon.relatives):
            comma = (i for i in range(high, last) if paragraph.tokens[i].key == ",")
            high = next(comma, last)
        while high < last and not paragraph.tokens[high].word:
            high += 1
        start = _behind_title(paragraph, high, last)
        while start < last and not paragraph.tokens[start].word:
            start += 1
        if paragraph.lexicon.code == "en" and start < last:
            return _long(paragraph, (start, until(paragraph, start, last)))
        return _long(paragraph, (start, last))
    if paragraph.lexicon.code == "en":
        high = source_end(paragraph, high, last)
    if high >= last:
        while low and not paragraph.tokens[low - 1].word:
            low -= 1
        return _long(paragraph, (0, low))
    return None
