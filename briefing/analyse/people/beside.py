"""Find the title beside a name: before it, behind it, joined to another, or shared with others."""

from __future__ import annotations

import re

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.appositions import title_after
from briefing.analyse.people.titles import ANOTHER, title_before
from briefing.verbs import is_finite

_OWNER = re.compile(r"(?:[A-Z][\w.&-]*\s)*[A-Z][\w.&-]*['\u2019]s\s$")
"""Whose an English title is: "Planned Parenthood's " before "president"."""

_NAME = r"[A-Z][\w.'\u2019-]*(?:\s[A-Z][\w.'\u2019-]*){0,2}(?:\s\([^()]{1,20}\))?"
_SHARED = re.compile(rf"\b([A-Za-z-]+s\.?)\s(?:{_NAME}(?:,\sand\s|,\s|\sand\s))*$")
"""An English title in the plural before names: "Sens. Ana Lee (Ky.) and "."""

_NAMED = re.compile(r"(?<!['\u2019]s )\b([A-Z][\w&-]+(?:\s[A-Z][\w&-]+)?(?:\s\d{1,3})?)\s$")
"""A name before a title in small letters: "Apollo 8 " before "commander"."""

_OBJECT = re.compile(r" \w+ (?:is|was|are|were|had|will|would) ")
"""What follows the subject of a clause that tells more of the noun before it."""

_KIND = re.compile(r"(?:^|\s)([A-Za-z]+)\s([a-z-]+(?:\s[a-z-]+)?)\s$")
"""One or two words before a title, and the one before those: "with conservative chat " """

_REDUCED = re.compile(r" (?:was|were|is|are|had|has|\w+ed)\b[^,.;:!?]* (?:is|was|are|were) ")
"""What follows the subject of a clause without "whom": "the judge Orr attacked is"."""

BEFORE = 80
"""Code points before a name in which a title shared with others, or whose it is, stands."""

_THE = " the "


def title_beside(role: str, text: str, start: int, end: int, code: str) -> str:
    """Return the title of a name at `start` to `end`; `role` is the one right before it, if any.

    A mere form of address gives way to a title before it ("spokesman the Rev. Ana Lee") or behind
    the name ("Dr. Ana Lee, head of the clinic").
    """
    if not role:
        given = text[end : end + 1] == " " and lists.is_given(text[start:end].split()[0])
        return title_after(text, end, code, given=given) or _shared(text, start, end, code)
    at = text.rfind(role, 0, start)
    article = _is_behind_the(text, at)
    if article and code == "en" and _REDUCED.match(text, end):
        return ""
    address = role.casefold()
    if address in lists.honorifics(code) or address in language.word_list("addresses", code):
        at -= len(_THE) - 1 if article else 0
        earlier = title_before(text, at, code) if at > 0 else ""
        return earlier or title_after(text, end, code) or role
    if code != "en" or at <= 0:
        return role
    object_of = _OBJECT.match(text, end)  # "A message coach Ana Lee said was clear"
    return _whole(role if object_of else _modified(role, text, at), text, at)


def _whole(role: str, text: str, at: int) -> str:
    """Return an English title at a place with the one joined to it, and whose it is.

    "The mayor and" before one is somebody else, and so is one that is written otherwise.
    """
    before = text[max(0, at - BEFORE) : at]
    if before.endswith(" and "):
        other = title_before(text, at - len("and "), "en")
        place = text.rfind(other, 0, at) if other else 0
        alike = other[-1:] and other.split()[-1][0].isupper() == role.split()[-1][0].isupper()
        if alike and not _is_behind_the(text, place):
            return f"{other} and {role}"
    owner = _OWNER.search(before)
    if owner is None or role.casefold() in language.word_list("kin", "en"):
        return role
    first = owner.group().split()[0].replace("\u2019", "'").removesuffix("'s")
    return role if _opens(first) else owner.group() + role


def _is_behind_the(text: str, at: int) -> bool:
    """Say whether "the" stands right before a place."""
    return f" {text[max(0, at - len(_THE)) : max(0, at)].casefold()}".endswith(_THE)


def _opens(word: str) -> bool:
    """Say whether a word with a capital is no name, but a day or what opens a sentence."""
    return word.casefold() in lists.calendar("en") or lists.is_opener(word, "en")


def _modified(role: str, text: str, at: int) -> str:
    """Return an English title with the words that tell its kind: "Apollo 8 commander".

    Words in small letters belong to it between an article or a preposition and the title.
    """
    before = text[max(0, at - BEFORE) : at]
    if role[0].isupper() or not before.endswith(" "):
        return role
    if named := _NAMED.search(before):
        first = named.group(1).split()[0]
        apart = _opens(first) or _is_no_kind(first.casefold())
        return role if apart else f"{named.group(1)} {role}"
    opened = _KIND.search(before)
    words = opened.group(2).split() if opened else []
    bounds = language.word_list("articles", "en") | language.word_list("prepositions", "en")
    if opened is None or opened.group(1).casefold() not in bounds:
        return role
    return role if any(map(_is_no_kind, words)) else f"{opened.group(2)} {role}"


def _is_no_kind(word: str) -> bool:
    """Say whether a word in small letters is none that tells the kind of an English title."""
    small = lists.openers("en") | lists.cues("en") | language.stop_words("en")
    small |= language.word_list("dependent_connective", "en")
    return word in small or word.endswith("ly") or is_finite(word, "en")


def _shared(text: str, start: int, end: int, code: str) -> str:
    """Return the English title that a full name shares with others: "Sens. Ana Lee and Tom Orr"."""
    if code != "en" or " " not in text[start:end]:
        return ""
    if text[max(0, start - len(" and ")) : start] != " and " and not ANOTHER.match(text, end):
        return ""
    found = _SHARED.search(text[max(0, start - BEFORE) : start])
    return lists.singular_title(found.group(1)) if found else ""
