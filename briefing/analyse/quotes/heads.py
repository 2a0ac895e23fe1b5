"""Tell whom a noun phrase names: its head, or several that a conjunction joins."""

from __future__ import annotations

import re

from briefing import language
from briefing.analyse.antecedents import is_person_noun
from briefing.analyse.people.base import is_declined
from briefing.analyse.people.forms import name_key
from briefing.analyse.people.governed import governed_from
from briefing.analyse.people.lists import is_title
from briefing.analyse.quotes.keys import GENITIVE
from briefing.analyse.quotes.lexicon import SUBJECTLESS, Lexicon
from briefing.model import Person

Mention = tuple[int, int, Person]
"""Where a person is named in the document, and who it is."""

_APPOSED = re.compile(r",\s+")

WHOM = "whom"
"""The English relative behind which a name is the subject of a clause."""

PAST = "ed"
"""The ending of English verbs of the past, which a phrase may have run into."""

JOINED, ALONE, UNNAMED = "joined", "alone", "unnamed"
"""How a name stands beside what is before it: joined to a name, to nothing, to somebody else."""


def heads_of(
    text: str, span: tuple[int, int], inside: list[Mention], words: Lexicon, *, governed: bool
) -> tuple[Mention, ...]:
    """Return where a noun phrase names the person who is its head, or several people.

    None is named where a name is joined to somebody without one: "Ana Orr and her husband".
    `inside` are the names in it; unless it is `governed` one in an oblique case is no head.
    """
    number = _head(text, span, inside, words, governed)
    if number is None:
        return ()
    behind = inside[number][1]
    apart = text[behind : behind + 1].isspace()  # unlike the ending of Turkish "Ana'ya"
    following = [key for key, _, _ in words.tokens(text, behind, span[1])] if apart else []
    if following and following[0] in words.conjunctions:
        too = language.word_list("particle_words", words.family)  # Turkish "de" behind a name
        if following[0] not in too and not following[-1].endswith(PAST):
            return ()
    first = number
    while (link := _link(text, span[0], inside, first, words, listed=first < number)) == JOINED:
        first -= 1
    if link == ALONE and first == number:
        return (inside[number],)
    before = words.tokens(text, span[0], inside[first][0])
    if link == UNNAMED or _is_governed(text, before, words):
        return ()
    return tuple(inside[first : number + 1])


def together(text: str, named: tuple[Mention, ...]) -> Person:
    """Return the one person named, or several as one: "Ana Orr and Tom Lee"."""
    names = list(dict.fromkeys(person.name for _, _, person in named))
    if len(names) == 1:
        return named[0][2]
    conjunction = text[named[-2][1] : named[-1][0]].replace(",", " ").split()[0]
    name = f"{', '.join(names[:-1])} {conjunction} {names[-1]}"
    return Person(name, (name,))


def with_others(
    text: str, span: tuple[int, int], named: list[Mention], words: Lexicon
) -> Person | None:
    """Return somebody named and others without a name as one: "Ana Orr and her husband".

    `named` are the names in a noun phrase and behind it; one that follows its comma is the
    other's: "Ana Orr and her deputy, Tom Lee,".
    """
    for number, (start, end, person) in enumerate(named):
        apart = end < span[1] and text[end].isspace()
        joint = words.first(text, end, span[1]) if apart else None
        if joint is None or joint[0] not in words.conjunctions or person.organisation:
            continue
        if _is_governed(text, words.tokens(text, span[0], start), words):
            continue  # "a lawyer for Ana Orr and her husband"
        later = (
            p.name for at, _, p in named[number + 1 :] if _APPOSED.fullmatch(text[span[1] : at])
        )
        other = next(later, "")
        behind = text[slice(*joint[1:])] + f" {other}" if other else text[end : span[1]]
        name = f"{person.name} {' '.join(behind.split())}"
        return Person(name, (name,))
    return None


def _is_someone(noun: str, words: Lexicon) -> bool:
    """Say whether a noun behind a name means somebody else: "one Orr Motors employee"."""
    return noun in words.speakers or (words.code == "en" and is_person_noun(noun, "en"))


def _link(
    text: str, low: int, inside: list[Mention], number: int, words: Lexicon, *, listed: bool
) -> str:
    """Return how a name in a phrase that starts at `low` is joined to what stands before it.

    A title of the same person may be: "author and teacher Ana Orr".  Where another is `listed`
    behind the name already a comma joins too.
    """
    left = inside[number - 1][1] if number else low
    between = text[left : inside[number][0]]
    before = words.tokens(text, left, inside[number][0])
    joint = next((n for n, word in enumerate(before) if word[0] in words.conjunctions), None)
    if joint is None:
        return JOINED if number and listed and between.strip() == "," else ALONE
    title = before[joint + 1 :]
    plain = words.determiners | words.roles
    if any(key not in plain and not text[at].isupper() for key, at, _ in title):
        return ALONE
    if joint:
        own = is_title((before[joint - 1][0],), words.code) and before[0][0] not in plain
        return ALONE if title or own else UNNAMED
    if not number:
        return ALONE
    lone = " " not in text[inside[number - 1][0] : left] and bool(title)
    joins = not lone or title[0][0] in plain or name_key(title[0][0]) in words.places
    return JOINED if joins else ALONE  # "Trade and Industry Secretary Ana Orr"


