"""Find the runs of capitalised words that can hold a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.forms import ARTICLES, name_key
from briefing.analyse.people.run_titles import Words
from briefing.analyse.people.ungoverned import is_first_name, ungoverned
from briefing.verbs import is_participle

_UPPER = "".join(
    chr(code) for code in range(0x41, 0x530) if chr(code).isupper() or chr(code).istitle()
)
_BEHIND_CAPITAL = r"\w*(?:(?:[-'\u2019.&]|\.-)\w+)*\.?"
_PARTICLE = (
    r"(?:v[ao]n(?:\s+de[rn])?|fon(?:\s+der)?|фон(?:\s+дер)?|φον(?:\s+ντερ)?|de(?:\s+la)?"
    r"|d[aiu]|del|della|dos|bin|ibn|al|el|ter|of|ef\.)\s+"
)
_ARTICLE = rf"(?:{'|'.join(sorted(ARTICLES))})-"
_RUN = re.compile(
    # What it begins with is a set of letters: Python jumps from one to the next.
    rf"[{_UPPER}](?<!\w.)(?:(?<=V)[ao]n\s+de[rn]\s+[{_UPPER}])?{_BEHIND_CAPITAL}"
    rf"(?:\s+(?:{_PARTICLE})?(?:{_ARTICLE}|d['\u2019])?[{_UPPER}]{_BEHIND_CAPITAL}){{0,11}}",
    re.DOTALL,
)
_LEADING = re.compile(rf"(?<!\w){_ARTICLE}$")
"""The Arabic article that a name opens with: "al-Orr"."""

_OWNER = re.compile("(.*\\w)['\u2019]s")
_WORD = re.compile(r"\S+")
_STOP = re.compile(r"(?<!\S)(\w{3,}\.)\s+")

_OPENING, _CLOSING = re.compile("\\s[\"'\u201c\u2018]"), re.compile("[\"'\u201d\u2019]\\s")
"""What stands before a nickname and behind it."""

_MARKS = "\"'\u201c\u2018"
"""Signs that a nickname opens with."""

LONGEST_ARTICLE = 6
"""Code points in which an Arabic article and what parts it from the word before stand."""


def runs(text: str, code: str) -> list[tuple[int, int]]:
    """Return the runs of capitalised words; none in a sentence written as a headline.

    In English they are cut behind a person's possessive ("Weber's Ana Lee") and before a
    known first name or the run's own first word that comes again ("Ana Lee Ana Maria Lee"), and
    those that hold a verb are pieces of a headline ("Weber Is Over Ana Lee").
    """
    found: list[tuple[int, int]] = []
    for match in _RUN.finditer(text):
        if "." in match.group():
            found.extend(_sentences(match, code))
        else:
            found.append(match.span())
    if "-" in text:
        found = [(_with_article(text, start), end) for start, end in found]
    if language.entries("particle_words", code):
        found = [part for run in found for part in _without_own_words(text, *run, code)]
    if code != "en":
        found = [part for run in found for part in ungoverned(text, *run, code)]
    if code == "de":
        return found
    if _is_headline(text, found, code):
        return []
    if code != "en":
        return found
    whole: list[tuple[int, int]] = []
    for start, end in found:
        if text[start:end].isalnum():
            whole.append((start, end))
        else:
            whole.extend(_parts(text, start, end))
    return _with_nicknames(text, whole) if len(whole) > 2 else whole


def _with_nicknames(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return runs, those around a nickname in quotation marks as one: Ana "Annie" Orr."""
    place = 0
    while place + 2 < len(found):
        (start, left), (opening, closing), (right, end) = found[place : place + 3]
        marked = _OPENING.fullmatch(text, left, opening) and _CLOSING.fullmatch(
            text, closing, right
        )
        alone = " " not in text[opening:closing]
        if marked and alone and lists.is_given(text[start:left].split()[-1]):
            found[place : place + 3] = [(start, end)]
        place += 1
    return found


def without_nickname(words: Words) -> Words:
    """Return the words of a name without one in quotation marks: Ana "Annie" Orr."""
    return [word for word in words if word[0][0] not in _MARKS]


