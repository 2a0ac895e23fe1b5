"""Complete a speaker by the others of a list: "Ana Orr, Tom Lee and Eva Cole said"."""

from __future__ import annotations

from briefing.analyse.people.forms import name_key
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.phrases import phrase_from

LONGEST_NAME = 8
"""Words of one in a list, with the title, at most."""


def with_earlier(paragraph: Paragraph, low: int, part: Part) -> Part:
    """Return a noun phrase with those before its commas, if it ends a list of names.

    A conjunction joins two in it, or stands right before it behind a comma.
    """
    tokens, start, least = paragraph.tokens, part[0], 1
    if not _joins(paragraph, part):
        last = start - 2 > low and tokens[start - 1].key in paragraph.lexicon.conjunctions
        if not last or not _is_one(paragraph, part):
            return part
        start, least = start - 1, 2  # "Ana Orr, Tom Lee, and Eva Cole"
    count = 0
    while start - 2 >= low and tokens[start - 1].key == ",":
        before = _ending(paragraph, low, start - 1)
        if before is None:
            break
        start, count = before, count + 1
    return (start, part[1]) if count >= least else part


def with_joined(paragraph: Paragraph, low: int, part: Part) -> Part:
    """Return a name with the one that a conjunction joins before it, and those before that one."""
    joint = part[0] - 1
    if joint <= low or paragraph.tokens[joint].key not in paragraph.lexicon.conjunctions:
        return part
    start = _ending(paragraph, low, joint)
    return part if start is None else with_earlier(paragraph, low, (start, part[1]))


def with_later(paragraph: Paragraph, part: Part, high: int) -> Part:
    """Return a name with those behind its commas, if a conjunction joins the last of them."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if not _is_one(paragraph, part):
        return part
    end, count = part[1], 1
    while end + 2 < high and tokens[end].key == ",":
        last = tokens[end + 1].key in lexicon.conjunctions
        start = end + 1 + last
        if not paragraph.is_nominal(start):
            break
        following = phrase_from(paragraph, start, high)
        if _joins(paragraph, following):
            return part if last else (part[0], following[1])
        if not _is_one(paragraph, following):
            break
        end, count = following[1], count + 1
        if last:
            return (part[0], end) if count > 2 else part
    return part


def _joins(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a conjunction joins two names in a phrase."""
    conjunctions = paragraph.lexicon.conjunctions
    for index in range(part[0] + 1, part[1] - 1):
        if paragraph.tokens[index].key in conjunctions:
            one, two = (part[0], index), (index + 1, part[1])
            return _is_one(paragraph, one) and _is_one(paragraph, two)
    return False


def _is_one(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a phrase is a person's name with the title before it, or a country."""
    if paragraph.tokens[part[1] - 1].key == ",":
        return False
    named = paragraph.has_head_name(part)
    ends = any(paragraph.name_from(index) == part[1] for index in range(*part))
    return (named and ends) or _is_country(paragraph, part)


def _is_country(paragraph: Paragraph, part: Part) -> bool:
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    low = part[0] + (tokens[part[0]].key in lexicon.determiners)
    return low + 1 == part[1] and name_key(tokens[low].key) in lexicon.places


def _ending(paragraph: Paragraph, low: int, end: int) -> int | None:
    """Return where one of a list starts that ends at a token, if nothing governs it."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    for start in range(end - 1, max(low, end - LONGEST_NAME) - 1, -1):
        if not tokens[start].word:
            return None
        if _is_one(paragraph, (start, end)):
            first = paragraph.title_start(start, low)
            first -= first > low and tokens[first - 1].key in lexicon.determiners
            opens = first == low or not tokens[first - 1].word
            return first if opens else None
    return None
