"""Pages as people save them as text."""

from __future__ import annotations

import textwrap

WAYS = ("blocks", "layout", "wrapped")
"""One line a block; bullets, indentation and blank lines; hard-wrapped at 80 columns."""


def saved(text: str, way: str) -> str:
    """Return a page of one line a block as it looks when it is saved in another way."""
    lines = text.splitlines()
    if way == "layout":
        return "\n".join(
            f"    \u2022 {line}" if len(line) < 60 else f"\n  {line}\n" for line in lines
        )
    if way == "wrapped":
        return "\n".join(
            "\n".join([*textwrap.wrap(line, 80, break_long_words=False), ""])
            if len(line) > 80
            else line
            for line in lines
        )
    return text
