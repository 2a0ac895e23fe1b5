"""Turn rendered formats into files: each written beside its place and renamed, or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path

from briefing.errors import OutputError
from briefing.language import fold, to_latin

LONGEST_NAME = 80
"""Code points of a file's name before its suffix."""

_OTHERS = str.maketrans(
    {
        **dict(zip("αβγδεζηικλμνξοπρστυφω", "avgdeziiklmnxoprstyfo", strict=True)),
        **{"θ": "th", "χ": "ch", "ψ": "ps"},
        **{"ѕ": "dz", "щ": "st", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "ju", "я": "ja"},
        **{"є": "je", "і": "i", "ґ": "g", "þ": "th", "ð": "d", "œ": "oe"},
    }
)
"""Letters of Greek and Cyrillic that Serbian lacks, and some of Latin, in plain ones."""


def slug(date: str, title: str) -> str:
    """Return a file's name for a brief: its date and title in plain ASCII, hyphens between.

    A title in a script that is not transliterated is told from others by a digest.
    """
    plain = fold(to_latin(fold(title))).translate(_OTHERS)
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    if not words:
        digest = hashlib.sha256(title.encode("utf-8", "replace")).hexdigest()[:8]
        words = ["brief", digest] if any(map(str.isalnum, title)) else ["brief"]
    name = "-".join(part for part in (date, *words) if part)
    if len(name) > LONGEST_NAME:
        end = name.rfind("-", 0, LONGEST_NAME + 1)
        name = name[: end if end > len(date) else LONGEST_NAME]
    return name


def write_all(folder: Path, parts: dict[str, str | bytes]) -> tuple[Path, ...]:
    """Write files into a folder, made when missing: all of them, or none.

    `parts` maps file names to contents.  Every file is first written beside its place, so
    that a full disk or an interruption leaves earlier output untouched.  Raises
    `OutputError`.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in parts.items():
            place = folder / name
            if place.is_dir():
                raise IsADirectoryError(21, f"{name} is a folder")
            waiting.append((_beside(folder, content), place))
        for beside, place in waiting:
            beside.replace(place)
        return tuple(place for _, place in waiting)
    except OSError as error:
        raise OutputError(
            f"cannot write into {folder}: {error.strerror or error}",
            "free some space, or name a folder that you may write with --out",
        ) from None
    finally:
        for beside, _ in waiting:
            beside.unlink(missing_ok=True)


def _beside(folder: Path, content: str | bytes) -> Path:
    """Write a file under a name of its own, down to the disk, and return its path."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    descriptor, name = tempfile.mkstemp(prefix=".briefing-", dir=folder)
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(0o666 & ~_umask())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
