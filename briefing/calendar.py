"""Turn ISO 8601 dates into the words of a language, whose habits Babel knows (CLDR)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

_LOCALES = {"en": "en_GB", "sr": "sr_Latn", "bs": "bs_Latn"}


@lru_cache(maxsize=32)
def locale(language: str) -> Any:
    """Return Babel's locale for a language (`sr-Cyrl`), the British one where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(_LOCALES.get(language, language).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


@lru_cache(maxsize=1024)
def format_date(iso: str, language: str) -> str:
    """Return YYYY, YYYY-MM or YYYY-MM-DD as a reader of the language writes it.

    A value that is no date is returned as it is.
    """
    parts = iso.split("-")
    if not 2 <= len(parts) <= 3:
        return iso
    try:
        day = date.fromisoformat(iso if len(parts) == 3 else f"{iso}-01")
    except ValueError:
        return iso
    from babel.dates import format_date as babel_format
    from babel.dates import format_skeleton

    if len(parts) == 2:
        return str(format_skeleton("yMMMM", day, locale=locale(language)))
    return str(babel_format(day, format="long", locale=locale(language)))
