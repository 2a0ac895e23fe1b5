"""Turn the words around a quotation into its speaker as written.

The patterns are those of news prose (Pouliquen, Steinberger & Best 2007, Automatic
detection of quotations in multilingual news; Krestel, Bergler & Witte 2008): speaker and
cue after, before or between the quoted pieces, inverted or not, "according to", a colon,
and participles whose subject is that of the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing import language

_WORD = re.compile(r"[^\W_]+(?:[-.'\u2019][^\W_]+)*\.?")
_NP_END = re.compile(r"[,;:.!?()\u2014\u2013\"\u201c\u201d\u00ab\u00bb\u201e]|\s-\s")
_COLON = re.compile(r":\s*$")

AFTER = 240
"""Code points after a quotation in which its cue is looked for."""

LONGEST_SPEAKER = 14
"""Words of a speaker as written."""


@dataclass(frozen=True, slots=True)
class Found:
    """A speaker as written, its cue and how it was found."""

    start: int
    """Index of the speaker's first code point; equal to `end` when none is written."""
    end: int
    """Index after the speaker's last code point."""
    cue: tuple[int, int] | None
    """Where the cue stands."""
    how: str
    """`named`, `participle` or `pronoun`."""
    confidence: float
    """From 0 to 1."""


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of one language that attribution needs."""

    cues: frozenset[str]
    """Verbs that introduce speech."""
    pronouns: frozenset[str]
    """Pronouns that stand for speakers."""
    according: tuple[tuple[str, ...], ...]
    """Phrases like "according to"."""
    openers: frozenset[str]
    """Words that open a clause: no part of a speaker's name before the cue."""
    auxiliaries: frozenset[str]
    """Words between subject and cue."""
    stops: frozenset[str]
    """Words that end a speaker after the cue."""
    participles: frozenset[str]
    """Cues whose subject is that of the sentence."""


@lru_cache(maxsize=16)
def words_of(code: str) -> Words:
    """Return the word lists of a language."""
    return Words(
        cues=language.word_list("cues", code),
        pronouns=frozenset(
            line.partition("|")[0].replace("-", " ") for line in language.entries("pronouns", code)
        ),
        according=tuple(tuple(line.split()) for line in language.entries("according", code)),
        openers=language.word_list("speaker_openers", code),
        auxiliaries=language.word_list("speaker_auxiliaries", code),
        stops=language.word_list("speaker_stops", code),
        participles=frozenset(
            word
            for word in language.word_list("cues", code)
            if (code == "en" and word.endswith("ing"))
            or word.endswith(("end", "ant", "ajući", "ivši", "avši", "erek"))
        ),
    )


def after(text: str, start: int, end: int, code: str) -> Found | None:
    """Find the speaker in the clause that follows a quotation, `text[start:end]`."""
    lists = words_of(code)
    end = min(end, start + AFTER)
    tokens = _tokens(text, start, end, code)
    found = _according(text, tokens, lists, 6, end)
    if found:
        return found
    for position, (word, left, right) in enumerate(tokens[:16]):
        if word not in lists.cues:
            if position and re.search(r"[.!?;]\s", text[tokens[position - 1][2] - 1 : left]):
                if not text[tokens[position - 1][1] : left].strip().rstrip(".").lower() in _SHORT:
                    break
            continue
        subject = _subject_before(text, start, left, code)
        if subject and position:
            return Found(*subject, (left, right), _how(text, subject, lists), 0.95)
        following = _speaker_after(text, right, end, code)
        if following:
            return Found(*following, (left, right), _how(text, following, lists), 0.95)
        if position == 0:
            return Found(left, left, (left, right), "named", 0.3)
    return None


_SHORT = frozenset("mr mrs ms dr sen rep gov gen prof st jr lt col r d".split())


def before(text: str, start: int, end: int, code: str) -> Found | None:
    """Find the speaker in the words of the sentence before a quotation, `text[start:end]`."""
    lists = words_of(code)
    tokens = _tokens(text, start, end, code)
    if not tokens:
        return None
    found = _according(text, tokens, lists, len(tokens), end)
    if found:
        return found
    for position in range(len(tokens) - 1, -1, -1):
        word, left, right = tokens[position]
        if word not in lists.cues:
            continue
        if word in lists.participles:
            subject = _sentence_subject(text, start, left, code)
            if subject:
                return Found(*subject, (left, right), "participle", 0.85)
            continue
        subject = _subject_before(text, start, left, code)
        following = _speaker_after(text, right, end, code)
        if subject and following and _inverted(text, subject, following, end, code):
            subject = None
        if subject:
            near = len(tokens) - position <= 8
            return Found(*subject, (left, right), _how(text, subject, lists), 0.95 if near else 0.7)
        if following:
            return Found(*following, (left, right), _how(text, following, lists), 0.8)
    if _COLON.search(text[start:end]):
        subject = _sentence_subject(text, start, end, code)
        if subject:
            return Found(*subject, None, _how(text, subject, lists), 0.7)
    return None


