"""Turn a sentence into the reason why it cannot stand alone, if there is one."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import language
from briefing.model import CAPTION, FRAGMENT, HALF, INSIDE, POINTER, PRONOUN, UNFINISHED

SHORTEST = 5
"""Words below which a sentence is a fragment."""

SHOWN = 80
"""Code points of a sentence in which it shows that it belongs to a picture."""

ADVERBIAL = 16
"""Words among which the subject stands after an adverbial."""

IMPERSONAL_WORDS = 8
"""Words at a sentence's beginning that are looked at."""

IMPERSONAL = "it"
"""The pronoun that may stand for nothing."""

SHORT_ADVERBIAL = 6
"""Words of an adverbial before a subject that stands for one told of before."""

_APPOSED = re.compile(r",? (?:of )?[^\W\d_a-z]")
"""What names it: a capital after it, in "the company Acme" or "the company, Acme,"."""

_NAMED = re.compile(r"^[^,]*, [A-Z]")
_START = re.compile("^[\"\u201c\u201e\u00ab\u2018'(\\[\u2014\u2013-]*\\s*")
_SPOKEN = re.compile(
    '^["\u201c\u201e\u00ab].*[,.!?]["\u201c\u201d\u00bb]\\s+\\w+\\s+\\w', re.DOTALL
)
"""A quotation with its attribution: the speaker's pronouns are the reader's to understand."""
_QUOTED = re.compile(
    '"[^"]*"|\u201c[^\u201d]*\u201d|\u201e[^\u201c\u201d]*[\u201c\u201d]|\u00ab[^\u00bb]*\u00bb'
)
_END = re.compile(r"[.!?\u2026;\u037e][\"\u201d\u201c\u2019\u00bb)\]']*$")


@lru_cache(maxsize=32)
def _openers(name: str, code: str) -> tuple[tuple[str, ...], ...]:
    rows = sorted(language.word_list(f"dependent_{name}", code))
    return tuple(tuple(row.split()) for row in rows)


def dependent(text: str, code: str) -> str:
    """Return why a sentence needs its neighbours, or an empty string.

    Looked for: an opening pronoun without its noun, also after an adverbial ("Over the
    weekend it"), a pointer ("this", "the latter"), an
    opening connective, a fragment, a missing end mark, unbalanced quotation marks, a line
    that describes a picture, a writer who says "I" without being named.
    """
    plain = " ".join(text.split())
    body = _START.sub("", plain)
    words = language.words(body)
    if len(words) < SHORTEST:
        return FRAGMENT
    if not _END.search(plain):
        return UNFINISHED
    if plain.count('"') % 2 or plain.count("\u201c") > plain.count("\u201d") + plain.count(
        "\u201e"
    ):
        return HALF
    if body[:1].islower():
        return INSIDE
    low = tuple(word.casefold().replace("\u2019", "'") for word in words[:IMPERSONAL_WORDS])
    if language.family(code) == "hbs":
        low = tuple(language.to_latin(word) for word in low)
    for name, reason in (
        ("pronoun", PRONOUN),
        ("connective", "opens with a connective"),
    ):
        if name == "pronoun" and (_SPOKEN.match(plain) or _impersonal(low, code)):
            continue
        for opener in _openers(name, code):
            if low[: len(opener)] == opener:
                return f'{reason} ("{" ".join(words[: len(opener)])}")'
    if not _SPOKEN.match(plain):
        if late := _late_subject(body, code):
            return f'{PRONOUN} ("{late}")'
        if found := _nobody(plain, code):
            return f'{POINTER} ("{found}")'
    if named := _definite(body, code):
        return f'{POINTER} ("{named}")'
    beginning = f" {plain[:SHOWN].casefold()}"
    if any(f" {cue}" in beginning for cue in language.word_list("caption", code)):
        return CAPTION
    own = language.word_list("dependent_person", code)
    for word in language.words(_QUOTED.sub(" ", plain)):
        if word.casefold().replace("\u2019", "'") in own:
            return f'speaks in the first person ("{word}")'
    inside = plain.casefold()
    for phrase in sorted(language.word_list("dependent_inside", code)):
        if any(f" {phrase}{end}" in inside for end in " ,.;:?"):
            return f'{POINTER} ("{phrase}")'
    if plain.endswith("?"):
        return "a question"
    return ""


