"""Find the title in the apposition behind a name: "Ana Marku, the bank's economist, said"."""

from __future__ import annotations

import re

from briefing import language
from briefing.analyse.people import lists

LONGEST_AFTER = 14
"""Words of an apposition that holds a title at most."""

SHORT = 12
"""Words of one from which it ends before another title, or before where it is held."""

_ABBREVIATED = r"(?:(?<=\b[A-Z])|(?<=\b(?:Mr|Ms|Dr|St|Jr|Ft|Mt))|(?<=\b(?:Mrs|Gov|Sen|Rep|Gen)))"
"""What stands before a full stop that ends no sentence."""

_TOLD = (
    r"((?:[^,.;:()\[\]\"\u201c\u201d\u00ab\u00bb\u201e]"
    rf"|{_ABBREVIATED}\.|\.(?=\w)){{3,240}}?)"
    rf"(?=[,;:)]|\s[(\[]|(?!{_ABBREVIATED})\.(?!\w)|\.\s+[\"\u201c]|\.?\s*$)"
)
_APPOSITION = re.compile(rf"\s*,\s+{_TOLD}")
_PREDICATE = re.compile(rf" is (?=an?\s|the\s){_TOLD}")
"""What an English name is said to be: "Ana Lee is the bank's chief economist"."""

_LISTED = re.compile(
    r",\s+(?:[A-Z]\w+(?:,\s+[A-Z]\w+)*,?\s+(?:and|&)\s+[A-Z]|[a-z]+(?:,\s+[a-z]+)*,?\s+and\s+[a-z]+|[\w-]+-based\b)"
)
"""What follows an apposition that a comma of a name ends: ", Mining and Trade"."""

_REST = re.compile(
    r"(?:,\s+[a-z]+)*,?\s+and\s+[a-z]+(?=,)|(?:,\s+[A-Z]\w+)*,?\s+(?:and|&)\s+[A-Z]\w+(?=[,.])"
)
"""The rest of such a list up to its end: ", refugees, and migration,"."""

_LETTERS = re.compile(r",\s+([A-Z][A-Za-z.]{1,6})(?:\s['\u2019]\d\d)?(?=,)")
"""What may be letters behind a name: ", M.D.,", ", MBA \u201916,"."""

_ORGANISATION = re.compile(
    r",\s+(?:the\s)?[A-Z][\w&'\u2019-]*(?:\s(?:of|and|&|for|the|in|[A-Z][\w&'\u2019-]*)){1,7}"
    r"(?=[.,;)]|\s*$)"
)
"""An organisation behind a title and a comma: ", president, Orr Outdoors."."""

_PARTY = re.compile(r" \([^\W\d_a-z][^()\d]{0,11}\)(?=,)")
"""Somebody's party between the name and the comma: "Jean Petit (LR), maire de Nice"."""

_SUFFIXES = frozenset({"ii", "iii", "iv", "jr", "sr"})
"""What tells a son from his father behind a name and a comma."""

_OWNED = ("'s", "\u2019s")
"""How a word ends that owns what follows: "Fund for Peace's director"."""

_AND = frozenset({"and", "&"})

_ONE = "one"
"""What opens "one of the staffers"."""

_QUOTED = "''"
"""Two apostrophes, which stand for a quotation mark."""

_OF = frozenset({"of", "for"})

_PLACING = frozenset({"and", "at", "in", "from", "under", "with"})
"""Words before where and when a title is held, or another one."""


def title_after(text: str, end: int, code: str, *, given: bool = False) -> str:
    """Return the title in an apposition: "Ana Marku, the bank's chief economist, said".

    Behind a name with a common first name (`given`) it may also stand in a clause: "Ana Marku is
    the bank's chief economist".
    """
    behind = text[end : end + 4]
    if behind[:1] != "," and behind[:2] != " (" and behind != " is ":
        return ""
    party = _PARTY.match(text, end) if behind[:2] == " (" else None
    end = _behind_letters(text, party.end() if party else end)
    said = given and code == "en" and text[end : end + 4] == " is "
    if not said and text[end : end + 1] != ",":
        return ""
    match = (_PREDICATE if said else _APPOSITION).match(text, end)
    determiners = language.word_list("determiners", code)
    whole = match.group(1).split() if match else []
    words = _first_part(whole, code)
    if not 0 < len(words) <= LONGEST_AFTER:
        return ""
    folded = [lists.lower(word, code) for word in words]
    if folded[0] in language.word_list("relatives", code) - determiners:
        return ""
    if folded[0] in language.word_list("irregular_pasts", code):
        return ""  # "His wife, Ana, shook her head"
    if code == "en" and folded[1:2] and folded[0].endswith("ed") and folded[1] in determiners:
        return ""
    prepositions = language.word_list("prepositions", code)
    if folded[0] in prepositions or folded[0] in _AND:
        return ""
    if code != "en" and folded[0] in determiners and folded[1:2] and folded[1] in prepositions:
        return ""  # "jedan od najpoznatijih aktivista"
    head = _title_end(words, code)
    if not head or _has_other_person(words, code):
        return ""
    if said and not all(_is_plain(word) for word in words[1:head]):
        return ""  # "Ana Lee is a very bad lawyer"
    if code == "en" and head < len(folded) and folded[head].endswith(("ing", "ed")):
        words, folded = words[:head], folded[:head]
    small = [word for word in words if not word[0].isupper()] if code == "en" else folded
    small = [word for word in small if word not in language.word_list("role_modifiers", code)]
    if any(word in lists.cues(code) or word in lists.not_titles(code) for word in small):
        return ""
    if match is not None and words == whole and _is_listed(text, match.end()):
        joints = [number for number, word in enumerate(folded) if word in _OF]
        if joints and joints[-1] and (rest := _REST.match(text, match.end())):
            words = [*words[:-1], words[-1] + rest.group().rstrip()]
        else:
            words = words[: joints[-1]] if joints and joints[-1] else words
    loose = determiners - language.word_list("role_modifiers", code)
    title = " ".join(words[1:] if folded[0] in loose and len(words) > 1 else words)
    if code == "en" and match is not None and head == len(whole):
        return title + _organisation(text, match.end())
    return title


