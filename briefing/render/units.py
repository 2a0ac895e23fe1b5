"""Turn a brief into units that can be left out one by one, and back into a shorter brief."""

from __future__ import annotations

from dataclasses import replace

from briefing.fit import Unit
from briefing.language import letters
from briefing.model import Brief, Difference, LeftOut, Section
from briefing.render.build import DIFFERENCES_IN, difference_id
from briefing.render.escape import plain

NO_ROOM = "no room on the page"
"""The reason in the record for what the page could not hold."""


def units(brief: Brief) -> tuple[Unit, ...]:
    """Return the items and differences of a brief in the order of their worth.

    The best of each section comes first, in page order, then the first difference, then the
    others by their score; after each two of those the next difference.
    """
    best = {s.name: max(s.items, key=lambda item: item.score) for s in brief.sections if s.items}
    first = [Unit(item.id, name, len(item.text)) for name, item in best.items()]
    differences = [_difference(d) for d in _by_confidence(brief)]
    others = sorted(
        ((i.score, Unit(i.id, s.name, len(i.text))) for s in brief.sections for i in s.items),
        key=lambda pair: -pair[0],
    )
    rest = [unit for _, unit in others if unit not in first]
    ordered = first + differences[:1]
    waiting = differences[1:]
    for place, unit in enumerate(rest, start=1):
        ordered.append(unit)
        if place % 2 == 0 and waiting:
            ordered.append(waiting.pop(0))
    return tuple(ordered + waiting)


def printed(brief: Brief) -> dict[str, tuple[str, ...]]:
    """Return for each unit its texts as the page must hold them: letters and digits, folded."""
    found: dict[str, tuple[str, ...]] = {
        item.id: (letters(plain(item.text)),) for s in brief.sections for item in s.items
    }
    for difference in brief.differences:
        found[difference_id(difference)] = tuple(letters(plain(s.text)) for s in difference.sides)
    return found


def shortened(brief: Brief, kept: tuple[str, ...] | frozenset[str], reason: str) -> Brief:
    """Return a brief with the units `kept` alone; the others are listed as left out."""
    keeping = frozenset(kept)
    sections = []
    left_out = list(brief.left_out)
    for section in brief.sections:
        items = tuple(item for item in section.items if item.id in keeping)
        sections.append(Section(section.name, section.title, items))
        for item in section.items:
            if item.id not in keeping:
                left_out.extend(LeftOut(citation, reason) for citation in item.citations)
    differences = tuple(d for d in brief.differences if difference_id(d) in keeping)
    for difference in brief.differences:
        if difference not in differences:
            left_out.extend(LeftOut(side, reason) for side in difference.sides)
    return replace(
        brief, sections=tuple(sections), differences=differences, left_out=tuple(left_out)
    )


def capped(brief: Brief, most: dict[str, int]) -> Brief:
    """Return a brief with no more items in a section than its style prints."""
    kept = [difference_id(difference) for difference in brief.differences]
    for section in brief.sections:
        ranked = sorted(section.items, key=lambda item: -item.score)
        kept += [item.id for item in ranked[: most.get(section.name)]]
    if len(kept) == len(brief.differences) + sum(len(s.items) for s in brief.sections):
        return brief
    return shortened(brief, tuple(kept), "the house style prints no more in its section")


def _difference(difference: Difference) -> Unit:
    length = sum(len(side.text) + 40 for side in difference.sides)
    return Unit(difference_id(difference), DIFFERENCES_IN, length)


def _by_confidence(brief: Brief) -> list[Difference]:
    return sorted(brief.differences, key=lambda difference: -difference.confidence)
