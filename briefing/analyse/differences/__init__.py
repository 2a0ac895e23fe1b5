"""Turn links into differences: points on which two sources that tell of one matter differ.

Precision before recall: a false difference is worse than a missed one.  Each rule looks
only at sentences that `similarity` linked, of different origins and of one day's news (later
reports update earlier ones), and compares what
similarity cannot see: quantities of one thing, dates, certainty, negation, places, and the
name or kind of one thing.  A sentence that has a better match without any difference in the
other source is explained by that match.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefing.analyse.differences.certainty import certainty
from briefing.analyse.differences.dates import another_time, dates
from briefing.analyse.differences.details import details
from briefing.analyse.differences.guards import apart
from briefing.analyse.differences.negation import negation
from briefing.analyse.differences.numbers import numbers
from briefing.analyse.differences.places import places
from briefing.analyse.differences.roles import swapped
from briefing.analyse.timing import one_news
from briefing.model import Analysis, Difference, Link, Statement

__all__ = ["RULES", "differences"]

Rule = Callable[[Statement, Statement, float, str], Iterator[Difference]]
"""A kind of difference: two statements, how likely they tell of one matter, their language."""

RULES: tuple[Rule, ...] = (numbers, dates, negation, certainty, places, details)
"""The kinds of difference in the order in which they are looked for."""

LATER = 0.6
"""How likely one matter must be for support by an article of another day."""

SOFT_KINDS = frozenset({"certainty", "detail"})
"""Kinds that leave two statements on one fact: it is told, more or less firmly."""


def differences(analysis: Analysis) -> tuple[tuple[Difference, ...], tuple[Link, ...]]:
    """Return the differences, most certain first, and the links with what they then are.

    A link whose sentences differ in more than certainty or a detail, or do not say the same
    though too little shows that they differ, becomes `differ`: neither supports the other.
    One whose sentences tell of different times, or with the parts swapped, is no link.
    """
    told: list[Link] = []
    by_link: dict[Link, list[Difference]] = {}
    for link in analysis.links:
        left, right = _statement(analysis, link.left), _statement(analysis, link.right)
        code = analysis.documents[link.left[0]].language
        if link.kind != "same" and (another_time(left, right) or swapped(left, right, code)):
            continue
        told.append(link)
        texts = [analysis.documents[place[0]] for place in (link.left, link.right)]
        if analysis.origins[link.left[0]] != analysis.origins[link.right[0]] and one_news(*texts):
            by_link[link] = [
                found for rule in RULES for found in rule(left, right, link.similarity, code)
            ]
    agreed = _agreed(told, by_link)
    firm = {
        link: [d for d in found if not _explained(analysis, link, agreed, d)]
        for link, found in by_link.items()
    }
    kept: dict[Link, list[Difference]] = {}
    for link, found in firm.items():
        hard = [d for d in found if d.kind not in SOFT_KINDS]
        kept[link] = (hard or found)[:1]
    final = tuple(
        replace(link, kind="differ")
        if any(d.kind not in SOFT_KINDS or _denial(d) for d in by_link.get(link, ()))
        or (link.kind != "same" and not by_link.get(link) and not _same(analysis, link))
        else link
        for link in told
    )
    every = sorted((d for found in kept.values() for d in found), key=lambda d: -d.confidence)
    return tuple(_once(every)), final


def _once(found: list[Difference]) -> Iterator[Difference]:
    """Yield differences that no surer one shows: a side against the same source, or its words."""
    seen: set[tuple[object, ...]] = set()
    for difference in found:
        first, second = difference.sides
        keys: set[tuple[object, ...]] = {
            (difference.kind, mine.source_id, mine.start, other.source_id)
            for mine, other in ((first, second), (second, first))
        }
        keys.add((difference.kind, frozenset((first.text, second.text))))
        if not keys & seen:
            yield difference
        seen |= keys


def _statement(analysis: Analysis, place: tuple[int, int]) -> Statement:
    return analysis.statements[place[0]][place[1]]


def _same(analysis: Analysis, link: Link) -> bool:
    """Say whether a link's sentences tell the same; of articles days apart it must be surer."""
    left, right = _statement(analysis, link.left), _statement(analysis, link.right)
    first, second = (analysis.documents[place[0]] for place in (link.left, link.right))
    if not one_news(first, second) and link.similarity < LATER:
        return False
    return not apart(left, right, first.language)


def _denial(difference: Difference) -> bool:
    return any(side.label == "denied" for side in difference.sides)


Best = dict[tuple[tuple[int, int], int], float]
"""(sentence, other document) -> similarity of its best match there without a difference."""


def _agreed(links: list[Link], found: dict[Link, list[Difference]]) -> Best:
    best: Best = {}
    for link in links:
        if found.get(link):
            continue
        for mine, other in ((link.left, link.right), (link.right, link.left)):
            key = (mine, other[0])
            best[key] = max(best.get(key, 0.0), link.similarity)
    return best


def _explained(analysis: Analysis, link: Link, agreed: Best, difference: Difference) -> bool:
    """Say whether one of a link's sentences agrees with another sentence of the other source.

    For certainty any such match will do: an article that reports a claim and its denial
    agrees with one that does the same.  A number is explained by the same number anywhere in
    the other source.
    """
    if difference.kind == "number":
        texts = [analysis.statements[place[0]] for place in (link.right, link.left)]
        return any(
            f"{quantity.value:.15g}" == side.label
            for side, rows in zip(difference.sides, texts, strict=True)
            for statement in rows
            for quantity in statement.numbers
        )
    bar = 0.0 if difference.kind == "certainty" else link.similarity
    return any(
        agreed.get(key, -1.0) >= bar
        for key in ((link.left, link.right[0]), (link.right, link.left[0]))
    )
