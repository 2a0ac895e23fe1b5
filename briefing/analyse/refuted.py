"""Find the statements that the next sentence takes back: a claim before "This is misleading"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.analyse.antecedents import opens
from briefing.language import listed, words
from briefing.model import TAKEN_BACK, Document, Statement

LONGEST = 10
"""Words of a sentence's beginning that are looked at."""

Rows = tuple[Statement, ...]
"""The statements of a document."""


def marked(documents: Sequence[Document], statements: tuple[Rows, ...]) -> tuple[Rows, ...]:
    """Return the statements, a refuted one with the words that refute it (`TAKEN_BACK`).

    By itself it would be printed as true.
    """
    return tuple(
        tuple(_marked(row, after, d.language) for row, after in pairwise(rows)) + rows[-1:]
        for d, rows in zip(documents, statements, strict=True)
    )


def _marked(row: Statement, after: Statement, code: str) -> Statement:
    beginning = words(after.sentence.text)[:LONGEST]
    found = opens(tuple(listed(beginning, code)), "refutations", code)
    if not found or row.dependent:
        return row
    return replace(row, dependent=f'{TAKEN_BACK} ("{" ".join(beginning[: len(found)])}")')
