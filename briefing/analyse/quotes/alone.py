"""Give a quotation that is a paragraph of its own the speaker who stands on a line beside it.

    “It was terrifying to see the wall go”          MAYOR COLIN NASH
    Hannah Orr
    Harbour resident                                “We have no money for a new wall.”

A pull quote has the line below it, reactions to the news have it above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from briefing import language
from briefing.analyse.people.forms import name_key
from briefing.analyse.people.lists import PARTICLES, honorifics, is_given, is_title
from briefing.analyse.quotes.heads import Mention
from briefing.analyse.quotes.lexicon import lexicon
from briefing.analyse.quotes.marks import marked, outward
from briefing.analyse.quotes.posts import poster
from briefing.analyse.quotes.resolve import DOUBTFUL, role_of
from briefing.analyse.quotes.speaker_labels import Span, calm, is_titled
from briefing.analyse.quotes.turn import LABELLED, whole
from briefing.model import KEPT_LABELS, Block, Document, Person, Quote

LEAST, LONGEST = 6, 60
"""Words of a pull quote."""

REACTIONS = 2
"""Quotations with a line above that names a speaker, at least, where such lines stand above."""

LINE, ROLE = 100, 10
"""Code points of the line beside it at most, and words of a role."""

NAME = 4
"""Words of a name at most that the article does not tell."""

_MARKS = '"\u201c\u201e\u00ab\u00bb'
_CLOSING = _MARKS + "\u201d \u00a0\t\r\n.,"
_FINAL = '.!?:;\u2026"\u201d\u00bb'
_DASHES = "\u2014\u2013\u2015-~ \u00a0"
_BRACKET = re.compile(r"\s*\([^()]*\)$")
_NO_NAME = re.compile(r"\d{3}|[|&@/]|\s[-\u2013\u2014\u2022]\s")


class Line(NamedTuple):
    """What a line beside a quotation tells."""

    name: Span
    """Where the name is written."""
    speaker: str
    """The name."""
    role: str
    """The role before or behind the name or on the next line, or empty."""
    sure: bool
    """True when more than a name tells that it is a speaker's: it may be a heading."""


class Alone(NamedTuple):
    """A quotation that is a paragraph of its own, and the lines beside it."""

    place: Span
    """Where it stands, inside the marks."""
    above: Line | None
    """What the line above it tells, if that names somebody."""
    below: Line | None
    """The same of the line below it."""


def with_lines_beside(
    document: Document, quotes: list[Quote], mentions: list[Mention]
) -> list[Quote]:
    """Return quotations in order, those alone in a paragraph with the speaker named beside them.

    Some stand among the headings and are new.  Where nothing but a name stands below, which can
    be the heading of what follows, a speaker taken from the text before becomes a doubt.
    """
    found = {quote.start: quote for quote in quotes if quote.direct}
    alone = [row for row in _alone(document, mentions) if _is_open(found.get(row.place[0]), row)]
    labelled = sum(row.above is not None and row.above.sure for row in alone)
    above = labelled >= REACTIONS and labelled >= sum(row.below is not None for row in alone)
    told: dict[int, Quote] = {}
    last: Line | None = None
    end = 0
    for row in alone:
        line = row.above if above else row.below
        between = document.source.text[end : row.place[0]]
        if line or not above or between.strip(_CLOSING):  # else it goes on with the one before
            last = line
        end = row.place[1]
        old = found.get(row.place[0])
        if last is not None and (last.sure or above):
            told[row.place[0]] = _quote(document, row.place, last)
        elif last is not None and old is not None and old.speaker_name != last.speaker:
            told[row.place[0]] = replace(old, confidence=min(old.confidence, DOUBTFUL))
    kept = [told.pop(q.start) if q.direct and q.start in told else q for q in quotes]
    return sorted([*kept, *told.values()], key=lambda quote: (quote.start, -quote.end))


def _is_open(old: Quote | None, row: Alone) -> bool:
    """Say whether nothing beside a quotation tells who speaks; None is one not found yet."""
    if old is None:
        return True
    return not (old.cue_span or old.end != row.place[1] or old.how == "participle")


