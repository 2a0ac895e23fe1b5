"""Turn documents into origins and stories: which texts are one text, which share a story.

A wire story printed by two papers is one witness.  Near-identical texts are found by
the containment of their word shingles (Broder 1997, On the resemblance and containment
of documents).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import combinations, pairwise

from briefing.language import family, fold, words
from briefing.model import Document, Link, Statement

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

SAME_STORY = 0.08
"""Cosine of two documents' content words from which they may tell one story."""


LINKED = 2
"""Linked pairs of sentences from which two documents tell one story."""


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
    return _components(len(documents), joined)


def stories(
    documents: tuple[Document, ...],
    statements: tuple[tuple[Statement, ...], ...],
    links: tuple[Link, ...],
) -> tuple[int, ...]:
    """Return for each document the number of its story, from 1.

    Two documents of one language share a story when their content words are similar, when
    people or two places stand in both and the words are half as similar, or when several of
    their sentences are linked.  Documents in different languages are compared by people and
    places alone.
    """
    vectors = [Counter(t for s in rows for t in s.tokens) for rows in statements]
    frequency = Counter(token for vector in vectors for token in vector)
    names = [_names(rows) for rows in statements]
    linked = Counter((link.left[0], link.right[0]) for link in links)
    joined = []
    for left, right in combinations(range(len(documents)), 2):
        shared = names[left] & names[right]
        people = sum(name.startswith("@") for name in shared)
        related = people >= 1 or len(shared) >= 2
        if family(documents[left].language) != family(documents[right].language):
            if people >= 1 and len(shared) >= 2:
                joined.append((left, right))
            continue
        cosine = _cosine(vectors[left], vectors[right], frequency, len(documents))
        if (
            cosine >= 2 * SAME_STORY
            or (related and cosine >= SAME_STORY)
            or linked[left, right] >= LINKED
        ):
            joined.append((left, right))
    return _components(len(documents), joined)


def _names(rows: tuple[Statement, ...]) -> frozenset[str]:
    people = {f"@{name}" for statement in rows for name in statement.people}
    places = {place.code for statement in rows for place in statement.places}
    return frozenset(people | places)


def _cosine(left: Counter[str], right: Counter[str], frequency: Counter[str], n: int) -> float:
    def weight(token: str, count: int) -> float:
        return (1 + math.log(count)) * math.log(1 + (n + 1) / frequency[token])

    shared = left.keys() & right.keys()
    dot = math.fsum(weight(t, left[t]) * weight(t, right[t]) for t in sorted(shared))
    norms = [math.sqrt(math.fsum(weight(t, c) ** 2 for t, c in v.items())) for v in (left, right)]
    return dot / (norms[0] * norms[1]) if all(norms) else 0.0


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


def _components(count: int, pairs: list[tuple[int, int]]) -> tuple[int, ...]:
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


def longest_run(left: str, right: str) -> int:
    """Return the number of words in the longest run that two texts share, letters folded."""
    first, second = ([fold(word) for word in words(text)] for text in (left, right))
    places: dict[tuple[str, ...], list[int]] = {}
    for index, pair in enumerate(pairwise(first)):
        places.setdefault(pair, []).append(index)
    best = 0
    for start, pair in enumerate(pairwise(second)):
        for index in places.get(pair, ()):
            length = 0
            while (
                index + length < len(first)
                and start + length < len(second)
                and first[index + length] == second[start + length]
            ):
                length += 1
            best = max(best, length)
    return best
