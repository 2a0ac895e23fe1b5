"""Turn a selection into a brief: the whole page, and its record, as data."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace

from briefing.compose.items import item
from briefing.compose.notes import brief_date, headline, source_notes
from briefing.compose.order import introduced
from briefing.compose.since import since
from briefing.config import Config
from briefing.model import (
    Analysis,
    Brief,
    Choice,
    Citation,
    LeftOut,
    Moment,
    Position,
    Section,
    Selection,
)

__all__ = ["compose", "since"]

LEAD = "bottom_line"
"""The section that stands above all others."""


def compose(
    analysis: Analysis,
    selection: Selection,
    config: Config,
    *,
    titles: dict[str, str],
    version: str,
    warnings: tuple[str, ...] = (),
) -> Brief:
    """Return the brief that a selection makes, before it is fitted to its page.

    `titles` gives the sections in page order, name to heading; `warnings` of the stages
    before are carried on.
    """
    shown = tuple(d for d in analysis.differences if d.confidence >= config.min_confidence)
    analysis = replace(analysis, differences=shown)
    language = config.language or _main_language(analysis)
    sections = tuple(
        _section(analysis, selection, name, title, language) for name, title in titles.items()
    )
    first = next((item for section in sections for item in section.items), None)
    notes, graded = source_notes(analysis, dict(config.reliability))
    settings = config.settings()
    return Brief(
        version=version,
        settings=settings,
        settings_hash=_digest(settings),
        title=config.title or headline(analysis, notes, first),
        date=config.date or brief_date(notes),
        language=language,
        house=config.house,
        marking=config.marking,
        sources=notes,
        sections=sections,
        differences=shown,
        timeline=_timeline(analysis),
        people=analysis.people,
        left_out=_left_out(analysis, selection.reasons),
        warnings=(*warnings, *graded, *analysis.warnings),
    )


def _section(
    analysis: Analysis, selection: Selection, name: str, title: str, language: str
) -> Section:
    """Return a section with its items in the order of their worth, introductions before."""
    choices: list[Choice] = [c for c in selection.chosen if c.candidate.section == name]
    lead = (c for c in selection.chosen if c.candidate.section == LEAD != name)
    choices = introduced(analysis, choices, lead)
    return Section(
        name,
        title,
        tuple(item(analysis, choice, n, language) for n, choice in enumerate(choices, start=1)),
    )


def _main_language(analysis: Analysis) -> str:
    """Return the language of most sources, the first one's when several are as frequent."""
    counts = Counter(document.language for document in analysis.documents)
    return max(counts, key=lambda code: counts[code]) if counts else "en"


def _timeline(analysis: Analysis) -> tuple[Moment, ...]:
    """Return the sentences that name a month or a day, earliest first."""
    found: list[Moment] = []
    for document, rows in zip(analysis.documents, analysis.statements, strict=True):
        for statement in rows:
            days = sorted({when.value for when in statement.dates if len(when.value) >= 7})
            sentence = statement.sentence
            proof = Citation(document.source.id, sentence.start, sentence.end, sentence.text)
            found.extend(Moment(day, proof) for day in days)
    return tuple(sorted(found, key=lambda moment: moment.date))


def _left_out(analysis: Analysis, reasons: tuple[tuple[Position, str], ...]) -> tuple[LeftOut, ...]:
    found = []
    for (document, index), reason in reasons:
        sentence = analysis.statements[document][index].sentence
        proof = Citation(sentence.source_id, sentence.start, sentence.end, sentence.text)
        found.append(LeftOut(proof, reason))
    return tuple(found)


def _digest(settings: tuple[tuple[str, str], ...]) -> str:
    lines = "\n".join(f"{name}={value}" for name, value in settings)
    return hashlib.sha256(lines.encode("utf-8")).hexdigest()[:12]
