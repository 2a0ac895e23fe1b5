"""Turn what a command found into lines that are safe on a terminal."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from briefing.errors import VerifyError

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but tabs and line ends, and marks that turn a line's direction."""


def line(text: str) -> str:
    """Return a text as one line without control characters: whoever wrote it, it shows itself."""
    return _UNSAFE.sub("", " ".join(text.split()))


def lines(text: str) -> str:
    """Return a text with its line ends and without control characters."""
    return _UNSAFE.sub("", text)


def as_json(values: Iterable[Any]) -> str:
    """Return dataclasses as a JSON list."""
    return json.dumps([asdict(value) for value in values], ensure_ascii=False, indent=1)


def warn(warnings: Iterable[str]) -> None:
    """Print each warning once, on the error stream."""
    for warning in dict.fromkeys(warnings):
        print(f"warning: {line(warning)}", file=sys.stderr)


def text_of(record: Path) -> str:
    """Return the text of a record's file.  Raises `VerifyError`."""
    try:
        return record.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "no text in UTF-8"
        raise VerifyError(f"{record}: {reason}", "name a file of --format json") from None
