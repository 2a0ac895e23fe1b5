"""Turn a source into labelled blocks and what the page says of itself."""

from __future__ import annotations

import re

from briefing.model import Block, Metadata, Source

_LINE = re.compile(r"[^\r\n\f]+")


def clean(source: Source) -> tuple[tuple[Block, ...], Metadata]:
    """Return the labelled blocks of a source, in order, and its metadata."""
    blocks = []
    for match in _LINE.finditer(source.text):
        line = match.group()
        if not line.strip():
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = match.end() - (len(line) - len(line.rstrip()))
        blocks.append(Block(start, end, "body", "", 1.0, ((start, end),)))
    return tuple(blocks), Metadata()
