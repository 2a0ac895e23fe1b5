"""Find the documents that their writers tell in the first person: opinions, letters, posts.

What such a text says is its writer's word; as the news of a source nobody would answer for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.language import ends_in
from briefing.model import ADDRESSED, Document, Statement
from briefing.speeches import speaks_of_self

SHARE = 0.2
"""Share of a document's sentences that say "I" or "we" outside quotations from which it is one."""

SHORT = 8
"""Sentences from which one stands in the first half of it: an appeal may stand at the end."""

INSIDE = 0.6
"""Share of a sentence inside a quotation from which it is part of it."""

THROUGHOUT = f"{ADDRESSED} (throughout)"
"""Why no sentence of such a document is the news of a source (`Statement.dependent`)."""

_SAID = re.compile("(?:^|[\\s(])[\"\u201c\u201e\u00ab\u2018'].*", re.DOTALL)
"""What stands behind an opening quotation mark, which another sentence may close."""
_CLOSING = "\"\u201c\u201d\u00bb\u2019'"

Rows = tuple[Statement, ...]
"""The statements of a document."""


def marked(documents: Sequence[Document], statements: tuple[Rows, ...]) -> tuple[Rows, ...]:
    """Return the statements, those of texts in the first person with `THROUGHOUT` as the reason.

    Where every document is one, nobody else tells the story, and they stay as they are.
    """
    own = [_is_personal(d, rows) for d, rows in zip(documents, statements, strict=True)]
    if all(own):
        return statements
    return tuple(
        tuple(row if row.dependent else replace(row, dependent=THROUGHOUT) for row in rows)
        if personal
        else rows
        for rows, personal in zip(statements, own, strict=True)
    )


def _is_personal(document: Document, rows: Rows) -> bool:
    """Say whether a document's writer speaks of himself or herself in many of its sentences."""
    own = [_is_own(row, document.language) for row in rows]
    first = own if len(own) < SHORT else own[: len(own) // 2]
    return any(first) and sum(own) >= SHARE * len(own)


def _is_own(row: Statement, code: str) -> bool:
    """Say whether a sentence says "I" or "we" where nobody is quoted."""
    text = row.sentence.text
    if row.quoted > INSIDE or ends_in(text, _CLOSING):
        return False
    return speaks_of_self(_SAID.sub("", text), code)