def _inverted(
    text: str, subject: tuple[int, int], following: tuple[int, int], end: int, code: str
) -> bool:
    """Say whether the speaker stands after the verb: "In Bonn erklärte er:" (verb second)."""
    lists = words_of(code)
    first = language.words(text[subject[0] : subject[1]])[0].casefold()
    if first in lists.stops:
        return True
    after_verb = text[following[0] : following[1]].casefold()
    closes = not text[following[1] : end].strip(" :,\n")
    return code == "de" and (after_verb in lists.pronouns or closes)


def subject(text: str, start: int, end: int, code: str) -> tuple[int, int] | None:
    """Return the span of the subject of a sentence, its first noun phrase, or None."""
    return _sentence_subject(text, start, end, code)


def _how(text: str, span: tuple[int, int], lists: Words) -> str:
    return "pronoun" if text[span[0] : span[1]].casefold() in lists.pronouns else "named"


def _tokens(text: str, start: int, end: int, code: str) -> list[tuple[str, int, int]]:
    cyrillic = language.family(code) == "hbs"
    found = []
    for match in _WORD.finditer(text, start, end):
        word = match.group().casefold().rstrip(".")
        found.append((language.to_latin(word) if cyrillic else word, *match.span()))
    return found


def _according(
    text: str, tokens: list[tuple[str, int, int]], lists: Words, reach: int, end: int
) -> Found | None:
    """Find "according to X", the last one before the quotation or the first after it."""
    for position in range(min(reach, len(tokens))):
        for phrase in lists.according:
            if tuple(t[0] for t in tokens[position : position + len(phrase)]) == phrase:
                left, right = tokens[position][1], tokens[position + len(phrase) - 1][2]
                if re.search(r"[.!?]\s", text[right:end]):
                    continue
                span = _noun_phrase(text, right, end, frozenset())
                if span:
                    return Found(*span, (left, right), "named", 0.9)
    return None


def _subject_before(text: str, start: int, cue: int, code: str) -> tuple[int, int] | None:
    """Return the noun phrase that ends before the cue.

    "On Monday, X" gives X; "X, a lawyer for Y," gives X: a comma right before the cue
    closes an apposition, whose head stands before its first comma.
    """
    lists = words_of(code)
    end = cue
    tokens = _tokens(text, start, end, code)
    while tokens and (tokens[-1][0] in lists.auxiliaries or tokens[-1][0].endswith(("ly", "lich"))):
        if "," in text[tokens[-1][2] : end]:
            break
        end = tokens[-1][1]
        tokens.pop()
    if not tokens:
        return None
    head = text[start:end].rstrip()
    appositive = head.endswith((",", ")", "\u2014", "\u2013"))
    pieces = _pieces(text, start, start + len(head))
    if not pieces:
        return None
    if appositive and len(pieces) > 1:
        for left, right in pieces:
            span = _trim(text, left, right, lists, code)
            if span and _nominal(text, span, lists, code):
                return span
        return None
    span = _trim(text, *pieces[-1], lists, code)
    if span and text[span[0] : span[1]].casefold() in ("who", "der", "die", "qui", "koji", "koja"):
        span = _trim(text, *pieces[-2], lists, code) if len(pieces) > 1 else None
    return span if span and _nominal(text, span, lists, code) else None


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a stretch at commas, dashes, brackets and quotation marks."""
    found = []
    left = start
    for match in re.finditer(
        r"[,;:()\u2014\u2013\"\u201c\u201d\u00ab\u00bb\u201e]|\.\s(?=[A-Z\u00c0-\u024f])",
        text[start:end],
    ):
        at = start + match.start()
        before_word = text[left:at].rsplit(None, 1)[-1:] or [""]
        if match.group()[0] == "." and before_word[0].strip(".").lower() in _SHORT:
            continue
        if text[left:at].strip():
            found.append((left, at))
        left = start + match.end()
    if text[left:end].strip():
        found.append((left, end))
    return found


def _trim(text: str, start: int, end: int, lists: Words, code: str) -> tuple[int, int] | None:
    """Cut a clause's opening words off a noun phrase."""
    tokens = _tokens(text, start, end, code)
    cut = 0
    for position, (word, _, _) in enumerate(tokens):
        if word in lists.openers and position + 1 < len(tokens):
            joins = word in ("and", "und", "et", "i", "dhe", "ve", "και")
            if joins and position and tokens[position + 1][0] not in lists.pronouns:
                continue
            cut = position + 1
    tokens = tokens[cut:]
    while tokens and tokens[0][0] in lists.openers:
        tokens = tokens[1:]
    if not tokens or len(tokens) > LONGEST_SPEAKER:
        return None
    return tokens[0][1], _end(text, tokens[-1])


