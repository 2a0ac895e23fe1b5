"""Find the subject of a Turkish sentence: it stands first, its verb last, all else between."""

from __future__ import annotations

from briefing import language
from briefing.analyse.quotes.keys import GENITIVE
from briefing.analyse.quotes.listed import with_joined
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.tokens import QUOTE

ABLATIVE = ("dan", "den", "tan", "ten")
"""Endings of nouns whence something comes."""

OWNING = ("nın", "nin", "nun", "nün")
"""Endings of nouns in the genitive: "Partinin"."""

PARTICLES = frozenset({"da", "de", "ise"})
"""Words behind a subject: "Ayşe Demir ise"."""

STATEMENT = 3
"""Words behind a body among which its statement stands: "Partinin yazılı açıklamasında"."""


def subject_before(paragraph: Paragraph, low: int, high: int) -> Part | None:
    """Return the subject that something else parts from the verb at `high`, or None.

    "Bakan Ayşe Demir, Ankara'daki toplantıda şöyle dedi", "Şirketten yapılan açıklamada ..."; a
    name right before the verb is found without.
    """
    body = issuer(paragraph, low, high)
    if body is not None:
        return body
    parts = paragraph.parts(low, high)
    if not parts or _ending(paragraph, parts[-1]) is not None:
        return None
    for start, end in reversed(parts[:-1]):
        named = _ending(paragraph, (start, end))
        if named is not None:
            return named
    return None


def _ending(paragraph: Paragraph, part: Part) -> Part | None:
    """Return the name in its base form that a stretch ends with, a particle aside."""
    low, high = part
    while high - 1 > low and paragraph.tokens[high - 1].key in PARTICLES:
        high -= 1
    *_, last = [None, *paragraph.head_names((low, high))]
    if last is None or last[1] != high or _case(paragraph, high - 1):
        return None
    return with_joined(paragraph, low, (paragraph.title_start(last[0], low), high))


def _case(paragraph: Paragraph, index: int) -> str:
    """Return the ending behind a name's apostrophe: "Demir'in"."""
    token = paragraph.tokens[index]
    written = paragraph.text[token.start : token.end].replace("\u2019", "'")
    return written.partition("'")[2]


def behind_question(paragraph: Paragraph, low: int, place: int) -> Part | None:
    """Return the name between an earlier quotation and one at a token, who answers to it.

    "Bir gazetecinin “...” sorusuna Ayşe Demir, “...” dedi"
    """
    tokens = paragraph.tokens
    before = next((i for i in range(place - 1, low - 1, -1) if tokens[i].key == QUOTE), None)
    if before is None:
        return None
    parts = paragraph.parts(before + 1, place)
    return _ending(paragraph, parts[-1]) if parts else None


def genitive(paragraph: Paragraph, low: int, place: int) -> Part | None:
    """Return the name in the genitive before a quotation: "Demir'in “...” dediği"."""
    while place > low and paragraph.tokens[place - 1].key in paragraph.lexicon.clitics:
        place -= 1
    if place <= low:
        return None
    start = next((i for i in range(low, place) if paragraph.name_from(i) == place), None)
    if start is None or _case(paragraph, place - 1) not in GENITIVE:
        return None
    return paragraph.title_start(start, low), place


def issuer(paragraph: Paragraph, low: int, place: int) -> Part | None:
    """Return the body whose statement it is: "Bakanlıktan yapılan açıklamada, "..."."""
    tokens, texts = paragraph.tokens, language.word_list("press_statements", "tr")
    made = language.word_list("issuing", "tr")
    for index in range(low + 1, place):
        token = tokens[index - 1]
        written = paragraph.text[token.start : token.end].casefold()
        whence = written.endswith(ABLATIVE) and tokens[index].key in made
        behind = {near.key for near in tokens[index : min(place, index + STATEMENT)]}
        whose = written.endswith(OWNING) and not texts.isdisjoint(behind)
        if whence or whose:
            start = index - 1
            while start > low and paragraph.capital(start - 1):
                start -= 1
            return (start, index) if paragraph.capital(start) else None
    return None


def behind_participle(paragraph: Paragraph, after: int) -> Part | None:
    """Return the name behind a participle: "“...” diyerek başlayan Ayşe Demir, ..."."""
    part = next(iter(paragraph.parts(after, len(paragraph.tokens))), (0, 0))
    return next((name for name in paragraph.head_names(part) if name[1] == part[1]), None)
