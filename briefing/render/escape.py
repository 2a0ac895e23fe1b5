"""Turn any text into text that is safe to print: no invisible characters, Markdown escaped.

HTML is escaped by Jinja's autoescape; this module holds what Jinja lacks.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""General categories without a shape of their own: controls, bidirectional and zero-width
marks, tag characters, lone surrogates, private and unassigned code points."""

_SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF), (0x180B, 0x180F))
"""Variation selectors: marks in name, invisible in fact, and able to carry hidden text."""

_SPACES = re.compile(r"\s+")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>&|~])")
_MARKDOWN_START = re.compile(r"^(?:([#+=(:-])|(\d{1,9})([.)]))")
_ESCAPED_NUMBER = re.compile(r"(?<![\w\\])(\d{1,9})\\([.)])")
_OPENS_LINE = re.compile(r"(?:[\s>*+-]|\d{1,9}[.)])*")
_SUSPECT = re.compile(r"[^\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0391-\u0481]")
"""Whatever needs a look at its category; most text has a handful of such characters."""


@lru_cache(maxsize=4096)
def invisible(character: str) -> bool:
    """Return whether a character has no shape, and so may deceive a reader of the page."""
    code = ord(character)
    return unicodedata.category(character) in _UNSEEN or any(
        first <= code <= last for first, last in _SELECTORS
    )


def visible(text: str) -> str:
    """Return text without its invisible characters, white space and line ends as they are."""
    return _SUSPECT.sub(
        lambda m: m.group() if m.group().isspace() or not invisible(m.group()) else "", text
    )


def plain(text: str) -> str:
    """Return text as it is printed: invisible characters left out, white space made single.

    Line ends and tabs are white space; other control characters go without a trace.
    """
    return _SPACES.sub(" ", visible(text)).strip()


def unseen(text: str) -> Counter[str]:
    """Return the invisible characters of a text with their numbers, white space left aside."""
    return Counter(c for c in _SUSPECT.findall(text) if not c.isspace() and invisible(c))


def named(character: str) -> str:
    """Return a character's code point and name as Unicode writes them."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def markdown(text: str) -> str:
    """Return text in which CommonMark and its GitHub dialect see nothing but text.

    A mark that means something at the start of a line only (`#`, `-`, `1.`), or right after
    a closing bracket (`(`, `:`), is escaped when the text starts with it.
    """
    escaped = _MARKDOWN.sub(r"\\\1", text)
    return _MARKDOWN_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", escaped)


def without_idle_escapes(text: str) -> str:
    """Return Markdown without the escapes of numbers that open no line, as in "on 8. May"."""

    def settled(match: re.Match[str]) -> str:
        start = text.rfind("\n", 0, match.start()) + 1
        opens = _OPENS_LINE.fullmatch(text, start, match.start())
        return match[0] if opens else match[1] + match[2]

    return _ESCAPED_NUMBER.sub(settled, text)
