"""Turn a document into mentions of names: runs of capitalised words, titles split off."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.forms import name_key
from briefing.model import Document, Sentence

_UPPER = "".join(
    chr(code) for code in range(0x41, 0x530) if chr(code).isupper() or chr(code).istitle()
)
_CAPITALISED = rf"[{_UPPER}]\w*(?:[-'\u2019.&]\w+)*\.?"
_LINK = r"\s+(?:(?:of|de|da|di|del|della|von|van|der|den|bin|ibn|al|el|la|le|dos|du|ter|zu)\s+){0,2}"
_RUN = re.compile(rf"(?<!\w){_CAPITALISED}(?:{_LINK}{_CAPITALISED})*")
_SMALL = re.compile(r"(?<![\w'\u2019])[^\W\d_]\w*")
_GAP = re.compile(r"\s+")

PARTICLES = frozenset("de da di del della von van der den bin ibn al el la le dos du ter zu".split())
"""Lower-case words inside a name."""

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


def names(document: Document) -> Iterator[Name]:
    """Yield the mentions of names in a document's sentences, in order."""
    code = document.language
    small = {
        word for s in document.sentences for word in _SMALL.findall(s.text) if word[0].islower()
    }
    for sentence in document.sentences:
        for match in _RUN.finditer(sentence.text):
            found = _name(sentence, match, code, small)
            if found is not None:
                yield found


def _name(sentence: Sentence, match: re.Match[str], code: str, small: set[str]) -> Name | None:
    """Return the name in a run of capitalised words, or None."""
    text = sentence.text
    words = [(m.group(), m.start(), m.end()) for m in re.finditer(r"\S+", match.group())]
    words = [(word, left + match.start(), right + match.start()) for word, left, right in words]
    words = _without_openers(words, code, small if match.start() == _first(text) else frozenset())
    words, role = _without_role(words, text, code)
    words = _without_places(words, code)
    if not words or len(words) > LONGEST:
        return None
    body = _is_body(words, code)
    core = [word for word, _, _ in words if word not in PARTICLES]
    if not body and not _personal(core, code):
        return None
    written = tuple(_bare(word, code) for word, _, _ in words)
    if not written[-1]:
        return None
    start, end = words[0][1], words[-1][1] + len(written[-1])
    return Name(
        words=written,
        key=tuple(name_key(word) for word in written if word not in PARTICLES),
        start=sentence.start + start,
        end=sentence.start + end,
        role="" if body else role or _role_after(text, end, code),
        source_id=sentence.source_id,
        language=code,
        speaks=_speaks(text, match.start(), words[-1][2], code),
        body=body,
    )


def _first(text: str) -> int:
    """Return where a sentence's first word stands, past quotation marks and dashes."""
    match = re.search(r"\w", text)
    return match.start() if match else 0


_Words = list[tuple[str, int, int]]


def _without_openers(words: _Words, code: str, small: frozenset[str] | set[str]) -> _Words:
    """Cut function words off the front: "The", "On Monday"; at a sentence's start any
    word that the document also writes small."""
    stop = language.stop_words(code) | lists.calendar(code)
    first = True
    while words:
        word = words[0][0].rstrip(".,")
        lower = word.casefold()
        alone = len(words) == 1 or words[1][0] not in PARTICLES
        common = first and word.lower() in small and lower not in lists.first_names()
        if not (lower in stop or word in PARTICLES or word == "of" or (common and alone)):
            break
        if common and lists.is_role(lower, code):
            break
        words, first = words[1:], False
    return words


def _without_role(words: _Words, text: str, code: str) -> tuple[_Words, str]:
    """Split the last title off the front of a run; a title in small letters may precede it."""
    if not words:
        return words, ""
    table = lists.roles(code)
    folded = [word.casefold() for word, _, _ in words]
    cut = 0
    for position in range(len(words)):
        for size in range(min(lists.longest_role(code), len(words) - position), 0, -1):
            if tuple(folded[position : position + size]) in table:
                cut = max(cut, position + size)
                break
    if cut:
        role = " ".join(text[words[0][1] : words[cut - 1][2]].split())
        rest = words[cut:]
        while rest and rest[0][0] == "of":
            rest = rest[2:]
        before = _role_before(text, words[0][1], code)
        return rest, f"{before} {role}".strip() if before and rest else role
    start = words[0][1]
    places = _places_at_front(words, code)
    role = _role_before(text, start, code)
    if role and places and places < len(words):
        genitive = " ".join(word for word, _, _ in words[:places])
        return words[places:], f"{role} {genitive}"
    return words, role


