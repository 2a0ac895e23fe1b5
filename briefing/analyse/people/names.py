"""Turn a document into mentions of names: runs of capitalised words, titles split off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.forms import name_key, stems
from briefing.analyse.people.runs import PARTICLES, is_adverb, is_single, runs, without_openers
from briefing.analyse.people.titles import (
    Words,
    calm,
    is_untitled,
    leading_places,
    split_title,
    title_after,
    title_before,
)
from briefing.model import Document, Sentence

_SMALL = re.compile(r"(?<![\w'\u2019])[^\W\d_]\w*")
_WORD = re.compile(r"\S+")
_WORD_BEFORE = re.compile(r"[^\W\d_][\w.'\u2019-]*$")

FRONT = 30
"""Code points of a sentence before a name that leads it at most."""

LONGEST = 5
"""Words of a name at most."""


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name."""

    words: tuple[str, ...]
    """Its words as written, without titles and case marks."""
    key: tuple[str, ...]
    """The words made comparable."""
    start: int
    """Index of its first code point in `Source.text`."""
    end: int
    """Index after its last code point."""
    role: str
    """The title written before or after it, or empty."""
    source_id: str
    """The source that it stands in."""
    language: str
    """The language of the document."""
    speaks: bool = False
    """True when a verb of speech stands beside it."""
    body: bool = False
    """True for the name of an organisation."""
    leads: bool = False
    """True when it stands at the front of its sentence."""


def last_words(documents: tuple[Document, ...]) -> frozenset[str]:
    """Return the folded last words of all runs of several capitalised words.

    German writes every noun with a capital: a single one can name a person only when it
    ends a longer name somewhere.
    """
    found = set()
    for document in documents:
        for sentence in document.sentences:
            for start, end in runs(sentence.text, document.language):
                run = sentence.text[start:end]
                if not is_single(run):
                    found.add(name_key(_bare(run.split()[-1], document.language)))
    return frozenset(found)


def names(document: Document, surnames: frozenset[str] = frozenset()) -> Iterator[Name]:
    """Yield the mentions of names in a document's sentences, in order.

    In German a single word counts only when it is one of `surnames` in some case form.
    """
    code = document.language
    written: set[str] = set()
    for sentence in document.sentences:
        written.update(sentence.text.split())
    for sentence in document.sentences:
        for number, (start, end) in enumerate(runs(sentence.text, code)):
            run = sentence.text[start:end]
            if lists.is_opener(run, code) or (code == "de" and _is_noun(run, surnames)):
                continue
            opens = number == 0 and not any(c.isalnum() for c in sentence.text[:start])
            shape = _shape(run, code)
            if opens and _is_common(run.split(None, 1)[0], code, written):
                if is_single(run):
                    continue
                shape = None
            if shape is None:
                name = _name(sentence, (start, end), code, written if opens else frozenset())
            else:
                name = _placed(sentence, start, run, code, shape) if shape.words else None
            if name is not None:
                yield name


def _is_noun(run: str, surnames: frozenset[str]) -> bool:
    """Say whether a single German word is a noun that ends no name."""
    if not is_single(run) or run.isupper():
        return False
    key = name_key(_bare(run, "de"))
    return key not in lists.bodies("de") and surnames.isdisjoint(stems(key, "de"))