def _is_listed(text: str, end: int) -> bool:
    """Say whether the rest of a list stands behind an apposition, not "left and returned"."""
    found = _LISTED.match(text, end)
    first = found.group().split()[1].rstrip(",") if found else ""
    past = first in language.word_list("irregular_pasts", "en") or first.endswith("ed")
    return found is not None and ("-" in first or not past)


def _is_plain(word: str) -> bool:
    """Say whether a word before an English title, or in it, only tells what or whose it is."""
    told = word[0].isupper() or word.endswith(("'s", "\u2019s"))
    return told or lists.belongs_to_role(word, "en")


def _organisation(text: str, end: int) -> str:
    """Return what stands behind an English title and a comma if it is an organisation."""
    found = _ORGANISATION.match(text, end)
    if found is None:
        return ""
    first = found.group().split()[1]
    return "" if lists.is_given(first) or _is_listed(text, end) else found.group()


def _behind_letters(text: str, end: int) -> int:
    """Return where the degrees and honours behind a name end: "Ana Lee, M.D., Ph.D."."""
    while match := _LETTERS.match(text, end):
        letters = match.group(1).replace(".", "").casefold()
        if letters not in language.word_list("postnominals", "en") | _SUFFIXES:
            break
        end = match.end()
    return end


def _title_end(words: list[str], code: str) -> int:
    """Return the index after the title of an apposition, 0 when there is none.

    It ends the apposition, or only a phrase of its own follows it: "a resident visiting X".
    """
    folded = [word.casefold() for word in words]
    small = lists.openers(code)
    leading = language.word_list("prepositions", code) if code == "en" else frozenset()
    owned = max((n for n, word in enumerate(folded) if word.endswith(_OWNED)), default=-1)
    for first in range(len(folded)):
        if folded[first] in leading and folded[0] != _ONE and first > owned:
            return 0
        for size in range(1, lists.longest_role(code) + 1):
            after = first + size
            member = size == 1 and folded[first] in language.word_list("party_members", code)
            if not member and not lists.is_title(tuple(folded[first:after]), code):
                continue
            if code == "fr" and after < len(words) and _names_another(words[after], code):
                return 0  # "Abou Ghraib, l'ancien sergent Jean Petit"
            if code != "en" or after >= len(folded):
                return after
            if folded[after] in small or folded[after].endswith(("ing", "ed")):
                return after
    return 0


def _names_another(word: str, code: str) -> bool:
    """Say whether a word behind a title is a name's, no place or its adjective."""
    return word[:1].isupper() and not word.isupper() and not lists.is_governed(word, code)


def _first_part(words: list[str], code: str) -> list[str]:
    """Return an English apposition up to a clause, a long one up to another title or a place."""
    if code != "en":
        return words
    inside = range(1, len(words))
    end = next((n for n in inside if _opens_clause(*words[n - 1 : n + 2])), len(words))
    ends = (n for n in range(1, end) if words[n] in _AND and words[n + 1 : n + 2] == [_ONE])
    end = next(ends, end)
    ends = (n for n in range(1, end) if words[n].startswith(_QUOTED))
    if (quoted := next(ends, 0)) and not words[end - 1].endswith(_QUOTED):
        end = max((n for n in range(1, quoted) if words[n] in _AND), default=end)
    if end > SHORT:
        folded = [word.casefold() for word in words]
        joints = (n for n in range(1, end) if folded[n] in _AND)
        end = next((n for n in joints if _title_end(words[n + 1 :], code)), end)
    if end > LONGEST_AFTER:
        places = (n for n in range(2, LONGEST_AFTER + 1) if folded[n] in _PLACING)
        end = max(places, default=end)
    return words[:end]


def _opens_clause(before: str, word: str, after: str = "") -> bool:
    """Say whether a word opens a clause: "who", or "working" in "of Lima University working on".

    So does a verb of speech behind a name: "Lima University told".
    """
    if before[0].isupper() and word in lists.cues("en"):
        return True
    if word.endswith(("ing", "ed")):
        small = language.word_list("prepositions", "en"), language.word_list("articles", "en")
        governs = any(after in words for words in small)
        return governs and before[0].isupper() and word.islower()
    relative = word in language.word_list("relatives", "en")
    return relative and word not in language.word_list("determiners", "en")


def _has_other_person(words: list[str], code: str) -> bool:
    """Say whether a first name stands in an apposition: a list of people, no title.

    What a preposition or an article governs is none: "aide to Ana Orr", "the Brady Campaign".
    """
    prepositions = language.word_list("prepositions", code)
    articles = language.word_list("articles", code)
    before = ""
    for word in words:
        if before in prepositions:
            return False
        if len(word) > 2 and word[0].isupper() and lists.is_given(word) and before not in articles:
            return True
        before = word.casefold()
    return False