def _end(text: str, token: tuple[str, int, int]) -> int:
    """Return a token's end without the full stop of a sentence."""
    return token[2] - 1 if text[token[2] - 1] == "." and len(token[0]) > 3 else token[2]


def _nominal(text: str, span: tuple[int, int], lists: Words, code: str) -> bool:
    """Say whether a span can be a speaker: a pronoun, a name or a noun with its article."""
    phrase = text[span[0] : span[1]]
    if phrase.casefold() in lists.pronouns:
        return True
    words = language.words(phrase)
    if not words or words[0][:1].isdigit() and len(words) == 1:
        return False
    if any(word[:1].isupper() for word in words):
        return True
    stop = language.stop_words(code)
    return any(word.casefold() not in stop for word in words)


def _speaker_after(text: str, start: int, end: int, code: str) -> tuple[int, int] | None:
    """Return the noun phrase after an inverted cue: "said Serbian President X in Y" gives X."""
    lists = words_of(code)
    lead = re.match(r"\s+", text[start:end])
    if not lead:
        return None
    span = _noun_phrase(text, start, end, lists.stops)
    if span is None:
        return None
    first = language.words(text[span[0] : span[1]])[0]
    opens = first[:1].isupper() or first.casefold() in lists.pronouns
    determined = first.casefold() in language.word_list("determiners", code)
    return span if opens or determined else None


def _noun_phrase(text: str, start: int, end: int, stops: frozenset[str]) -> tuple[int, int] | None:
    """Return the words from `start` up to punctuation or a stop word."""
    tokens: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(text, start, end):
        gap = text[tokens[-1][2] if tokens else start : match.start()]
        if tokens and (_NP_END.search(gap) or len(tokens) >= LONGEST_SPEAKER):
            break
        if not tokens and _NP_END.search(gap):
            return None
        word = match.group().casefold()
        if tokens and word in stops:
            break
        full_stop = match.group().endswith(".") and word.rstrip(".") not in _SHORT and len(word) > 2
        tokens.append((word, *match.span()))
        if full_stop:
            break
    if not tokens:
        return None
    return tokens[0][1], _end(text, tokens[-1])


def _sentence_subject(text: str, start: int, end: int, code: str) -> tuple[int, int] | None:
    """Return the subject of a sentence: its first clause's first name or pronoun.

    A fronted clause ("Speaking at a conference, X ...", "When asked ..., X ...") is passed
    over when a name or pronoun opens a later piece.
    """
    lists = words_of(code)
    pieces = _pieces(text, start, end)
    for left, right in pieces:
        tokens = _tokens(text, left, right, code)
        while tokens and tokens[0][0] in lists.openers:
            tokens = tokens[1:]
        if not tokens:
            continue
        first = text[tokens[0][1] : tokens[0][2]]
        if tokens[0][0] in lists.pronouns:
            return tokens[0][1], tokens[0][2]
        fronted = tokens[0][0] in lists.stops or tokens[0][0].endswith(("ing", "ed"))
        if fronted or not (
            first[:1].isupper() or tokens[0][0] in language.word_list("determiners", code)
        ):
            continue
        names = []
        for token in tokens[:8]:
            word = text[token[1] : token[2]]
            small = word[:1].islower() and token[0] not in ("of", "for", "von", "de", "the")
            if names and small and any(n[:1].isupper() for n in names[-1:]):
                break
            names.append(word)
            last = token
            if small and len(names) > 3:
                break
        return tokens[0][1], _end(text, last)
    return None
