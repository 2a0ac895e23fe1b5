"""Turn a document into mentions of names: runs of capitalised words, titles split off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.base import full_key
from briefing.analyse.people.beside import title_beside
from briefing.analyse.people.forms import name_key, stems
from briefing.analyse.people.governed import governed_from, own_title
from briefing.analyse.people.offices import is_seat, opens_office
from briefing.analyse.people.run_titles import (
    Words,
    before_given,
    split_title,
)
from briefing.analyse.people.runs import (
    german_runs,
    is_adverb,
    is_single,
    runs,
    shared_surname,
    without_nickname,
    without_openers,
)
from briefing.analyse.people.shapes import (
    LONGEST,
    Shape,
    bare_word,
    is_body,
    is_personal,
    shape_of,
)
from briefing.analyse.people.titles import title_before
from briefing.analyse.people.trimmed import behind_link, calmed, without_places, without_tail
from briefing.analyse.people.ungoverned import word_before
from briefing.analyse.people.wording import calm
from briefing.model import Document, Sentence
from briefing.verbs import is_participle

_DESCRIBED = re.compile(r",\s+(?:an?\s|\d{1,2}[,\s-])")
_AGED = re.compile(
    r" \(\d\d\)|, \d\d(?:,| (?:ans\b|ετών|χρονών|godin|годин|Jahre|vjeç|yaşında|years old))"
)
"""The age of a person behind the name: ", 32,", " (32)", ", 32 ans"."""

_SMALL = re.compile(r"[ ,\u00a0]*(?<![\w'\u2019])([^\W\d_]\w*)")
_WORD = re.compile(r"\S+")
_ALNUM = re.compile(r"[^\W_]")

BEFORE = 60
"""Code points before a name in which the title stands that governs another."""

FRONT = 30
"""Code points of a sentence before a name that leads it at most."""


class Name(NamedTuple):
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
    told: bool = False
    """True when that verb stands right before it: "said Ana Lee"."""
    body: bool = False
    """True for the name of an organisation."""
    leads: bool = False
    """True when it stands at the front of its sentence."""


class Capitals(NamedTuple):
    """The capitalised words of a document."""

    document: Document
    """Where they stand."""
    written: frozenset[str]
    """All its words as written."""
    runs: tuple[list[tuple[int, int]], ...]
    """By sentence, the runs of capitalised words that can hold a name."""


def capitals(document: Document) -> Capitals:
    """Return the runs of capitalised words of a document."""
    code, sentences = document.language, document.sentences
    written = frozenset(" ".join([sentence.text for sentence in sentences]).split())
    if code == "de":
        found = tuple([list(german_runs(sentence.text, written)) for sentence in sentences])
    else:
        found = tuple([runs(sentence.text, code) for sentence in sentences])
    return Capitals(document, written, found)


def last_words(parts: Iterable[Capitals]) -> frozenset[str]:
    """Return the folded surnames of all runs of several capitalised words: their last words.

    German writes every noun with a capital: a single one can name a person only when it
    ends a longer name somewhere.
    """
    found = set()
    for document, _, by_sentence in parts:
        for sentence, runs_of in zip(document.sentences, by_sentence, strict=True):
            for start, end in runs_of:
                run = sentence.text[start:end]
                if not is_single(run):
                    *before, last = run.split()
                    found.add(name_key(bare_word(last, document.language)))
                    found.update(_inner_surnames(before))
    return frozenset(found)


def _inner_surnames(words: list[str]) -> Iterator[str]:
    """Yield the folded words before the last of a run that may stand alone: "Xi", "Lula".

    They are family names that stand first, and what stands behind a first name.
    """
    given = next((n for n, word in enumerate(words) if lists.is_given(word)), len(words))
    for number, word in enumerate(words):
        key = name_key(word)
        if key in lists.family_names() or (number > given and key not in lists.PARTICLES):
            yield key


def names(part: Capitals, surnames: frozenset[str] = frozenset()) -> Iterator[Name]:
    """Yield the mentions of names in a document's sentences, in order.

    In German a single word counts only when it is one of `surnames` in some case form.
    """
    document, written, by_sentence = part
    code = document.language
    for sentence, found in zip(document.sentences, by_sentence, strict=True):
        for number, (start, end) in enumerate(found):
            run = sentence.text[start:end]
            if run.isalpha() and number + 1 < len(found) and lists.is_given(run):
                shared = shared_surname(sentence.text, end, *found[number + 1], code)
                if shared and name_key(run) not in last_words((part,)):
                    yield _first(sentence, start, run, bare_word(shared, code), code)
                    continue
            if lists.is_opener(run, code) or (code == "de" and _is_noun(run, surnames)):
                continue
            if opens_office(sentence.text, run, end, code):
                continue
            opens = number == 0 and not _ALNUM.search(sentence.text, 0, start)
            shape = shape_of(run, code)
            if opens and _is_common(run.split(None, 1)[0], code, written):
                if is_single(run):
                    continue
                shape = None
            elif opens and not is_single(run) and _opens_clause(run.split(None, 1)[0], code):
                shape = None
            if shape is None:
                name = _name(sentence, (start, end), code, written if opens else frozenset())
            else:
                name = _placed(sentence, start, run, code, shape) if shape.words else None
            if name is not None:
                yield name


def _opens_clause(word: str, code: str) -> bool:
    """Say whether a name's first word may open a sentence: "Praising Lee", "Ali Ilić" (but)."""
    return is_participle(word.lower(), code) or lists.is_opener(word, code)


