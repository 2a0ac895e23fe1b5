"""Write the names of countries, cities, months and weekdays of the CLDR into `briefing/data/`.

    python tools/make_places.py

The names are data of the Unicode CLDR (Unicode License V3) as Babel ships them; written
out once, they cost the program neither Babel's import nor its files at run time.  Cities
are the examples that the CLDR gives for time zones, mostly capitals.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from babel import Locale
from babel.core import get_global

LOCALES = {
    "en": ("en",),
    "hbs": ("sr_Latn", "hr", "bs_Latn"),
    "mk": ("mk",),
    "sq": ("sq",),
    "tr": ("tr",),
    "el": ("el",),
    "de": ("de",),
    "fr": ("fr",),
    "cs": ("cs",),
    "es": ("es",),
    "it": ("it",),
}
"""Code of the lists -> the locales whose names they hold."""

NO_COUNTRIES = frozenset("AC CP DG EA EU EZ IC QO TA UN XA XB ZZ".split())
"""Codes of the CLDR that ISO 3166-1 does not give to a country or territory."""

CONTINENTS = ("Africa", "Asia", "Australia", "Europe")
"""Areas whose time zones bear names of great cities; elsewhere many are villages."""

SHORTEST_CITY = 4
"""Letters of a city's name at least: shorter ones are words in too many languages."""

DATA = Path(__file__).parent.parent / "briefing" / "data"


def main() -> None:
    """Write the lists of every language, sorted."""
    for code, locales in LOCALES.items():
        names = [Locale.parse(locale) for locale in locales]
        write("territories", code, "Countries and territories", territories(names))
        write("cities", code, "Cities", cities(names))
        write("months", code, "Months", calendar(names, "months", "wide"))
        write("months_short", code, "Months", calendar(names, "months", "abbreviated"))
        write("weekdays", code, "Weekdays (0 is Monday)", calendar(names, "days", "wide"))


def write(name: str, code: str, what: str, lines: Iterable[str]) -> None:
    """Write one list with the line that tells its origin."""
    head = f"# {what} as in the CLDR (Unicode License V3), see LICENSE-unicode.txt"
    text = "\n".join([head, *sorted(set(lines))]) + "\n"
    (DATA / f"{name}.{code}.txt").write_text(text, "utf-8")


def territories(locales: list[Locale]) -> Iterable[str]:
    """Yield `name|ISO 3166-1 code`, names with an addition in brackets also without it."""
    for locale in locales:
        for code, name in locale.territories.items():
            if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES:
                for form in {name.partition("(")[0], name.replace("(", "").replace(")", "")}:
                    for joined in {form, form.replace(" & ", f" {AND[locale.language]} ")}:
                        plain = joined.replace("SAR China", "").replace("\u2019", "'").strip()
                        yield f"{plain}|{code}"


AND = {
    "en": "and",
    "sr": "i",
    "hr": "i",
    "bs": "i",
    "mk": "и",
    "sq": "dhe",
    "tr": "ve",
    "el": "και",
    "de": "und",
    "fr": "et",
    "cs": "a",
    "es": "y",
    "it": "e",
}
"""The word of a language for an ampersand."""


def cities(locales: list[Locale]) -> Iterable[str]:
    """Yield `city|code` for the zones of whole continents."""
    countries = get_global("zone_territories")
    for locale in locales:
        for zone, names in locale.time_zones.items():
            city = names.get("city", "")
            if zone.startswith(CONTINENTS) and zone in countries and len(city) >= SHORTEST_CITY:
                yield f"{city}|{countries[zone]}"


def calendar(locales: list[Locale], kind: str, width: str) -> Iterable[str]:
    """Yield `name|number`, in the forms for dates and for standing alone."""
    for locale in locales:
        table = getattr(locale, kind)
        for context in ("format", "stand-alone"):
            for number, name in table[context][width].items():
                plain = name.rstrip(".").casefold()
                if len(plain) > 2 and not plain.isdigit():
                    yield f"{plain}|{number}"


if __name__ == "__main__":
    main()
