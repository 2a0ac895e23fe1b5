"""Turn rendered formats into files: each written beside its place and renamed, or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from briefing.errors import OutputError
from briefing.language import fold, to_latin

LONGEST_NAME = 80
"""Code points of a file's name before its suffix."""

_GREEK = str.maketrans(
    {
        **dict(zip("αβγδεζηικλμνξοπρστυφω", "avgdeziiklmnxoprstyfo", strict=True)),
        "θ": "th",
        "ς": "s",
        "χ": "ch",
        "ψ": "ps",
    }
)
_CYRILLIC = str.maketrans(
    {"ѓ": "gj", "ќ": "kj", "ѕ": "dz", "й": "j", "ы": "y", "я": "ja", "ю": "ju"}
)


def slug(date: str, title: str) -> str:
    """Return a file's name for a brief: its date and title in plain ASCII, hyphens between."""
    plain = fold(to_latin(title)).translate(_GREEK).translate(_CYRILLIC)
    words = re.findall(r"[a-z0-9]+", plain)
    name = "-".join(part for part in (date, *words) if part) or "brief"
    if len(name) > LONGEST_NAME:
        name = name[: name.rfind("-", 0, LONGEST_NAME + 1)] or name[:LONGEST_NAME]
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
            data = content.encode("utf-8") if isinstance(content, str) else content
            descriptor, beside = tempfile.mkstemp(prefix=".briefing-", dir=folder)
            waiting.append((Path(beside), folder / name))
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(0o666 & ~_umask())
        written = []
        for beside_path, place in waiting:
            beside_path.replace(place)
            written.append(place)
        return tuple(written)
    except OSError as error:
        raise OutputError(
            f"cannot write into {folder}: {error.strerror or error}",
            "free some space, or name a folder that you may write with --out",
        ) from None
    finally:
        for beside_path, _ in waiting:
            beside_path.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
