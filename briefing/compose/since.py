"""Turn a brief and an earlier one into the brief with what is new and what is repeated."""

from __future__ import annotations

from dataclasses import replace

from briefing.language import content_tokens
from briefing.model import Brief, Earlier, EarlierItem, Item

REPEATED = 0.6
"""Share of all content stems of two statements that both have, from which one repeats the other."""


def since(brief: Brief, earlier: Brief) -> Brief:
    """Return a brief with each item marked as `new` or `repeated` against an earlier brief.

    An item repeats a statement that is cut from the same words, that one of its sources'
    supporting sentences carries, or that shares most of its content words and all of its
    numbers.  Each earlier statement is repeated by one item at most.
    """
    known = [item for section in earlier.sections for item in section.items]
    repeated: dict[int, str] = {}
    changes: dict[str, str] = {}
    for section in brief.sections:
        for item in section.items:
            match = _match(item, known, repeated, brief.language)
            changes[item.id] = "new" if match is None else "repeated"
            if match is not None:
                repeated.setdefault(match, item.id)
    sections = tuple(
        replace(
            section,
            items=tuple(replace(item, change=changes[item.id]) for item in section.items),
        )
        for section in brief.sections
    )
    names = [section.name for section in earlier.sections for _ in section.items]
    rows = tuple(
        EarlierItem(name, item.text, repeated.get(number, ""))
        for number, (name, item) in enumerate(zip(names, known, strict=True))
    )
    record = Earlier(earlier.title, earlier.date, earlier.settings_hash, rows)
    return replace(brief, sections=sections, earlier=record)


def _match(item: Item, known: list[Item], taken: dict[int, str], language: str) -> int | None:
    """Return the index of the earlier statement that an item repeats, the likest first."""
    best, best_share = None, 0.0
    for number, other in enumerate(known):
        share = _share(item, other, language)
        if share >= REPEATED and (share, number not in taken) > (best_share, False):
            best, best_share = number, share
    return best


def _share(item: Item, other: Item, language: str) -> float:
    """Return from 0 to 1 how far two statements are one."""
    if _words(item) & _words(other):
        return 1.0
    mine, theirs = (frozenset(content_tokens(i.text, language)) for i in (item, other))
    if {t for t in mine if t[:1].isdigit()} != {t for t in theirs if t[:1].isdigit()}:
        return 0.0
    return len(mine & theirs) / (len(mine | theirs) or 1)


def _words(item: Item) -> frozenset[str]:
    """Return the texts that carry a statement, white space made single."""
    return frozenset(" ".join(c.text.split()) for c in (*item.citations, *item.support))
