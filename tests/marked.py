"""The marked set of `tests/data/`: clusters of short news texts with their gold, and the score.

`tests/data/README.md` describes the form of the files and what each mark means.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from briefing.analyse import analyse
from briefing.model import Analysis, Source
from briefing.pipeline import parse_all

FOLDER = Path(__file__).parent / "data" / "clusters"
KINDS = ("support", "differences", "certainty", "places", "dates")
NEUTRAL = frozenset({"certainty"})
"""Kinds of differences whose pairs count neither for nor against support."""

_MARK = re.compile(r"\[([A-Z]{2}|\d{4}(?:-\d\d){0,2}|[?~-]) ([^\]]+)\]")

Span = tuple[int, int, str]
"""Start and end in the source's text, and the gold value."""
Place = tuple[str, int]
"""A text's letter and the number of its sentence, from 1."""
Pair = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its gold, in offsets of the source's text."""

    start: int
    end: int
    certainty: str
    places: tuple[Span, ...]
    dates: tuple[Span, ...]
    """Dates that are certain."""
    free: tuple[Span, ...]
    """Expressions of time that may be resolved or not (`~`)."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One file of the set."""

    name: str
    half: str
    domain: str
    language: str
    sources: tuple[Source, ...]
    sentences: dict[str, tuple[Sentence, ...]]
    support: frozenset[Pair]
    differences: frozenset[tuple[str, Pair]]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one kind of mark."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right; 1 when nothing was found."""
        return self.right / ((self.right + self.wrong) or 1) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Return the share of the gold that was found; 1 when there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        return 2 * self.right / ((2 * self.right + self.wrong + self.missed) or 1)


def clusters(*, half: str = "", folder: Path = FOLDER) -> list[Cluster]:
    """Return the clusters of one half (`tuning`, `measuring`) or of the whole set."""
    found = [_read(path) for path in sorted(folder.glob("*.txt"))]
    return [cluster for cluster in found if half in ("", cluster.half)]


def _read(path: Path) -> Cluster:
    head: dict[str, str] = {}
    sources: list[Source] = []
    sentences: dict[str, tuple[Sentence, ...]] = {}
    pairs: dict[str, list[str]] = {"support": [], "differ": [], "same": []}
    sections = re.split(r"^(?=[#=] )", path.read_text("utf-8"), flags=re.MULTILINE)
    for line in filter(None, sections[0].splitlines()):
        key, _, value = line.partition(": ")
        head[key] = value
    for section in sections[1:]:
        first, *lines = [line for line in section.splitlines() if line.strip()]
        if first.startswith("= "):
            pairs[first[2:].strip()] += lines
            continue
        letter, publisher, day, title = (part.strip() for part in first[2:].split("|"))
        header = f"Title: {title}\nSource: {publisher}\n"
        header += f"Date: {day}\n\n" if day != "-" else "\n"
        text, rows = _text(header, lines)
        sources.append(Source(letter, f"{path.stem}/{letter}.txt", text, ""))
        sentences[letter] = rows
    return Cluster(
        path.stem,
        head["half"],
        head["domain"],
        head["language"],
        tuple(sources),
        sentences,
        frozenset(_pair(line.split()) for line in pairs["support"]),
        frozenset((line.split()[0], _pair(line.split()[1:3])) for line in pairs["differ"]),
    )


def _text(header: str, lines: list[str]) -> tuple[str, tuple[Sentence, ...]]:
    text = header
    rows = []
    for number, line in enumerate(lines):
        label, _, marked = line.partition(": ")
        if number:
            text += "\n\n" if number % 2 == 0 else " "
        start = len(text)
        spans: list[tuple[str, Span]] = []
        last = 0
        for match in _MARK.finditer(marked):
            text += marked[last : match.start()]
            spans.append((match[1], (len(text), len(text) + len(match[2]), match[1])))
            text += match[2]
            last = match.end()
        text += marked[last:]
        rows.append(
            Sentence(
                start,
                len(text),
                label,
                tuple(span for mark, span in spans if mark.isalpha()),
                tuple(span for mark, span in spans if mark[0].isdigit()),
                tuple(span for mark, span in spans if mark == "~"),
            )
        )
    return text + "\n", tuple(rows)


def _pair(names: list[str]) -> Pair:
    left, right = sorted((name[0], int(name[1:])) for name in names[:2])
    return left, right


