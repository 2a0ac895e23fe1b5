"""The analysis against the marked clusters of `tests/data/`: floors under what it reaches."""

from __future__ import annotations

import pytest
from marked import KINDS, Cluster, Score, clusters, score, total

FLOORS = {
    "support": (0.9, 0.75),
    "differences": (0.85, 0.65),
    "certainty": (0.91, 0.91),
    "places": (0.98, 0.98),
    "dates": (1.0, 0.95),
}
"""Precision and recall that each half must keep."""


@pytest.fixture(scope="module", params=["tuning", "measuring"])
def half(request: pytest.FixtureRequest) -> list[Cluster]:
    """Return the clusters of one half."""
    return clusters(half=request.param)


@pytest.fixture(scope="module")
def scores(half: list[Cluster]) -> dict[str, Score]:
    """Return the scores of one half."""
    return total(score(cluster) for cluster in half)


@pytest.mark.parametrize("kind", KINDS)
def test_floors(kind: str, scores: dict[str, Score]) -> None:
    """What the analysis finds stays as right and as complete as it was measured."""
    precision, recall = FLOORS[kind]
    assert scores[kind].precision >= precision
    assert scores[kind].recall >= recall


def test_the_set_is_varied() -> None:
    """The set holds enough clusters, domains, languages and marks of every kind."""
    found = clusters()
    assert len(found) >= 30
    assert {cluster.half for cluster in found} == {"tuning", "measuring"}
    assert {c.domain for c in found} >= {"defence", "trade", "elections", "disasters", "courts"}
    assert len({cluster.language for cluster in found}) >= 4
    assert all(2 <= len(cluster.sources) <= 4 for cluster in found)
    assert sum(len(cluster.support) for cluster in found) >= 100
    assert sum(len(cluster.differences) for cluster in found) >= 30


def test_every_mark_is_where_it_says() -> None:
    """Sentences, places and dates of the gold are spans of their source's text."""
    for cluster in clusters():
        texts = {source.id: source.text for source in cluster.sources}
        for letter, rows in cluster.sentences.items():
            for row in rows:
                assert texts[letter][row.end - 1] in '.?!"»”'
                for start, end, _ in (*row.places, *row.dates):
                    assert row.start <= start < end <= row.end
        for (left, i), (right, j) in (*cluster.support, *(pair for _, pair in cluster.differences)):
            assert left != right
            assert i <= len(cluster.sentences[left])
            assert j <= len(cluster.sentences[right])
