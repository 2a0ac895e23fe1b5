"""Turn a brief into the plain dictionaries and lists of its record."""

from __future__ import annotations

import math
from typing import Any

from briefing.model import Brief, Citation, Item

Record = dict[str, Any]
"""An object of the record."""


def to_record(brief: Brief) -> Record:
    """Return the record of a brief."""
    return {
        "version": brief.version,
        "settings": {"hash": brief.settings_hash, "values": dict(brief.settings)},
        "title": brief.title,
        "date": brief.date,
        "language": brief.language,
        "house": brief.house,
        "marking": brief.marking,
        "sources": [
            {
                "id": note.id,
                "number": note.number,
                "path": note.path,
                "sha256": note.sha256,
                "reader": note.reader,
                "title": note.title,
                "publisher": note.publisher,
                "author": note.author,
                "date": note.date,
                "origin": note.origin,
                "language": note.language,
                "story": note.story,
                "reliability": note.reliability,
            }
            for note in brief.sources
        ],
        "sections": [
            {
                "name": section.name,
                "title": section.title,
                "items": [_item(item) for item in section.items],
            }
            for section in brief.sections
        ],
        "differences": [
            {
                "kind": difference.kind,
                "topic": difference.topic,
                "confidence": _finite(difference.confidence),
                "sides": [_citation(side) for side in difference.sides],
            }
            for difference in brief.differences
        ],
        "timeline": [{"date": m.date, "citation": _citation(m.citation)} for m in brief.timeline],
        "people": [
            {
                "name": person.name,
                "variants": list(person.variants),
                "role": person.role,
                "gender": person.gender,
                "organisation": person.organisation,
                "mentions": [
                    {"source": s.source_id, "start": s.start, "end": s.end, "text": s.text}
                    for s in person.mentions
                ],
            }
            for person in brief.people
        ],
        "left_out": [
            {"reason": left.reason, "citation": _citation(left.citation)} for left in brief.left_out
        ],
        "warnings": list(brief.warnings),
        **_earlier(brief),
        **({"pdf": {"sha256": brief.pdf_sha256}} if brief.pdf_sha256 else {}),
    }


def _earlier(brief: Brief) -> Record:
    """Return the earlier brief and which of its statements are repeated, when there is one."""
    if brief.earlier is None:
        return {}
    earlier, dropped = brief.earlier, brief.dropped
    items = [
        {
            "section": item.section,
            "text": item.text,
            "repeated_by": item.repeated_by,
            "dropped": item in dropped,
        }
        for item in earlier.items
    ]
    return {
        "since": {
            "title": earlier.title,
            "date": earlier.date,
            "settings_hash": earlier.settings_hash,
            "items": items,
        }
    }


def _item(item: Item) -> Record:
    record: Record = {
        "id": item.id,
        "text": item.text,
        "insertions": [{"at": i.at, "text": i.text, "why": i.why} for i in item.insertions],
        "citations": [_citation(citation) for citation in item.citations],
        "support": [_citation(citation) for citation in item.support],
        "sources": list(item.sources),
        "origins": item.origins,
        "certainty": item.certainty,
        "differs": list(item.differs),
        "change": item.change,
        "rule": item.rule,
        "score": _finite(item.score),
    }
    if item.quotation is not None:
        quotation = item.quotation
        record |= {"speaker": quotation.speaker, "role": quotation.role, "how": quotation.how}
    return record


def _citation(citation: Citation) -> Record:
    record: Record = {
        "source": citation.source_id,
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
    }
    return record | {"label": citation.label} if citation.label else record


def _finite(number: float) -> float:
    return number if math.isfinite(number) else 0.0