def score(cluster: Cluster) -> dict[str, Score]:
    """Return the counts of each kind of mark in a cluster."""
    analysis = analyse(parse_all(cluster.sources))
    return {kind: _counts(*marks) for kind, marks in marks(cluster, analysis).items()}


Marks = tuple[set[object], set[object], set[object]]
"""Gold, found, and what counts neither way."""


def marks(cluster: Cluster, analysis: Analysis) -> dict[str, Marks]:
    """Return for each kind the gold, what the analysis found, and what counts neither way."""
    neutral = {pair for kind, pair in cluster.differences if kind in NEUTRAL}
    linked = {
        pair
        for link in analysis.links
        if link.kind in ("same", "support") and link.left[0] != link.right[0]
        if (pair := _places(cluster, analysis, (link.left, link.right)))
    }
    spans = _spans(cluster, analysis)
    return {
        "support": (set(cluster.support), set(linked), set(neutral)),
        "differences": (set(cluster.differences), set(_differences(cluster, analysis)), set()),
        **spans,
    }


def _places(cluster: Cluster, analysis: Analysis, places: Iterable[tuple[int, int]]) -> Pair | None:
    found = set()
    for document, index in places:
        sentence = analysis.statements[document][index].sentence
        number = _number(cluster, sentence.source_id, sentence.start, sentence.end)
        found.add((sentence.source_id, number))
    left, *rest = sorted(found)
    return (left, rest[0]) if rest else None


def _number(cluster: Cluster, letter: str, start: int, end: int) -> int:
    """Return the number of the marked sentence that a span overlaps most."""
    rows = cluster.sentences[letter]
    shared = [min(end, row.end) - max(start, row.start) for row in rows]
    return shared.index(max(shared)) + 1


def _differences(cluster: Cluster, analysis: Analysis) -> set[tuple[str, Pair]]:
    found = set()
    for difference in analysis.differences:
        sides = {
            (side.source_id, _number(cluster, side.source_id, side.start, side.end))
            for side in difference.sides
        }
        for left, right in combinations(sorted(sides), 2):
            if left[0] != right[0]:
                found.add((difference.kind, (left, right)))
    return found


def _spans(cluster: Cluster, analysis: Analysis) -> dict[str, Marks]:
    """Return certainty by sentence, and places and dates by the gold span they overlap."""
    gold: dict[str, set[object]] = defaultdict(set)
    found: dict[str, set[object]] = defaultdict(set)
    free: dict[str, set[object]] = defaultdict(set)
    for document, rows in zip(analysis.documents, analysis.statements, strict=True):
        letter = document.source.id
        wanted = cluster.sentences[letter]
        starts = [row.start for row in wanted]
        seen: set[int] = set()
        for statement in rows:
            number = max(0, bisect_right(starts, statement.sentence.start) - 1)
            if number not in seen:
                found["certainty"].add((letter, number + 1, statement.certainty))
            seen.add(number)
            everything = wanted[number]
            for place in statement.places:
                name = _overlapped(everything.places, place.start, place.end, place.code)
                found["places"].add((letter, *name))
            for when in statement.dates:
                name = _overlapped(everything.dates, when.start, when.end, when.value)
                found["dates"].add((letter, *name))
                if any(s < when.end and when.start < e for s, e, _ in everything.free):
                    free["dates"].add((letter, *name))
        for number, row in enumerate(wanted, start=1):
            gold["certainty"].add((letter, number, row.certainty))
            gold["places"].update((letter, *span) for span in row.places)
            gold["dates"].update((letter, *span) for span in row.dates)
    return {k: (gold[k], found[k], free[k]) for k in ("certainty", "places", "dates")}


def _overlapped(spans: tuple[Span, ...], start: int, end: int, value: str) -> Span:
    """Return the gold span that a found one of the same value overlaps, else the found one."""
    for span in spans:
        if span[0] < end and start < span[1] and span[2] == value:
            return span
    return start, end, value


def _counts(gold: set[object], found: set[object], free: set[object]) -> Score:
    found, gold = found - free, gold - free
    return Score(len(gold & found), len(found - gold), len(gold - found))


def total(scores: Iterable[dict[str, Score]]) -> dict[str, Score]:
    """Return the sum of the counts of several clusters."""
    rows = list(scores)
    return {
        kind: Score(
            sum(row[kind].right for row in rows),
            sum(row[kind].wrong for row in rows),
            sum(row[kind].missed for row in rows),
        )
        for kind in KINDS
    }