def _impersonal(low: tuple[str, ...], code: str) -> bool:
    """Say whether a sentence opens with an "it" that stands for what follows.

    "It is unclear whether", "It's not known how", but not "It is the largest to".
    """
    if low[0] in language.word_list("impersonal_openings", code):
        rest = low[1:]
    elif low[0] == IMPERSONAL and low[1] in language.word_list("impersonal_verbs", code):
        rest = low[2:]
    else:
        return False
    objects = language.word_list("impersonal_objects", code)
    named = language.word_list("articles", code)
    return rest[0] not in named and bool(objects & set(rest))


def _late_subject(body: str, code: str) -> str:
    """Return the subject pronoun after an adverbial that names nobody it could stand for.

    "On the day he was elected, Smith said" names him afterwards.
    """
    subjects = language.word_list("subjects", code)
    spans = language.word_spans(body)[:ADVERBIAL]
    found = [body[start:end] for start, end in spans]
    if not subjects or not found:
        return ""
    if found[0].casefold() not in language.word_list("prepositions", code):
        return ""
    places = language.word_list("place_prepositions", code)
    calendar = _calendar(code)
    for index, word in enumerate(found[1:], start=1):
        start, end = spans[index]
        if word in subjects:
            after = found[index + 1 : index + 2]
            if word == IMPERSONAL and set(after) & language.word_list("impersonal_verbs", code):
                return ""
            inside = "," not in body[:start]
            return "" if inside and _NAMED.search(body[end:]) else word
        if word.casefold() in calendar or word.isdigit():
            continue
        if body[:start].rstrip().endswith(","):
            return ""
        if word[0].isupper() and found[index - 1].casefold() not in places:
            return ""
    return ""


@lru_cache(maxsize=32)
def _calendar(code: str) -> frozenset[str]:
    """Return the names of months and weekdays, in lower case."""
    rows = language.word_list("months", code) | language.word_list("weekdays", code)
    return frozenset(row.partition("|")[0] for row in rows)


def _definite(body: str, code: str) -> str:
    """Return a subject such as "the company" that its sentence does not name.

    It opens the sentence or follows a short adverbial ("This summer, the country ...").
    """
    spans = language.word_spans(body)
    low = [body[start:end].casefold().replace("\u2019", "'") for start, end in spans[:ADVERBIAL]]
    comma = body.find(", ")
    starts = [0]
    if comma > 0:
        after = sum(start < comma for start, _ in spans[:ADVERBIAL])
        if after <= SHORT_ADVERBIAL and not _capitals(body[:comma]):
            starts.append(after)
    for first in starts:
        for opener in _openers("definite", code):
            if tuple(low[first : first + len(opener)]) != opener:
                continue
            rest = body[spans[first + len(opener) - 1][1] :]
            if not _APPOSED.match(rest):
                return body[spans[first][0] : spans[first + len(opener) - 1][1]]
    return ""


def _capitals(text: str) -> bool:
    return any(word[0].isupper() for word in language.words(text)[1:])


def _nobody(text: str, code: str) -> str:
    """Return a pronoun for one person before which the sentence tells of no person.

    Nobody can be told where another word has a capital, or means a person by its ending.
    """
    singulars = language.word_list("singulars", code)
    if not singulars:
        return ""
    plain = _QUOTED.sub(lambda match: " " * len(match[0]), text)
    for number, (start, end) in enumerate(language.word_spans(plain)):
        word = plain[start:end]
        low = word.casefold()
        if low in singulars:
            return "" if _NAMED.search(plain[end:]) else word
        if number and word[0].isupper() and low not in _calendar(code):
            return ""
        if not number and low not in language.stop_words(code):
            return ""
        if low not in language.stop_words(code) and _person(low, code):
            return ""
    return ""


@lru_cache(maxsize=4096)
def _person(word: str, code: str) -> bool:
    known = language.word_list("persons", code)
    if word in known or word in language.word_list("roles", code):
        return True
    bare = word.removesuffix("'s").removesuffix("\u2019s")
    return bare in known or any(
        bare.endswith(ending[1:]) for ending in known if ending.startswith("*")
    )
