"""Turn speakers as written into canonical names and roles."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache

from briefing import language
from briefing.analyse.people.forms import name_key
from briefing.analyse.people.lists import is_title
from briefing.analyse.people.offices import is_acronym
from briefing.analyse.people.role_forms import body_in_base_form, role_gender
from briefing.analyse.quotes.ages import age_of, holder
from briefing.analyse.quotes.antecedent import Antecedents
from briefing.analyse.quotes.bearers import Bearers
from briefing.analyse.quotes.clauses import Clauses
from briefing.analyse.quotes.heads import Mention, heads_of, together, with_others
from briefing.analyse.quotes.lexicon import Lexicon, lexicon
from briefing.analyse.quotes.pronouns import Meant, Pronouns, is_pronoun
from briefing.analyse.quotes.speaker_labels import calm
from briefing.analyse.quotes.turn import TURNS
from briefing.analyse.quotes.unnamed import is_placed
from briefing.model import Document, Person, Quote

_NAMED = re.compile(r"(?:[a-z][a-z-]+ ){1,2}([A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){1,2})")
"""One or two words in small letters before a full name."""

_POSSESSIVE = re.compile("(?<=\\w)['\u2019]s$|(?<=s)['\u2019]$")

CLEAR = 0.5
"""Share of all salience from which it is clear whom a pronoun means."""

INFLECTED = frozenset({"hbs", "el", "sq"})
"""The languages whose names are known in an oblique case."""

NAMED = 500
"""Mentions back among which a speaker's surname is looked for."""

FRONT = 4
"""Code points before a speaker in which it shows whether it stands inside a sentence."""

DOUBTFUL = 0.6
"""Confidence in a pronoun that can mean several people."""


def resolve(document: Document, quotes: list[Quote], mentions: list[Mention]) -> list[Quote]:
    """Return the quotations with canonical names and roles.

    A name takes its person; "the minister" the last one with that title; a pronoun, or a
    verb that needs none ("rekao je"), the most salient person of its gender before it.
    """
    words = lexicon(document.language)
    starts = [start for start, _, _ in mentions]
    heads = [_named(document, quote, mentions, starts, words) for quote in quotes]
    heard = frozenset(person.name for named in heads for _, _, person in named)
    clauses = Clauses(document)
    memory = Antecedents(document, quotes, mentions, heard, clauses)
    bearers = Bearers(document, mentions, memory, clauses)
    meaning = Pronouns(document, memory, bearers, clauses)
    resolved: list[Quote] = []
    told: dict[tuple[int, int], Meant] = {}
    for quote, named in zip(quotes, heads, strict=True):
        span = quote.speaker_span
        same = told.get(span) if span is not None and quote.how == "continued" else None
        person, at, share = same or _person(
            document, quote, named, mentions, starts, memory, bearers, meaning, words
        )
        if quote.direct and span is not None:
            told[span] = person, at, share
        if person is not None:
            several = not person.mentions and not person.roles
            memory.spoke(at, None if several else person)
            sure = quote.confidence if share >= CLEAR else min(quote.confidence, DOUBTFUL)
            resolved.append(
                replace(
                    quote, speaker_name=person.name, role=role_of(person, words), confidence=sure
                )
            )
        elif span is None or is_pronoun(quote.speaker, words):
            resolved.append(quote)
        else:
            before = document.source.text[max(0, span[0] - FRONT) : span[0]].rstrip(" ")
            written = calm(quote.speaker) if quote.kind in TURNS else quote.speaker
            plain = _plain(written, words, inside=before[-1:].isalnum())
            name = body_in_base_form(plain, words.code)
            memory.spoke(span[0], _unnamed(quote.speaker, name, words))
            resolved.append(replace(quote, speaker_name=name))
    return resolved


def role_of(person: Person, words: Lexicon) -> str:
    """Return the role of a person in the document's language, if some source tells one."""
    code = words.code
    if not person.role or _is_own(person.role, code):
        return person.role
    return next((role for role in person.roles if _is_own(role, code)), person.role)


@lru_cache(maxsize=20_000)
def _is_own(role: str, code: str) -> bool:
    """Say whether a role is in a language: it holds one of its words for titles."""
    words = lexicon(code)
    return any(key in words.roles for key, _, _ in words.tokens(role, 0, len(role)))


def _unnamed(written: str, name: str, words: Lexicon) -> Person | None:
    """Return somebody new who has no name, for a pronoun to mean: "an official", "her husband".

    "The official" may be somebody whose name stands elsewhere, "the delegate of France" is not.
    """
    keys = [key for key, _, _ in words.tokens(written, 0, len(written))]
    if not keys:
        return None
    if _is_one_body(written, keys, words):
        return Person(name, (name,), roles=(name,), organisation=True)
    new = keys[0] in words.indefinites if words.indefinites else keys[0] not in words.determiners
    related = keys[0] in words.objects and not words.kin.isdisjoint(keys)
    new = new or related or is_placed(keys, words)
    if not new or not (related or words.roles & set(keys)) or not words.documents.isdisjoint(keys):
        return None
    return Person(name, (name,), gender=role_gender(name, words.code), roles=(name,))


