"""Turn a sentence into the quantities it names, in a normal form with the counted noun."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import language
from briefing.language import fold

_NUMBER = re.compile(
    r"(?<![\w.,/:-])([$\u20ac\u00a3]?)\s?"
    r"(\d{1,3}(?:[.,\u00a0 ]\d{3})+|\d+(?:[.,]\d+)?)(?![\d/:])(\s?%)?"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")


@lru_cache(maxsize=16)
def _words(code: str) -> dict[str, float]:
    rows = (line.partition("|") for line in language.entries("numbers", code))
    return {fold(word): float(value) for word, _, value in rows}


@lru_cache(maxsize=16)
def _scales(code: str) -> dict[str, float]:
    rows = (line.partition("|") for line in language.entries("scales", code))
    return {fold(word): float(value) for word, _, value in rows}


def find(text: str, code: str) -> tuple[str, ...]:
    """Return the quantities of a text as `value:noun`, in order, each once.

    The noun is the stem of the counted thing, `$` for money, `%` for shares; dates, years
    and clock times are left out.
    """
    family = language.family(code)
    found = []
    for match in _NUMBER.finditer(text):
        value = _value(match[2], family)
        if value is None:
            continue
        end = match.end()
        scale = _WORD.match(text, end + 1) if text[end : end + 1] in (" ", "\u00a0", "-") else None
        scaled = scale is not None and fold(scale.group()) in _scales(family)
        if scaled and scale:
            value *= _scales(family)[fold(scale.group())]
            end = scale.end()
        unit = "$" if match[1] else "%" if match[3] else _noun(text, end, code)
        if not match[1] and not match[3] and not scaled and _is_date(text, match, value):
            continue
        found.append(f"{value:g}:{unit}")
    for match in _WORD.finditer(text):
        number = _words(family).get(fold(match.group()))
        if number is not None and number > 1:
            found.append(f"{number:g}:{_noun(text, match.end(), code)}")
    return tuple(dict.fromkeys(found))


def _value(digits: str, family: str) -> float | None:
    plain = re.sub(r"[\u00a0 ]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        plain = re.sub(r"[.,]", "", plain)
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None


def _is_date(text: str, match: re.Match[str], value: float) -> bool:
    if value == int(value) and 1900 <= value <= 2099 and len(match[2]) == 4:
        return True
    months = {
        fold(name)
        for line in language.entries("months", "any")
        for name in line.partition("|")[2].split()
    }
    near = _WORD.search(text, match.end(), match.end() + 16)
    before = _WORD.findall(text[max(0, match.start() - 14) : match.start()])
    if near and fold(near.group()) in months | {"am", "pm", "a.m", "p.m"}:
        return True
    return bool(before) and fold(before[-1]) in months and value <= 31


def _noun(text: str, end: int, code: str) -> str:
    """Return the stem of the counted noun: the last content word of the phrase after a number."""
    stop = language.stop_words(code)
    words = []
    position = end
    for _ in range(3):
        match = re.compile(r"[\s-]+([^\W\d_]+(?:-[^\W\d_]+)*)").match(text, position)
        if not match or match[1].casefold() in stop:
            break
        words.append(match[1])
        position = match.end()
    if not words:
        return ""
    return language.stem(words[0].casefold(), code)
