"""Turn a sentence into the quantities it names: value, unit, and whether it is a bound."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import language
from briefing.analyse.dates import expressions
from briefing.analyse.lexicon import Lexicon
from briefing.analyse.scan import Scan, scan
from briefing.analyse.senses import CLASS, senses, word_key
from briefing.language import fold
from briefing.model import Quantity

COUNTS = frozenset({".die", ".injure", ".missing", ".trap", ".rescue", ".evacuate", ".arrest"})
"""Senses that count people: "twelve dead" is twelve people."""

LINKS = frozenset({"d", "de", "of", "von", "od"})
"""Words between a number and what it counts ("2 milliards d'euros")."""

PHRASE = 4
"""Words after a number among which the counted thing is looked for."""

_DIGITS = re.compile(r"(\d{1,3}(?:[.,]\d{3})+|\d+)([.,]\d+)?([^\W\d_]*)")
_SIGNS = {"$": "USD", "\u20ac": "EUR", "\u00a3": "GBP", "\u20ba": "TRY"}
_NO_NUMBER = re.compile(r"[:/\u2044]|\.\d")
_RANGE = re.compile(r"\s?[-\u2010-\u2015]\s?")
_NEXT = re.compile("[ \u00a0\u202f\n'\u2019-]?")
_JOIN = re.compile(r"[ \u00a0\u202f\n-]?")
_ORDINAL = frozenset({"st", "nd", "rd", "th", "er", "eme"})


def find(text: str, code: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order; dates, years and clock times are none.

    Units are the senses of the counted words (`.house`), or a unit of measure, money (`EUR`)
    or share (`%`); a number that counts nothing named has none.
    """
    cut, family = scan(text, code), language.family(code)
    dated = {i for e in expressions(text, code) for i in range(e.first, e.last)}
    found = []
    index, size = 0, len(cut.words)
    while index < size:
        if index in dated:
            index += 1
            continue
        read = _digits(cut, index, family) or _worded(cut, index, family)
        if read is None:
            index += 1
            continue
        value, last, suffix = read
        value, last = _scaled(cut, value, last, suffix, family)
        found.append(_quantity(text, code, index, last, value))
        index = last
    return tuple(quantity for quantity in found if quantity is not None)


def _digits(cut: Scan, index: int, family: str) -> tuple[float, int, str] | None:
    """Return the value of a number in digits, the index after it, and letters stuck to it."""
    word = cut.words[index]
    match = _DIGITS.fullmatch(word)
    if match is None or fold(match[3]) in _ORDINAL:
        return None
    if _RANGE.fullmatch(cut.gap(index)) and cut.keys[index + 1][0].isdigit():
        return None
    if index and _RANGE.fullmatch(cut.gap(index - 1)) and cut.keys[index - 1][0].isdigit():
        return None
    if _NO_NUMBER.match(cut.gap(index)) or (index and _NO_NUMBER.fullmatch(cut.gap(index - 1))):
        return None
    last = index + 1
    whole = re.sub(r"[.,]", "", match[1])
    while len(whole) <= 9 and last < len(cut.words) and not match[2]:
        if cut.gap(last - 1) not in (" ", "\u00a0", "\u202f") or len(cut.words[index]) > 3:
            break
        if not re.fullmatch(r"\d{3}", cut.words[last]):
            break
        whole += cut.words[last]
        last += 1
    fraction = (match[2] or "").replace(",", ".")
    if len(whole) > 15:
        return None
    return float(whole + fraction), last, fold(match[3])


def _worded(cut: Scan, index: int, family: str) -> tuple[float, int, str] | None:
    """Return the value of a number in words ("forty-two") and the index after it."""
    table = _words(family)
    value = table.get(cut.keys[index])
    if value is None:
        return None
    last = index + 1
    if value in range(20, 100, 10) and last < len(cut.words):
        after = last + (cut.keys[last] in ("i", "e", "et") and last + 1 < len(cut.words))
        unit = table.get(cut.keys[after], 0.0)
        if 0 < unit < 10 and _JOIN.fullmatch(cut.gap(last - 1)):
            return value + unit, after + 1, ""
    return value, last, ""


