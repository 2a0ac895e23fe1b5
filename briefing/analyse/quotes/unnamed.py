"""Find who is a subject without a name: "A woman left.", "Her husband left.", "The mayor left."."""

from __future__ import annotations

from collections.abc import Iterable

from briefing import language
from briefing.analyse.people.lists import pairs
from briefing.analyse.people.role_forms import role_gender
from briefing.analyse.quotes.lexicon import SUBJECTLESS, Lexicon
from briefing.model import Person

Tokens = list[tuple[str, int, int]]
"""Words as their keys, each with where it starts and ends."""

NEWCOMER, FRONTED = 5, 9
"""Words of a clause among which the noun of somebody new stands, and where it opens at most."""


def newcomer(
    text: str, start: int, end: int, gender: str, words: Lexicon, people: Iterable[Person]
) -> Person | None:
    """Return who of a gender without a name is the subject of a sentence, or None.

    The gender is `m`, `f` or empty when it is not told.

    The sentence opens with them, or after a comma: "Near the gate, one of them laughed.".
    Whoever of `people`, those with a name, has the title told is nobody new.
    """
    tokens = words.tokens(text, start, end)[: FRONTED + NEWCOMER]
    known = _known(text, tokens[:NEWCOMER], gender, words)
    if known is not None:
        title = known.name.split()[-1]
        held = any(title in role.split() for person in people for role in person.roles)
        return None if held else known
    for first, (key, left, _) in enumerate(tokens[:FRONTED]):
        opens = not first or text[start:left].rstrip().endswith(",")
        if opens and key in words.indefinites:
            return _person(text, tokens[first : first + NEWCOMER], gender, words)
    return None


def description(text: str, start: int, end: int, words: Lexicon) -> tuple[int, int] | None:
    """Return where the description stands that is the subject of a sentence: "the minister".

    It opens the sentence, or follows the comma of what is fronted: "Replying to Orr, ...".
    Serbian and its kin have no article before it.
    """
    tokens = words.tokens(text, start, end)[: FRONTED + NEWCOMER]
    for first, (_, left, _) in enumerate(tokens[:FRONTED]):
        if first and not text[start:left].rstrip().endswith(","):
            continue
        opening = tokens[0][0]
        fronted = opening in words.closed or opening in words.opening
        fronted = fronted or opening.endswith(words.participle_endings)
        if first and not fronted:
            return None
        found = _noun_phrase(tokens[first : first + NEWCOMER], words)
        if found is not None:
            return found
    return None


def unknown(text: str, start: int, end: int, words: Lexicon) -> str:
    """Return a word with a capital that opens an English sentence as its subject, or nothing.

    It may be a surname: "Carson defied the question.".
    """
    opening = words.tokens(text, start, end)[:3] if words.code == "en" else []
    if len(opening) < 3:
        return ""
    (first, left, right), (second, *_), (third, *_) = opening
    name = text[left:right]
    other = (words.closed, words.places, words.roles, words.determiners, words.pronouns)
    if any(first in known for known in other) or words.is_body(first) or words.is_adverb(first):
        return ""
    if not (name.isalpha() and name.istitle()) or first.endswith("ing"):
        return ""
    verb = third if words.is_adverb(second) else second
    past = verb.endswith("ed") or verb in language.word_list("irregular_pasts", "en")
    return name if past else ""


def _noun_phrase(tokens: Tokens, words: Lexicon) -> tuple[int, int] | None:
    """Return where a noun phrase stands that a title ends and an article opens."""
    article = words.determiners - words.indefinites
    bare = words.family in SUBJECTLESS
    keys = [key for key, _, _ in tokens]
    if not keys or not (keys[0] in article or (bare and keys[0] in words.roles)):
        return None
    last = next((n for n, key in enumerate(keys) if key in words.roles), len(keys))
    while last + 1 < len(keys) and keys[last + 1] in words.roles:
        last += 1
    if last >= len(keys) or (last + 1 < len(keys) and keys[last + 1] in words.inner):
        return None
    return tokens[0][1], tokens[last][2]


def is_placed(keys: list[str], words: Lexicon) -> bool:
    """Say whether it is told whose somebody is: "France's delegate", "an aide of Orr"."""
    role = next((n for n, key in enumerate(keys) if key in words.roles), len(keys))
    owned = any(key.endswith("'s") for key in keys[:role])
    return owned or not words.inner.isdisjoint(keys[role + 1 : -1])


def _person(text: str, tokens: Tokens, gender: str, words: Lexicon) -> Person | None:
    """Return somebody new of a gender whom words tell of: "a woman", "one of them"."""
    keys = [key for key, _, _ in tokens]
    last = _last_of_several(keys, words)
    known = pairs("gendered", words.family)
    place = next((n for n, key in enumerate(keys) if n and (key in known or key in words.roles)), 0)
    noun = keys[place] if place else ""
    fits = role_gender(noun, words.code) in ("", gender) or not gender
    if not last and not (noun and fits):
        return None
    if words.code == "de" and not last:  # whose nouns have capitals
        return _new(text[tokens[place][1] : tokens[place][2]], gender)
    name = text[tokens[0][1] : tokens[last][2]] if last else noun
    return _new(name[0].lower() + name[1:], gender)


def _last_of_several(keys: list[str], words: Lexicon) -> int:
    """Return the index of the last word of "one of them", "jedan od očevidaca", or 0."""
    several = language.word_list("several", words.family)
    if len(keys) < 2 or keys[1] not in words.prepositions | words.inner | words.determiners:
        return 0
    return next((n for n, key in enumerate(keys) if n > 1 and key in several), 0)


def _known(text: str, tokens: Tokens, gender: str, words: Lexicon) -> Person | None:
    """Return somebody of a gender who is told of as another's: "her husband", "Peru's envoy"."""
    keys = [key for key, _, _ in tokens]
    # "Her mother left. ... she said" can mean either of them.
    other = words.objects.get(keys[0], gender) != gender if keys else False
    related = other and len(keys) > 1 and keys[1] in words.kin
    noun = 1 if related else next((n for n, key in enumerate(keys) if key in words.roles), 0)
    if not noun or not (related or keys[noun - 1].endswith("'s")):
        return None
    told = role_gender(keys[noun], words.code)
    first = 0 if related or keys[0] not in words.determiners else 1
    fits = told == gender or not (told or related)
    return _new(text[tokens[first][1] : tokens[noun][2]], gender) if fits else None


def _new(name: str, gender: str) -> Person:
    return Person(name, (name,), gender=gender, roles=(name,))
