"""Turn statements into links: pairs of sentences of different sources on one matter.

What two reporters share of one matter is not wording but what is named: senses of words,
people, places, days and numbers.  Each is weighted by how few sentences of the run name it,
and a logistic model over the shares gives the probability that both tell of one matter.
Similarity is not agreement: numbers, dates, negation and certainty are compared afterwards,
in `differences`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from briefing.analyse import named
from briefing.analyse.origins import shares_run
from briefing.analyse.senses import CLASS
from briefing.analyse.timing import one_news
from briefing.language import family
from briefing.model import CAPTION, UNFINISHED, Document, Link, Statement

SAME = 0.5
"""Cosine from which a shared run of `RUN` words makes two sentences one statement."""

RUN = 6
"""Words of a shared run that two reporters hardly write by chance."""

MATTER = 0.45
"""Probability from which two sentences tell of one matter."""

ECHO = 0.15
"""Probability from which the page need not print both of two sentences."""

SURE = 0.8
"""Probability from which a sentence may have several on its matter in one other source."""

SMALL = 12
"""A count up to this is shared only with what it counts: two ministers, two days."""

COMMON = 60
"""A feature of more sentences than this nominates no pairs; fewer in runs of thousands."""

NO_SENTENCE = frozenset({UNFINISHED, CAPTION})
"""Why a statement tells nothing that another source could tell as well."""

GLIMPSE = 0.06
"""Partial cosine over uncommon features from which a pair is looked at."""

MODEL = {
    "cosine": 9.2,
    "contained": 5.2,
    "lead": 0.1,
    "@": 0.0,
    "=": 0.5,
    "+": 0.7,
    CLASS: 0.6,
    "": 0.5,
    "#": -0.75,
    "~": 1.25,
}
"""Weights of the shares, fitted by logistic regression (L2) on the tuning half of the marked
clusters: cosine, share of the shorter sentence, and numbers of shared people (`@`), quantities
(`=`), dates (`+`), classes (`.`), stems, places (`#`), up to `MOST`; two first sentences."""

BIAS = -6.0
"""Constant of the model."""

TEXT = 5.3
"""Mean number of sentences in the texts of that set: the model's prior is theirs."""

FEWEST = 2
"""Features that two sentences on one matter share at least."""

PART = 0.2
"""Share of the weight of each sentence that they share at least."""

MOST = {"@": 1, "=": 2, "+": 1, CLASS: 3, "": 3, "#": 2, "~": 1}
"""How many shared features of a kind count."""

Vector = dict[str, float]
Position = tuple[int, int]


