"""Lists of words that pages are searched for: of furniture, function words, months, links."""

from __future__ import annotations

from functools import lru_cache

from briefing import language
from briefing.clean.glyphs import Lexicon, tables
from briefing.clean.lines import Piece

LISTS = ("share", "nav", "related", "legal", "comment", "ad", "subscribe", "caption", "byline")
"""The lists of furniture words, `data/clean_<name>.any.txt`."""

LONGEST_PHRASE = 4
"""Words of the longest furniture phrases that are looked for."""

RICH_IN_ENDINGS = frozenset({"tr", "hbs", "cs", "sq", "el", "mk"})
"""Languages whose own function words tell prose; the others share one list of all."""

STOP, MONTH, LINK = (len(LISTS) + n for n in range(3))
"""Lists beside those of furniture in the lexicon of single words."""


@lru_cache(maxsize=16)
def lexicons(code: str) -> tuple[Lexicon, ...]:
    """Return the words, and the phrases of two words and more, that pages are searched for.

    `code` is the page's language: where endings do the work of words, its own function words
    tell prose; else those of all languages.
    """
    family = language.family(code)
    codes = (code,) if family in RICH_IN_ENDINGS else language.LANGUAGES
    stop = {word for one in codes for word in language.entries("stopwords", one)}
    if family == "hbs":
        stop |= set(map(_to_cyrillic, stop))
    months = [
        name
        for line in language.entries("months", "any")
        for name in line.partition("|")[2].split()
        if len(name) > 2
    ]
    furniture = [language.entries(f"clean_{name}", "any") for name in LISTS]
    furniture = [(*phrases, *map(_to_cyrillic, phrases)) for phrases in furniture]
    words = [*furniture, stop, months, ("http", "https", "www", "com")]
    return (*tables(words, (1,)), *tables(furniture, range(2, LONGEST_PHRASE + 1)))


def _to_cyrillic(word: str) -> str:
    for pair, letter in (("lj", "љ"), ("nj", "њ"), ("dž", "џ")):
        word = word.replace(pair, letter)
    return word.translate(
        str.maketrans("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш")
    )


def language_of(pieces: tuple[Piece, ...]) -> str:
    """Return the language of a page, by its longer pieces."""
    longer: list[str] = []
    total = 0
    for piece in pieces:
        if len(piece.text) >= 80:
            longer.append(piece.text[:1000])
            total += len(longer[-1])
            if total > 12_000:
                break
    return language.detect(" ".join(longer))
