"""Turn `briefing.toml` and options into one frozen configuration; unknown keys are errors."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
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

LANGUAGES = (
    *("bs", "cs", "de", "el", "en", "es", "fr", "hr", "it", "mk", "sq", "sr", "sr-Cyrl", "tr"),
)
"""The languages that labels and dates can be in: those of `data/labels.*.txt`."""

SECURITIES = ("starttls", "tls", "none")
"""How the line to the mail server is secured; `none` is for a server on this machine."""

TABLES = ("email", "lists")
"""The settings that are tables of their own."""

Lists = tuple[tuple[str, tuple[str, ...]], ...]
"""Addresses by the name of their list."""


@dataclass(frozen=True, slots=True)
class Email:
    """Every setting of e-mail: the table `[email]`."""

    sender: str = ""
    """Address that the message is from, with a name or without; `from` in the file."""
    to: tuple[str, ...] = ()
    """Who gets it when nobody is named: addresses, and lists as `@name`."""
    server: str = ""
    """Name of the mail server."""
    port: int = 0
    """Its port; 0 takes 587 for `starttls`, 465 for `tls`, 25 for `none`."""
    security: str = "starttls"
    """One of `SECURITIES`."""
    user: str = ""
    """Name to log in with; empty logs in nowhere."""
    ca: str = ""
    """File of certificates that are trusted beside the system's, PEM."""
    unsubscribe: str = ""
    """Address for List-Unsubscribe: `https:` or `mailto:`."""
    timeout: float = 30.0
    """Seconds that the server may take for an answer."""
    attempts: int = 4
    """How often a delivery is tried that may succeed later."""
    wait: float = 5.0
    """Seconds before the second attempt; twice as many before each further one."""
    batch: int = 50
    """Recipients of one copy of the message at most."""
    most: int = 1000
    """Recipients of one run at most."""
    lists: Lists = ()
    """The named lists: the table `[email.lists]`."""


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
        return tuple(sorted(values.items()))


def load(path: Path | None, options: dict[str, Any]) -> Config:
    """Return the configuration of a TOML file, overridden by the options that are not None.

    `path` None reads `briefing.toml` of the working folder when there is one.  Raises
    `UsageError` for a file that does not parse, an unknown key or a wrong value.
    """
    default = Path("briefing.toml")
    chosen = path or (default if default.is_file() else None)
    config = Config()
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
    values = _settings(table, Config(), f"{path}: ")
    return {name: _email(value, path) if name == "email" else value for name, value in values}


def _settings(
    table: dict[str, Any], defaults: Config | Email, place: str, **other: str
) -> list[tuple[str, Any]]:
    """Return the settings of a table with their values, each of its default's type.

    `other` gives the names of fields that the file calls otherwise.
    """
    names = {other.get(entry.name, entry.name): entry.name for entry in fields(defaults)}
    for key in table:
        if key not in names:
            near = get_close_matches(key, names, 1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            raise UsageError(
                f"{place}unknown setting {key!r}", f"{hint}known are {', '.join(sorted(names))}"
            )
    kinds = {key: type(getattr(defaults, name)) for key, name in names.items()}
    return [
        (names[key], value if key in TABLES else _value(value, kinds[key], f"{place}{key}"))
        for key, value in table.items()
    ]


def _email(table: Any, path: Path) -> Email:
    """Return the settings of the table `[email]`."""
    lists = table.get("lists", {}) if isinstance(table, dict) else None
    if not isinstance(table, dict) or not isinstance(lists, dict):
        raise UsageError(f"{path}: email or its lists is no table", "write [email], [email.lists]")
    given = dict(_settings(table, Email(), f"{path}: [email] ", sender="from"))
    if "lists" in given:
        place = f"{path}: [email.lists] "
        given["lists"] = tuple((n, _value(v, tuple, f"{place}{n}")) for n, v in lists.items())
    return Email(**given)


def _value(value: Any, kind: type, place: str) -> Any:
    """Return a value of TOML as the type of its setting."""
    if kind is tuple and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    if kind is float and type(value) is int:
        return float(value)
    if kind is str and type(value) is date:
        return value.isoformat()
    if type(value) is kind:
        return value
    wanted = {str: "text in quotation marks", int: "whole number", float: "number"}
    raise UsageError(f"{place}: {value!r} is no {wanted.get(kind, 'list of texts')}", "mend it")


def _checked(config: Config, place: str = "") -> Config:
    """Return a configuration whose values can all be used; `place` says where they stand."""
    tables = (
        ("format", config.formats, FORMATS),
        ("ranker", (config.ranker,), RANKER_NAMES),
        ("paper", (config.paper,), PAPERS),
        ("language", (config.language,), ("", *LANGUAGES)),
        ("security", (config.email.security,), SECURITIES),
    )
    for kind, values, known in tables:
        for value in values:
            if value not in known:
                error = unknown(kind, value, tuple(name for name in known if name))
                raise UsageError(f"{place}{error.what}", error.way_out)
    if not config.formats:
        raise UsageError(f"{place}no format", f"choose of {', '.join(FORMATS)}")
    if not 0 <= config.min_confidence <= 1:
        raise UsageError(f"{place}min_confidence is not between 0 and 1", "mend the value")
    if config.pages < 1 or config.max_bytes < 1:
        raise UsageError(f"{place}pages and max_bytes begin at 1", "mend the value")
    _checked_email(config.email, place)
    return replace(config, date=_day(config.date, place)) if config.date else config


def _checked_email(email: Email, place: str) -> None:
    """Raise `UsageError` for a number that no delivery can keep to."""
    bounds = {
        "port": (0, 65535),
        "timeout": (0.1, 3600),
        "attempts": (1, 20),
        "wait": (0, 3600),
        "batch": (1, 1000),
        "most": (1, 1_000_000),
    }
    for name, (least, most) in bounds.items():
        if not least <= getattr(email, name) <= most:
            raise UsageError(
                f"{place}[email] {name} is not between {least} and {most}", "mend the value"
            )


def _day(value: str, place: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise UsageError(f"{place}date {value!r} is no day", "write YYYY-MM-DD") from None