def links(
    documents: tuple[Document, ...],
    statements: tuple[tuple[Statement, ...], ...],
) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Return the pairs of sentences that tell of one matter, and those that perhaps do.

    Both are in order of position.  Pairs inside one document are only linked as repeats
    (`same`); sentences in different languages never are.
    """
    vectors = _weighted([[_features(statement) for statement in rows] for rows in statements])
    scarce = named.rare(statements)
    families = [family(document.language) for document in documents]
    found: list[Link] = []
    echoes: list[Link] = []
    for left, right in _candidates(vectors):
        first, second = vectors[left[0]][left[1]], vectors[right[0]][right[1]]
        cosine = math.fsum(first[f] * second[f] for f in sorted(first.keys() & second.keys()))
        a, b = statements[left[0]][left[1]], statements[right[0]][right[1]]
        across = left[0] != right[0]
        if across and (_silent(a) != _silent(b) or {a.dependent, b.dependent} & NO_SENTENCE):
            continue
        if families[left[0]] != families[right[0]]:
            continue
        size = math.sqrt(len(statements[left[0]]) * len(statements[right[0]]))
        likely = probability(first, second, leads=left[1] == right[1] == 0, size=size)
        if cosine >= SAME and shares_run(a.sentence.text, b.sentence.text, RUN):
            found.append(Link(left, right, round(max(likely, MATTER), 4), "same"))
        elif across and named.is_name_alone(a, b, documents[left[0]].language):
            continue
        elif across and (likely >= MATTER or named.specific(a, b, scarce)):
            found.append(Link(left, right, round(max(likely, MATTER), 4), "support"))
        elif across and likely >= ECHO:
            echoes.append(Link(left, right, round(likely, 4), "echo"))
    return tuple(_best(found)), tuple(_best(echoes))


def lead_links(
    documents: tuple[Document, ...],
    statements: tuple[tuple[Statement, ...], ...],
    stories: tuple[int, ...],
    known: tuple[Link, ...],
) -> tuple[Link, ...]:
    """Return the links, with those of first sentences of one story that share its actors.

    Days apart, the same actors make other news: such articles' first sentences are not linked.
    """
    linked = {(link.left, link.right) for link in known}
    added = [
        Link((d, 0), (other, 0), MATTER, "support")
        for d, rows in enumerate(statements)
        for other in range(d + 1, len(statements))
        if rows and statements[other] and stories[d] == stories[other]
        if family(documents[d].language) == family(documents[other].language)
        if ((d, 0), (other, 0)) not in linked
        and one_news(documents[d], documents[other])
        and named.leads(rows[0], statements[other][0], documents[d].language)
    ]
    return tuple(sorted((*known, *added), key=lambda link: (link.left, link.right)))


def probability(first: Vector, second: Vector, *, leads: bool, size: float = TEXT) -> float:
    """Return from 0 to 1 how likely two sentences, as unit vectors, tell of one matter.

    `size` is the number of sentences in a text: of many, fewer pairs are on one matter.
    """
    shared = sorted(first.keys() & second.keys())
    if len(shared) < FEWEST:
        return 0.0
    cosine = math.fsum(first[f] * second[f] for f in shared)
    parts = [
        math.fsum(vector[f] for f in shared) / math.fsum(vector.values())
        for vector in (first, second)
    ]
    if min(parts) < PART:
        return 0.0
    kinds = Counter(f[0] if f[0] in MOST else "" for f in shared)
    total = BIAS - math.log(max(1.0, size / TEXT))
    total += MODEL["cosine"] * cosine + MODEL["contained"] * max(parts)
    total += MODEL["lead"] * leads
    total += sum(MODEL[kind] * min(most, kinds[kind]) for kind, most in MOST.items())
    return 1 / (1 + math.exp(-total))


def _silent(statement: Statement) -> bool:
    """Say whether a sentence tells that something is not known or not said."""
    return statement.certainty == "open"


def _features(statement: Statement) -> frozenset[str]:
    """Return what a sentence names: senses, people, places, dates, quantities.

    What is counted and how exactly a plan is dated are features beside the values: two
    sources that count soldiers, or date a verdict, may differ in the number or the month.
    """
    found = set(statement.senses)
    found |= {f"@{name}" for name in statement.people}
    found |= {f"#{place.code}" for place in statement.places}
    found |= {f"+{when.value}" for when in statement.dates}
    if statement.certainty == "denied":
        found.add(f"{CLASS}deny")
    found |= {f"~{unit}" for number in statement.numbers for unit in number.units}
    if statement.certainty == "planned":
        found |= {f"~{len(when.value)}" for when in statement.dates}
    for number in statement.numbers:
        unit = number.units[0] if number.units and number.value <= SMALL else ""
        found.add(f"={number.value:g}:{unit}")
    return frozenset(found)


def _weighted(features: list[list[frozenset[str]]]) -> list[list[Vector]]:
    """Return unit vectors of idf weights over the sentences of the run."""
    frequency = Counter(f for rows in features for row in rows for f in row)
    total = sum(len(rows) for rows in features)
    idf = {f: math.log((total + 2) / (count + 0.5)) for f, count in frequency.items()}

    def unit(row: frozenset[str]) -> Vector:
        norm = math.sqrt(math.fsum(idf[f] ** 2 for f in sorted(row)))
        return {f: idf[f] / norm for f in sorted(row)} if norm else {}

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


def _best(found: list[Link]) -> Iterator[Link]:
    """Yield the links that are best for one of their sentences, and those that are sure."""
    best: dict[tuple[Position, int], float] = defaultdict(float)
    for link in found:
        for mine, other in ((link.left, link.right), (link.right, link.left)):
            key = (mine, other[0])
            best[key] = max(best[key], link.similarity)
    for link in found:
        tops = (best[link.left, link.right[0]], best[link.right, link.left[0]])
        if link.kind == "same" or link.similarity >= min(SURE, *tops):
            yield link