def _scaled(cut: Scan, value: float, last: int, suffix: str, family: str) -> tuple[float, int]:
    """Return a value times the word that multiplies it ("million"), and the index after both."""
    table = _scales(family)
    if suffix in table:
        return value * table[suffix], last
    if suffix in ("m", "b", "k"):
        return value * {"m": 1e6, "b": 1e9, "k": 1e3}[suffix], last
    while last < len(cut.words) and cut.keys[last] in table and _JOIN.fullmatch(cut.gap(last - 1)):
        value *= table[cut.keys[last]]
        last += 1
    return value, last


def _quantity(text: str, code: str, first: int, last: int, value: float) -> Quantity | None:
    cut = scan(text, code)
    units, end = _units(text, code, first, last)
    if value <= 1 and not units & {"%", "EUR", "USD"} and not cut.words[first][0].isdigit():
        return None
    bound = ""
    for back in (3, 2, 1):
        if first >= back and not bound:
            match = _bounds().at(cut, first - back)
            if match is not None and match.last == first:
                bound = match.value
    return Quantity(cut.starts[first], end, value, tuple(sorted(units)), bound)


def _units(text: str, code: str, first: int, last: int) -> tuple[set[str], int]:
    """Return what a number counts, and where the counted phrase ends."""
    cut = scan(text, code)
    end = cut.ends[last - 1]
    after = text[end : end + 2].strip()
    if after.startswith("%"):
        return {"%"}, end + text[end : end + 2].index("%") + 1
    if after[:1] in _SIGNS:
        return {_SIGNS[after[0]]}, end + text[end : end + 2].index(after[0]) + 1
    before = text[: cut.starts[first]].rstrip()[-1:]
    if before in _SIGNS:
        return {_SIGNS[before]}, end
    if first and cut.keys[first - 1] in ("yuzde",):
        return {"%"}, end
    if last < len(cut.words) and cut.keys[last] in LINKS and _JOIN.fullmatch(cut.gap(last - 1)):
        last += 1
    measure = _measures().at(cut, last) if last < len(cut.words) else None
    if measure is not None and _NEXT.fullmatch(cut.gap(last - 1)):
        return {measure.value}, cut.ends[measure.last - 1]
    found: list[str] = []
    known = {i: s.key for s in senses(text, code) for i in range(s.first, s.last)}
    index = last
    while index < min(len(cut.words), last + PHRASE) and _NEXT.fullmatch(cut.gap(index - 1)):
        key = known.get(index) or word_key(text, code, index)
        if not key:
            break
        found.append(key)
        end = cut.ends[index]
        index += 1
    if COUNTS & set(found):
        found.append(f"{CLASS}people")
    return set(found), end


@lru_cache(maxsize=1)
def measures() -> frozenset[str]:
    """Return the units of measure, money and share, which many different things have."""
    return frozenset(line.partition("|")[0] for line in language.entries("units", "any"))


@lru_cache(maxsize=1)
def _measures() -> Lexicon:
    return _listed("units")


@lru_cache(maxsize=1)
def _bounds() -> Lexicon:
    return _listed("bounds")


def _listed(name: str) -> Lexicon:
    rows = []
    for line in language.entries(name, "any"):
        value, _, phrases = line.partition("|")
        rows += [(phrase, value) for phrase in phrases.split(";")]
    return Lexicon(rows, language.entries("place_endings", "tr"))


@lru_cache(maxsize=16)
def _words(family: str) -> dict[str, float]:
    return _values("numbers", family)


@lru_cache(maxsize=16)
def _scales(family: str) -> dict[str, float]:
    return _values("scales", family)


def _values(name: str, family: str) -> dict[str, float]:
    lines = (line.partition("|") for line in language.entries(name, family))
    latin = language.to_latin if family == "hbs" else str
    return {fold(latin(word)): float(value) for word, _, value in lines}
