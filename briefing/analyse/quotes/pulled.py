"""Give a pull quote the speaker who stands on the line below it.

“It was terrifying to see the wall go”
Hannah Orr
Harbour resident
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from briefing import language
from briefing.analyse.people.forms import name_key
from briefing.analyse.people.lists import PARTICLES, honorifics, is_given, is_title
from briefing.analyse.quotes.heads import Mention
from briefing.analyse.quotes.lexicon import lexicon
from briefing.analyse.quotes.marks import marked, outward
from briefing.analyse.quotes.posts import poster
from briefing.analyse.quotes.resolve import DOUBTFUL, role_of
from briefing.analyse.quotes.speaker_labels import Span
from briefing.analyse.quotes.turn import LABELLED
from briefing.model import KEPT_LABELS, Block, Document, Person, Quote

LEAST, LONGEST = 6, 60
"""Words of a pull quote."""

LINE, ROLE = 100, 10
"""Code points of the line below it at most, and words of a role."""

NAME = 4
"""Words of a name at most that the article does not tell."""

_MARKS = '"\u201c\u201e\u00ab\u00bb'
_FINAL = '.!?:;\u2026"\u201d\u00bb'
_DASHES = "\u2014\u2013\u2015-~ \u00a0"
_BRACKET = re.compile(r"\s*\([^()]*\)$")
_NO_NAME = re.compile(r"\d{3}|[|&@/]|\s[-\u2013\u2014\u2022]\s")


class Below(NamedTuple):
    """What the line below a pull quote tells."""

    name: Span
    """Where the name is written."""
    speaker: str
    """The name."""
    person: Person | None
    """Whose it is, of those whom the article names."""
    role: str
    """The role behind the name or on the next line, or empty."""
    dashed: bool
    """True when a dash stands before the name."""

    @property
    def sure(self) -> bool:
        """True when more than a name tells that it is the speaker's: it may be a heading."""
        return self.dashed or bool(self.role)


def pulled(document: Document, quotes: list[Quote], mentions: list[Mention]) -> list[Quote]:
    """Return quotations in order, those that are pull quotes with the speaker named below them.

    Some stand among the headings and are new.  Where nothing but a name stands below, which can
    be the heading of what follows, a speaker taken from the text before becomes a doubt.
    """
    found = {quote.start: quote for quote in quotes if quote.direct}
    told: dict[int, Quote] = {}
    for (start, end), below in _pull_quotes(document, mentions):
        old = found.get(start)
        if old is not None and (old.cue_span or old.end != end or old.how == "participle"):
            continue
        if below.sure:
            told[start] = _quote(document, (start, end), below)
        elif old is not None and old.speaker_name != below.speaker:
            told[start] = replace(old, confidence=min(old.confidence, DOUBTFUL))
    if not told:
        return quotes
    kept = [told.pop(q.start) if q.direct and q.start in told else q for q in quotes]
    return sorted([*kept, *told.values()], key=lambda quote: (quote.start, -quote.end))


def _pull_quotes(document: Document, mentions: list[Mention]) -> Iterator[tuple[Span, Below]]:
    """Yield each paragraph that is a quotation above a name, and what stands below it."""
    blocks, text = document.blocks, document.source.text
    points_out: bool | None = None
    for index, (block, below) in enumerate(pairwise(blocks)):
        if text[block.start] not in _MARKS or block.label not in KEPT_LABELS | {"heading"}:
            continue
        points_out = outward(text) if points_out is None else points_out
        spans = marked(text, block.start, block.end, outward=points_out).spans
        if len(spans) != 1 or text[spans[0].outer_end : block.end].strip(" .,"):
            continue
        span = spans[0]
        if spans[0].outer_start != block.start or not span.closed:
            continue
        if not LEAST <= len(text[span.start : span.end].split()) <= LONGEST:
            continue
        signed = _below(document, below, blocks[index + 2 : index + 3], mentions)
        if signed is not None:
            yield (span.start, span.end), signed


def _below(
    document: Document, block: Block, further: tuple[Block, ...], mentions: list[Mention]
) -> Below | None:
    """Return what the line below a quotation tells, or None where it names nobody."""
    text, code = document.source.text, document.language
    line = text[block.start : block.end]
    bare = _BRACKET.sub("", line.lstrip(_DASHES))
    if len(line) > LINE or not bare or bare[-1] in _FINAL or _NO_NAME.search(bare):
        return None
    front, _, behind = bare.partition(",")
    front = _BRACKET.sub("", front)
    words = front.split()
    while len(words) > 1 and _is_titled(words[0], code):
        words.pop(0)
    person = poster(front, [person for _, _, person in mentions], code)
    if person is None and not _is_name(document, words):
        return None
    role = _role(behind, code)
    if not role and not behind and further:
        role = _role(text[further[0].start : further[0].end], code)
    if _is_author(role or behind, code):
        return None
    speaker = " ".join(words)
    start = block.start + line.index(words[0])
    return Below(
        (start, start + len(front) - front.index(words[0])) if words else (start, start),
        person.name if person else speaker,
        person,
        (role_of(person, lexicon(code)) if person else "") or role,
        line[0] in _DASHES,
    )


def _is_titled(word: str, code: str) -> bool:
    lower = word.casefold()
    return lower in honorifics(code) or is_title((lower,), code)


def _is_name(document: Document, words: list[str]) -> bool:
    """Say whether words are a name that the article does not tell, and no heading's.

    The first is a common first name, and none is written small anywhere: "Rose Garden Closed".
    """
    if not 2 <= len(words) <= NAME or not is_given(words[0]):
        return False
    own = [word for word in words if name_key(word) not in PARTICLES]
    small = [word.casefold() for word in own]
    if not all(word[0].isupper() for word in own):
        return False
    return not any(f" {word}" in document.source.text for word in small)


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


def _quote(document: Document, place: Span, below: Below) -> Quote:
    text = document.source.text
    return Quote(
        source_id=document.source.id,
        start=place[0],
        end=place[1],
        text=text[slice(*place)],
        pieces=(place,),
        speaker=" ".join(text[slice(*below.name)].split()),
        speaker_name=below.speaker,
        speaker_span=below.name,
        role=below.role,
        how="named",
        confidence=LABELLED,
    )
