"""Carry out `briefing doctor`: say what this machine has, lacks, and how to mend it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

from briefing.cli.shown import line
from briefing.version import VERSION

PACKAGES = (
    *("babel", "charset-normalizer", "css-inline", "email-validator", "jinja2", "nltk"),
    *("numpy", "rich", "simplemma", "sumy", "weasyprint"),
)
"""What the program needs, by its names in the package index."""

EXTRAS = (
    ("html", "trafilatura", "sources saved as HTML"),
    ("docx", "docxtpl", "--format docx"),
    ("keyring", "keyring", "the mail server's password in the desktop's keyring"),
)
"""Name of an extra, the module that it brings, and what needs it."""


class Finding(NamedTuple):
    """One thing that was looked at."""

    state: str
    """`ok`, `missing` (something will fail) or `optional` (an extra that is not there)."""
    what: str
    """Its name, with its version where there is one."""
    way_out: str = ""
    """The command that mends it."""


def doctor(options: argparse.Namespace) -> int:
    """Print one line for each thing the program needs; exit 1 when something is missing."""
    found = list(findings())
    for finding in found:
        way_out = f"; {finding.way_out}" if finding.way_out else ""
        print(line(f"{finding.state}: {finding.what}{way_out}"))
    lacking = [finding for finding in found if finding.state == "missing"]
    print("nothing is missing" if not lacking else f"{len(lacking)} missing")
    return 1 if lacking else 0


def findings() -> Iterator[Finding]:
    """Yield what the program needs, in the order in which it needs it."""
    from briefing.pdf.machine import FACES, FONTS, LIBRARIES, missing

    yield Finding("ok", f"briefing {VERSION}, Python {sys.version.split()[0]}")
    for name in PACKAGES:
        version = _version(name)
        if version:
            yield Finding("ok", f"{name} {version}")
        else:
            yield Finding("missing", name, f"run: pip install {name}")
    lacking = {thing.what: thing.way_out for thing in missing()}
    for library, _ in LIBRARIES:
        if library in lacking:
            yield Finding("missing", f"{library}, for PDF", lacking.pop(library))
        else:
            yield Finding("ok", library)
    for what, way_out in lacking.items():
        yield Finding("missing", what, way_out)
    if not lacking:
        yield Finding("ok", f"{len(FACES)} fonts in {FONTS}")
    for extra, module, purpose in EXTRAS:
        if _imports(module):
            yield Finding("ok", f"{module} {_version(module)}, for {purpose}")
        else:
            way_out = f'run: pip install "briefing[{extra}]"'
            yield Finding("optional", f"{module}, for {purpose}", way_out)


def _version(name: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _imports(module: str) -> bool:
    try:
        import_module(module)
    except ImportError:
        return False
    return True
