"""Turn files into sources: strictly decoded text with the digest of the bytes.

No byte is ever dropped: a text is decoded whole by one encoding, or refused.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from briefing.errors import SourceError
from briefing.model import Source

MAX_BYTES = 64_000_000
"""Largest file that is read."""

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ""})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF", "save its text with `pdftotext`"),
    (b"PK\x03\x04", "a ZIP or office file", "save it as plain text"),
    (b"\x89PNG", "a picture", "name a text file"),
    (b"\xff\xd8\xff", "a picture", "name a text file"),
    (b"GIF8", "a picture", "name a text file"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office file", "save it as plain text"),
    (b"{\\rtf", "an RTF file", "save it as plain text"),
    (b"\x7fELF", "a program", "name a text file"),
)


def read(path: str | Path, *, max_bytes: int = MAX_BYTES) -> Source:
    """Read one source; `-` is standard input.

    Returns the `Source`, whose text is the decoded file, unchanged.  Raises `SourceError`
    when the file is missing, empty, too large or holds no text.
    """
    name = str(path)
    if name == "-":
        return _decoded("stdin", "-", sys.stdin.buffer.read(max_bytes + 1), max_bytes, "text")
    reader = "html" if Path(path).suffix.lower() in HTML_SUFFIXES else "text"
    return _decoded(
        Path(path).stem, _shown(Path(path)), _bytes(Path(path), max_bytes), max_bytes, reader
    )


def read_all(
    paths: Iterable[str | Path], *, max_bytes: int = MAX_BYTES
) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """Read files and folders, in the order given, each file once; ids are made distinct.

    Returns the sources and the warnings about what was left out.
    """
    warnings: list[str] = []
    files: list[str | Path] = []
    seen: set[str] = set()
    for path in paths:
        for file in _expand(path):
            key = str(file) if str(file) == "-" else os.path.realpath(file)
            if key in seen:
                warnings.append(f"{_safe(str(file))}: named twice, read once")
            else:
                seen.add(key)
                files.append(file)
    sources: list[Source] = []
    taken: dict[str, int] = {}
    for file in files:
        source = read(file, max_bytes=max_bytes)
        taken[source.id] = taken.get(source.id, 0) + 1
        if taken[source.id] > 1:
            source = replace(source, id=f"{source.id}-{taken[source.id]}")
        sources.append(source)
    return tuple(sources), tuple(warnings)


def _expand(path: str | Path) -> list[str | Path]:
    if str(path) == "-" or not Path(path).is_dir():
        return [path]
    try:
        files = sorted(
            child
            for child in Path(path).iterdir()
            if child.suffix.lower() in (TEXT_SUFFIXES - {""}) | HTML_SUFFIXES
            and not child.name.startswith(".")
            and child.is_file()
        )
    except OSError as error:
        raise SourceError(
            f"{_safe(str(path))}: {error.strerror}", "name a folder you may read"
        ) from None
    if not files:
        raise SourceError(
            f"{_safe(str(path))}: no .txt, .md or .html file in it", "put articles there"
        )
    return list(files)


def _bytes(path: Path, max_bytes: int) -> bytes:
    name = _safe(str(path))
    try:
        with path.open("rb") as file:
            about = os.fstat(file.fileno())
            if stat.S_ISDIR(about.st_mode):
                raise IsADirectoryError(21, "Is a directory")
            if about.st_size > max_bytes:
                raise SourceError(
                    f"{name}: {about.st_size / 1e6:.0f} MB is more than the {max_bytes / 1e6:.0f} MB "
                    "that are read",
                    "name the article alone, or raise max_bytes in briefing.toml",
                )
            return file.read(max_bytes + 1)
    except FileNotFoundError:
        raise SourceError(f"{name}: no such file", "check the path") from None
    except OSError as error:
        raise SourceError(
            f"{name}: {error.strerror}", "name a text file that you may read"
        ) from None


def _decoded(id_: str, shown: str, data: bytes, max_bytes: int, reader: str) -> Source:
    if len(data) > max_bytes:
        raise SourceError(f"{shown}: more than {max_bytes / 1e6:.0f} MB", "name the article alone")
    if not data.strip():
        raise SourceError(f"{shown}: the file is empty", "name a file with an article in it")
    for magic, kind, way_out in _MAGIC:
        if data.startswith(magic):
            raise SourceError(f"{shown}: {kind}, no plain text", way_out)
    text, encoding, warnings = decode(data, shown)
    if reader not in READERS:
        raise SourceError(f"{shown}: no reader {reader!r}", f"known are {', '.join(READERS)}")
    text = READERS[reader](text, shown)
    if not text.strip():
        raise SourceError(f"{shown}: nothing but white space", "name a file with an article in it")
    if "\x00" in text:
        warnings = (*warnings, f"{shown}: holds NUL characters, which the page leaves out")
    digest = hashlib.sha256(data).hexdigest()
    return Source(_safe(id_), shown, text, digest, encoding, reader, warnings)


def decode(data: bytes, shown: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the text of some bytes, the encoding, and a warning when it had to be guessed.

    Raises `SourceError` when the bytes are no text in any encoding.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), encoding.removesuffix("-sig"), ()
            except UnicodeDecodeError as error:
                raise SourceError(
                    f"{shown}: starts as {encoding} and breaks at byte {error.start}",
                    "save it again as UTF-8",
                ) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if data.count(0) > len(data) // 100:
            raise SourceError(f"{shown}: a binary file, no text", "name a text file") from None
        return _guessed(data, shown)
    if data.count(0) > max(8, len(data) // 20) or _controls(text) > 0.1:
        raise SourceError(f"{shown}: a binary file, no text", "name a text file")
    return text, "utf-8", ()


def _controls(text: str) -> float:
    sample = text[:20_000]
    bad = sum(unicodedata.category(c) == "Cc" and c not in "\t\n\r\f\x0b\x00" for c in sample)
    return bad / max(1, len(sample))


def _guessed(data: bytes, shown: str) -> tuple[str, str, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:1_000_000]).best()
    if best is None:
        raise SourceError(f"{shown}: no encoding fits its bytes", "save it again as UTF-8")
    for encoding in (best.encoding, "cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if _controls(text) > 0.02:
            break
        warning = f"{shown}: not UTF-8, read as {encoding}; save it as UTF-8 if letters look wrong"
        return text, encoding, (warning,)
    raise SourceError(f"{shown}: a binary file, no text", "name a text file, or save it as UTF-8")


def _text(text: str, shown: str) -> str:
    return text


def _html(text: str, shown: str) -> str:
    try:
        import trafilatura
    except ImportError:
        raise SourceError(
            f"{shown}: HTML needs the extra `html`", "run `pip install 'briefing[html]'`"
        ) from None
    return str(trafilatura.extract(text, with_metadata=False) or "")


READERS: dict[str, Callable[[str, str], str]] = {"text": _text, "html": _html}
"""Name -> function of the decoded file and its shown name that returns `Source.text`."""


def _shown(path: Path) -> str:
    """Return a path as the page shows it: relative to the working folder where it lies in it."""
    try:
        shown = path.resolve().relative_to(Path.cwd())
    except (ValueError, OSError, RuntimeError):
        shown = path
    return _safe(shown.as_posix())


def _safe(name: str) -> str:
    """Return a file's name without lone surrogates and control characters."""
    plain = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in plain)
