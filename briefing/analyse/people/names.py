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
_PARTICLE = r"(?:v[ao]n(?:\s+de[rn])?|de(?:\s+la)?|d[aiu]|del|della|dos|bin|ibn|al|el|ter|of)\s+"
_RUN = re.compile(
    rf"(?<![\w])(?:V[ao]n\s+de[rn]\s+)?{_CAPITALISED}(?:\s+(?:{_PARTICLE})?{_CAPITALISED})*"
)
_SMALL = re.compile(r"(?<![\w'\u2019])[^\W\d_]\w*")
_GAP = re.compile(r"\s+")

PARTICLES = frozenset("de da di del della von van der den bin ibn al el la dos du ter".split())
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
        runs = list(_RUN.finditer(sentence.text))
        if code != "de" and _is_headline(sentence.text, runs):
            continue
        for match in runs:
            found = _name(sentence, match, code, small)
            if found is not None:
                yield found


def _is_headline(text: str, runs: list[re.Match[str]]) -> bool:
    """Say whether a sentence is written as a headline, all words capitalised."""
    return len(text) > 30 and sum(len(match.group()) for match in runs) > 0.75 * len(text)


def _name(sentence: Sentence, match: re.Match[str], code: str, small: set[str]) -> Name | None:
    """Return the name in a run of capitalised words, or None."""
    text = sentence.text
    words = [(m.group(), m.start(), m.end()) for m in re.finditer(r"\S+", match.group())]
    words = [(word, left + match.start(), right + match.start()) for word, left, right in words]
    words = _without_openers(words, code, small if match.start() == _first(text) else frozenset())
    words, role = _without_role(words, text, code)
    body = _is_body(tuple(_bare(word, code) for word, _, _ in words), code)
    if not body:
        words = _without_places(_behind_link(words), code)
    if not words or len(words) > LONGEST:
        return None
    written = tuple(_bare(word, code) for word, _, _ in words)
    if not all(written):
        return None
    if not body and not _personal([word for word in written if word not in PARTICLES], code):
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
    """Cut function words off the front: "The", "On Monday".

    At a sentence's start any word goes that the document also writes small.
    """
    opening = lists.openers(code)
    first = True
    while words:
        word = words[0][0].rstrip(".,")
        lower = word.casefold()
        if len(words) > 2 and lower in PARTICLES and words[1][0] in PARTICLES:
            break
        common = first and word.lower() in small and not _given(word)
        if (lower not in opening and not common) or lists.is_role(lower, code):
            break
        words, first = words[1:], False
    return words


def _behind_link(words: _Words) -> _Words:
    """Cut all before "of" and the like that joins no first name to a surname."""
    for position in range(len(words) - 2, 0, -1):
        word, before = words[position][0], words[position - 1][0]
        if word == "of" or (word in PARTICLES and not _given(before) and before not in PARTICLES):
            return words[position + 1 :]
    return words


def _given(word: str) -> bool:
    return name_key(word) in lists.first_name_keys() or (len(word) == 2 and word[1] == ".")


def _without_role(words: _Words, text: str, code: str) -> tuple[_Words, str]:
    """Split the last title off the front of a run; a title in small letters may precede it."""
    if not words:
        return words, ""
    folded = [word.casefold() for word, _, _ in words]
    cut = 0
    for position in range(len(words)):
        for size in range(min(lists.longest_role(code), len(words) - position), 0, -1):
            if lists.is_title(tuple(folded[position : position + size]), code):
                cut = max(cut, position + size)
                break
    start = words[0][1]
    if cut:
        role = " ".join(text[start : words[cut - 1][2]].split())
        return words[cut:], f"{_modifiers_before(text, start, code)} {role}".strip()
    titled = _title_across(words, text, code)
    if titled:
        return words[1:], titled
    cut = _places_at_front(words, code) or _before_given(words)
    role = _role_before(text, start, code, within=0 < cut < len(words))
    if role and 0 < cut < len(words):
        genitive = " ".join(text[start : words[cut - 1][2]].split())
        return words[cut:], f"{role} {genitive}" if role[-1].isalnum() else f"{role}{genitive}"
    return words, role


def _title_across(words: _Words, text: str, code: str) -> str:
    """Return the title that ends in a run's first word: "ministrja e Mbrojtjes"."""
    if len(words) < 2:
        return ""
    start, end = words[0][1:]
    window = text[max(0, start - 60) : end]
    before = [(match.group(), match.start()) for match in _BEFORE.finditer(window)]
    for size in range(min(lists.longest_role(code), len(before)), 1, -1):
        if tuple(word.casefold() for word, _ in before[-size:]) in lists.roles(code):
            return " ".join(window[before[-size][1] :].split())
    return ""


def _before_given(words: _Words) -> int:
    """Return how many words stand before a common first name: "Mbrojtjes Drita Hoxha"."""
    if _given(words[0][0]):
        return 0
    inside = range(1, len(words) - 1)
    return next((position for position in inside if _given(words[position][0])), 0)


