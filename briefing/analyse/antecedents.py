"""Find subjects and pronouns in a sentence that stand for one whom it does not name."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import language

ADVERBIAL = 16
"""Words among which the subject stands after an adverbial."""

IMPERSONAL = "it"
"""The English pronoun that may stand for nothing."""

IMPERSONAL_WORDS = 3
"""Words in which it shows that it does: "it is unclear"."""

SHORT_ADVERBIAL = 6
"""Words of an adverbial before a subject that stands for one told of before."""

_APPOSED = re.compile(r",? (?:of )?(\w)")
"""Where a subject is named: a capital behind it, in "the company Acme" or "the company, Acme,"."""

_AGED = re.compile(
    r"(?:[Tt]he|[Dd]er|[Dd]ie) \d{1,2}[- \u2010-](?:year-old|[Jj]ährigen?)\b(?! [A-Z])"
    r"|L['\u2019](?:homme|adolescent) de \d{1,2} ans\b(?!, [A-Z])"
)
"""A subject that tells somebody's age and no name: "the 36-year-old"."""

_RELATION = re.compile(r"\s+[\w-]+, [A-Z]")
"""A noun and its name behind "her": "her father, Matt"."""

_NAMED = re.compile(r"^[^,]*, [A-Z]")
"""What names a pronoun: a capital behind the clause, in "the day he came, Smith"."""

_PARTS = re.compile(r"[,;\u2013\u2014]\s")
"""Where the next part of a sentence begins."""

QUOTED = re.compile(
    '"[^"]*"|\u201c[^\u201d]*\u201d|\u201e[^\u201c\u201d]*[\u201c\u201d]|\u00ab[^\u00bb]*\u00bb'
)
"""What stands in quotation marks."""


