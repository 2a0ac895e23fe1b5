"""Turn `briefing.toml` and options into one frozen configuration; unknown keys are errors."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from briefing.config.email import Email, check_email, read_email
from briefing.config.table import kinds, values
from briefing.errors import UsageError, unknown

FORMATS = ("md", "pdf", "html", "json", "txt", "docx")
"""The formats that `make` writes."""

RANKER_NAMES = ("default", "lead", "lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic")
"""The names in `RANKERS`, known here so that options are checked before anything is imported."""

PAPERS = ("A4", "Letter")
"""The paper sizes."""

LANGUAGES = (
    *("bs", "cs", "de", "el", "en", "es", "fr", "hr", "it", "mk", "sq", "sr", "sr-Cyrl", "tr"),
)
"""The languages that labels and dates can be in: those of `data/labels.*.txt`."""


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
    pages: int = 1
    """How many pages there may be."""
    formats: tuple[str, ...] = ("md", "pdf")
    """What `make` writes."""
    out: str = "out"
    """The folder that `make` writes into."""
    templates: str = ""
    """Folder of the house style; empty searches the usual places."""
    min_confidence: float = 0.5
    """Least confidence, from 0 to 1, of a difference that the page shows."""
    since: str = ""
    """Record of an earlier brief to mark the items against; empty for none."""
    reliability: tuple[tuple[str, str], ...] = ()
    """Admiralty grades (A to F, 1 to 6) by path, file name or publisher of the sources."""
    max_bytes: int = 64_000_000
    """Largest source that is read, in bytes."""
    email: Email = field(default_factory=Email)
    """The settings of e-mail."""

    def settings(self) -> tuple[tuple[str, str], ...]:
        """Return the settings that shape the page's content, by name, for its record."""
        shaping = ("title", "date", "house", "marking", "language", "ranker", "paper")
        values = {name: str(getattr(self, name)) for name in shaping}
        values["min_confidence"] = str(self.min_confidence)
        if self.pages != 1:
            values["pages"] = str(self.pages)
        if self.since:
            values["since"] = self.since
        values |= {f"reliability of {name}": grade for name, grade in self.reliability}
        return tuple(sorted(values.items()))


def is_grade(value: str) -> bool:
    """Say whether a text is a grade of the Admiralty system: A to F, with or without 1 to 6."""
    return re.fullmatch(r"[A-Fa-f][1-6]?", value.strip()) is not None


def load(path: Path | None, options: dict[str, Any], style: dict[str, str] | None = None) -> Config:
    """Return the configuration of a TOML file, overridden by the options that are not None.

    `path` None reads `briefing.toml` of the working folder when there is one; `style` gives
    what a house style sets, which the file overrides.  Raises `UsageError` for a file that
    does not parse, an unknown key or a wrong value.
    """
    default = Path("briefing.toml")
    chosen = path or (default if default.is_file() else None)
    config = replace(Config(), **(style or {}))  # type: ignore[arg-type]
    if chosen:
        config = _checked(replace(config, **_table(chosen)), f"{chosen}: ")
    given = {name: value for name, value in options.items() if value is not None}
    return _checked(replace(config, **given))


def _table(path: Path) -> dict[str, Any]:
    """Return the settings of a TOML file by name, each of the type that `Config` wants."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise UsageError(
            f"{path}: no such configuration file", "name another with --config"
        ) from None
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", "name another with --config") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {error}", "mend the file, which is TOML in UTF-8") from None
    place = f"{path}: "
    given = values(table, kinds(Config()) | {"email": dict, "reliability": dict}, place)
    if "email" in given:
        given["email"] = read_email(given["email"], place)
    if "reliability" in given:
        given["reliability"] = _grades(given["reliability"], f"{place}reliability")
    return given


def _grades(table: dict[str, Any], place: str) -> tuple[tuple[str, str], ...]:
    """Return the grades of a TOML table, in order of their names."""
    for name, grade in table.items():
        if not isinstance(grade, str) or not is_grade(grade):
            raise UsageError(f"{place}: {name!r} has {grade!r}", "give a grade from A1 to F6")
    return tuple(sorted((name, grade.strip().upper()) for name, grade in table.items()))


def _checked(config: Config, place: str = "") -> Config:
    """Return a configuration whose values can all be used; `place` says where they stand."""
    tables = (
        ("format", config.formats, FORMATS),
        ("ranker", (config.ranker,), RANKER_NAMES),
        ("paper", (config.paper,), PAPERS),
        ("language", (config.language,), ("", *LANGUAGES)),
    )
    for kind, chosen, known in tables:
        for value in chosen:
            if value not in known:
                error = unknown(kind, value, tuple(name for name in known if name))
                raise UsageError(f"{place}{error.what}", error.way_out)
    if not config.formats:
        raise UsageError(f"{place}no format", f"choose of {', '.join(FORMATS)}")
    if not 0 <= config.min_confidence <= 1:
        raise UsageError(f"{place}min_confidence is not between 0 and 1", "mend the value")
    if config.pages < 1 or config.max_bytes < 1:
        raise UsageError(f"{place}pages and max_bytes begin at 1", "mend the value")
    check_email(config.email, place)
    return replace(config, date=_day(config.date, place)) if config.date else config


def _day(value: str, place: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise UsageError(f"{place}date {value!r} is no day", "write YYYY-MM-DD") from None
