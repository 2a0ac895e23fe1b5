"""Read header lines: `Title: ...` at a text's start, or YAML front matter."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import language
from briefing.model import Source, Span

_HEADER = re.compile(r"\s*([^\W\d_][\w \-]{0,30}?)\s*:\s*(\S.*?)\s*$")

LONGEST_OTHER = 15
"""Code points of the longest name of a header line that is none of ours."""

LONGEST_LINE = 1_000
"""Code points of the longest header line."""


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Return the names of header lines in all languages -> the field they give."""
    table: dict[str, str] = {}
    for line in language.entries("clean_header", "any"):
        field, _, words = line.partition("|")
        for word in words.split(","):
            table[word.strip().casefold()] = field.strip()
    return table


def header(source: Source) -> tuple[dict[str, Span], int]:
    """Return the fields of header lines at the text's start, and where they end."""
    text = source.text
    found: dict[str, Span] = {}
    start = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    yaml = text.startswith("---", start)
    position = text.find("\n", start) + 1 if yaml else start
    if yaml and position == 0:
        return {}, 0
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position:end]
        if yaml and line.strip() in ("---", "..."):
            return found, end
        match = _HEADER.match(line) if len(line) < LONGEST_LINE else None
        name = names().get(re.sub(r"[_-]", " ", match[1]).casefold()) if match else None
        if match and name:
            left, right = position + match.start(2), position + match.end(2)
            if right - left > 1 and text[left] in "\"'" and text[right - 1] == text[left]:
                left, right = left + 1, right - 1
            found.setdefault(name, Span(source.id, left, right, text[left:right]))
        elif not (yaml or (match and found and len(match[1]) < LONGEST_OTHER)):
            break
        position = end + 1
    if yaml:
        return {}, 0
    return (found, position) if len(found) >= 2 or set(found) & {"title", "url"} else ({}, 0)
