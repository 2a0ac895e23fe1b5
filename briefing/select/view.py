"""Turn an analysis and its ratings into the view that the sections' proposers look at."""

from __future__ import annotations

import math
from collections import Counter
from typing import NamedTuple

from briefing import language
from briefing.concepts import Concepts, concepts
from briefing.model import Analysis, Candidate, Difference, Position, Quote, Rating, Statement
from briefing.select.voices import voices

QUOTED = 0.6
"""Share of a sentence inside quotation marks up to which it tells what somebody says."""


class View(NamedTuple):
    """The analysis as the sections' proposers need it: salience, support, actors."""

    analysis: Analysis
    """The run's analysis."""
    salience: dict[Position, float]
    """The ranker's score of each sentence, scaled to 0 to 1."""
    concepts: Concepts
    """The weighted concepts of each sentence."""
    coverage: dict[Position, float]
    """How much of the story each sentence tells as a whole, 0 to 1."""
    headline: dict[Position, float]
    """How much of a title each sentence tells, 0 to 1: less of one whose words few sources have,
    and the less the fewer sources have one."""
    support: dict[Position, tuple[Position, ...]]
    """For each sentence those of other sources that tell the same fact."""
    witnesses: dict[Position, int]
    """Number of independent origins that tell each linked sentence."""
    echoes: dict[Position, tuple[tuple[Position, float], ...]]
    """For each sentence those of other sources that perhaps tell of one matter, and how likely."""
    actors: frozenset[str]
    """Codes of the countries and names of the people that the story is about."""
    main: frozenset[int]
    """Indices of the documents that tell the story which most of them tell."""
    strays: frozenset[int]
    """Indices of the documents that alone tell another story: nothing of theirs is printed."""
    differing: dict[Position, Difference]
    """Sentences that are a side of a difference."""
    voices: dict[Position, Quote]
    """Sentences that a speaker tells, as quotations, where speakers tell most of a document."""

    def statement(self, place: Position) -> Statement:
        """Return the statement at a place."""
        return self.analysis.statements[place[0]][place[1]]

    def tokens(self, candidate: Candidate) -> tuple[str, ...]:
        """Return the content words of a candidate's sentence, or of a quotation in none."""
        if candidate.index >= 0 or candidate.quote is None:
            return self.statement(candidate.place).tokens
        code = self.analysis.documents[candidate.document].language
        return tuple(language.content_tokens(candidate.quote.text, code))

    def is_told(self, place: Position, most: float = QUOTED) -> bool:
        """Say whether a sentence is no quotation without its speaker, up to a share of it."""
        return self.statement(place).quoted <= most or place in self.voices

    def covered(self, candidate: Candidate) -> tuple[Position, ...]:
        """Return the places of all sentences that a candidate's span touches."""
        if candidate.index < 0:
            return ()
        rows = self.analysis.statements[candidate.document]
        found = [candidate.place]
        for index in range(candidate.index + 1, len(rows)):
            if rows[index].sentence.start >= candidate.end:
                break
            found.append((candidate.document, index))
        return tuple(found)

    def places(self) -> list[Position]:
        """Return every (document, sentence) pair, in order."""
        return [(d, s) for d, rows in enumerate(self.analysis.statements) for s in range(len(rows))]


def view(analysis: Analysis, ratings: tuple[Rating, ...]) -> View:
    """Return the view of an analysis under a ranker's ratings."""
    top = max((rating.score for rating in ratings), default=0.0)
    low = min((rating.score for rating in ratings), default=0.0)
    scale = (top - low) or 1.0
    salience = {(r.document, r.index): (r.score - low) / scale for r in ratings}
    support: dict[Position, list[Position]] = {}
    for link in analysis.links:
        if link.kind in ("same", "support"):
            support.setdefault(link.left, []).append(link.right)
            support.setdefault(link.right, []).append(link.left)
    frozen = {place: tuple(sorted(others)) for place, others in support.items()}
    witnesses = {
        place: len({analysis.origins[place[0]], *(analysis.origins[d] for d, _ in others)})
        for place, others in frozen.items()
    }
    known = concepts(analysis)
    return View(
        analysis,
        salience,
        known,
        _coverage(known),
        _headline(analysis),
        frozen,
        witnesses,
        _echoes(analysis),
        _actors(analysis),
        analysis.main,
        analysis.strays,
        _differing(analysis),
        voices(analysis),
    )


def _echoes(analysis: Analysis) -> dict[Position, tuple[tuple[Position, float], ...]]:
    """Return the pairs that perhaps tell of one matter, and linked ones that do not agree."""
    found: dict[Position, list[tuple[Position, float]]] = {}
    for link in (*analysis.echoes, *(link for link in analysis.links if link.kind == "differ")):
        found.setdefault(link.left, []).append((link.right, link.similarity))
        found.setdefault(link.right, []).append((link.left, link.similarity))
    return {place: tuple(others) for place, others in found.items()}


def _coverage(known: Concepts) -> dict[Position, float]:
    """Return the weight of each sentence's concepts, as a share of the heaviest sentence's."""
    sums = {
        (d, s): math.fsum(known.weights[n] for n in held)
        for d, rows in enumerate(known.of)
        for s, held in enumerate(rows)
    }
    most = max(sums.values(), default=0.0) or 1.0
    return {place: value / most for place, value in sums.items()}


def _headline(analysis: Analysis) -> dict[Position, float]:
    """Return how much of a title each sentence tells, as `View.headline` has it."""
    titles = [
        frozenset(language.content_tokens(document.metadata.title.text, document.language))
        for document in analysis.documents
        if document.metadata.title
    ]
    texts = [{token for row in rows for token in row.tokens} for rows in analysis.statements]
    known = {
        title: sum(len(title & text) for text in texts) / len(title) for title in titles if title
    }
    most = max(known.values(), default=0.0) or 1.0
    share = len(titles) / max(1, len(texts))
    return {
        (d, s): share
        * max(
            (
                value / most * len(title.intersection(row.tokens)) / len(title)
                for title, value in known.items()
            ),
            default=0.0,
        )
        for d, rows in enumerate(analysis.statements)
        for s, row in enumerate(rows)
    }


def _actors(analysis: Analysis) -> frozenset[str]:
    """Return the countries named in at least half as many sentences as the leading ones."""
    counts: Counter[str] = Counter()
    for rows in analysis.statements:
        for number, statement in enumerate(rows):
            weight = 3 if number == 0 else 1
            counts.update(dict.fromkeys(sorted({p.code for p in statement.places}), weight))
    ranked = counts.most_common()
    if not ranked:
        return frozenset()
    bar = ranked[min(1, len(ranked) - 1)][1] / 2
    return frozenset(code for code, count in ranked[:4] if count >= max(2.0, bar))


def _differing(analysis: Analysis) -> dict[Position, Difference]:
    ids = {document.source.id: d for d, document in enumerate(analysis.documents)}
    found: dict[Position, Difference] = {}
    for difference in analysis.differences:
        for side in difference.sides:
            d = ids[side.source_id]
            for s, statement in enumerate(analysis.statements[d]):
                if statement.sentence.start <= side.start < statement.sentence.end:
                    found.setdefault((d, s), difference)
    return found
