"""Cut a run of capitalised words that holds more than a name: an object, a place, two people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.base import is_declined, is_oblique, may_be_declined
from briefing.analyse.people.run_titles import Words
from briefing.analyse.places import find as find_places

_WORD = re.compile(r"\S+")

_WHERE = frozenset("a e ya ye da de ta te dan den tan ten lı li lu lü".split())

_CASED = re.compile(r"[^\W\d_a-z]{2,}-[a-z\u00eb]+")
"""An acronym with the ending of a case: "PD-së"."""

_OPENING = "([\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u2014\u2013-"


def word_before(text: str, start: int) -> str:
    """Return the word right before a place."""
    return text[max(0, start - 24) : start].rstrip().rpartition(" ")[2].lstrip(_OPENING)


def is_first_name(word: str) -> bool:
    """Say whether a word is a common first name, no acronym."""
    return lists.is_given(word) and not (word.isupper() and len(word) > 1)


def ungoverned(text: str, start: int, end: int, code: str) -> Iterator[tuple[int, int]]:
    """Yield a run in two where the object of a preposition or verb stands before a subject.

    "rekao je u Briselu Petar Ilić", "a dit à Reuters Ana Lee": the name starts at the first
    known first name.  A name in an oblique case stays with what it belongs to.
    """
    if text[start:end].isalnum():
        yield start, end
        return
    words = [(match.group(), *match.span()) for match in _WORD.finditer(text, start, end)]
    first = 0
    if code == "tr":
        while len(words) > 2 and _is_whereabouts(words[0][0]):
            words = words[1:]
            start = words[0][1]
        end = _before_place(words, code)
        words = [word for word in words if word[2] <= end]
    if len(words) > 2 and code == "sq" and _CASED.fullmatch(words[0][0]):
        yield words[0][1], words[0][2]  # "kreu i PD-së Ana Lee"
        words = words[1:]
        start = words[0][1]
    joint = _joint(words, code)
    if joint:
        yield start, words[joint - 1][2]
        words = words[joint:]
        start = words[0][1]
    if _leads_with_noun(text, words, code):
        start = words[1][1]
        words = words[1:]
    lead = lists.lower(word_before(text, start), code)
    opener = lists.lower(words[0][0], code)
    governed = opener in language.word_list("prepositions", code) and len(words) > 2
    if governed and language.family(code) in ("hbs", "mk"):
        lead, words, start = opener, words[1:], words[1][1]  # "U Skupštini Petar Ilić"
    low = start
    if len(words) > 2 and not is_first_name(words[0][0]):
        low += _place_end(text[start:end], code)
        given = (n for n, word in enumerate(words) if word[1] >= low and is_first_name(word[0]))
        first = next(given, 0)
    if 0 < first < len(words) - 1 and not _is_titled(words[:first], code):
        left = tuple(word for word, _, _ in words[first:])
        placed = low >= words[first - 1][2] and code != "de"
        titled = lists.is_title((lead,), code)  # "komandant Kfora Petar Ilić"
        governed = placed or titled or lead in _leads(code)
        if governed and not is_oblique(left, code):
            if not titled:
                yield start, words[first - 1][2]
            start = words[first][1]
    yield start, end


def _joint(words: Words, code: str) -> int:
    """Return where the second of two names starts, one of them an object: "Petar Ilić Ani Lee"."""
    if code == "mk" and len(words) == 4 and all(is_first_name(words[n][0]) for n in (0, 2)):
        return 2  # no cases: "so Ana Ilieva Petar Lee"
    if language.family(code) not in ("hbs", "sq"):
        return 0
    names = [word.rstrip(".") for word, _, _ in words]
    surnames = language.entries("surname_endings", code)
    for place in range(1, len(names) - 1):
        left, right = tuple(names[:place]), tuple(names[place:])
        given = next((n for n, word in enumerate(left) if is_first_name(word)), place)
        left = left[given:] or left  # "gradonačelnik Niša Petar Ilić Ani Lee"
        alone = place == 1 and bool(surnames) and left[0].endswith(surnames)  # "Ilić Ani Lee"
        full = place > 1 and (given < place - 1 or is_oblique(left, code))
        if (full or alone) and is_oblique(left, code) != is_oblique(right, code):
            return place if is_oblique(right, code) or is_first_name(right[0]) else 0
    return 0


def _leads_with_noun(text: str, words: Words, code: str) -> bool:
    """Say whether a noun opens a sentence before a name in an oblique case: "Dolazak Ane Lee"."""
    if language.family(code) != "hbs" or len(words) < 2 or not _opens_sentence(text, words[0][1]):
        return False
    first, *name = (word.rstrip(".") for word, _, _ in words)
    if is_first_name(first) or lists.opens_title(first.casefold(), code):
        return False
    declined = is_declined(tuple(name), code) or may_be_declined(tuple(name), code)
    return declined and not is_oblique((first, *name), code)


def _opens_sentence(text: str, start: int) -> bool:
    return not any(sign.isalnum() for sign in text[:start])


def _is_whereabouts(word: str) -> bool:
    """Say whether a Turkish name has the ending of where or whence: "Ankara'da", "CHP'li"."""
    _, mark, ending = word.replace("\u2019", "'").partition("'")
    return bool(mark) and ending in _WHERE


def _before_place(words: Words, code: str) -> int:
    """Return where a Turkish run ends without the place behind a name: "Ana Lee Ankara'ya"."""
    *before, (last, _, end) = words
    bare, mark, _ = last.replace("\u2019", "'").partition("'")
    named = any(lists.is_given(word) for word, _, _ in before[:-1])
    placed = bare.isupper() or any(not place.start for place in find_places(bare, code))
    if named and mark and placed:
        return before[-1][2]
    return end


def _place_end(run: str, code: str) -> int:
    """Return where the place ends that a run starts with, or 0: "San Francisco Ana Lee"."""
    return next((place.end for place in find_places(run, code) if not place.start), 0)


def _is_titled(words: list[tuple[str, int, int]], code: str) -> bool:
    """Say whether one of the words before a first name opens a title, or is an initial."""
    return any(
        lists.opens_title(word.casefold(), code) or word.endswith(".") or word in lists.PARTICLES
        for word, _, _ in words
    )


@lru_cache(maxsize=16)
def _leads(code: str) -> frozenset[str]:
    """Return the words before an object: prepositions, also with articles, verbs of speech."""
    names = ("prepositions", "inner_prepositions", "oblique_articles", "auxiliaries")
    found = (language.word_list(name, code) for name in (*names, "conjunctions"))
    words = frozenset[str]().union(*found, lists.cues(code))
    articles = language.word_list("articles", code)
    if code == "fr":
        return words | articles  # no name stands behind one: "de la Santé Ana Lee"
    return words - articles if code == "de" else words