def _is_one_body(written: str, keys: list[str], words: Lexicon) -> bool:
    """Say whether the head of a noun phrase is one organisation's noun: "the office of Orr".

    It stands last in English and German, else first, where an acronym is one too.
    """
    if words.family not in ("en", "de"):
        titled = is_title((keys[0],), words.code)
        return not titled and (words.is_body(keys[0]) or is_acronym(written.split()[0]))
    end = next((n for n, key in enumerate(keys) if n and key in words.prepositions), len(keys))
    head = keys[end - 1]
    return head in words.bodies and not is_title((head,), words.code) and not head.endswith("s")


def _named(
    document: Document, quote: Quote, mentions: list[Mention], starts: list[int], words: Lexicon
) -> tuple[Mention, ...]:
    """Return the people whom the speaker as written names."""
    if quote.speaker_span is None:
        return ()
    start, end = quote.speaker_span
    inside = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
    governed = _governs_speaker(quote, words)
    return heads_of(document.source.text, (start, end), inside, words, governed=governed)


def _governs_speaker(quote: Quote, words: Lexicon) -> bool:
    """Say whether a cue has its speaker in an oblique case: "prema", "sipas", "odgovor".

    It makes no difference where names have none, and in front of an interview.
    """
    if words.family not in INFLECTED or quote.kind in TURNS:
        return True
    opening = words.first(quote.cue, 0, len(quote.cue))
    first = opening[0] if opening else ""
    phrases = (words.according, words.quoting, words.relying)
    nouns = (words.nouns, words.documents, words.views)
    return any(first in known for known in phrases) or any(first in known for known in nouns)


def _person(
    document: Document,
    quote: Quote,
    named: tuple[Mention, ...],
    mentions: list[Mention],
    starts: list[int],
    memory: Antecedents,
    bearers: Bearers,
    meaning: Pronouns,
    words: Lexicon,
) -> Meant:
    """Return who speaks, where in the text that is said, and how clear a pronoun is (0 to 1)."""
    if quote.speaker_span is None:
        if quote.cue_span is None or quote.how == "unattributed":
            return None, quote.start, 1.0
        return meaning.of_verb(quote, quote.cue_span[0])
    start, end = quote.speaker_span
    if named:
        return together(document.source.text, named), start, 1.0
    if is_pronoun(quote.speaker, words):
        return meaning.of_pronoun(quote, start)
    index, after = bisect_left(starts, start), bisect_left(starts, end)
    if index < after:
        near = mentions[index : after + 1]
        return with_others(document.source.text, (start, end), near, words), start, 1.0
    if (
        namesake := _by_surname(quote.speaker, mentions[max(0, index - NAMED) : index], words)
    ) is not None:
        return namesake, start, 1.0
    near = mentions[max(0, index - NAMED) : index + NAMED]
    owner = _by_adjective(quote.speaker, near, words) if words.name_adjectives else None
    if owner is not None:
        return owner, start, 1.0
    if (age := age_of(quote.speaker, words)) is not None:
        bearer, told = holder(age, document.source.text, start, mentions, starts)
        if bearer is None and not told:
            bearer, share = memory.find(start, age.gender, quote.pieces)
            return bearer, start, share
        return bearer, start, 1.0
    bearer, clear = bearers.described(quote, start)
    return bearer, start, clear


def _by_adjective(written: str, near: list[Mention], words: Lexicon) -> Person | None:
    """Return the one person named near of whose surname an adjective is made: "Horvatovim"."""
    key = words.key(written)
    ending = next((e for e in words.name_adjectives if key.endswith(e)), "")
    surname = name_key(key.removesuffix(ending))
    people = {
        person.name: person
        for _, _, person in near
        if ending and not person.organisation and name_key(person.name.split()[-1]) == surname
    }
    return next(iter(people.values())) if len(people) == 1 else None


def _by_surname(written: str, before: list[Mention], words: Lexicon) -> Person | None:
    """Return the one person named before whose surname a speaker is: Ana Ireland as "Ireland".

    Among names it is none, as it is a place's or a common word ("Mr. English").
    """
    titles = language.word_list("honorifics", words.family)
    bare = [word for word in written.split() if words.key(word.rstrip(".")) not in titles]
    if len(bare) != 1:
        return None
    people = {
        person.name: person
        for _, _, person in before
        if not person.organisation and person.name.split()[1:][-1:] == bare
    }
    return next(iter(people.values())) if len(people) == 1 else None


def _plain(written: str, words: Lexicon, *, inside: bool) -> str:
    """Return a speaker as written without an article in front.

    Of an English one that ends in a name the name is left: "junior Ana Lee".  A capital article
    `inside` a sentence is part of a name: "The Harbour".
    """
    if words.code == "en" and (named := _NAMED.fullmatch(written)):
        return _POSSESSIVE.sub("", named[1])
    if words.family == "tr":
        *before, last = written.replace("\u2019", "'").split()
        written = " ".join([*before, last.partition("'")[0]])
    if all(word[0].isupper() for word in written.split()):
        written = _POSSESSIVE.sub("", written)
    first, _, rest = written.partition(" ")
    article = words.key(first) in language.word_list("articles", words.family)
    if inside and rest and first[0].isupper() and rest[0].isupper():
        return written
    if rest and article and words.key(rest.split()[0]) not in words.prepositions:
        return rest
    return written
