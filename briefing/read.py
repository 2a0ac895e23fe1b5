"""Turn files into sources: decoded text with its digest."""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefing.model import Source


def read(path: str | Path) -> Source:
    """Read one text file.

    Returns the `Source`; raises `SourceError` when the file is missing, empty or no text.
    """
    data = Path(path).read_bytes()
    return Source(Path(path).stem, str(path), data.decode("utf-8-sig"), hashlib.sha256(data).hexdigest())
