"""Turn the sections' candidates into one selection for the whole page.

Greedy maximisation of a monotone submodular gain under a quota a section (a partition
matroid), which reaches at least half of the optimum (Fisher, Nemhauser & Wolsey 1978).
A statement's gain falls with what its section holds already and with its similarity to
whatever was chosen; a statement that is chosen, repeated or quoted once is never chosen
again, so nothing stands twice on the page.
"""

from __future__ import annotations

import math
from collections import Counter

from briefing.model import Candidate, Choice, Position, Selection
from briefing.select.sections import SECTIONS
from briefing.select.view import View

LEAST_GAIN = 0.1
"""Below this a further statement adds too little to what stands on the page."""

SIMILAR = 0.6
"""Cosine of content words from which a statement repeats one that was chosen."""

SIMILAR_SPEECH = 0.4
"""The same for a speaker who has a turn already: people repeat themselves."""

POOL = 200
"""Candidates of a section that are looked at: many times what any page holds."""

NOVELTY = 0.3
"""Exponent of the share of new concepts in a development's gain."""

ECHO, LEFT = 2.0, 0.1
"""What a statement loses, times how likely the page tells of its matter already, and the share
that is left at least."""

NO_ECHO = (0.0, (-1, -1))
"""The echo of a sentence of whose matter the page tells nothing."""

HEARD = 0.3
"""How likely that must be to be the reason why a sentence is left out."""

DECAY = 0.9
"""Factor by which each further item of a section is worth less."""


def choose(run: View, limits: dict[str, int] | None = None) -> Selection:
    """Return the best joint selection over all sections.

    `limits` lowers or raises the number of items of a section by its name.
    """
    quota = {name: rule.most for name, rule in SECTIONS.items()} | (limits or {})
    offered = (c for name, rule in SECTIONS.items() if quota[name] for c in rule.propose(run))
    pool = [c for c in offered if c.document not in run.strays]
    best_line = _best(run, [c for c in pool if c.section == "bottom_line"])
    chosen: list[Choice] = [Choice(best_line, 2.0)] if best_line else []
    state = _State(run, pool)
    if best_line:
        state.take(best_line)
    left = [
        candidate
        for name in SECTIONS
        if name != "bottom_line"
        for candidate in _strongest([c for c in pool if c.section == name], SECTIONS[name].least)
    ]
    counts: Counter[str] = Counter()
    while True:
        scored = [
            (c.value * DECAY ** counts[c.section] * state.fresh(c), c)
            for c in left
            if counts[c.section] < quota[c.section] and not state.blocked(c)
        ]
        if not scored:
            break
        gain, winner = max(scored, key=lambda pair: (pair[0], _order(pair[1])))
        if gain < LEAST_GAIN:
            break
        chosen.append(Choice(winner, round(gain, 6)))
        counts[winner.section] += 1
        state.take(winner)
        left = [c for c in left if c is not winner]
    return Selection(tuple(chosen), _reasons(run, pool, chosen, state))


def _order(candidate: Candidate) -> tuple[int, int, int, int]:
    """Break ties by position: the earlier document and sentence wins."""
    return (-candidate.document, -candidate.index, -candidate.start, -candidate.end)


def _strongest(candidates: list[Candidate], least: float) -> list[Candidate]:
    """Return the `POOL` best candidates that are worth printing at all."""
    worth = [c for c in candidates if c.value >= least]
    return sorted(worth, key=lambda c: (-c.value, *(-n for n in _order(c))))[:POOL]


def _best(run: View, candidates: list[Candidate]) -> Candidate | None:
    """Return the candidate of the greatest value, of equal ones that which most origins tell."""

    def worth(candidate: Candidate) -> tuple[float, int, tuple[int, ...]]:
        told = run.witnesses.get(candidate.place, 1)
        return candidate.value, told, _order(candidate)

    return max(candidates, key=worth, default=None)


