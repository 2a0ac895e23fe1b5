"""Turn `briefing.toml` and options into one frozen configuration; unknown keys are errors."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from briefing.errors import UsageError, unknown

FORMATS = ("md", "pdf", "html", "json", "txt")
"""The formats that `make` writes."""

RANKER_NAMES = ("default", "lead", "lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic")
"""The names in `RANKERS`, known here so that options are checked before anything is imported."""

PAPERS = ("A4", "Letter")
"""The paper sizes."""


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting that shapes a brief."""

    title: str = ""
    """Headline; empty takes a source's."""
    date: str = ""
    """ISO 8601 date of the brief; empty takes the latest of the sources."""
    house: str = "Desk brief"
    """Name of the desk in the masthead."""
    marking: str = "TLP:CLEAR"
    """Traffic-light (TLP 2.0) or house marking."""
    language: str = ""
    """ISO 639-1 code of labels and dates; empty takes that of most sources."""
    ranker: str = "default"
    """A name in `RANKERS`."""
    paper: str = "A4"
    """`A4` or `Letter`."""
    formats: tuple[str, ...] = ("md", "pdf")
    """What `make` writes."""
    out: str = "out"
    """The folder that `make` writes into."""
    templates: str = ""
    """Folder of the house style; empty searches the usual places."""
    min_confidence: float = 0.5
    """Least confidence, from 0 to 1, of a difference that the page shows."""
    max_bytes: int = 64_000_000
    """Largest source that is read, in bytes."""

    def settings(self) -> tuple[tuple[str, str], ...]:
        """Return the settings that shape the page's content, by name, for its record."""
        shaping = ("title", "date", "house", "marking", "language", "ranker", "paper")
        values = {name: str(getattr(self, name)) for name in shaping}
        values["min_confidence"] = str(self.min_confidence)
        return tuple(sorted(values.items()))


def load(path: Path | None, options: dict[str, Any]) -> Config:
    """Return the configuration of a TOML file, overridden by the options that are not None.

    `path` None reads `briefing.toml` of the working folder when there is one.  Raises
    `UsageError` for a file that does not parse, an unknown key or a wrong value.
    """
    default = Path("briefing.toml")
    chosen = path or (default if default.is_file() else None)
    values = _table(chosen) if chosen else {}
    given = {name: value for name, value in options.items() if value is not None}
    return _checked(replace(Config(), **(values | given)))


def _table(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise UsageError(
            f"{path}: no such configuration file", "name another with --config"
        ) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {error}", "mend the file, which is TOML in UTF-8") from None
    kinds = {field.name: type(getattr(Config(), field.name)) for field in fields(Config)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in kinds:
            near = get_close_matches(key, kinds, 1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            raise UsageError(
                f"{path}: unknown setting {key!r}", f"{hint}known are {', '.join(sorted(kinds))}"
            )
        wanted = kinds[key]
        if wanted is tuple and isinstance(value, list) and all(isinstance(v, str) for v in value):
            values[key] = tuple(value)
        elif wanted is float and isinstance(value, int | float) and not isinstance(value, bool):
            values[key] = float(value)
        elif type(value) is wanted:
            values[key] = value
        elif key == "date" and isinstance(value, date):
            values[key] = value.isoformat()
        else:
            raise UsageError(f"{path}: {key} = {value!r} is no {wanted.__name__}", "mend the value")
    return values


def _checked(config: Config) -> Config:
    for name in config.formats:
        if name not in FORMATS:
            raise unknown("format", name, FORMATS)
    if config.ranker not in RANKER_NAMES:
        raise unknown("ranker", config.ranker, RANKER_NAMES)
    if config.paper not in PAPERS:
        raise unknown("paper", config.paper, PAPERS)
    if config.date:
        try:
            date.fromisoformat(config.date)
        except ValueError:
            raise UsageError(f"date {config.date!r} is no day", "write YYYY-MM-DD") from None
    if not 0 <= config.min_confidence <= 1:
        raise UsageError("min_confidence is not between 0 and 1", "mend the value")
    return config