def _first(sentence: Sentence, start: int, run: str, surname: str, code: str) -> Name:
    """Return the mention of somebody by a first name whose surname stands behind another."""
    return Name(
        words=(run, surname),
        key=(name_key(run), name_key(surname)),
        start=sentence.start + start,
        end=sentence.start + start + len(run),
        role=calm(title_before(sentence.text, start, code)),
        source_id=sentence.source_id,
        language=code,
        leads=start <= FRONT,
    )


def _is_noun(run: str, surnames: frozenset[str]) -> bool:
    """Say whether a single German word is a noun that ends no name."""
    if not is_single(run) or run.isupper():
        return False
    key = name_key(bare_word(run, "de"))
    return key not in lists.bodies("de") and surnames.isdisjoint(stems(key, "de"))


def _is_common(word: str, code: str, written: frozenset[str]) -> bool:
    """Say whether a word at a sentence's start is an adverb, or one that is also written small."""
    bare = word.rstrip(".,")
    lower = bare.lower()
    return not lists.is_given(bare) and (lower in written or is_adverb(lower, code))


def _placed(sentence: Sentence, start: int, run: str, code: str, shape: Shape) -> Name | None:
    """Return a run of a known shape as a name, with the title beside it, or None."""
    text, lead = sentence.text, word_before(sentence.text, start)
    end = start + shape.length
    role = "" if shape.body else title_before(text, start, code)
    role = _own(role, text, start, shape.words, code)
    if is_seat(shape.words, role, code):
        return None
    role = "" if shape.body else title_beside(role, text, start, end, code)
    return Name(
        words=shape.words,
        key=shape.key,
        start=sentence.start + start,
        end=sentence.start + end,
        role=calm(role) if role else "",
        source_id=sentence.source_id,
        language=code,
        speaks=_speaks(text, lead, start + len(run), code),
        told=_lead(lead, code).cue,
        body=shape.body,
        leads=start <= FRONT,
    )


def _name(
    sentence: Sentence, run: tuple[int, int], code: str, written: frozenset[str]
) -> Name | None:
    """Return the name in a run of capitalised words, or None.

    `written` are the document's words as written, for a run at a sentence's start.
    """
    text = sentence.text
    words = without_nickname([(m.group(), *m.span()) for m in _WORD.finditer(text, *run)])
    words = without_openers(words, code, written)
    words = without_tail(calmed(words, code), code)
    if not words:
        return None
    words, role = split_title(words, text, code)
    words = without_tail(words, code) if role else words
    if words and words[0][0] == "of":
        first = before_given(words)
        role = " ".join([role, *(word for word, _, _ in words[:first])])
        words = words[first:] if first else []
    if role and words and words[0][0].islower() and _is_linked(words, role, code):
        words, role = words[1:], ""  # "L'avocat de Jean Petit"
        if len(words) < 2:
            return None
    body = is_body([bare_word(word, code) for word, _, _ in words], code)
    if not body:
        words = without_places(behind_link(words, bool(role), code), code)
    if not 0 < len(words) <= LONGEST:
        return None
    bare = tuple(bare_word(word, code) for word, _, _ in words)
    core = [word for word in bare if word not in lists.PARTICLES]
    if len(core) > 1 and core[0].casefold() in lists.PARTICLES and bare[1] in lists.PARTICLES:
        core = core[1:]
    if not all(bare) or (not body and not is_personal(core, code)):
        return None
    role = _own(role, text, words[0][1], bare, code)
    if is_seat(bare, role, code):
        return None
    end, lead = words[-1][1] + len(bare[-1]), word_before(text, run[0])
    return Name(
        words=bare,
        key=full_key(tuple(core), code),
        start=sentence.start + words[0][1],
        end=sentence.start + end,
        role="" if body else calm(title_beside(role, text, words[0][1], end, code)),
        source_id=sentence.source_id,
        language=code,
        speaks=_speaks(text, lead, words[-1][2], code),
        told=_lead(lead, code).cue,
        body=body,
        leads=words[0][1] <= FRONT,
    )


