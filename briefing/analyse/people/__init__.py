"""Turn documents into people: one person for all forms of a name, over all sources.

A name is a run of capitalised words inside a sentence.  Forms are joined when one's words
are a subset of the other's and the last word is the same ("Erdogan", "Tayyip Erdoğan",
"Recep Tayyip Erdogan"); two fuller forms of one surname that contradict each other stay
two people.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing import language
from briefing.language import fold
from briefing.model import Document, Person, Sentence, Span

PARTICLES = frozenset("de da di del della von van der den bin ibn al el la le dos du ter".split())
"""Lower-case words inside a name."""

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'\u2019.][^\W\d_]+)*\.?|\d+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name."""

    words: tuple[str, ...]
    """Its words as written, without titles."""
    start: int
    """Index of its first code point in `Source.text`."""
    end: int
    """Index after its last code point."""
    role: str
    """The role or title written before it, or empty."""
    source_id: str
    """The source that it stands in."""

    @property
    def key(self) -> tuple[str, ...]:
        """The folded words."""
        return tuple(fold(word) for word in self.words)


def find_people(documents: tuple[Document, ...]) -> tuple[Person, ...]:
    """Return every person of the documents, most mentioned first, ties by first mention."""
    mentions = [name for document in documents for name in names(document)]
    full = _full_names(mentions)
    groups: dict[tuple[str, ...], list[Name]] = {}
    last_seen: dict[str, tuple[str, ...]] = {}
    for mention in mentions:
        owner = _owner(mention, full, last_seen)
        if owner is not None:
            groups.setdefault(owner, []).append(mention)
            last_seen[owner[-1]] = owner
    people = [_person(group, documents) for group in groups.values()]
    return tuple(sorted(people, key=lambda person: -len(person.mentions)))


def _full_names(mentions: list[Name]) -> dict[str, list[tuple[str, ...]]]:
    """Return surname -> the fullest forms of the people who bear it."""
    counts = Counter(mention.key for mention in mentions)
    full: dict[str, list[tuple[str, ...]]] = {}
    for key in sorted(counts, key=lambda k: (-len(k), -counts[k], k)):
        if len(key) < 2 and not any(m.role for m in mentions if m.key == key):
            continue
        known = full.setdefault(key[-1], [])
        if not any(_part_of(key, other) for other in known):
            known.append(key)
    return full


def _part_of(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether every word (or initial) of a form stands in the fuller one, in order."""
    position = 0
    for word in short:
        while position < len(long) and not _same_word(word, long[position]):
            position += 1
        if position == len(long):
            return False
        position += 1
    return True


def _same_word(short: str, long: str) -> bool:
    bare = short.rstrip(".")
    return short == long or (len(bare) == 1 and long.startswith(bare))


def _owner(
    mention: Name, full: dict[str, list[tuple[str, ...]]], last_seen: dict[str, tuple[str, ...]]
) -> tuple[str, ...] | None:
    key = mention.key
    fits = [other for other in full.get(key[-1], ()) if _part_of(key, other)]
    if not fits:
        return None
    recent = last_seen.get(key[-1])
    return recent if recent in fits else fits[0]


def _person(group: list[Name], documents: tuple[Document, ...]) -> Person:
    texts = {document.source.id: document.source.text for document in documents}
    languages = {document.source.id: document.language for document in documents}
    forms = Counter(" ".join(name.words) for name in group)
    accents = {form: sum(not c.isascii() for c in form) for form in forms}
    best = max(forms, key=lambda form: (len(form.split()), accents[form], forms[form]))
    roles = Counter(name.role for name in group if name.role)
    role = max(roles, key=lambda r: (len(r.split()) > 1, roles[r], len(r)), default="")
    spans = tuple(
        Span(n.source_id, n.start, n.end, texts[n.source_id][n.start : n.end]) for n in group
    )
    code = languages[group[0].source_id]
    return Person(
        name=best,
        variants=tuple(form for form, _ in forms.most_common()),
        role=role,
        gender=gender(best, " ".join(roles), code),
        mentions=spans,
    )


def gender(name: str, roles: str, code: str) -> str:
    """Return `m` or `f` when a title or a common first name tells, else empty."""
    known = pairs("gendered", code)
    for word in roles.casefold().split():
        if word in known:
            return known[word]
    first = name.split()[0].casefold() if " " in name else ""
    return pairs("first_names", "any").get(first, "")


@lru_cache(maxsize=64)
def pairs(name: str, code: str) -> dict[str, str]:
    """Return a word list of lines `word|value` as a dictionary."""
    rows = (line.partition("|") for line in language.entries(name, code))
    return {word.replace("-", " ") if " " in word else word: value for word, _, value in rows}


def names(document: Document) -> Iterator[Name]:
    """Yield the mentions of people's names in a document's sentences, in order."""
    code = document.language
    lower = _lower_words(document)
    for sentence in document.sentences:
        yield from _names_in(sentence, code, lower)


def _lower_words(document: Document) -> frozenset[str]:
    """Return the words that the document also writes small: at a sentence's start no names."""
    return frozenset(
        fold(word)
        for sentence in document.sentences
        for word in language.words(sentence.text)
        if word[:1].islower()
    )


@lru_cache(maxsize=32)
def roles_by_length(code: str) -> tuple[dict[tuple[str, ...], str], int]:
    """Return the roles of a language as word tuples, and the greatest number of words."""
    table = {tuple(role.casefold().split()): role for role in language.entries("roles", code)}
    table |= {tuple(role.casefold().split()): role for role in language.entries("roles", "en")}
    return table, max((len(key) for key in table), default=1)


@lru_cache(maxsize=32)
def not_names(code: str) -> frozenset[str]:
    """Return folded words that are capitalised and no part of a person's name."""
    calendar = language.word_list("calendar", code) | language.word_list("calendar", "en")
    other = language.word_list("not_names", "any") | language.word_list("bodies_speak", code)
    return frozenset(fold(word) for word in calendar | other)


def _names_in(sentence: Sentence, code: str, lower: frozenset[str]) -> Iterator[Name]:
    text = sentence.text
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    stop = language.stop_words(code)
    banned = not_names(code)
    places = language.word_list("demonyms", "any")
    index = 0
    while index < len(tokens):
        word = tokens[index][0]
        if not word[:1].isupper() or not word[0].isalpha():
            index += 1
            continue
        last = index
        while last + 1 < len(tokens) and _continues(tokens, last, text):
            last += 1
        while last > index and not tokens[last][0][:1].isupper():
            last -= 1
        run = tokens[index : last + 1]
        yield from _name(
            run, tokens, index, sentence, code, stop | lower if index == 0 else stop, banned, places
        )
        index = last + 1


def _continues(tokens: list[tuple[str, int, int]], last: int, text: str) -> bool:
    here, following = tokens[last], tokens[last + 1]
    if text[here[2] : following[1]] not in (" ", "\u00a0", "\n"):
        return False
    word = following[0]
    if (
        here[0].endswith(".")
        and len(here[0]) > 3
        and here[0].count(".") == 1
        and here[0][:-1].lower() not in _TITLES_WITH_STOP
    ):
        return False
    if word[:1].isupper() and word[0].isalpha():
        return True
    return word in PARTICLES and last + 2 < len(tokens) and tokens[last + 2][0][:1].isupper()


_TITLES_WITH_STOP = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt capt maj adm sgt rev hon st".split()
)


