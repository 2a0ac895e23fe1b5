"""Turn speakers as written into canonical names: mentions, pronouns, roles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from briefing import language
from briefing.analyse.people import pairs
from briefing.model import Document, Person, Quote

BACK = 1500
"""Code points before a pronoun in which its person is looked for."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a person in the document."""

    start: int
    """Index of its first code point."""
    end: int
    """Index after its last code point."""
    person: Person
    """Whom it names."""


def resolve(document: Document, quotes: list[Quote], people: tuple[Person, ...]) -> list[Quote]:
    """Return the quotations with canonical names and roles.

    A pronoun takes the last speaker of its gender, else the last person named before it;
    a noun ("the minister") the last person with that role.
    """
    mentions = sorted(
        (
            Mention(span.start, span.end, person)
            for person in people
            for span in person.mentions
            if span.source_id == document.source.id
        ),
        key=lambda mention: mention.start,
    )
    starts = [mention.start for mention in mentions]
    spoken: list[tuple[int, Person]] = []
    resolved = []
    for quote in quotes:
        person = _person(document, quote, mentions, starts, spoken, people)
        if person is not None and quote.speaker_span:
            spoken.append((quote.speaker_span[0], person))
        if person is None:
            known = _is_pronoun(quote.speaker, document.language)
            name = "" if known else _without_article(quote.speaker)
            resolved.append(replace(quote, speaker_name=name))
        else:
            resolved.append(replace(quote, speaker_name=person.name, role=person.role))
    return resolved


def _person(
    document: Document,
    quote: Quote,
    mentions: list[Mention],
    starts: list[int],
    spoken: list[tuple[int, Person]],
    people: tuple[Person, ...],
) -> Person | None:
    if quote.speaker_span is None:
        return None
    start, end = quote.speaker_span
    text, code = document.source.text, document.language
    inside = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
    whole = [m for m in inside if text[m.end : m.end + 2] not in ("'s", "\u2019s")]
    if whole:
        return whole[0].person
    if inside:
        return None
    if _is_pronoun(quote.speaker, code):
        gender = pairs("pronouns", code).get(quote.speaker.casefold(), "")
        return _antecedent(start, gender, mentions, starts, spoken)
    return _by_role(quote.speaker, start, mentions, starts, code)


def _is_pronoun(written: str, code: str) -> bool:
    return written.casefold() in pairs("pronouns", code)


def _antecedent(
    at: int,
    gender: str,
    mentions: list[Mention],
    starts: list[int],
    spoken: list[tuple[int, Person]],
) -> Person | None:
    """Return the person behind a pronoun: the last speaker, unless somebody else came since.

    Of the people named after the last speaker spoke only one that fits the gender better
    takes over: the subject of a new sentence is named, not "he".
    """
    last = next(
        (
            (place, person)
            for place, person in reversed(spoken)
            if at - place <= BACK and _fits(person, gender)
        ),
        None,
    )
    index = bisect_right(starts, at) - 1
    named = None
    while index >= 0 and at - mentions[index].start <= BACK:
        if _fits(mentions[index].person, gender):
            named = mentions[index]
            break
        index -= 1
    if last is None:
        return named.person if named else None
    return last[1]


def _fits(person: Person, gender: str) -> bool:
    return not gender or not person.gender or person.gender == gender


def _by_role(
    written: str, at: int, mentions: list[Mention], starts: list[int], code: str
) -> Person | None:
    """Return the last person before `at` whose role holds the head noun of "the minister"."""
    words = [w.casefold() for w in language.words(written)]
    stop = language.stop_words(code)
    heads = [word for word in words if word not in stop]
    if not heads or len(heads) > 2 or any(c.isupper() for c in written[1:]):
        return None
    roles = {role.casefold() for role in language.entries("roles", code)}
    if " ".join(heads) not in roles and heads[-1] not in roles:
        return None
    for index in range(bisect_right(starts, at) - 1, -1, -1):
        if at - mentions[index].start > 2 * BACK:
            break
        if heads[-1] in mentions[index].person.role.casefold().split():
            return mentions[index].person
    return None


def _without_article(written: str) -> str:
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        if written.startswith(article):
            return written[len(article) :]
    return written
