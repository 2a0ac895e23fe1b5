"""Say what a machine lacks for making PDF, before anything is loaded that would crash.

WeasyPrint draws with pango, harfbuzz and fontconfig.  Without pango its import fails; without
harfbuzz-subset its bytes change from run to run; without any font it ends the process with a
segmentation fault, which Python cannot catch.
"""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from functools import lru_cache

from briefing.errors import RenderError
from briefing.language import DATA

FONTS = DATA / "fonts"
"""The folder of the shipped fonts, with their licence and their `fonts.conf`."""

LIBRARIES = (
    ("libpango-1.0.so.0", "libpango-1.0-0"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset0"),
    ("libfontconfig.so.1", "libfontconfig1"),
)
"""Shared libraries of Linux, each with its package of Debian."""

FACES = (
    "NotoSans-Bold.ttf",
    "NotoSans-Regular.ttf",
    "NotoSerif-Bold.ttf",
    "NotoSerif-Italic.ttf",
    "NotoSerif-Regular.ttf",
)
"""The shipped fonts: Latin, Cyrillic and Greek whole."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the machine lacks."""

    what: str
    """Its name."""
    way_out: str
    """The command that mends it."""


def missing() -> tuple[Missing, ...]:
    """Return what this machine lacks for making PDF; nothing when it is complete."""
    found = [Missing(library, _apt(package)) for library, package in LIBRARIES if _lacks(library)]
    lost = [face for face in FACES if not (FONTS / face).is_file()]
    if lost:
        found.append(Missing(f"fonts ({', '.join(lost)})", "install briefing again"))
    return tuple(found)


@lru_cache(maxsize=1)
def ensure() -> None:
    """Raise `RenderError` when the machine lacks something, naming all of it."""
    lacking = missing()
    if lacking:
        packages = [m.way_out.rpartition(" ")[2] for m in lacking if m.what.startswith("lib")]
        way_out = _apt(" ".join(packages)) if packages else lacking[0].way_out
        names = ", ".join(m.what for m in lacking)
        raise RenderError(f"PDF cannot be made: {names} not found", way_out)


def _apt(packages: str) -> str:
    return f"run: apt-get install --no-install-recommends {packages}"


def _lacks(library: str) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    try:
        ctypes.CDLL(library)
    except OSError:
        return True
    return False
