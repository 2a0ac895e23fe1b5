"""Turn documents into people: one person for all forms of a name, over all sources.

Forms are joined when the words of one stand in the other, in order and with the same
last word ("Erdogan", "Tayyip Erdoğan", "Recep Tayyip Erdogan"); fuller forms of one surname
that contradict each other are two people, and the bare surname is the one whom the article
names in full.  Organisations are listed when a verb of speech stands beside them.
"""

from __future__ import annotations

from collections import Counter

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.base import base_form
from briefing.analyse.people.bodies import named_by_noun
from briefing.analyse.people.gender import gender_of, pronoun_votes
from briefing.analyse.people.groups import group_names
from briefing.analyse.people.lists import pairs
from briefing.analyse.people.names import Name, capitals, last_words, names
from briefing.analyse.people.role_forms import agreeing, body_in_base_form, shown
from briefing.analyse.people.speeches import title_of_speech
from briefing.analyse.people.spellings import joined
from briefing.analyse.people.wording import tidy
from briefing.model import Document, Person, Span

__all__ = ["find_people", "pairs"]

BEHIND = 40
"""Code points behind a surname in which a verb of speech shows that it is in its base form."""


def find_people(documents: tuple[Document, ...]) -> tuple[Person, ...]:
    """Return every person of the documents, most mentioned first, ties by first mention."""
    parts = [
        capitals(part) for document in documents for part in (*title_of_speech(document), document)
    ]
    german = any(document.language == "de" for document in documents)
    surnames = last_words(parts) if german else frozenset()
    mentions = [name for part in parts for name in names(part, surnames)]
    persons = group_names([name for name in mentions if not name.body])
    persons = joined(persons) if len(documents) > 1 else persons
    speaking = {name.key for name in mentions if name.body and name.speaks}
    speaking |= named_by_noun(documents, [name for name in mentions if name.body])
    bodies: dict[tuple[str, ...], list[Name]] = {}
    for name in mentions:
        if name.body and name.key in speaking:
            bodies.setdefault(name.key, []).append(name)
    texts = {document.source.id: document.source.text for document in documents}
    votes = pronoun_votes(documents, persons)
    people = [
        _person(group, texts, gender_of(group, vote))
        for group, vote in zip(persons, votes, strict=True)
    ]
    people += [_person(group, texts, "", organisation=True) for group in bodies.values()]
    return tuple(sorted(people, key=lambda person: -len(person.mentions)))


def _person(
    group: list[Name], texts: dict[str, str], gender: str, *, organisation: bool = False
) -> Person:
    code, own = group[0].language, group
    if any(name.language != code for name in group):
        code = Counter(name.language for name in group).most_common(1)[0][0]
        own = [name for name in group if name.language == code]
    forms = Counter(" ".join(name.words) for name in group)
    told = (tidy(name.role, name.language) for name in group if name.role)
    roles = Counter(shown(role, code) for role in told if role)
    fullest = _fullest(
        own, forms if own is group else Counter(" ".join(name.words) for name in own)
    )
    name = body_in_base_form(fullest, code) if organisation else base_form(fullest, code)
    if not organisation:
        declined = name != fullest
        name = _with_told_surname(name, own, texts) if declined else _as_surname(name, own)
    return Person(
        name=_owned(name, group, texts) if organisation else name,
        variants=tuple(form for form, _ in forms.most_common()),
        role=agreeing(_best_role(roles, code), gender, code),
        roles=tuple(role for role, _ in roles.most_common()),
        gender=gender,
        mentions=tuple(
            Span(name.source_id, name.start, name.end, texts[name.source_id][name.start : name.end])
            for name in group
        ),
        organisation=organisation,
    )


def _with_told_surname(name: str, group: list[Name], texts: dict[str, str]) -> str:
    """Return a name made of an oblique case with its surname as it stands where they speak.

    "Antoniom Koštom" and "Košta je naveo" make Antonio Košta.
    """
    first, _, last = name.rpartition(" ")
    for mention in group:
        told = mention.words[0]
        if len(mention.words) > 1 or told == last or not told.startswith(last):
            continue
        behind = texts[mention.source_id][mention.end : mention.end + BEHIND].split()[:2]
        if not lists.cues(mention.language).isdisjoint(language.listed(behind, mention.language)):
            return f"{first} {told}"
    return name


