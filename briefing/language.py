"""Turn words into comparable forms: word lists, folding, tokens, stems, the language itself.

Word lists are plain text in `data/`, one file a list and language, named
`<list>.<language>.txt`; Serbian, Croatian and Bosnian share the lists `hbs`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nltk.stem.snowball import EnglishStemmer

DATA = Path(__file__).parent / "data"

LANGUAGES = ("en", "sr", "hr", "bs", "mk", "sq", "tr", "el", "de", "fr", "cs", "es", "it")
"""The languages with word lists, English first."""

QUOTE_MARK = re.compile('["\u201c-\u201f\u00ab\u00bb]')
"""A double quotation mark of any style."""

_CLOSERS = "\"\u201d\u201c\u2019\u00bb)]' \u00a0\u202f"
_FAMILY = {"sr": "hbs", "hr": "hbs", "bs": "hbs"}
_COMMENT = re.compile("#.*")
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
_TWO_SCRIPTS = frozenset({"sr", "bs"})
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_GREEK = re.compile("[\u0370-\u03ff]")
_LETTER = re.compile(r"[^\W\d_]")
_NO_LETTER = re.compile(r"[\W_]+")
_TO_LATIN = str.maketrans(
    "абвгдђежзијклмнопрстћуфхцчшАБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ",
    "abvgdđežzijklmnoprstćufhcčšABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ",
) | str.maketrans({"љ": "lj", "њ": "nj", "џ": "dž", "Љ": "Lj", "Њ": "Nj", "Џ": "Dž"})
_PLAIN = str.maketrans(
    {
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "œ": "oe",
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "ß": "ss",
        "æ": "ae",
        "\u2019": "'",
    }
)


def family(language: str) -> str:
    """Return the code under which the word lists of a language stand ("sr" -> "hbs")."""
    return _FAMILY.get(language, language)


@cache
def word_list(name: str, language: str) -> frozenset[str]:
    """Return the entries of a list, in lower case; empty when there is none for the language."""
    return frozenset(line.casefold() for line in entries(name, language))


@cache
def entries(name: str, language: str) -> tuple[str, ...]:
    """Return the lines of `data/<name>.<language>.txt` as written, without comments."""
    file = f"{name}.{family(language)}.txt"
    path = _files().get(file)
    if path is None:
        return ()
    text = _COMMENT.sub("", path.read_text("utf-8"))
    return tuple(line for line in map(str.strip, text.splitlines()) if line)


@cache
def _files() -> dict[str, Path]:
    return {path.name: path for path in DATA.iterdir()}


def stop_words(language: str) -> frozenset[str]:
    """Return the function words of a language, lower case, in Latin script for `hbs`."""
    return word_list("stopwords", language)


def to_latin(text: str) -> str:
    """Transliterate Serbian Cyrillic into the Latin script of the same language."""
    return text.translate(_TO_LATIN)


def listed(words: Iterable[str], language: str) -> list[str]:
    """Return words as the lists have them: small, with straight apostrophes, `hbs` in Latin."""
    low = [word.casefold().replace("\u2019", "'") for word in words]
    return [to_latin(word) for word in low] if family(language) == "hbs" else low


def stands_open(marks: Counter[str]) -> bool:
    """Say whether a quotation mark stands open after those counted (`QUOTE_MARK`)."""
    if marks['"'] % 2:
        return True
    low = marks["\u201e"] + marks["\u201f"]
    if low:
        return low > marks["\u201c"] + marks["\u201d"]
    return marks["\u201c"] > marks["\u201d"] or marks["\u00ab"] != marks["\u00bb"]


def ends_in(text: str, marks: str) -> bool:
    """Say whether a text ends in one of some marks, what closes quotations and brackets aside."""
    last = text.rstrip(_CLOSERS)[-1:]  # French sets a space before them: "... l'hiver. \u00bb"
    return bool(last) and last in marks


def in_script(language: str, text: str) -> str:
    """Return the code of a language with the script of a text: `sr-Cyrl` for Cyrillic Serbian."""
    letters = len(_LETTER.findall(text))
    if language not in _TWO_SCRIPTS or 2 * len(_CYRILLIC.findall(text)) <= letters:
        return language
    return f"{language}-Cyrl"


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Return text for comparing: case, accents and the shape of apostrophes made equal."""
    return _folded(text)