def _head(
    text: str, span: tuple[int, int], inside: list[Mention], words: Lexicon, governed: bool
) -> int | None:
    """Return the index of the name that is a noun phrase's head, no part of "X's lawyer".

    Unless the phrase is `governed` a name in an oblique case is none: "portparolka Petra Ilića".
    """
    for number, (start, end, person) in reversed(list(enumerate(inside))):
        if number and _is_linked(text, inside[number - 1][1], start, words):
            continue
        if not governed and is_declined(tuple(text[start:end].split()), words.code):
            continue
        behind = text[end : span[1]]
        if _is_owner(text[end - 1], behind, words):
            continue
        following = words.tokens(text, end, span[1])
        if following and person.organisation:
            continue
        apart = behind.lstrip().startswith(("(", ","))
        if following and not apart and _is_someone(following[0][0], words):
            continue
        before = words.tokens(text, span[0], start)
        if words.code == "en" and any(key == WHOM for key, _, _ in before):
            continue
        if len(before) > 1 and before[0][0] in words.bodies and before[-1][0] in words.links:
            continue
        if person.organisation:
            if any(key in words.roles for key, _, _ in before) or _governs(text, before, words):
                continue
        elif _is_governed(text, before, words):
            continue
        return number
    return None


def _is_linked(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Say whether a preposition links a name to the one before it: "Petar Ilić za list Danas"."""
    between = [key for key, _, _ in words.tokens(text, start, end)]
    return bool(between) and between[0] in words.prepositions


def _is_owner(last: str, behind: str, words: Lexicon) -> bool:
    """Say whether a name owns what follows: "Orr's lawyer", Turkish "Demir'in avukatı"."""
    suffix = behind.replace("\u2019", "'")
    if words.family == "tr":
        ending, _, rest = suffix[1:].partition(" ")
        return suffix[:1] == "'" and ending in GENITIVE and bool(rest)
    return suffix[:2] == "'s" or (suffix[:1] == "'" and last == "s")


def _is_governed(text: str, before: list[tuple[str, int, int]], words: Lexicon) -> bool:
    """Say whether a preposition or participle governs a name: "of Lima", "supporting Mr. Orr"."""
    name = text[before[-1][2] :].split(None, 1)[0] if before else ""
    if name[:1] != "," and governed_from(
        [text[start:end] for _, start, end in before], name, words.code
    ):
        return True
    from_place = len(before) > 1 and before[1][0] in words.prepositions
    from_place = from_place and words.family in SUBJECTLESS and text[before[0][1]].isupper()
    if from_place and before[0][0] not in words.speakers:
        return True  # "Ante iz Ulice kneza Petra"
    titles = {title.rstrip(".") for title in language.word_list("honorifics", words.family)}
    plain = [word for word in before if word[0].rstrip(".") not in titles]
    untitled = list(plain)
    while untitled and text[untitled[-1][1]].isupper() and is_title((untitled[-1][0],), words.code):
        untitled.pop()
    if len(untitled) > 1 and text[untitled[-2][1]].islower():
        plain = untitled  # "a spokesman for President Orr", but not "Minister of Justice Ana Lee"
    keys = [key for key, _, _ in plain]
    if not keys or keys[-1] in words.prepositions:
        return bool(keys) and not _is_by(keys, words)
    if len(keys) > 1 and words.is_object((keys[-2], keys[-1])):
        return True
    if len(keys) < 3 or keys[-1] not in words.conjunctions:
        return False
    return keys[-3] in words.prepositions and text[plain[-2][1]].isupper()


def _is_by(keys: list[str], words: Lexicon) -> bool:
    """Say whether what stands before a name makes it an author's: "a letter from" Ana Lee."""
    by = words.agents | words.origins
    return len(keys) > 1 and keys[-1] in by and keys[-2] in words.documents


def _governs(text: str, before: list[tuple[str, int, int]], words: Lexicon) -> bool:
    """Say whether a noun before an organisation's name is the head: "mission of the UN"."""
    if words.family in ("en", "de"):
        return any(key in words.inner or key in words.prepositions for key, _, _ in before)
    return any(
        not text[start].isupper() and key not in words.determiners for key, start, _ in before
    )