def _alone(document: Document, mentions: list[Mention]) -> Iterator[Alone]:
    """Yield each paragraph that is a quotation, with the lines beside it that name somebody."""
    blocks, text = document.blocks, document.source.text
    people = list({person.name: person for _, _, person in mentions}.values())
    points_out: bool | None = None
    for index, block in enumerate(blocks):
        if text[block.start] not in _MARKS or block.label not in KEPT_LABELS | {"heading"}:
            continue
        if text[block.start : block.end].rstrip(" .,")[-1:] not in _CLOSING:
            continue  # most quotations go on with who says so
        points_out = outward(text) if points_out is None else points_out
        spans = marked(text, block.start, block.end, outward=points_out).spans
        if len(spans) != 1 or text[spans[0].outer_end : block.end].strip(" .,"):
            continue
        span = spans[0]
        filled = span.outer_start == block.start and span.closed
        if not filled or not LEAST <= len(text[span.start : span.end].split()) <= LONGEST:
            continue
        yield Alone(
            (span.start, span.end),
            _line(document, blocks[max(0, index - 1) : index], people),
            _line(document, blocks[index + 1 : index + 3], people),
        )


def _line(document: Document, lines: tuple[Block, ...], people: list[Person]) -> Line | None:
    """Return what the first of some lines tells with the second, or None if it names nobody."""
    if not lines:
        return None
    text, code, block = document.source.text, document.language, lines[0]
    line = text[block.start : block.end]
    bare = _BRACKET.sub("", line.strip(_DASHES))
    if len(line) > LINE or not bare or bare[-1] in _FINAL or _NO_NAME.search(bare):
        return None
    front, _, behind = bare.partition(",")
    front = _BRACKET.sub("", front)
    person = poster(calm(front), people, code)
    before, words = _named(front, code)
    role = _role(before, code) or _role(behind, code)
    if not role and not behind and len(lines) > 1:
        role = _role(text[lines[1].start : lines[1].end], code)
    if _is_author(role or behind, code):
        return None
    if person is None and not _is_name(document, words) and not _is_body(front, code):
        return None
    start = block.start + line.index(words[0] if words else front)
    return Line(
        (start, block.start + line.index(front) + len(front)),
        person.name if person else calm(" ".join(words)),
        (role_of(person, lexicon(code)) if person else "") or _small(role),
        line[0] in _DASHES or bool(role),
    )


def _small(role: str) -> str:
    """Return a role in capitals in small letters."""
    return role.lower() if role.isupper() else role


def _named(front: str, code: str) -> tuple[str, list[str]]:
    """Return what stands before the name in a line, and the words of the name.

    It starts with a common first name behind a title: "KREMLIN SPOKESMAN IVAN ORR".
    """
    words = front.split()
    start = 0
    while start < len(words) - 1 and is_titled(words[start], code):
        start += 1
    if not is_given(words[start]):
        for index in range(start + 1, len(words) - 1):
            if is_given(words[index]) and is_titled(words[index - 1], code):
                start = index
                break
    before = [word for word in words[:start] if word.casefold() not in honorifics(code)]
    return " ".join(before), words[start:]


def _is_body(front: str, code: str) -> bool:
    """Say whether a line is an organisation: "TRANSPORT MINISTRY"."""
    keys = language.listed(front.split(), code)
    capital = all(word[0].isupper() for word in front.split())
    return capital and 1 < len(keys) <= NAME and any(map(lexicon(code).is_body, keys))


def _is_name(document: Document, words: list[str]) -> bool:
    """Say whether words are a name that the article does not tell, and no heading's.

    The first is a common first name, and none is written small anywhere: "Rose Garden Closed".
    """
    if not 2 <= len(words) <= NAME or not is_given(words[0]):
        return False
    own = [word for word in words if name_key(word) not in PARTICLES]
    if not all(word[0].isupper() for word in own):
        return False
    return not any(f" {word.casefold()}" in document.source.text for word in own)


def _role(text: str, code: str) -> str:
    """Return a line or the rest of one if it tells an office or a trade, else nothing."""
    role = _BRACKET.sub("", text.strip())
    words = role.split()
    if not 0 < len(words) <= ROLE or role[-1] in _FINAL or "\n" in role:
        return ""
    roles = lexicon(code).roles
    keys = language.listed([part for word in words for part in word.strip(",").split("-")], code)
    return role if any(key in roles or is_title((key,), code) for key in keys) else ""


def _is_author(role: str, code: str) -> bool:
    """Say whether a role is that of somebody who writes for the paper."""
    keys = language.listed(language.words(role), code)
    return not language.word_list("authors", "any").isdisjoint(keys)


def _quote(document: Document, place: Span, line: Line) -> Quote:
    said = whole(document, place, line.name, LABELLED)
    return replace(said, speaker_name=line.speaker, role=line.role)
