"""Turn files into sources: strictly decoded text with the digest of the bytes.

No byte is ever dropped: a text is decoded whole, or refused with a line that says why.
`READERS` is the table to extend.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing.errors import SourceError, unknown
from briefing.model import Source
from briefing.read.decode import decode, looks_like_html
from briefing.read.files import HTML_SUFFIXES, MAX_BYTES, contents, expand, safe, shown

__all__ = ["MAX_BYTES", "READERS", "read", "read_all"]


def read(path: str | Path, *, max_bytes: int = MAX_BYTES, reader: str = "") -> Source:
    """Read one source; `-` is standard input.

    `reader` is a name in `READERS`; without it the file's name, or how its text begins,
    tells which.  Returns the `Source`.  Raises `SourceError` when the file is missing,
    empty, too large or holds no text.
    """
    if reader and reader not in READERS:
        raise unknown("reader", reader, tuple(READERS))
    path = Path(path)
    name = shown(path)
    data = contents(path, max_bytes)
    if not data.strip():
        raise SourceError(f"{name}: the file is empty", "name a file with an article in it")
    found = decode(data, name)
    html = path.suffix.lower() in HTML_SUFFIXES or looks_like_html(found.text)
    reader = reader or ("html" if html else "text")
    text = READERS[reader](found.text, name)
    if not text.strip():
        raise SourceError(f"{name}: no text in it", "name a file with an article in it")
    warnings = found.warnings
    if "\x00" in text:
        warnings = (*warnings, f"{name}: holds NUL characters; the page leaves them out")
    id_ = "stdin" if name == "-" else safe(path.stem)
    digest = hashlib.sha256(data).hexdigest()
    return Source(id_, name, text, digest, found.encoding, reader, warnings)


def read_all(
    paths: Iterable[str | Path], *, max_bytes: int = MAX_BYTES
) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """Read files and folders, in the order given, each file once.

    A source whose id is taken gets a number behind it.  Returns the sources and warnings
    about what was left out; each source carries its own.
    """
    warnings: list[str] = []
    files: list[Path] = []
    seen: set[str] = set()
    for path in paths:
        inside, skipped = expand(Path(path))
        warnings += skipped
        for file in inside:
            key = "-" if str(file) == "-" else os.path.realpath(file)
            if key in seen:
                warnings.append(f"{shown(file)}: named twice, read once")
            else:
                seen.add(key)
                files.append(file)
    sources: list[Source] = []
    taken: set[str] = set()
    for file in files:
        source = read(file, max_bytes=max_bytes)
        id_, number = source.id, 1
        while id_ in taken:
            number += 1
            id_ = f"{source.id}-{number}"
        taken.add(id_)
        sources.append(replace(source, id=id_))
    return tuple(sources), tuple(warnings)


def _text(text: str, name: str) -> str:
    return text


def _html(text: str, name: str) -> str:
    """Return the article that trafilatura finds, below header lines of what the page says of it."""
    try:
        import trafilatura
    except ImportError:
        raise SourceError(
            f"{name}: HTML needs the extra `html`",
            "run `pip install 'briefing[html]'`, or save the page as plain text",
        ) from None
    # The latest date is set, as it is today's otherwise, and the text would change with it.
    dates = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
    page: Any = trafilatura.bare_extraction(text, with_metadata=True, date_extraction_params=dates)
    if page is None:
        return ""
    said = {
        "Title": page.title,
        "Author": page.author,
        "Publisher": page.sitename,
        "Date": page.date,
        "URL": page.url,
    }
    head = [f"{key}: {' '.join(value.split())}" for key, value in said.items() if value]
    return "\n".join([*head, "", page.text or ""])


READERS: dict[str, Callable[[str, str], str]] = {"text": _text, "html": _html}
"""Name -> function of the decoded file and its shown name that returns `Source.text`."""