def _name(
    run: list[tuple[str, int, int]],
    tokens: list[tuple[str, int, int]],
    first: int,
    sentence: Sentence,
    code: str,
    stop: frozenset[str],
    banned: frozenset[str],
    places: frozenset[str],
) -> Iterator[Name]:
    """Yield the person's name in a run of capitalised words, its role split off."""
    table, longest = roles_by_length(code)
    words = [token[0] for token in run]
    while words and (words[0].casefold() in stop or fold(words[0]) in stop):
        run, words, first = run[1:], words[1:], first + 1
    role_at = -1
    for position in range(len(words)):
        for size in range(min(longest, len(words) - position), 0, -1):
            if tuple(w.casefold() for w in words[position : position + size]) in table:
                role_at = position + size
                break
    role_start = first
    if role_at > 0:
        run, words = run[role_at:], words[role_at:]
    role = ""
    if run:
        at = first + max(0, role_at)
        role = _role_before(tokens, at, role_start, code, sentence.text)
    while words and (fold(words[0]) in places and len(words) > 1):
        run, words = run[1:], words[1:]
    core = [word for word in words if word not in PARTICLES]
    if not core or any(fold(word.rstrip(".")) in banned for word in core) or len(core) > 5:
        return
    if len(core) == 1 and (fold(core[0]) in places or core[0].isupper() and len(core[0]) > 1):
        return
    if all(fold(word) in places for word in core):
        return
    clean = tuple(word.removesuffix("'s").removesuffix("\u2019s") for word in words)
    start = sentence.start + run[0][1]
    end = sentence.start + run[-1][2] - (len(words[-1]) - len(clean[-1]))
    if clean[-1].endswith(".") and len(clean[-1]) > 2:
        clean, end = (*clean[:-1], clean[-1][:-1]), end - 1
    yield Name(clean, start, end, role, sentence.source_id)


def _role_before(
    tokens: list[tuple[str, int, int]], at: int, run_start: int, code: str, text: str
) -> str:
    """Return the role that stands right before a name, with an adjective of place."""
    table, longest = roles_by_length(code)
    for size in range(min(longest, at), 0, -1):
        words = [token[0] for token in tokens[at - size : at]]
        if tuple(word.casefold() for word in words) not in table:
            continue
        start = at - size
        places = language.word_list("demonyms", "any")
        before = tokens[start - 1][0] if start else ""
        if before and (fold(before) in places or before in ("Vice", "Deputy", "Former", "former")):
            start -= 1
        return " ".join(text[tokens[start][1] : tokens[at - 1][2]].split())
    return ""