class _State:
    """What the page holds so far, and how near every candidate's sentence is to it."""

    def __init__(self, run: View, pool: list[Candidate]) -> None:
        self.run = run
        self.vectors = {candidate.place: Counter(run.tokens(candidate)) for candidate in pool}
        places = sorted(self.vectors)
        self.nearest: dict[Position, float] = dict.fromkeys(places, 0.0)
        self.twins: dict[Position, Position] = {}
        self.taken: set[Position] = set()
        self.held: set[int] = set()
        self.repeated: dict[Position, Position] = {}
        self.echoed: dict[Position, tuple[float, Position]] = {}
        self.speakers: Counter[str] = Counter()
        self.headline: Position | None = None

    def take(self, candidate: Candidate) -> None:
        """Put a candidate on the page."""
        covered = self.run.covered(candidate)
        if candidate.section == "bottom_line":
            self.headline = candidate.place
        self.taken.update(covered)
        vector: Counter[str] = Counter() if covered else self.vectors[candidate.place].copy()
        for place in covered:
            vector.update(self.run.statement(place).tokens)
            self.held.update(self.run.concepts.of[place[0]][place[1]])
            for other in self.run.support.get(place, ()):
                self.repeated.setdefault(other, place)
            for other, likely in self.run.echoes.get(place, ()):
                self.echoed[other] = max((likely, place), self.echoed.get(other, NO_ECHO))
        for place, other_vector in self.vectors.items():
            cosine = _cosine(vector, other_vector)
            if cosine > self.nearest[place]:
                self.nearest[place] = cosine
                self.twins[place] = candidate.place
        if candidate.quote:
            self.speakers[candidate.quote.speaker_name] += 1

    def blocked(self, candidate: Candidate) -> bool:
        """Say whether the candidate stands on the page already, whole or in other words."""
        covered = self.run.covered(candidate)
        if any(place in self.taken for place in covered):
            return True
        if any(place in self.repeated and not self._beside(place) for place in covered):
            return True
        again = candidate.quote and self.speakers[candidate.quote.speaker_name]
        return self.nearest[candidate.place] >= (SIMILAR_SPEECH if again else SIMILAR)

    def _beside(self, place: Position) -> bool:
        """Say whether a repeat may stand: it differs from the bottom line, which it qualifies."""
        return place in self.run.differing and self.repeated.get(place) == self.headline

    def fresh(self, candidate: Candidate) -> float:
        """Return a factor from 0 to 1 by how much a candidate adds to the page.

        What tells the story is worth the weight of the concepts that the page lacks, all else
        its distance from the nearest statement there, and a speaker's turn; a statement is worth
        less the likelier the page tells of its matter already, unless it differs or leaves it open.
        """
        place = candidate.place
        if self._beside(place):
            return 1.0
        if candidate.quote:
            again = self.speakers[candidate.quote.speaker_name]
            return 1 - 0.5 * max(self.nearest[place], min(0.8, 0.25 * again))
        left = max(LEFT, 1 - ECHO * self.echo(place)[0])
        if candidate.section == "key_developments":
            return math.pow(self._new_concepts(place), NOVELTY) * left
        return (1 - 0.5 * self.nearest[place]) * left

    def echo(self, place: Position) -> tuple[float, Position]:
        """Return how likely the page tells of a sentence's matter already, and where it does."""
        own = place in self.run.differing or self.run.statement(place).certainty == "open"
        return NO_ECHO if own else self.echoed.get(place, NO_ECHO)

    def _new_concepts(self, place: Position) -> float:
        """Return the share of a sentence's concepts, by weight, that the page does not hold."""
        known = self.run.concepts
        held = known.of[place[0]][place[1]]
        whole = sum(known.weights[n] for n in held)
        return sum(known.weights[n] for n in held if n not in self.held) / whole if whole else 1.0

    def twin(self, place: Position) -> Position | None:
        """Return the place on the page that a sentence repeats."""
        if place in self.repeated:
            return self.repeated[place]
        return self.twins[place] if self.nearest.get(place, 0.0) >= SIMILAR else None


def _cosine(left: Counter[str], right: Counter[str]) -> float:
    shared = left.keys() & right.keys()
    dot = sum(left[token] * right[token] for token in shared)
    norm = math.sqrt(sum(n * n for n in left.values()) * sum(n * n for n in right.values()))
    return dot / norm if norm else 0.0


def _reasons(
    run: View,
    pool: list[Candidate],
    chosen: list[Choice],
    state: _State,
) -> tuple[tuple[Position, str], ...]:
    on_page = {choice.candidate.place for choice in chosen}
    worth = {c.place for c in pool if c.value >= SECTIONS[c.section].least}
    reasons: dict[Position, str] = {}
    for place in run.places():
        if place in on_page:
            continue
        twin = state.twin(place)
        if twin is not None:
            source = run.analysis.documents[twin[0]].source.id
            reasons[place] = f"repeats sentence {twin[1] + 1} of {source}"
        elif place[0] in run.strays:
            reasons[place] = "another story"
        elif run.statement(place).dependent:
            reasons[place] = f"cannot stand alone: {run.statement(place).dependent}"
        elif place not in worth:
            reasons[place] = "low salience"
        elif state.echo(place)[0] >= HEARD:
            d, s = state.echo(place)[1]
            source = run.analysis.documents[d].source.id
            reasons[place] = f"perhaps repeats sentence {s + 1} of {source}"
        else:
            reasons[place] = "no room: better statements fill its section"
    return tuple(sorted(reasons.items()))