def _without_own_words(text: str, start: int, end: int, code: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run between words that are no particle of a name: "Ilić da Evropa"."""
    surnames = language.word_list("particle_surnames", "any")
    for match in _own_words(language.family(code)).finditer(text, start, end):
        if match[1].casefold() not in surnames:
            yield start, match.start()
            start = match.start(1)
    yield start, end


@lru_cache(maxsize=4)
def _own_words(family: str) -> re.Pattern[str]:
    """Return what matches "that" in Serbian, "too" in Turkish, with the name behind it."""
    words = "|".join(language.entries("particle_words", family))
    return re.compile(rf"\s+(?:{words})\s+(\w+)")


def _with_article(text: str, start: int) -> int:
    """Return where a run starts with the Arabic article before it, if there is one."""
    if text[start - 1 : start] != "-":
        return start
    low = max(0, start - LONGEST_ARTICLE)
    article = _LEADING.search(text[low:start])
    return low + article.start() if article else start


def german_runs(text: str, written: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of a German sentence, nouns cut off that a name in the genitive owns.

    "Angela Merkels Antwort", "nach Ansicht Merkels" name Merkel; `written` are the words of
    the document.
    """
    nouns = _owned_nouns()
    for start, end in runs(text, "de"):
        if is_single(text[start:end]):
            yield start, end
            continue
        words = [(match.group(), *match.span()) for match in _WORD.finditer(text, start, end)]
        opener = len(words) > 2 and lists.is_opener(words[0][0], "de")  # "Nach Ansicht Merkels"
        if len(words) > 1 + opener and words[opener][0] in nouns:
            words = words[1 + opener :]
        yield words[0][1], words[-1 - _owns(words, nouns, written)][2]


def _owns(words: Words, nouns: AbstractSet[str], written: AbstractSet[str]) -> bool:
    """Say whether the last but one of German words is a name in the genitive."""
    if len(words) < 2:
        return False
    name, noun = words[-2][0], words[-1][0].rstrip(".")
    stem = name.rstrip("'\u2019")
    stem = stem[:-1] if stem == name and stem.endswith("s") else stem
    if stem == name or is_first_name(name):
        return False
    return noun in nouns or (stem in written and name_key(stem) not in lists.places("de"))


@lru_cache(maxsize=1)
def _owned_nouns() -> frozenset[str]:
    """Return the German nouns of what somebody says, thinks and writes, none of a newspaper."""
    said = language.word_list("cue_nouns", "de") | language.word_list("documents", "de")
    phrases = (word for line in language.entries("according", "de") for word in line.split())
    thought = (word.casefold() for word in phrases if word[0].isupper())
    return frozenset(word.capitalize() for word in said.union(thought)) - {"Zeitung"}


def _is_headline(text: str, found: list[tuple[int, int]], code: str) -> bool:
    """Say whether a sentence is written as a headline: only its small words have no capital."""
    if len(text) <= 30 or not found or found[-1][1] - found[0][0] <= 0.75 * len(text):
        return False
    written = sum(end - start for start, end in found)
    if written <= 0.75 * len(text) or text.rstrip().endswith("."):
        return False
    small, cues = language.stop_words(code), lists.cues(code)
    lower = [word for word in text.split() if word[0].islower()]
    return all(word in small and word not in cues for word in lower)


def _sentences(match: re.Match[str], code: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run on both sides of a full stop, which no abbreviation ends."""
    start, end = match.span()
    for stop in _STOP.finditer(match.group()):
        if not lists.is_title((stop.group(1).casefold(),), code):
            yield start, match.start() + stop.end(1)
            start = match.start() + stop.end()
    yield start, end


def is_single(run: str) -> bool:
    """Say whether a run is one word."""
    return run.isalnum() or len(run.split(None, 1)) < 2


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of an English run: none when it is a piece of a headline."""
    if is_single(text[start:end]):
        yield start, end
        return
    words = [(match.group(), *match.span()) for match in _WORD.finditer(text, start, end)]
    if len(words) > 2 and words[-1][0].casefold() in language.word_list("subordinators", "en"):
        words.pop()
        end = words[-1][2]
    if any(word[0].isupper() and word.casefold() in _verbal() for word, _, _ in words[1:-1]):
        return
    given: set[str] = set()
    for number, (word, left, right) in enumerate(words[:-1]):
        if word in given or (number > 1 and word == words[0][0]):
            yield start, words[number - 1][2]
            start = left
        if word == "of" and words[0][1] == start and number > 1 and lists.is_given(words[0][0]):
            yield start, words[number - 1][2]
            start = words[number + 1][1]
        if lists.is_given(word) and len(word) > 2:
            given.add(word)
        owner = _OWNER.fullmatch(word)
        if owner is not None and not _owns_office(owner.group(1), words[number + 1 :]):
            yield start, right
            start = words[number + 1][1]
    yield start, end


def _owns_office(owner: str, behind: Words) -> bool:
    """Say whether a place owns a body or an office: "Peru's Defense Ministry".

    So do women in "Women's Affairs Minister".
    """
    key = name_key(owner)
    if len(behind) > 1 and lists.is_given(behind[0][0]):
        return False  # "Germany's Angela Merkel"
    if key in lists.places("en") or key in language.word_list("title_owners", "en"):
        return True
    return key in lists.territories("en") and any(
        name_key(word) in lists.bodies("en") or lists.opens_title(word.casefold(), "en")
        for word, _, _ in behind
    )


@lru_cache(maxsize=1)
def _verbal() -> frozenset[str]:
    """Return the English auxiliaries, pronouns and subordinators: in a name none has a capital."""
    small = language.word_list("auxiliaries", "en") | language.word_list("subordinators", "en")
    return (small | frozenset(lists.pairs("pronouns", "en"))) - {"not"}


def shared_surname(text: str, end: int, start: int, stop: int, code: str) -> str:
    """Return the surname that the first name before `end` shares with the run behind it.

    "Kate" has that of "Gerry" in "Kate and Gerry Orr"; empty when there is none.
    """
    between, following = text[end:start].strip(), text[start:stop].split()
    if between.casefold() not in language.word_list("conjunctions", code) or len(following) != 2:
        return ""
    first, last = following
    return last if lists.is_given(first) and not lists.is_given(last) else ""


def without_openers(words: Words, code: str, written: AbstractSet[str]) -> Words:
    """Cut function words off the front: "The", "On Monday".

    At a sentence's start that goes for any word that the document also writes small.
    """
    opening, cut = lists.openers(code), 0
    while cut < len(words):
        word = words[cut][0].rstrip(".,")
        lower = lists.lower(word, code)
        following = words[cut + 1][0] if cut + 2 < len(words) else ""
        if lower in lists.PARTICLES and following in lists.PARTICLES:
            break
        if cut + 1 < len(words) and _is_name_too(word, code, inside=not written):
            break
        behind = words[cut + 1][0] if cut + 1 < len(words) else word
        if word.isupper() and len(word) > 1 and not written and not behind.isupper():
            break  # "IF Metall"
        common = cut == 0 and not lists.is_given(word)
        common = common and (word.lower() in written or (bool(written) and _opens(lower, code)))
        if not (common or lower in opening) or lists.is_title((lower,), code):
            break
        cut += 1
    return words[cut:] if cut else words


def _is_name_too(word: str, code: str, *, inside: bool) -> bool:
    """Say whether a small word before another name is one too: "Maja" (May's), "Si" (are).

    `inside` a sentence the conjunction "ali" has no capital: there it is Ali.
    """
    if language.family(code) != "hbs":
        return False
    if name_key(word) in lists.family_names():
        return True
    timed = word.lower() in language.word_list("adverbs", code)
    return (timed or inside) and len(word) > 2 and lists.is_given(word)


def _opens(lower: str, code: str) -> bool:
    """Say whether a word opens a sentence before a name: "Praising Ana Lee", "Later Ana Lee"."""
    return is_adverb(lower, code) or is_participle(lower, code)


def is_adverb(lower: str, code: str) -> bool:
    """Say whether a word has an adverb's ending: "Interestingly, ..."."""
    endings = language.entries("adverb_endings", code)
    return bool(endings) and len(lower) > 5 and lower.endswith(endings)
