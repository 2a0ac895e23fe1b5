"""Turn what a text tells of a person into a gender: titles, first names, pronouns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from functools import lru_cache

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.base import base_form
from briefing.analyse.people.names import Name
from briefing.analyse.people.role_forms import role_gender
from briefing.model import Document

WOMANS = ("ova", "eva", "skaja", "skaya")
"""Endings of surnames that only women bear, folded."""

NEAR = 250
"""Code points after a name in which a pronoun is taken to mean it."""


def gender_of(group: list[Name], votes: Counter[str]) -> str:
    """Return `m` or `f` when titles, names or pronouns tell, else empty.

    A surname has the ending of a woman's in Russian, Bulgarian, Czech and Macedonian.
    """
    told = (role_gender(mention.role, mention.language) for mention in group if mention.role)
    titled = next((gender for gender in told if gender), "")
    if titled == "f":  # a man's title may be borne by a woman: "sudija Ana Jović"
        return titled
    full = max(group, key=lambda name: len(name.words))
    if len(full.words) > 1:
        for word in base_form(" ".join(full.words), full.language).split()[:-1]:
            if lists.given_gender(word):
                return lists.given_gender(word)
    if titled:
        return titled
    # A lone first name in English is as often a surname: "Kelly".
    alone = lists.given_gender(full.words[0]) if len(full.words) == 1 else ""
    if alone and full.language != "en":
        return alone
    if votes:
        (best, count), *rest = votes.most_common()
        if count > 2 * sum(other for _, other in rest):
            return best
    if full.key[-1].endswith(WOMANS) and len(full.key) > 1:
        return "f"
    return "" if any(name.role for name in group) else alone


def pronoun_votes(documents: tuple[Document, ...], groups: list[list[Name]]) -> list[Counter[str]]:
    """Count for each person the gendered pronouns that follow a mention before any other name."""
    votes: list[Counter[str]] = [Counter() for _ in groups]
    spans: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for name in group:
            spans[name.source_id].append((name.start, name.end, number))
    for document in documents:
        known = lists.pairs("possessives", document.language)
        named = sorted(spans[document.source.id])
        if known and named:
            _count(document.source.text, known, named, votes)
    return votes


def _count(
    text: str,
    known: dict[str, str],
    named: list[tuple[int, int, int]],
    votes: list[Counter[str]],
) -> None:
    """Add the pronouns of a text to the votes of the people named before them.

    One inside a quotation that opens behind a name means somebody else.
    """
    starts = [start for start, _, _ in named]
    for match in _pattern(tuple(sorted(known))).finditer(text):
        index = bisect_right(starts, match.start()) - 1
        if index < 0 or match.start() - named[index][1] > NEAR:
            continue
        other = index and named[index][2] != named[index - 1][2]
        if other and match.start() - named[index - 1][1] <= NEAR:
            continue
        gender = known.get(match.group().casefold())
        if gender and not _is_quoted(text, named[index][1], match.start()):
            votes[named[index][2]][gender] += 1


def _is_quoted(text: str, end: int, start: int) -> bool:
    """Say whether a quotation opens between two places and does not close."""
    if language.QUOTE_MARK.search(text, end, start) is None:
        return False
    return language.stands_open(Counter(language.QUOTE_MARK.findall(text, end, start)))


@lru_cache(maxsize=32)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches some words, small or with a capital, and few others."""
    written = {form for word in words for form in (word, word.capitalize())}
    first = "".join(sorted({re.escape(form[0]) for form in written}))
    rest = "|".join(sorted({re.escape(form[1:]) for form in written}))
    return re.compile(rf"[{first}](?<!\w.)(?:{rest})\b")
