"""Turn a table of TOML into settings: known names alone, each value of its default's type."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from briefing.errors import UsageError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Kinds = dict[str, type]
"""The type of each setting by its name; `dict` for a table."""

_WANTED = {
    str: "text in quotation marks",
    int: "whole number",
    float: "number",
    tuple: "list of texts",
    dict: "table",
}


def kinds(defaults: DataclassInstance) -> Kinds:
    """Return the type of each field of a frozen dataclass, by name."""
    return {entry.name: type(getattr(defaults, entry.name)) for entry in fields(defaults)}


def values(table: dict[str, Any], known: Kinds, place: str) -> dict[str, Any]:
    """Return the settings of a table by name, each of the type that is wanted.

    `place` goes before what is wrong.  Raises `UsageError` for an unknown name, and for a
    value of another type.
    """
    for key in table:
        if key not in known:
            from difflib import get_close_matches

            near = get_close_matches(key, known, 1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            raise UsageError(
                f"{place}unknown setting {key!r}", f"{hint}known are {', '.join(sorted(known))}"
            )
    return {key: _value(value, known[key], f"{place}{key}") for key, value in table.items()}


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
    way_out = f"write it under [{place.rpartition(' ')[2]}]" if kind is dict else "mend it"
    raise UsageError(f"{place}: {value!r} is no {_WANTED[kind]}", way_out)
