"""Give an office its own style: list what there is, copy one to start from, check it, see it.

`check` and `preview` stand in modules of their own; this one only looks at files.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import OutputError, UsageError
from briefing.render.style import FILES, find_style, styles

__all__ = ["Listed", "listed", "new"]

_NAME = re.compile(r"[\w][\w.-]*")


@dataclass(frozen=True, slots=True)
class Listed:
    """One style that can be named."""

    name: str
    """What `--templates` takes."""
    folder: Path
    """Where it stands."""
    files: tuple[str, ...]
    """The files that it has itself; the others come from the packaged style."""
    used: bool
    """True for the style that is taken when none is named."""


def listed() -> tuple[Listed, ...]:
    """Return every style that can be named, by name."""
    used = find_style().folders[0]
    return tuple(
        Listed(
            name,
            folder,
            tuple(file for file in FILES if (folder / file).is_file()),
            folder.resolve() == used,
        )
        for name, folder in sorted(styles().items())
    )


def new(name: str, *, start: str = "", into: Path = Path("templates")) -> Path:
    """Copy a style, whole, into `into/name`, and return that folder.

    `start` names the style to start from, by default the one in use.  What is there is
    never overwritten.  Raises `UsageError`, `TemplateError` and `OutputError`.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name of a style", "use letters, digits and hyphens")
    style = find_style(start or None)
    target = into / name
    if target.exists():
        raise UsageError(f"{target} is there already", "choose another name, or remove it")
    sources = {file: style.file(file) for file in FILES}
    for folder in reversed(style.folders):
        if folder.is_dir():
            sources |= {path.name: path for path in sorted(folder.iterdir()) if path.is_file()}
    try:
        into.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".new-", dir=into))
        try:
            for file, source in sorted(sources.items()):
                shutil.copyfile(source, beside / file)
            beside.chmod(0o755)
            beside.rename(target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror}", "choose a folder") from None
    return target