def _is_common(word: str, code: str, written: set[str]) -> bool:
    """Say whether a word at a sentence's start is an adverb, or one that is also written small."""
    bare = word.rstrip(".,")
    lower = bare.lower()
    return not lists.is_given(bare) and (lower in written or is_adverb(lower, code))


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a run of capitalised words is wherever it stands."""

    words: tuple[str, ...]
    """Its words without suffixes; none when it can be no name."""
    key: tuple[str, ...]
    """The words made comparable."""
    length: int
    """Code points to the end of the last word without its suffix."""
    body: bool
    """True for the name of an organisation."""


_NO_NAME = _Shape((), (), 0, False)


@lru_cache(maxsize=50_000)
def _shape(run: str, code: str) -> _Shape | None:
    """Return what a run is wherever it stands; None when what stands before it matters."""
    words: Words = [(m.group(), *m.span()) for m in _WORD.finditer(run)]
    if len(words) == 1:
        if lists.is_title((run.casefold(),), code):
            return _NO_NAME
    else:
        linked = any(word == "of" or word in PARTICLES for word, _, _ in words)
        if linked or len(words) > LONGEST or not is_untitled(words, code):
            return None
        if len(without_openers(words, code, frozenset())) < len(words):
            return None
    bare = tuple(_bare(word, code) for word, _, _ in words)
    body = _is_body(list(bare), code)
    if not all(bare) or (not body and not _personal(list(bare), code)):
        return _NO_NAME
    key = tuple(name_key(word) for word in bare)
    return _Shape(bare, key, words[-1][1] + len(bare[-1]), body)


def _placed(sentence: Sentence, start: int, run: str, code: str, shape: _Shape) -> Name:
    """Return a run of a known shape as a name, with the title beside it."""
    text = sentence.text
    end = start + shape.length
    role = "" if shape.body else title_before(text, start, code) or title_after(text, end, code)
    return Name(
        words=shape.words,
        key=shape.key,
        start=sentence.start + start,
        end=sentence.start + end,
        role=calm(role),
        source_id=sentence.source_id,
        language=code,
        speaks=_speaks(text, start, start + len(run), code),
        body=shape.body,
        leads=start <= FRONT,
    )


def _name(
    sentence: Sentence, run: tuple[int, int], code: str, written: set[str] | frozenset[str]
) -> Name | None:
    """Return the name in a run of capitalised words, or None.

    `written` are the document's words as written, for a run at a sentence's start.
    """
    text = sentence.text
    words: Words = [(m.group(), *m.span()) for m in _WORD.finditer(text, *run)]
    words = without_openers(words, code, written)
    if not words:
        return None
    words, role = split_title(words, text, code)
    body = _is_body([_bare(word, code) for word, _, _ in words], code)
    if not body:
        words = _without_places(_behind_link(words, bool(role), code), code)
    if not 0 < len(words) <= LONGEST:
        return None
    bare = tuple(_bare(word, code) for word, _, _ in words)
    core = [word for word in bare if word not in PARTICLES]
    if len(core) > 1 and core[0].casefold() in PARTICLES and bare[1] in PARTICLES:
        core = core[1:]
    if not all(bare) or (not body and not _personal(core, code)):
        return None
    end = words[-1][1] + len(bare[-1])
    return Name(
        words=bare,
        key=tuple(name_key(word) for word in core),
        start=sentence.start + words[0][1],
        end=sentence.start + end,
        role="" if body else calm(role or title_after(text, end, code)),
        source_id=sentence.source_id,
        language=code,
        speaks=_speaks(text, run[0], words[-1][2], code),
        body=body,
        leads=words[0][1] <= FRONT,
    )


def _behind_link(words: Words, titled: bool, code: str) -> Words:
    """Cut all before "of" and the like that joins no first name to a surname.

    Behind a title or a first name a place is where the person comes from: "Senator Orr of
    Ohio" names Orr.
    """
    for position in range(len(words) - 2, 0, -1):
        word, before = words[position][0], words[position - 1][0]
        joins = lists.is_given(before) or before.casefold() in PARTICLES
        personal = titled or (position > 1 and lists.is_given(words[0][0]))
        if word == "of" and personal and name_key(words[-1][0]) in lists.territories(code):
            return words[:position]
        if word == "of" or (word in PARTICLES and not joins):
            return words[position + 1 :]
    return words


def _without_places(words: Words, code: str) -> Words:
    """Cut places and their adjectives off the front: "Serbian Marko Ilić"."""
    count = leading_places(words, code)
    if not 0 < count < len(words):
        return words
    left = words[count:]
    return left if lists.is_given(left[0][0]) or len(left) > 1 else words


def _is_body(words: list[str], code: str) -> bool:
    """Say whether words name an organisation: a ministry, a party, an acronym."""
    keys = [name_key(word) for word in words]
    if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6:
        return "." not in words[0] and keys[0] not in lists.places(code)
    return any(key in lists.bodies(code) for key in keys)


def _personal(core: list[str], code: str) -> bool:
    """Say whether capitalised words can be a person's name."""
    if not core:
        return False
    banned = lists.not_names(code)
    keys = [name_key(word) for word in core]
    given = len(core) > 1 and lists.is_given(core[0])
    if any(key in banned for key in keys[given:]):
        return False
    if len(core) == 1 and keys[0] in lists.territories(code):
        return False
    if keys[-1] in lists.places(code) | lists.geography(code) and not given:
        return False
    shouted = core[-1].isupper() and len(core[-1]) > 1
    if shouted or any(character.isdigit() for word in core for character in word):
        return False
    return not (len(core) == 1 and core[0].endswith(".") and len(core[0]) < 4)


def _bare(word: str, code: str) -> str:
    """Return a name's word without possessive or case suffix after an apostrophe."""
    head, mark, tail = word.replace("\u2019", "'").rpartition("'")
    if mark and (tail in ("s", "") or (code == "tr" and len(tail) <= 5 and tail.islower())):
        word = word[: len(head)]
    return word[:-1] if word.endswith(".") and len(word) > 2 else word


def _speaks(text: str, start: int, end: int, code: str) -> bool:
    """Say whether a verb of speech stands right before or after a run of words."""
    cues = lists.cues(code)
    after = _SMALL.search(text, end, end + 40)
    near = after is not None and not text[end : after.start()].strip(" ,\u00a0")
    if near and after is not None and _cue(after.group(), code) in cues:
        return True
    before = _WORD_BEFORE.search(text[max(0, start - 24) : start].rstrip())
    return before is not None and _cue(before.group(), code) in cues


def _cue(word: str, code: str) -> str:
    lower = word.casefold()
    return language.to_latin(lower) if language.family(code) == "hbs" else lower