def _is_linked(words: Words, role: str, code: str) -> bool:
    """Say whether a name behind a title opens with a preposition: "Anwalt von Anna Orr".

    So does that of a firm, "Sprecher von Meta", but not "Frau von Orr".
    """
    if code == "de" and len(words) == 2 and words[0][0] == "von":
        return role.casefold() not in language.word_list("honorifics", code)
    return code == "fr" or (code == "de" and len(words) > 2 and lists.is_given(words[1][0]))


def _own(role: str, text: str, start: int, words: tuple[str, ...], code: str) -> str:
    """Return the title right before a name without another one that governs it.

    Behind a comma it is no title of the name: "die Sprecherin der Ministerin, Ana Lee".
    """
    if code == "en" or not role:
        return role
    before = text[max(0, start - BEFORE) : start].rstrip()
    if lists.lower(before.rpartition(" ")[2], code) in language.word_list("media", code):
        return ""  # "portparol vlade za list Danas"
    if before.endswith(","):
        governed = " " not in role and governed_from(before[:-1].split(), "", code)
        return "" if governed else role
    return own_title(role, words, code) if " " in role else role


def _speaks(text: str, lead: str, end: int, code: str) -> bool:
    """Say whether a verb of speech stands right before or after a run of words.

    `lead` is the word before it.  Behind a preposition the run is not what speaks: "residents
    of Lima said".
    """
    before = _lead(lead, code)
    if before.kin or _is_described(text, lead, end, code):
        return True
    if before.presenting and _is_presented(text, lead, end, before.presenting, code):
        return True
    near = text[end : end + 1] in (" ", ",", "\u00a0")
    after = _SMALL.match(text, end, end + 40) if near else None
    if after is not None and _is_cue(after.group(1), code):
        return not before.governs
    return before.cue


class _Lead(NamedTuple):
    """What the word before a name is."""

    cue: bool
    """A verb of speech."""
    kin: bool
    """A relative's noun: "his wife Ana" is a person."""
    governs: bool
    """A preposition, or an article of an oblique case."""
    presenting: tuple[str, ...]
    """The phrases that present a name and end with the word: "a man named"."""


@lru_cache(maxsize=50_000)
def _lead(word: str, code: str) -> _Lead:
    closed = (language.word_list(name, code) for name in ("prepositions", "oblique_articles"))
    return _Lead(
        cue=_is_cue(word, code),
        kin=lists.lower(word.rstrip(","), code) in language.word_list("kin", code),
        governs=any(word.casefold() in words for words in closed),
        presenting=_presenting(code).get(lists.lower(word, code), ()),
    )


def _is_described(text: str, lead: str, end: int, code: str) -> bool:
    """Say whether an age follows a name, or "a ..." a first name: "Maria, a crane operator"."""
    if text[end : end + 2] not in (", ", " ("):
        return False
    aged = _AGED.match(text, end)
    if aged is None and not _DESCRIBED.match(text, end):
        return False
    before, _, name = text[max(0, end - 40) : end].rpartition(" ")
    first = before.rpartition(" ")[2]
    full = first[:1].isupper() and first[-1:].isalpha() and not lists.is_opener(first, code)
    if full and first == lead:
        return False  # not of the name: "bin Hamad al-Thani, 33,"
    return aged is not None if full else lists.is_given(name)


def _is_presented(text: str, lead: str, end: int, phrases: tuple[str, ...], code: str) -> bool:
    """Say whether words before a name present it: "a man named Ali", "one of them, Ana Lee".

    Behind "named" it is a common first name, else one of several words too.
    """
    before, _, name = text[max(0, end - 60) : end].rpartition(f"{lead} ")
    full = " " in name and (lead.endswith(",") or before.endswith("self "))
    known = " ".join(language.listed([*before.split()[-3:], lead], code))
    return (full or lists.is_given(name)) and known.endswith(phrases)


@lru_cache(maxsize=16)
def _presenting(code: str) -> dict[str, tuple[str, ...]]:
    """Return the phrases before a name that is presented by their last word."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in language.entries("presenting", code):
        last = phrase.rpartition(" ")[2]
        found[last] = (*found.get(last, ()), phrase)
    return found


@lru_cache(maxsize=50_000)
def _is_cue(word: str, code: str) -> bool:
    return lists.lower(word, code) in lists.cues(code)
