"""Turn counts, dates and names of things into the words of the page's language.

The words stand in `data/labels.<language>.txt`, one `key = words` a line; a key that a
language lacks is taken from English.  Plural forms and dates follow the Unicode CLDR
through Babel.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from briefing.calendar import locale
from briefing.language import DATA

_TAGS = {"sr": "sr-Latn", "bs": "bs-Latn"}


@lru_cache(maxsize=32)
def catalogue(language: str) -> dict[str, str]:
    """Return every label of a language by key, English where it has none."""
    labels = {} if language == "en" else dict(catalogue("en"))
    path = DATA / f"labels.{language}.txt"
    if language and path.is_file():
        for line in path.read_text("utf-8").splitlines():
            key, sign, words = line.partition("=")
            if sign and not line.startswith("#"):
                labels[key.strip()] = words.strip(" \t")
    return labels


def languages() -> tuple[str, ...]:
    """Return the languages that have labels of their own."""
    return tuple(sorted(path.name.split(".")[1] for path in DATA.glob("labels.*.txt")))


def tag(language: str) -> str:
    """Return the BCP 47 tag of a language code, its script named where two are in use."""
    return _TAGS.get(language, language)


def fill(words: str, **values: object) -> str:
    """Return a label with each `{name}` replaced by its value."""
    for name, value in values.items():
        words = words.replace(f"{{{name}}}", str(value))
    return words


def counted(labels: dict[str, str], key: str, language: str, count: int, **values: object) -> str:
    """Return the label `key` in the plural form that the language has for `count`.

    `{n}` stands for the count unless `values` says otherwise.
    """
    form = _plural(language, count)
    words = labels.get(f"{key}.{form}", labels.get(f"{key}.other", ""))
    return fill(words, **({"n": count} | values))


def _plural(language: str, n: int) -> str:
    if language == "en":
        return "one" if n == 1 else "other"
    return str(locale(language).plural_form(n))


def day(iso: str, language: str) -> str:
    """Return an ISO 8601 day in words; what is no day is returned as it is."""
    parsed = parsed_day(iso)
    if parsed is None:
        return iso
    from babel.dates import format_date

    return str(format_date(parsed, format="long", locale=locale(language)))


def days(isos: tuple[str, ...], language: str) -> str:
    """Return the time from the earliest to the latest of some days ("10\u201312 Oct 2024")."""
    known = sorted(found for found in map(parsed_day, isos) if found is not None)
    if not known:
        return ""
    if known[0] == known[-1]:
        return day(known[0].isoformat(), language)
    from babel.dates import format_interval

    return str(format_interval(known[0], known[-1], "yMMMMd", locale=locale(language)))


def listed(things: tuple[str, ...], language: str) -> str:
    """Return some words as a list ("title, publisher and date")."""
    if len(things) < 2:
        return "".join(things)
    from babel.lists import format_list

    return str(format_list(list(things), locale=locale(language)))


def language_name(code: str, language: str) -> str:
    """Return the name of a language in the page's language, the code where there is none."""
    if not code:
        return ""
    name = locale(code).get_display_name(locale(language))
    return str(name or code).partition(" (")[0]


def parsed_day(iso: str) -> date | None:
    """Return an ISO 8601 day, or None."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