def letters(text: str) -> str:
    """Return the letters and digits of a text, folded: what no line break or hyphen changes."""
    return _NO_LETTER.sub("", _folded(text))


def _folded(text: str) -> str:
    text = text.casefold()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
        text = "".join([c for c in decomposed if not unicodedata.combining(c)])
    return text


def words(text: str) -> list[str]:
    """Return the words of a text as written: letters and digits, inner apostrophes kept."""
    return _WORD.findall(text)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of every word of a text."""
    return [match.span() for match in _WORD.finditer(text)]


def content_tokens(text: str, language: str) -> tuple[str, ...]:
    """Return the stems of the words that carry meaning: no function words, no single letters."""
    stop = stop_words(language)
    cyrillic = family(language) == "hbs"
    found = []
    for word in _WORD.findall(to_latin(text) if cyrillic else text):
        lower = word.casefold().replace("\u2019", "'")
        base = lower.partition("'")[0] if lower.endswith("'s") else lower
        if lower not in stop and base not in stop and (len(base) > 1 or base.isdigit()):
            found.append(stem(base, family(language)))
    return tuple(found)


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """Return the folded stem of a lower-case word; the folded word itself where none is known.

    English, whose words bend little, is stemmed by rules (Porter 2001, Snowball), the other
    languages by the lists of their lemmas.
    """
    code = family(language)
    if code == "en":
        word = _english().stem(word)
    elif code in _LISTED:
        import simplemma

        word = simplemma.lemmatize(word, lang=code)
    return fold(word)


@lru_cache(maxsize=1)
def _english() -> EnglishStemmer:
    from nltk.stem.snowball import EnglishStemmer

    return EnglishStemmer()


_LISTED = frozenset({"hbs", "mk", "sq", "tr", "el", "de", "fr", "cs", "es", "it"})
"""Languages that there is a list of lemmas for."""


def detect(text: str) -> str:
    """Guess the language of a text from its script and its function words; `en` when in doubt.

    Serbian, Croatian and Bosnian are not told apart by function words, but by the western or
    eastern pronunciation of common words (`prije`, `pre`) and by words of one of them alone.
    """
    sample = text[:8_000]
    counts = Counter(map(str.casefold, _WORD.findall(sample)))
    if not counts:
        return "en"
    cyrillic, greek = (len(script.findall(sample)) for script in (_CYRILLIC, _GREEK))
    latin = sum(map(str.isalpha, sample)) - cyrillic - greek
    if greek > max(cyrillic, latin):
        return "el"
    if cyrillic > max(greek, latin):
        return "mk" if _share(counts, "mk") > _share(_latin(counts), "hbs") else "sr"
    codes = ("en", "de", "fr", "hbs", "sq", "tr", "cs", "es", "it")
    best = max(codes, key=lambda code: (_share(counts, code), code == "en"))
    if best != "hbs":
        return best
    west, east = (_known(counts, name) for name in ("ijekavian", "ekavian"))
    croatian, other = (_known(counts, name) for name in ("croatian", "eastern"))
    if west > east:
        return "hr" if croatian >= other else "bs"
    return "hr" if croatian > east + other else "sr"


def _known(counts: Counter[str], name: str) -> int:
    """Return how often words of a list stand in a Serbian, Croatian or Bosnian text."""
    return sum(counts[word] for word in word_list(name, "hbs"))


def _latin(counts: Counter[str]) -> Counter[str]:
    return Counter({to_latin(word): count for word, count in counts.items()})


def _share(counts: Counter[str], code: str) -> float:
    known = counts.keys() & stop_words(code)
    return sum(counts[word] for word in known) / max(1, counts.total())
