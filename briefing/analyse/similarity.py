"""Turn statements into links: pairs of sentences of different sources that tell one fact.

Each statement is a vector of its content stems and of what it names (people, places by
country, dates), weighted by inverse sentence frequency.  Similarity is not agreement:
numbers, negation and certainty are compared afterwards, in `differences`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from briefing.analyse.origins import longest_run
from briefing.language import fold, words
from briefing.model import Document, Link, Statement

SAME = 0.5
"""Cosine from which a shared run of `RUN` words makes two sentences one statement."""

RUN = 6
"""Words of a shared run that two reporters hardly write by chance."""

SUPPORT = 0.3
"""Cosine from which two sentences that share names tell the same fact."""

SPECIFIC = 0.18
"""The same for sentences that share a person and a place which few other sentences name."""

RARE = 0.12
"""Share of the run's sentences up to which a name counts as rare."""

COMMON = 60
"""A feature of more sentences than this nominates no pairs; fewer in runs of thousands."""

GLIMPSE = 0.1
"""Partial cosine over uncommon features from which a pair is looked at."""

Vector = dict[str, float]
Position = tuple[int, int]


def links(
    documents: tuple[Document, ...],
    statements: tuple[tuple[Statement, ...], ...],
    stories: tuple[int, ...],
) -> tuple[Link, ...]:
    """Return the pairs of sentences that tell the same fact, in order of position.

    Pairs inside one document are only linked as repeats (`same`); sentences in different
    languages never are.
    """
    features = [[_features(statement) for statement in rows] for rows in statements]
    vectors = _weighted(features)
    frequency = Counter(f for rows in features for row in rows for f in row)
    bar = max(2.0, RARE * sum(len(rows) for rows in features))
    rare = frozenset(f for f, count in frequency.items() if count <= bar)
    found = []
    for left, right in _candidates(vectors):
        a, b = statements[left[0]][left[1]], statements[right[0]][right[1]]
        if documents[left[0]].language != documents[right[0]].language:
            continue
        first, second = vectors[left[0]][left[1]], vectors[right[0]][right[1]]
        cosine = math.fsum(first[f] * second[f] for f in sorted(first.keys() & second.keys()))
        kind = _kind(a, b, cosine, rare)
        across = left[0] != right[0]
        if kind == "same" or (kind == "support" and across):
            found.append(Link(left, right, round(cosine, 4), kind))
    known = {(link.left, link.right) for link in found}
    found += [
        link
        for link in _lead_links(documents, statements, vectors, stories)
        if (link.left, link.right) not in known
    ]
    return tuple(sorted(found, key=lambda link: (link.left, link.right)))


def _features(statement: Statement) -> Counter[str]:
    found = Counter(statement.tokens)
    found.update(f"@{name}" for name in statement.people)
    found.update(f"#{code}" for code in sorted({place.code for place in statement.places}))
    found.update(f"+{when.value}" for when in statement.dates if len(when.value) > 4)
    return found


def _weighted(features: list[list[Counter[str]]]) -> list[list[Vector]]:
    """Return unit vectors of tf-idf weights over the sentences of the run."""
    frequency = Counter(f for rows in features for row in rows for f in row)
    total = sum(len(rows) for rows in features)
    idf = {f: math.log((total + 1) / (count + 0.5)) for f, count in frequency.items()}

    def unit(row: Counter[str]) -> Vector:
        raw = {f: (1 + math.log(n)) * idf[f] for f, n in row.items()}
        norm = math.sqrt(math.fsum(v * v for v in raw.values()))
        return {f: v / norm for f, v in raw.items()} if norm else {}

    return [[unit(row) for row in rows] for rows in features]


def _candidates(vectors: list[list[Vector]]) -> Iterator[tuple[Position, Position]]:
    """Yield pairs of sentences whose uncommon features alone give some similarity, in order.

    Dot products are summed feature by feature over an inverted index, so that pairs that
    share nothing uncommon are never looked at.
    """
    holders: dict[str, list[tuple[Position, float]]] = defaultdict(list)
    for d, rows in enumerate(vectors):
        for s, vector in enumerate(rows):
            for feature, weight in vector.items():
                holders[feature].append(((d, s), weight))
    total = sum(len(rows) for rows in vectors)
    common = min(COMMON, max(6, 60_000 // max(1, total)))
    dots: dict[tuple[Position, Position], float] = defaultdict(float)
    for feature in sorted(holders):
        places = holders[feature]
        if 2 <= len(places) <= common:
            for i, (left, weight) in enumerate(places):
                for right, other in places[i + 1 :]:
                    dots[left, right] += weight * other
    yield from sorted(pair for pair, dot in dots.items() if dot >= GLIMPSE)


def _kind(a: Statement, b: Statement, cosine: float, rare: frozenset[str]) -> str:
    """Return `same`, `support` or nothing for two sentences of a cosine."""
    if cosine >= SAME and longest_run(a.sentence.text, b.sentence.text) >= RUN:
        return "same"
    if cosine < SPECIFIC:
        return ""
    people = set(a.people) & set(b.people)
    places = {p.code for p in a.places} & {p.code for p in b.places}
    named = {fold(word) for name in people for word in words(name)}
    stems = (set(a.tokens) & set(b.tokens)) - named
    when = bool({w.value for w in a.dates} & {w.value for w in b.dates})
    if cosine >= SUPPORT:
        told = len(people) + len(places) + when
        return "support" if len(stems) >= 2 and told >= 1 and len(stems) + told >= 4 else ""
    special = any(f"#{code}" in rare for code in places) and any(stem in rare for stem in stems)
    return "support" if people and special and len(stems) >= 3 else ""


def _lead_links(
    documents: tuple[Document, ...],
    statements: tuple[tuple[Statement, ...], ...],
    vectors: list[list[Vector]],
    stories: tuple[int, ...],
) -> Iterator[Link]:
    """Link the first sentences of two articles on one story when they share its actors.

    A news article's first sentence tells its main event (the inverted pyramid), so two
    leads with the same actors and a shared topic word report one event, however worded.
    """
    for d, rows in enumerate(statements):
        for other in range(d + 1, len(statements)):
            if not rows or not statements[other] or stories[d] != stories[other]:
                continue
            if documents[d].language != documents[other].language:
                continue
            a, b = rows[0], statements[other][0]
            actors = ({p.code for p in a.places} & {p.code for p in b.places}) | (
                set(a.people) & set(b.people)
            )
            topic = set(a.tokens) & set(b.tokens)
            if len(actors) >= 2 and len(topic) >= 3:
                shared = vectors[d][0].keys() & vectors[other][0].keys()
                cosine = math.fsum(vectors[d][0][f] * vectors[other][0][f] for f in sorted(shared))
                yield Link((d, 0), (other, 0), round(cosine, 4), "support")