@lru_cache(maxsize=64)
def openers(name: str, code: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of the list `name`, each as its words."""
    return tuple(tuple(row.split()) for row in sorted(language.word_list(name, code)))


def opens(low: tuple[str, ...], name: str, code: str) -> tuple[str, ...]:
    """Return the phrase of the list `name` that words open with, or none."""
    return next((row for row in openers(name, code) if low[: len(row)] == row), ())


def connective(low: tuple[str, ...], code: str) -> tuple[str, ...]:
    """Return the connective that words open with, or none: "as a result", not "as a result of"."""
    if opens(low, "connective_lookalikes", code):
        return ()
    return opens(low, "dependent_connective", code)


def impersonal(low: tuple[str, ...], code: str) -> bool:
    """Say whether a sentence opens with a pronoun that stands for what follows.

    "It is unclear whether", "It's not known how", "It remains unclear, officials said, what",
    "il faut", "oni koji", but not "It is the largest to".
    """
    if len(low) < IMPERSONAL_WORDS:
        return False
    if opens(low, "impersonal_phrases", code):
        return True
    verbs = language.word_list("impersonal_verbs", code)
    if low[0] in language.word_list("impersonal_openings", code):
        rest = low[1:]
    elif low[0] in language.word_list("impersonals", code) and low[1] in verbs:
        rest = low[2:]
    else:
        return False
    if rest[0] in language.word_list("impersonal_states", code):
        return True
    objects = language.word_list("impersonal_objects", code)
    named = language.word_list("articles", code) | objects
    return rest[0] not in named and bool(objects & set(rest))


def late_subject(body: str, code: str) -> str:
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
    calendar = day_names(code)
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


def opening_subject(body: str, code: str) -> str:
    """Return the subject pronoun behind an opening that tells of the subject, and names nobody.

    "A veteran of the force, he ...", "Speaking in Lima, she ...", "Decades later it ...".
    """
    subjects = language.word_list("subjects", code)
    spans = language.word_spans(body)[:ADVERBIAL]
    low = language.listed((body[start:end] for start, end in spans), code)
    verbs = language.word_list("auxiliary_verbs", code)
    if not subjects or not verbs or len(low) < 2:
        return ""
    endings = language.entries("participle_endings", code)
    if low[0] not in language.word_list("subject_openings", code) and not low[0].endswith(endings):
        return ""
    for index, word in enumerate(low[1:], start=1):
        before = body[: spans[index][0]].rstrip()
        apart = before.endswith(",") or low[index - 1] in language.word_list("time_behind", code)
        if apart and word in subjects and body[spans[index][0]].islower():
            return "" if impersonal(tuple(low[index:]), code) else word
        if word in verbs:
            return ""
    return ""


def teller(text: str, code: str) -> str:
    """Return who tells a quotation that opens a sentence, if that is nobody named.

    That is a pronoun beside a verb of speech ("..., he told reporters"), the verb alone in
    languages where it needs no subject ("..., rekao je"), "her lawyer" behind it, or a noun for
    somebody told of before ("..., the official added").
    """
    behind = QUOTED.sub("|", text).partition("|")[2]
    found = [word.strip(",.;:!?|") for word in behind.split() if word.strip(",.;:!?|")]
    low = language.listed(found, code)
    cues = language.word_list("cues", code)
    pronouns = {row.partition("|")[0] for row in language.word_list("pronouns", code)}
    for pronoun, verb in ((0, 1), (1, 0)):
        if len(low) > 1 and low[pronoun] in pronouns and low[verb] in cues:
            return found[pronoun]
    for opener in openers("dependent_unnamed", code):
        size = len(opener)
        if tuple(low[:size]) == opener and size < len(low) and low[size] in cues:
            return " ".join(found[:size])
    alone = cues | language.word_list("auxiliaries", code)
    after = next((number for number, word in enumerate(low) if word not in alone), len(low))
    if cues.isdisjoint(low[:after]):
        return ""
    if after < len(low) and low[after] in language.word_list("whose", code):
        return " ".join(found[after : after + 2])
    return " ".join(found) if after == len(low) else ""


def aside(text: str, code: str) -> str:
    """Return the pronoun that tells a sentence in passing: "Two boys were hurt, he said, and"."""
    cues = language.word_list("cues", code)
    pronouns = {
        name
        for name, _, gender in (r.partition("|") for r in language.word_list("pronouns", code))
        if gender or (name == IMPERSONAL and not capitals(text))
    }
    for part in _PARTS.split(QUOTED.sub("|", text))[1:]:
        found = language.words(part)[:2]
        low = language.listed(found, code)
        if len(low) < 2:
            continue
        # In English "said he" opens a clause after its own subject: "Orr, a nurse, said he ...".
        for pronoun, verb in ((0, 1), (1, 0)) if code != "en" else ((0, 1),):
            if low[pronoun] in pronouns and low[verb] in cues:
                return found[pronoun]
    return ""


@lru_cache(maxsize=32)
def day_names(code: str) -> frozenset[str]:
    """Return the names of months and weekdays, in lower case."""
    rows = language.word_list("months", code) | language.word_list("weekdays", code)
    return frozenset(row.partition("|")[0] for row in rows)


def unnamed_subject(body: str, code: str) -> str:
    """Return a subject such as "the company" that its sentence does not name.

    It opens the sentence or follows a short adverbial ("This summer, the country ...").  In
    languages whose verbs need no subject it is a verb of saying ("Dodao je da ...").
    """
    if aged := _AGED.match(body):
        return aged[0]
    spans = language.word_spans(body)
    low = language.listed((body[start:end] for start, end in spans[:ADVERBIAL]), code)
    comma = body.find(", ")
    starts = [0]
    if comma > 0:
        after = sum(start < comma for start, _ in spans[:ADVERBIAL])
        if after <= SHORT_ADVERBIAL and not capitals(body[:comma]):
            starts.append(after)
    for first in starts:
        for opener in openers("dependent_unnamed", code):
            if tuple(low[first : first + len(opener)]) != opener:
                continue
            rest = body[spans[first + len(opener) - 1][1] :]
            named = _APPOSED.match(rest)
            if named is None or not named[1].isupper():
                return body[spans[first][0] : spans[first + len(opener) - 1][1]]
    return ""


def capitals(text: str) -> bool:
    """Say whether a word behind the first one has a capital."""
    return any(word[0].isupper() for word in language.words(text)[1:])


def nobody(text: str, code: str) -> str:
    """Return a pronoun for one person before which the sentence tells of no person.

    Nobody can be told where another word has a capital, or means a person by its ending; who
    speaks for many ("Police said he") is not meant.
    """
    singulars = language.word_list("singulars", code)
    if not singulars:
        return ""
    plain = QUOTED.sub(lambda match: " " * len(match[0]), text)
    spans = language.word_spans(plain)
    body = 0
    for number, (start, end) in enumerate(spans):
        word = plain[start:end]
        low = word.casefold()
        if low in singulars:
            return "" if _is_named(plain, end, low, code) else word
        body = max(body, _body_end(plain, spans, number, code))
        if number < body:
            continue
        if number and word[0].isupper() and low not in day_names(code):
            return ""
        if not number and low in language.word_list("collectives", code):
            continue
        if not number and low not in language.stop_words(code):
            return ""
        if low not in language.stop_words(code) and is_person_noun(low, code):
            return ""
    return ""


def _is_named(text: str, end: int, pronoun: str, code: str) -> bool:
    """Say whether the words behind a pronoun name whom it means: "the day he came, Smith said".

    "Police met her father, Matt Orr" names the father.
    """
    if not _NAMED.search(text[end:]):
        return False
    opening = language.words(text[:40])[:1]
    adverbial = bool(opening) and opening[0].casefold() in language.word_list("prepositions", code)
    owned = pronoun in {row.partition("|")[0] for row in language.entries("possessives", code)}
    return adverbial or not (owned and _RELATION.match(text, end))


def _body_end(text: str, spans: list[tuple[int, int]], number: int, code: str) -> int:
    """Return the index after the words with capitals that name a body, as in "Metro Police"."""
    last = number
    while last < len(spans) and text[spans[last][0]].isupper():
        if last > number and text[spans[last - 1][1] : spans[last][0]].strip():
            break
        last += 1
    named = last - number > 1 and text[slice(*spans[last - 1])].casefold()
    return last if named and named in language.word_list("bodies", code) else number


@lru_cache(maxsize=4096)
def is_person_noun(word: str, code: str) -> bool:
    """Say whether a word in small letters means a person, by itself or by its ending."""
    known = language.word_list("persons", code)
    if word in known or word in language.word_list("roles", code):
        return True
    bare = word.removesuffix("'s").removesuffix("\u2019s")
    return bare in known or any(
        bare.endswith(ending[1:]) for ending in known if ending.startswith("*")
    )
