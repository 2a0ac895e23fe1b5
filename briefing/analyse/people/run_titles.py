"""Split the titles off a run of capitalised words: "President Ana Lee"."""

from __future__ import annotations

import re

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.forms import name_key
from briefing.analyse.people.offices import is_acronym, is_body_of, is_office
from briefing.analyse.people.titles import ANOTHER, APPOSED, PLAIN_WORD, title_before

Words = list[tuple[str, int, int]]
"""Words as written with their (start, end) in the sentence."""

WINDOW = 80
"""Code points before a title among which other portfolios stand."""

_CAPITAL = "[A-Z\u00c7\u011e\u0130\u00d6\u015e\u00dc]"
_WORDS = rf"{_CAPITAL}\w+(?: {_CAPITAL}\w+)*"
_JOINED = re.compile(rf"(?<!\w)(?P<listed>{_WORDS}(?:, {_WORDS})*) ve $")

SAINTS = frozenset({"san", "santa", "são", "saint", "st", "st."})
"""Words behind which a first name is a town's."""


def split_title(words: Words, text: str, code: str) -> tuple[Words, str]:
    """Split the last title off the front of a run of capitalised words.

    A title in small letters may stand before the run, and end inside it ("ministrja e
    Mbrojtjes", "υπουργός Ενέργειας").
    """
    cut = _titles_inside(words, code)
    start = words[0][1]
    if cut:
        behind = leading_places(words[cut:], code) if code != "en" else 0
        behind = max(behind, _governed(words[cut:], code))
        cut += behind if cut + behind < len(words) else 0
        state = words[0][0].casefold() in language.word_list("state_abbreviations", code)
        if state and cut > 1:  # the end of the sentence before: "in Arlington, Va. Mayor Ana Lee"
            start = words[1][1]
        role = " ".join(text[start : words[cut - 1][2]].split())
        before = _portfolios_before(text, start, code) or _modifier_before(text, start, code)
        return words[cut:], before + role
    if code == "en" and (grouped := _of_group(words, text)):
        return grouped
    across = _title_across(words, text, code)
    if across:
        return words[1:], across
    if code == "en" and (role := title_before(text, start, code)):
        apposed = APPOSED.search(text, start - 2, start)  # "the leader, Crooked Ana Lee"
        return words[before_given(words) if apposed else 0 :], role
    governed = leading_places(words, code)
    if not governed or code == "de":  # "der Russischen Föderation Sergei Lawrow"
        governed = max(governed, before_given(words))
    office = _governed(words, code)
    governed = max(governed, office)
    within = 0 < governed < len(words)
    if code == "en" and not within:
        return words, ""
    role = title_before(text, start, code, within=within)
    if role and 0 < governed < len(words):
        rest = " ".join(text[start : words[governed - 1][2]].split())
        return words[governed:], f"{role} {rest}" if role[-1].isalnum() else f"{role}{rest}"
    apart = code == "de" or governed == office
    if apart and not role and 0 < governed < len(words) - 1 and lists.is_given(words[governed][0]):
        return words[governed:], ""
    return words, role


def _of_group(words: Words, text: str) -> tuple[Words, str] | None:
    """Split off the party, or the plural for several people, that an English run opens with.

    "House Republican Tom Lee", "Senators Ana Lee and", "Brothers Tom Lee and"
    """
    members = language.word_list("party_members", "en")
    count = next((n + 1 for n, word in enumerate(words[:2]) if word[0].casefold() in members), 0)
    if len(words) > count + 1 and count and lists.is_given(words[count][0]):
        return words[count:], " ".join(text[words[0][1] : words[count - 1][2]].split())
    if not _shares(words, text):
        return None
    first = words[0][0]
    party = first.removesuffix("s")
    title = lists.singular_title(first) or (party if party.casefold() in members else "")
    return (words[1:], title) if title or lists.is_people(first) else None


def _shares(words: Words, text: str) -> bool:
    """Say whether a run may open with a title that several names share: "Senators Ana Lee and"."""
    if len(words) < 3:
        return False
    return lists.is_given(words[1][0]) or ANOTHER.match(text, words[-1][2]) is not None


def _governed(words: Words, code: str) -> int:
    """Return how many words of a Serbian, Croatian or Bosnian run are an office's: "SDP-a Ana Lee".

    They end where a first name starts, the first of them a place, a body's noun or an acronym.
    """
    if language.family(code) != "hbs" or len(words) < 3:
        return 0
    first = words[0][0]
    office = is_acronym(first) or is_office([first], code)
    body = is_acronym(first) or is_body_of(first, code)  # "potpredsjednik Vlade Tomo Horvat"
    return (before_given(words) or 1) if body else before_given(words) * office


