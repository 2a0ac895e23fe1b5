"""Turn what a text tells of a person into a gender: titles, first names, pronouns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from briefing.analyse.people import lists
from briefing.analyse.people.forms import name_key, stems
from briefing.analyse.people.names import Name
from briefing.model import Document

NEAR = 250
"""Code points after a name in which a pronoun is taken to mean it."""


def gender_of(group: list[Name], votes: Counter[str]) -> str:
    """Return `m` or `f` when titles, the first name or pronouns tell, else empty."""
    for mention in group:
        told = role_gender(mention.role, mention.language)
        if told:
            return told
    given = lists.first_names()
    full = max(group, key=lambda name: len(name.words))
    if len(full.words) > 1:
        for word in full.words[:-1]:
            told = given.get(word.casefold(), "") or lists.first_name_keys_gender(word)
            if told:
                return told
    if votes:
        (best, count), *rest = votes.most_common()
        if count > 2 * sum(other for _, other in rest):
            return best
    return ""


def role_gender(role: str, code: str) -> str:
    """Return the gender that a title tells ("spokeswoman", "predsednica"), or empty."""
    known = lists.pairs("gendered", code)
    for word in role.casefold().split():
        if known.get(word):
            return known[word]
        for stem in sorted(stems(name_key(word), code) - {name_key(word)}):
            if lists.gendered_keys(code).get(stem):
                return lists.gendered_keys(code)[stem]
    return ""


def pronoun_votes(documents: tuple[Document, ...], groups: list[list[Name]]) -> list[Counter[str]]:
    """Count for each person the gendered pronouns that follow a mention before any other name."""
    votes: list[Counter[str]] = [Counter() for _ in groups]
    for document in documents:
        known = lists.pairs("possessives", document.language)
        if not known:
            continue
        pattern = re.compile(
            r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, known))) + r")(?!\w)", re.I
        )
        spans = sorted(
            (name.start, name.end, number)
            for number, group in enumerate(groups)
            for name in group
            if name.source_id == document.source.id
        )
        starts = [start for start, _, _ in spans]
        for match in pattern.finditer(document.source.text):
            index = bisect_right(starts, match.start()) - 1
            if index < 0 or match.start() - spans[index][1] > NEAR:
                continue
            if index and spans[index][2] != spans[index - 1][2]:
                near = match.start() - spans[index - 1][1] <= NEAR
                if near:
                    continue
            votes[spans[index][2]][known[match.group().casefold()]] += 1
    return votes