def _places_at_front(words: _Words, code: str) -> int:
    places = lists.places(code)
    count = 0
    while count < len(words) and name_key(words[count][0]) in places:
        count += 1
    return count


_WORD_BEFORE = re.compile(r"[^\W\d_][\w.'\u2019-]*$")


def _role_before(text: str, start: int, code: str) -> str:
    """Return the title in small letters right before a name, with the words that belong to it."""
    table, longest = lists.roles(code), lists.longest_role(code)
    window = text[max(0, start - 80) : start]
    if not window[-1:].isspace():
        return ""
    words = [(m.group(), m.start()) for m in re.finditer(r"[^\s,;:()\"\u201c\u201d\u00ab\u00bb]+", window)]
    if not words or window[words[-1][1] + len(words[-1][0]) :].strip():
        return ""
    for skip in (0, 1, 2):
        for size in range(min(longest, len(words) - skip), 0, -1):
            last = len(words) - skip
            taken = words[last - size : last]
            if tuple(word.casefold() for word, _ in taken) not in table:
                continue
            if skip and not _genitive(words[last:], code):
                return ""
            first = last - size
            while first and lists.belongs_to_role(words[first - 1][0], code):
                if re.search(r"[,;:()\"]", window[words[first - 1][1] : words[first][1]]):
                    break
                first -= 1
            return " ".join(window[words[first][1] :].split())
    return ""


def _genitive(words: list[tuple[str, int]], code: str) -> bool:
    """Say whether the words between a title and a name name the title's place."""
    places, inner = lists.places(code), language.word_list("inner_prepositions", code)
    determiners = language.word_list("determiners", code)
    return all(
        name_key(word) in places or word.casefold() in inner or word.casefold() in determiners
        for word, _ in words
    )


_APPOSITION = re.compile(r"\s*,\s+([^,.;:()\"\u201c\u201d\u00ab\u00bb\u201e]{3,80}?)(?=[,.;)])")


def _role_after(text: str, end: int, code: str) -> str:
    """Return the title in an apposition: "Ana Marku, the bank's chief economist, said"."""
    match = _APPOSITION.match(text, end)
    if match is None:
        return ""
    words = match.group(1).split()
    if len(words) > 10 or not words:
        return ""
    determiners = language.word_list("determiners", code)
    relatives = language.word_list("relatives", code)
    if words[0].casefold() in relatives - determiners:
        return ""
    table = lists.roles(code)
    folded = [word.casefold() for word in words]
    sizes = range(1, lists.longest_role(code) + 1)
    if not any(tuple(folded[i : i + n]) in table for n in sizes for i in range(min(6, len(words)))):
        return ""
    if any(word in lists.cues(code) for word in folded):
        return ""
    opened = 1 if folded[0] in determiners and len(words) > 1 else 0
    return " ".join(words[opened:])


def _without_places(words: _Words, code: str) -> _Words:
    """Cut places and their adjectives off the front: "Serbian Marko Ilić"."""
    count = _places_at_front(words, code)
    if not count or count == len(words):
        return words
    left = words[count:]
    known = left[0][0].casefold().rstrip(".") in lists.first_names()
    return left if known or len(left) > 1 else words


def _is_body(words: _Words, code: str) -> bool:
    """Say whether a run names an organisation: a ministry, a party, an acronym."""
    keys = [name_key(word) for word, _, _ in words]
    if len(words) == 1 and words[0][0].isupper() and 2 <= len(words[0][0]) <= 6:
        return "." not in words[0][0] and keys[0] not in lists.places(code)
    return any(key in lists.bodies(code) for key in keys)


def _personal(core: list[str], code: str) -> bool:
    """Say whether capitalised words can be a person's name."""
    if not core:
        return False
    keys = [name_key(word) for word in core]
    banned, places = lists.not_names(code), lists.places(code)
    if any(key in banned for key in keys) or all(key in places for key in keys):
        return False
    shouted = core[-1].isupper() and len(core[-1]) > 1
    if shouted or any(character.isdigit() for word in core for character in word):
        return False
    if "of" in core:
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
    if after and not text[end : after.start()].strip(" ,\u00a0") and _cue(after.group(), code) in cues:
        return True
    before = _WORD_BEFORE.search(text[max(0, start - 24) : start].rstrip())
    return before is not None and _cue(before.group(), code) in cues


@lru_cache(maxsize=20_000)
def _cue(word: str, code: str) -> str:
    lower = word.casefold()
    return sys.intern(language.to_latin(lower) if language.family(code) == "hbs" else lower)
