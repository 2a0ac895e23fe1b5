"""Turn paths into bytes: folders into their files, within a limit, nothing that never ends."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from briefing.errors import SourceError

MAX_BYTES = 64_000_000
"""Largest file that is read."""

TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".markdown"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
"""Of a folder the files with these suffixes are read; a file that is named always is."""


def expand(path: Path) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Return the files that a path stands for, sorted, and a warning for each one left aside.

    Raises `SourceError` for a folder that cannot be read or holds no text.
    """
    if str(path) == "-" or not _is_folder(path):
        return (path,), ()
    try:
        children = sorted(child for child in path.iterdir() if not child.name.startswith("."))
        files = [child for child in children if child.is_file()]
    except OSError as error:
        raise _refused(path, error, "name a folder that you may read") from None
    kept = [file for file in files if file.suffix.lower() in TEXT_SUFFIXES | HTML_SUFFIXES]
    if not kept:
        raise SourceError(
            f"{shown(path)}: no .txt, .md or .html file in it", "put saved articles there"
        )
    aside = [child for child in children if child not in kept and not child.is_dir()]
    return tuple(kept), tuple(
        f"{shown(child)}: left aside, no .txt, .md or .html file" for child in aside
    )


def contents(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file or pipe, of standard input for `-`.

    Raises `SourceError` when there is none that may be read, or more than `max_bytes`: a
    file that is too large is refused before it is read.
    """
    if str(path) == "-":
        return _limited(sys.stdin.buffer.read(max_bytes + 1), path, max_bytes)
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            about = os.fstat(file.fileno())
            if stat.S_ISCHR(about.st_mode) or stat.S_ISBLK(about.st_mode):
                raise SourceError(f"{shown(path)}: a device, no file", "name a text file")
            if about.st_size > max_bytes:
                raise _too_large(path, f"{about.st_size / 1e6:.0f} MB", max_bytes)
            os.set_blocking(file.fileno(), True)
            return _limited(file.read(max_bytes + 1), path, max_bytes)
    except FileNotFoundError:
        raise SourceError(f"{shown(path)}: no such file", "check the path") from None
    except (OSError, ValueError) as error:
        raise _refused(path, error, "name a text file that you may read") from None


def shown(path: Path) -> str:
    """Return a path as the page shows it: relative to the working folder where it lies in it."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed
    inside = path != Path("-") and absolute.is_relative_to(Path.cwd())
    return safe((absolute.relative_to(Path.cwd()) if inside else path).as_posix())


def safe(name: str) -> str:
    """Return a file's name without lone surrogates and control characters."""
    plain = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in plain)


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe that nobody writes to is empty, and not waited for."""
    return os.open(path, flags | os.O_NONBLOCK)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _limited(data: bytes, path: Path, max_bytes: int) -> bytes:
    if len(data) > max_bytes:
        raise _too_large(path, f"more than {max_bytes / 1e6:.0f} MB", max_bytes)
    return data


def _too_large(path: Path, size: str, max_bytes: int) -> SourceError:
    return SourceError(
        f"{shown(path)}: {size}, and at most {max_bytes / 1e6:.0f} MB are read",
        "save the article alone, or raise max_bytes in briefing.toml",
    )


def _refused(path: Path, error: Exception, way_out: str) -> SourceError:
    reason = getattr(error, "strerror", None) or str(error)
    return SourceError(f"{shown(path)}: {reason}", way_out)
