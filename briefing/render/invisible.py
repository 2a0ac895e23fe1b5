"""Turn a brief into one that says which characters of its sources no page prints."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from briefing.model import Brief
from briefing.render.escape import named, unseen


def warned(brief: Brief) -> Brief:
    """Return a brief whose warnings name the invisible characters that no page prints."""
    paths = {note.id: note.path for note in brief.sources}
    counts: dict[str, Counter[str]] = {}
    for section in brief.sections:
        for item in section.items:
            for citation in item.citations:
                path = paths.get(citation.source_id, citation.source_id)
                counts.setdefault(path, Counter()).update(unseen(citation.text))
    counts["title"] = unseen(brief.title)
    found = tuple(
        f"{path}: left invisible characters out of the page: "
        + ", ".join(f"{named(c)} ({n})" for c, n in sorted(count.items()))
        for path, count in counts.items()
        if count
    )
    return replace(brief, warnings=tuple(dict.fromkeys((*brief.warnings, *found))))