def is_untitled(words: Words, code: str) -> bool:
    """Say whether no title ends in a run, whatever stands before it."""
    if _titles_inside(words, code) or leading_places(words, code) or before_given(words):
        return False
    return len(words) < 2 or words[0][0].casefold() not in lists.title_ends(code)


def _titles_inside(words: Words, code: str) -> int:
    """Return the index after the last title among the words of a run.

    Behind a first name the last word is a surname ("Amy Pope", "Stephen King"), and before a
    single word one that is also a first name is that ("Dean Baker").
    """
    folded = [word.casefold() for word, _, _ in words]
    cut = 0
    eastern = len(words) > 1 and name_key(words[-2][0]) in lists.family_names()  # "Hun Sen"
    surnamed = eastern or (len(words) > 1 and lists.is_given(words[-2][0]))
    for position in range(len(words) - surnamed):
        if not lists.opens_title(folded[position], code):
            continue
        given = lists.is_given(words[0][0]) and folded[0] not in lists.honorifics(code)
        if len(words) == 2 and position == 0 and given:  # but French "M." is no initial
            continue
        short = folded[position].endswith(".")  # "Christian Rev. Tom Lee"
        if code == "en" and position == 1 and _is_first_name(words[0][0]) and not short:
            continue
        for size in range(min(lists.longest_role(code), len(words) - position), 0, -1):
            if lists.is_title(tuple(folded[position : position + size]), code):
                cut = max(cut, position + size)
                break
    return cut


def _is_first_name(word: str) -> bool:
    """Say whether a word is a first name and no place: "Nat King Cole"."""
    return lists.is_given(word) and name_key(word) not in lists.territories("en")


def _portfolios_before(text: str, start: int, code: str) -> str:
    """Return the other portfolios before the last of a Turkish minister's: "Tarım ve "."""
    found = _JOINED.search(text, max(0, start - WINDOW), start) if code == "tr" else None
    if found is None:
        return ""
    known = lists.portfolios(code)
    named = all(name_key(word) in known for word in PLAIN_WORD.findall(found["listed"]))
    return found.group() if named else ""


def _modifier_before(text: str, start: int, code: str) -> str:
    """Return what stands before a title in small letters and belongs to it: "former ", "then-"."""
    hyphen = text[start - 1 : start] == "-"
    word = _word_before(text, start - 1 if hyphen else start, glued=hyphen)
    known = word.casefold() in language.word_list("role_modifiers", code)
    return f"{word}-" if known and hyphen else f"{word} " if known else ""


def _word_before(text: str, start: int, *, glued: bool = False) -> str:
    """Return the word right before a place, or nothing when a sign stands between.

    With `glued` no space parts the two.
    """
    if start <= 0 or text[start - 1].isspace() == glued:
        return ""
    return text[max(0, start - 40) : start].rpartition("\n")[2].split(" ")[-2 + glued :][0].strip()


def _title_across(words: Words, text: str, code: str) -> str:
    """Return the title that begins in small letters and ends in a run's first word."""
    folded = words[0][0].casefold()
    if len(words) < 2 or folded not in lists.title_ends(code):
        return ""
    start, end = words[0][1:]
    low = max(0, start - 60)
    window = text[low:end]
    before = [(match.group(), match.start()) for match in PLAIN_WORD.finditer(window)]
    for size in range(min(lists.longest_role(code), len(before)), 1, -1):
        if tuple(word.casefold() for word, _ in before[-size:]) in lists.roles(code):
            first = before[-size][1]
            modifier = _modifier_before(text, low + first, code)
            return modifier + " ".join(window[first:].split())
    return ""


def before_given(words: Words) -> int:
    """Return how many words stand before a common first name: "Mbrojtjes Drita Hoxha".

    Behind "San" it is a town's: "San Francisco Gavin Orr".
    """
    if len(words) < 3 or (lists.is_given(words[0][0]) and not is_acronym(words[0][0])):
        return 0
    for position in range(1, len(words) - 1):
        if words[position - 1][0].casefold() not in SAINTS and lists.is_given(words[position][0]):
            return position
    return 0


def leading_places(words: Words, code: str) -> int:
    """Return how many words at the front of a run are places or governed by a title.

    "Srbije Petar Savić", "Εξωτερικών Νίκος Λάμπρου"; in Greek all before a name in Latin letters.
    """
    if code == "el":
        latin = [n for n, word in enumerate(words) if all(ord(c) < 0x370 for c in word[0])]
        if len(latin) > 1 and latin[0] and len(words) - latin[0] == len(latin):
            return latin[0]
    count = 0
    while count < len(words) and lists.is_governed(words[count][0], code):
        word = words[count][0]
        if count + 1 < len(words) and lists.is_given(word) and word[1:].islower():
            break
        count += 1
    return count
