"""Tell by what two sentences name that they are on one matter, however they are worded.

Long sentences about one event may share few words: then a person and a place that few other
sentences name, or the same actors in both first sentences, show the matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefing.analyse.senses import CLASS
from briefing.language import content_tokens, family, fold, word_spans, words
from briefing.model import Statement

RARE = 0.12
"""Share of the run's sentences up to which a place or word counts as rare."""

STEMS = 3
"""Content words beside the names that must be shared."""

EVENTS = 2
"""Classes of events or things that must be shared."""

TOPIC = 2
"""Content words beside the names of people that the first sentences share."""

SHORTEST = 4
"""Letters of a word that names an actor."""

BODY = "&"
"""What opens the key of a body that a sentence names."""

LONG, BESIDE = 3, 2
"""Words of a long name, and what two sentences on one matter share beside it: words, people."""

ACTORS = 2
"""People and countries that two first sentences of one story share."""


def rare(statements: Iterable[Iterable[Statement]]) -> frozenset[str]:
    """Return the countries (`#RS`) and stems that few sentences of a run name."""
    rows = [statement for row in statements for statement in row]
    counts = Counter(name for statement in rows for name in _names(statement))
    bar = max(2.0, RARE * len(rows))
    return frozenset(name for name, count in counts.items() if count <= bar)


def specific(left: Statement, right: Statement, rare: frozenset[str]) -> bool:
    """Say whether two sentences share a person, a rare place, a rare word and two events."""
    people = set(left.people) & set(right.people)
    places = _places(left) & _places(right)
    if not people or not places & rare:
        return False
    named = {fold(word) for name in people for word in words(name)}
    stems = (set(left.tokens) & set(right.tokens)) - named
    events = {key for key in set(left.senses) & set(right.senses) if key.startswith(CLASS)}
    return len(stems) >= STEMS and bool(stems & rare) and len(events) >= EVENTS


def leads(left: Statement, right: Statement, code: str) -> bool:
    """Say whether two first sentences have the same actors and a topic.

    A news article's first sentence tells its main event (the inverted pyramid), so two of
    one story with the same actors report one event.  Actors are people, countries, and what
    else has a capital inside the sentence; German gives every noun one.
    """
    places = _places(left) & _places(right)
    people = set(left.people) & set(right.people)
    named = frozenset() if family(code) == "de" else _capitals(left) & _capitals(right)
    actors = len(places) + len(people) + (bool(named) if places else 0)
    own = {fold(word) for name in people for word in words(name)}
    return actors >= ACTORS and len((set(left.tokens) & set(right.tokens)) - own) >= TOPIC


def is_name_alone(left: Statement, right: Statement, code: str) -> bool:
    """Say whether two sentences share a long name and hardly another word, person or quantity.

    Two that name one school or programme are not on one matter for that.  German gives every
    noun a capital.
    """
    capitals = _capitals(left) & _capitals(right)
    if len(capitals) < LONG or family(code) == "de":
        return False
    quantities = {number.value for number in left.numbers}
    shared = quantities & {number.value for number in right.numbers}
    senses = {key for key in set(left.senses) & set(right.senses) if not key.startswith(BODY)}
    senses -= set(content_tokens(" ".join(sorted(capitals)), code))
    people = set(left.people) & set(right.people)
    return len(shared) + len(senses) + len(people) < BESIDE


def _capitals(statement: Statement) -> frozenset[str]:
    """Return the words with a capital that no person, place or date has, folded."""
    text, offset = statement.sentence.text, statement.sentence.start
    taken = [(p.start - offset, p.end - offset) for p in statement.places]
    taken += [(w.start - offset, w.end - offset) for w in statement.dates]
    people = {fold(word) for name in statement.people for word in words(name)}
    found = [
        fold(text[start:end])
        for start, end in word_spans(text)[1:]
        if text[start].isupper() and not any(a < end and start < b for a, b in taken)
    ]
    return frozenset(word for word in found if len(word) >= SHORTEST and word not in people)


def _names(statement: Statement) -> frozenset[str]:
    return _places(statement) | set(statement.tokens)


def _places(statement: Statement) -> frozenset[str]:
    return frozenset(f"#{place.code}" for place in statement.places)
