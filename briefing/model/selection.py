"""The types of the selection: what is proposed for the page, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.analysis import Quote

Position = tuple[int, int]
"""(document, sentence) indices."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One statement proposed for one section."""

    section: str
    """The section's name in `SECTIONS`."""
    document: int
    """Index of the document."""
    index: int
    """Index of the sentence that holds it; negative for a quotation that none does."""
    start: int
    """Index of its first code point in `Source.text`."""
    end: int
    """Index after its last code point."""
    value: float
    """From 0 to 1: how well it serves the section."""
    rule: str
    """Why it is proposed, in words for the analyst."""
    quote: Quote | None = None
    """Set when the statement is a quotation."""

    @property
    def place(self) -> Position:
        """The (document, sentence) indices."""
        return self.document, self.index


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate that was chosen, with its worth at that moment."""

    candidate: Candidate
    """The statement and its section."""
    gain: float
    """What it added: choices fall in gain, so that the page drops the last first."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What the page prints, and why each other sentence is not on it."""

    chosen: tuple[Choice, ...]
    """The choices, greatest gain first."""
    reasons: tuple[tuple[Position, str], ...]
    """For each sentence that was not chosen why."""


@dataclass(frozen=True, slots=True)
class Explained:
    """Why one sentence is on the page, or is not."""

    source_id: str
    """The source that it stands in."""
    index: int
    """Its place among the document's sentences, from 0."""
    text: str
    """The sentence as written."""
    score: float
    """The ranker's score, scaled to 0 to 1 over the run."""
    parts: tuple[tuple[str, float], ...]
    """What the score is made of, by name, with the origins that support it."""
    section: str
    """The section that prints it, or empty."""
    reason: str
    """The section's rule, or why it was left out."""
