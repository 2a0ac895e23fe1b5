"""Write `briefing/data/territories.<language>.txt`: the names of countries in the CLDR.

    python tools/make_places.py

The names are data of the Unicode CLDR (Unicode License V3) as Babel ships them.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale

LANGUAGES = {
    "en": ("en",),
    "hbs": ("sr_Latn", "hr", "bs_Latn"),
    "mk": ("mk",),
    "sq": ("sq",),
    "tr": ("tr",),
    "el": ("el",),
    "de": ("de",),
    "fr": ("fr",),
}
HEAD = "# Names of countries in the CLDR (Unicode License V3), see LICENSE-unicode.txt\n"


def main() -> None:
    """Write one file a language, sorted, each line `name|ISO 3166-1 code`."""
    data = Path(__file__).parent.parent / "briefing" / "data"
    for code, locales in LANGUAGES.items():
        lines = set()
        for name in locales:
            for territory, words in Locale.parse(name).territories.items():
                if (
                    len(territory) == 2
                    and territory.isalpha()
                    and territory not in ("EU", "UN", "EZ")
                ):
                    plain = words.partition("(")[0].strip()
                    lines.update(f"{part}|{territory}" for part in {plain, words} if part)
        text = HEAD + "\n".join(sorted(lines)) + "\n"
        (data / f"territories.{code}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
