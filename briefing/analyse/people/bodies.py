"""Find the organisations that a text lets speak by their noun alone: "the ministry said"."""

from __future__ import annotations

import re

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.forms import name_key
from briefing.analyse.people.names import Name
from briefing.model import Document

_WORDS = re.compile(r"(?<!\w)([^\W\d_]{3,})(?=\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?)")


def named_by_noun(documents: tuple[Document, ...], bodies: list[Name]) -> set[tuple[str, ...]]:
    """Return the keys of the organisations whose noun stands beside a verb of speech."""
    found: set[tuple[str, ...]] = set()
    for document in documents:
        own = [name for name in bodies if name.source_id == document.source.id]
        nouns = {key for name in own for key in name.key if key in lists.bodies(name.language)}
        if not nouns:
            continue
        spoken = {
            noun
            for sentence in document.sentences
            for noun in _speaking(sentence.text, nouns, document.language)
        }
        found |= {name.key for name in own if spoken.intersection(name.key)}
    return found


def _speaking(text: str, nouns: set[str], code: str) -> set[str]:
    """Return which of some nouns a verb of speech follows in a sentence."""
    cues = lists.cues(code)
    latin = language.family(code) == "hbs"
    found = set()
    for match in _WORDS.finditer(text):
        key = name_key(match.group(1))
        if key not in nouns:
            continue
        for word in match.groups()[1:]:
            lower = (word or "").casefold()
            if (language.to_latin(lower) if latin else lower) in cues:
                found.add(key)
    return found