def _as_surname(name: str, group: list[Name]) -> str:
    """Return a Slavic name in the genitive in its base form if the surname stands so elsewhere.

    "Mikkela Thorupa" and "Thorup" make Mikkel Thorup.
    """
    *first, last = name.split()
    if language.family(group[0].language) != "hbs" or not first or not last.endswith("a"):
        return name
    if all(mention.words != (last[:-1],) for mention in group):
        return name
    return " ".join([*map(_nominative, first), last[:-1]])


def _nominative(word: str) -> str:
    """Return a man's first name without the ending of the genitive: "Mikkela", "Lovre"."""
    if word.endswith("e"):
        return word if lists.is_given(word) else f"{word[:-1]}o"
    own = lists.is_given(word) and not lists.is_given(word[:-1])
    return word if own or not word.endswith("a") else word[:-1]


def _owned(name: str, group: list[Name], texts: dict[str, str]) -> str:
    """Return a body's name with the possessive inside it: "Russia's Defense Ministry"."""
    for mention in group:
        written = " ".join(texts[mention.source_id][mention.start : mention.end].split())
        if " ".join(mention.words) == name and ("'s " in written or "\u2019s " in written):
            return written
    return name


def _fullest(group: list[Name], forms: Counter[str]) -> str:
    """Return the form with most words; then the base form, accents, and what is frequent.

    An initial counts for no word.  A form that opens longer forms of the group ("Vučić",
    "Vučića") is the base form, and one that goes on from a first name ("Backup Tim Orr",
    "Tim Orr") the name without what ran into it.
    """
    if len(forms) == 1:
        return next(iter(forms))
    plain = {form: form for form in forms}
    governed = {name.role.rpartition(" ")[2] for name in group}
    for form in forms:
        first, _, rest = form.partition(" ")
        joined = " " in rest and forms[rest] >= forms[form] and first not in forms
        joined = joined or (rest in forms and first in governed)
        if joined and not lists.is_given(first):
            plain[form] = rest if lists.is_given(rest.split()[0]) else form
    words = max(_weight(form) for form in plain.values())
    full = sorted({form for form in plain.values() if _weight(form) == words})
    if words == 1:
        most = max(len(form.split()) for form in full)
        full = [form for form in full if len(form.split()) == most]
    latin = [form for form in full if any(c.isascii() and c.isalpha() for c in form)] or full
    speaking = Counter(" ".join(name.words) for name in group if name.speaks)

    cases = language.entries("oblique_endings", group[0].language)

    def rank(form: str) -> tuple[bool, bool, int, int, int, int, int, str]:
        shouted = form.rpartition(" ")[2].isupper() and " " in form
        accents = sum(not character.isascii() for character in form)
        oblique = bool(cases) and form.endswith(cases)
        speaks = -min(1, speaking[form])
        often = 0 if cases else -forms[form]
        return (oblique, shouted, speaks, often, len(form) - accents, -accents, -forms[form], form)

    return min(latin, key=rank)


def _weight(form: str) -> int:
    """Return the number of words of a name that are no initials."""
    return sum(len(word.rstrip(".")) > 1 for word in form.split())


def _best_role(counts: Counter[str], code: str) -> str:
    """Return the role written most often, one of several words before a single one.

    A relative's noun alone is none.

    Where the same words stand elsewhere with "former", the role is a former one.
    """
    kin = language.word_list("kin", code)
    best = min(
        (role for role in counts if role.casefold() not in kin),  # whose uncle?
        key=lambda role: (len(role.split()) == 1, -counts[role], len(role)),
        default="",
    )
    former = language.word_list("formers", code)
    words = set(best.casefold().split())
    if not words or words & former:
        return best
    past = [role for role in counts if words < set(role.casefold().split()) and _held(role, former)]
    return max(past, key=lambda role: (counts[role], -len(role), role), default=best)


def _held(role: str, former: frozenset[str]) -> bool:
    """Say whether a role is one held before."""
    return not former.isdisjoint(role.casefold().split())
