"""Turn a style's `house.toml` into settings; unknown keys are errors."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from typing import Any

from briefing.config import LANGUAGES, PAPERS
from briefing.errors import TemplateError

SECTIONS = (
    "bottom_line",
    "key_developments",
    "regional_context",
    "notable_quotes",
    "open_questions",
)
"""The sections of the page."""

_CSS_VALUE = re.compile(r"[#\w(),.%'\" -]+")
"""What a colour, a length or a list of fonts is made of."""

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class House:
    """What `house.toml` says of a style."""

    name: str = ""
    """Name of the desk in the masthead, where the settings give none."""
    marking: str = ""
    """Marking of the page, such as TLP:GREEN, where the settings give none."""
    paper: str = ""
    """A4 or Letter, where the settings give none."""
    language: str = ""
    """Language of labels and dates, where the settings give none."""
    logo: str = ""
    """A picture (PNG, JPEG or SVG) in the style's folder, or empty."""
    logo_alt: str = ""
    """What the picture shows, for those who do not see it."""
    margin: str = "13mm 16mm 16mm 16mm"
    """Margins of the paper, as CSS writes them."""
    left: tuple[str, ...] = ("key_developments", "regional_context")
    """The sections of the wide column, in order."""
    right: tuple[str, ...] = ("notable_quotes", "open_questions")
    """The sections of the narrow column, in order."""
    titles: Pairs = ()
    """Headings of sections, by name."""
    most: tuple[tuple[str, int], ...] = ()
    """How many items of a section the page prints at most, by name."""
    colours: Pairs = ()
    """Values for the colours of the style sheet, by name: `ink` sets `--ink`."""
    fonts: Pairs = ()
    """Families for the fonts of the style sheet, by name: `text` sets `--font-text`."""

    def settings(self) -> dict[str, str]:
        """Return the settings of a brief that the style gives, by their names in `Config`."""
        given = (
            ("house", self.name),
            ("marking", self.marking),
            ("paper", self.paper),
            ("language", self.language),
        )
        return {name: value for name, value in given if value}

    def css(self) -> str:
        """Return the rules that set the style sheet's variables, or nothing."""
        values = [(name, value) for name, value in self.colours]
        values += [(f"font-{name}", value) for name, value in self.fonts]
        rules = "; ".join(f"--{name}: {value}" for name, value in values)
        return f":root {{ {rules} }}\n" if rules else ""


def parse_house(text: str, path: str) -> House:
    """Return what a `house.toml` says.

    `path` names it in the `TemplateError` that a wrong key or value raises.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(f"{path}: {error}", "mend the line") from None
    defaults = House()
    known = [entry.name for entry in fields(House)]
    for key in table:
        _known(key, known, "setting", path)
    house = House(**{key: _value(key, table[key], defaults, path) for key in table})
    for kind, value, names in (
        ("paper", house.paper, PAPERS),
        ("language", house.language, LANGUAGES),
    ):
        if value:
            _known(value, names, kind, path)
    for name in (*house.left, *house.right, *dict(house.titles), *dict(house.most)):
        _known(name, SECTIONS, "section", path)
    for value in (house.margin, *dict(house.colours).values(), *dict(house.fonts).values()):
        if not _CSS_VALUE.fullmatch(value):
            raise TemplateError(f"{path}: {value!r} is no value of CSS", "mend it")
    return house


def _value(key: str, value: Any, defaults: House, path: str) -> Any:
    if isinstance(getattr(defaults, key), str):
        if isinstance(value, str):
            return value
        raise TemplateError(f"{path}: {key} = {value!r} is no text", "put it in quotation marks")
    if key in ("left", "right"):
        if isinstance(value, list) and all(isinstance(name, str) for name in value):
            return tuple(value)
        raise TemplateError(f"{path}: {key} is no list of sections", 'write ["one", "two"]')
    kind: type = int if key == "most" else str
    if isinstance(value, dict) and all(type(entry) is kind for entry in value.values()):
        return tuple(value.items())
    wanted = "whole numbers" if key == "most" else "texts"
    raise TemplateError(f"{path}: {key} is no table of {wanted}", f"write it under [{key}]")


def _known(name: str, names: list[str] | tuple[str, ...], kind: str, path: str) -> None:
    if name not in names:
        from difflib import get_close_matches

        near = get_close_matches(name, names, 1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise TemplateError(
            f"{path}: unknown {kind} {name!r}", f"{hint}known are {', '.join(sorted(names))}"
        )
