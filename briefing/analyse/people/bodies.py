"""Find the organisations that a text lets speak by their noun alone: "the ministry said"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.forms import name_key
from briefing.analyse.people.names import Name
from briefing.model import Document

_WORD = re.compile(r"[^\W\d_]+")


def named_by_noun(documents: tuple[Document, ...], bodies: list[Name]) -> set[tuple[str, ...]]:
    """Return the keys of the organisations whose noun stands beside a verb of speech."""
    own: dict[str, list[Name]] = defaultdict(list)
    for name in bodies:
        own[name.source_id].append(name)
    found: set[tuple[str, ...]] = set()
    for document in documents:
        named = own[document.source.id]
        keys = {key for name in named for key in name.key}
        by_key = _nouns(document.language)
        nouns = {noun for key in keys for noun in by_key.get(key, ())}
        if nouns:
            spoken = {name_key(noun) for noun in _speaking(document, nouns)}
            found |= {name.key for name in named if spoken.intersection(name.key)}
    return found


@lru_cache(maxsize=32)
def _nouns(code: str) -> dict[str, list[str]]:
    """Return the nouns of organisations by their folded form."""
    found: dict[str, list[str]] = defaultdict(list)
    for noun in lists.body_nouns(code):
        found[name_key(noun)].append(noun)
    return found


def _speaking(document: Document, nouns: set[str]) -> Iterator[str]:
    """Yield those of some nouns behind which, or one word on, a verb of speech stands."""
    cues = lists.cues(document.language)
    latin = language.family(document.language) == "hbs"
    for sentence in document.sentences:
        lower = sentence.text.casefold()
        lower = language.to_latin(lower) if latin else lower
        if not any(noun in lower for noun in nouns):
            continue
        words = _WORD.findall(lower)
        if nouns.isdisjoint(words) or cues.isdisjoint(words):
            continue
        for index, word in enumerate(words):
            if word in nouns and not cues.isdisjoint(words[index + 1 : index + 3]):
                yield word
