"""Turn documents into origins: which texts are one text.

A wire story printed by two papers is one witness.  Near-identical texts are found by
the containment of their word shingles (Broder 1997, On the resemblance and containment
of documents).
"""

from __future__ import annotations

import re
from itertools import combinations

from briefing.language import fold, words
from briefing.model import Document

_DATELINE = re.compile(r"[^\W\d_][^()\n]{1,40}\(([^()\n]{2,25})\)\s*[-\u2010-\u2015:]")
_SIGNED = re.compile(r"\(([^()\n]{2,25})\)\s*$")

DATELINE = 60
"""Code points of the first sentence in which a dateline is looked for."""

SHINGLE = 5
"""Words in a shingle: long enough that two reporters do not share them by chance."""

SAME_TEXT = 0.5
"""Containment from which two texts are one origin."""

SAME_AGENCY = 0.25
"""Containment from which two texts with the byline of one agency are one origin."""


def origins(documents: tuple[Document, ...]) -> tuple[int, ...]:
    """Return for each document the number of its origin, from 1, in order of appearance."""
    shingles = [_shingles(document) for document in documents]
    bylines = [_credits(document) for document in documents]
    joined = []
    for left, right in combinations(range(len(documents)), 2):
        smaller = min(len(shingles[left]), len(shingles[right]))
        if not smaller:
            if documents[left].source.sha256 == documents[right].source.sha256:
                joined.append((left, right))
            continue
        contained = len(shingles[left] & shingles[right]) / smaller
        agency = bool(bylines[left] & bylines[right])
        if contained >= SAME_TEXT or (agency and contained >= SAME_AGENCY):
            joined.append((left, right))
    return components(len(documents), joined)


def _shingles(document: Document) -> frozenset[tuple[str, ...]]:
    tokens = [fold(word) for sentence in document.sentences for word in words(sentence.text)]
    if len(tokens) < SHINGLE:
        return frozenset()
    return frozenset(zip(*(tokens[i:] for i in range(SHINGLE)), strict=False))


def _credits(document: Document) -> frozenset[str]:
    """Return the author and the agencies that an article names, folded.

    An agency stands in brackets in the dateline ("BERLIN (dpa) - ...") or at the very end.
    """
    author = document.metadata.author
    found = [author.text] if author else []
    if document.sentences:
        text, start = document.source.text, document.sentences[0].start
        line = text.rfind("\n", 0, start) + 1
        first, last = text[line : start + DATELINE], document.sentences[-1].text
        found += [match[1] for match in (_DATELINE.match(first), _SIGNED.search(last)) if match]
    return frozenset(fold(" ".join(name.split())) for name in found)


def components(count: int, pairs: list[tuple[int, int]]) -> tuple[int, ...]:
    """Return the number of each node's connected component, from 1 by first appearance."""
    parent = list(range(count))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for left, right in pairs:
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    numbers: dict[int, int] = {}
    return tuple(numbers.setdefault(root(node), len(numbers) + 1) for node in range(count))


def shares_run(left: str, right: str, least: int) -> bool:
    """Say whether two texts share a run of so many words at `least`, letters folded."""
    first, second = ([fold(word) for word in words(text)] for text in (left, right))
    runs = {tuple(first[at : at + least]) for at in range(len(first) - least + 1)}
    found = (tuple(second[at : at + least]) for at in range(len(second) - least + 1))
    return any(run in runs for run in found)