def _modifiers_before(text: str, start: int, code: str) -> str:
    """Return the word in small letters before a title that belongs to it: "former"."""
    match = re.search(r"(\S+)\s+$", text[max(0, start - 30) : start])
    if match and match.group(1).casefold() in language.word_list("role_modifiers", code):
        return match.group(1)
    return ""


def _places_at_front(words: _Words, code: str) -> int:
    places = lists.places(code)
    count = 0
    while count < len(words) and name_key(words[count][0]) in places:
        if count + 1 < len(words) and _given(words[count][0]):
            break
        count += 1
    return count


_WORD_BEFORE = re.compile(r"[^\W\d_][\w.'\u2019-]*$")
_BEFORE = re.compile(r"[^\s,;:()\"\u201c\u201d\u00ab\u00bb\u201e]+")
_BREAK = re.compile(r"[,;:()\"\u201c\u201d\u00ab\u00bb\u201e]")


def _role_before(text: str, start: int, code: str, *, within: bool = False) -> str:
    """Return the title in small letters before a name, with the words that belong to it.

    Between title and name only what the title governs may stand: "predsednik Srbije",
    "kryetari i bashkisë"; with `within` that goes on in the words behind `start`.
    """
    window = text[max(0, start - 80) : start]
    if not window[-1:].isspace() and not (within and window[-1:] in "'\u2019"):
        return ""
    apposed = _APPOSED.search(window)
    if apposed is not None:
        window = window[: apposed.start()] + " "
    window = window[max((m.end() for m in _BREAK.finditer(window)), default=0) :]
    words = [(match.group(), match.start()) for match in _BEFORE.finditer(window)]
    for skip in range(min(4, len(words))):
        last = len(words) - skip
        if skip and not _is_governed(words[last:], code, within):
            continue
        for size in range(min(lists.longest_role(code), last), 0, -1):
            first = last - size
            if lists.is_title(tuple(word.casefold() for word, _ in words[first:last]), code):
                if apposed is not None and not _is_determined(words[:first], code):
                    return ""
                while first and lists.belongs_to_role(words[first - 1][0], code):
                    first -= 1
                return " ".join(window[words[first][1] :].split())
    return ""


def _is_determined(words: list[tuple[str, int]], code: str) -> bool:
    """Say whether an article stands before a title: "the mayor, Ana Lee, said"."""
    determiners = language.word_list("determiners", code)
    return any(word.casefold() in determiners for word, _ in words[-2:])


def _is_governed(words: list[tuple[str, int]], code: str, within: bool) -> bool:
    """Say whether the words after a title belong to it: "of Serbia", "i bashkisë"."""
    inner = language.word_list("inner_prepositions", code)
    small = inner | language.word_list("determiners", code)
    places = lists.places(code)
    folded = [word.casefold().replace("\u2019", "'") for word, _ in words]
    if all(word in small or name_key(word) in places for word in folded):
        return within or name_key(folded[-1]) in places
    if within or code == "en" or folded[-1] in small:
        return False
    closed = lists.openers(code) - small | language.word_list("auxiliaries", code) - small
    if any(word in closed or word in lists.cues(code) for word in folded):
        return False
    genitive = language.family(code) == "hbs" and len(words) <= 2
    return genitive or folded[0] in small


_APPOSED = re.compile(r",\s+$")
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
    folded = [word.casefold() for word in words]
    sizes = range(1, lists.longest_role(code) + 1)
    heads = range(min(6, len(words)))
    if not any(lists.is_title(tuple(folded[i : i + n]), code) for n in sizes for i in heads):
        return ""
    if any(word in lists.cues(code) | lists.openers(code) - determiners for word in folded):
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


def _is_body(words: tuple[str, ...], code: str) -> bool:
    """Say whether a run names an organisation: a ministry, a party, an acronym."""
    keys = [name_key(word) for word in words]
    if not words:
        return False
    if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6:
        return "." not in words[0] and keys[0] not in lists.places(code)
    return any(key in lists.bodies(code) for key in keys)


def _personal(core: list[str], code: str) -> bool:
    """Say whether capitalised words can be a person's name."""
    if not core:
        return False
    keys = [name_key(word) for word in core]
    banned, places = lists.not_names(code), lists.places(code)
    if any(key in banned for key in keys) or keys[-1] in places:
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
    if (
        after
        and not text[end : after.start()].strip(" ,\u00a0")
        and _cue(after.group(), code) in cues
    ):
        return True
    before = _WORD_BEFORE.search(text[max(0, start - 24) : start].rstrip())
    return before is not None and _cue(before.group(), code) in cues


@lru_cache(maxsize=20_000)
def _cue(word: str, code: str) -> str:
    lower = word.casefold()
    return sys.intern(language.to_latin(lower) if language.family(code) == "hbs" else lower)
