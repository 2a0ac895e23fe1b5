"""Find the title that stands before a name: "predsednik Srbije", "the mayor of X"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.base import is_declined
from briefing.analyse.people.forms import name_key
from briefing.analyse.people.fronts import title_start
from briefing.analyse.people.offices import LONGEST, is_acronym, is_body_of, is_office, is_phrase

WINDOW = 120
"""Code points before a name in which its title starts."""

GOVERNED = 4
"""Words behind a title that belong to it and are no office's, at most, and one."""

PLACING = frozenset({"in", "at"})
"""English prepositions between a title and where it is held, before a person and no place."""

PLAIN_WORD = re.compile(r"[^\s,;:()\"\u201c\u201d\u00ab\u00bb\u201e]+")
"""A word before a name."""

_BREAK = re.compile(r"[,;:()\"\u201c\u201d\u00ab\u00bb\u201e]|(?<= )[-\u2013\u2014](?= )")
APPOSED = re.compile(r",\s+$")
"""The comma between a title and a name."""

ANOTHER = re.compile(r"(?:\s\([^()]{1,20}\))?(?:,\s|\sand\s|,\sand\s)[A-Z][\w.'\u2019-]*\s[A-Z]")
"""Another English name behind one: " (Ky.) and Tom Orr", ", Tom Orr"."""

_ASIDE = re.compile(r" \([^()]{2,12}\)(?=,? ?$)")
"""The acronym of a body behind its name: "the head of the Workers' Party (WP), "."""

_PARTY = re.compile(r" \([^\W\d_a-z][\w-]{1,7}\)(?= [^\W\d_])")
"""The acronym of a party behind a title: "le député (LR) du Gard"."""

_NAMES = re.compile(r"[^,.;:!?()\[\]\"\u201c\u201d]*")
"""What stands up to the next sign."""

_FULL_NAME = re.compile(r"[^\W\d_a-z]\w+ (?:[^\W\d_a-z]\.? )?[^\W\d_a-z]\w")


_FULL = re.compile(
    r"(?!\w+-[a-z])[^\W\d_a-z][\w'\u2019-]+(?: (?:[^\W\d_a-z][\w'\u2019.-]*|[a-z]{2,3})){1,3}"
)
"""A name of several words, small ones such as "van" among them; none "Ohio-based"."""


class _Front(NamedTuple):
    """What stands before a name."""

    text: str
    """The text behind the last sign, without the comma at its end."""
    words: list[tuple[str, int]]
    """Its words, each with where it starts."""
    personal: bool
    """True when the name's first word is a common first name."""
    apposed: bool
    """True when a comma parts it from the name."""
    whole: bool
    """True when it opens its sentence or follows its first clause, or another sign than a comma."""


def title_before(text: str, start: int, code: str, *, within: bool = False) -> str:
    """Return the title in small letters before a name, with the words that belong to it.

    Between title and name only what the title governs may stand: "predsednik Srbije",
    "kryetari i bashkisë"; with `within` that goes on in the words behind `start`.
    """
    if not within and not _may_be_title(text, start, code):
        return ""
    front = _front(text, start, code, within=within)
    words = front.words
    closed = front.apposed and _closes(text, start)
    reach = GOVERNED if code == "en" and not closed else LONGEST + 1
    for last in range(len(words), max(0, len(words) - reach), -1):
        bond = _bond(front, last, code, within=within, closed=closed)
        head = _title_at(words, last, code) if bond else None
        if head is None:
            continue
        if _is_member(words, head, last, text, start, code) and _has_earlier(front, head, code):
            continue  # "predsednica Unije radnika Ana Lee"
        if _is_infinitive([word for word, _ in words[:last]], code):
            return ""
        first = title_start(words, head, code, apposed=front.apposed)
        if front.apposed:
            determined = any(_is_determined(words[:n], code) for n in (head, first))
            opens = front.whole and _opens_clause(words[:first], code)
            tied = bond != "loose" or closed
            apart = determined and tied and _stands_apart(text, start, code)
            listed = code == "en" and _is_styled(words, first)
            if not apart and not (opens and (determined or closed or listed or code != "en")):
                return ""  # "After the talks with the mayor of Velmar, Ana Lee said"
            first = _with_owner(words, first) if code == "en" else first
        return " ".join(front.text[words[first][1] :].split())
    return ""


def _is_styled(words: list[tuple[str, int]], first: int) -> bool:
    """Say whether an English title has a capital right behind a verb: "says Co-Founder, Ana"."""
    return first > 0 and words[first][0][0].isupper() and words[first - 1][0] in lists.cues("en")


def _is_member(
    words: list[tuple[str, int]], head: int, last: int, text: str, start: int, code: str
) -> bool:
    """Say whether a Slavic title before a name in its base form is in another case."""
    if language.family(code) != "hbs":
        return False
    title = tuple(word.casefold() for word, _ in words[head:last])
    name = _FULL.match(text, start)
    declined = name is not None and is_declined(tuple(name.group().split()), code)
    return title not in lists.roles(code) and not declined


def _has_earlier(front: _Front, head: int, code: str) -> bool:
    """Say whether a title in its base form stands before an office that holds another one."""
    words = [word for word, _ in front.words]
    return any(
        (words[place].casefold(),) in lists.roles(code) and is_office(words[place + 1 :], code)
        for place in range(head - 1)
    )


def _front(text: str, start: int, code: str, *, within: bool) -> _Front:
    """Return what stands before a name; nothing when it does not stand right before it."""
    window = text[max(0, start - WINDOW) : start]
    if not window[-1:].isspace() and not (within and window[-1:] in "'\u2019"):
        return _Front("", [], personal=False, apposed=False, whole=False)
    comma = APPOSED.search(window)
    window = _without_aside(window[: comma.start()] if comma else window.rstrip(), code) + " "
    breaks = [match.end() for match in _BREAK.finditer(window)]
    whole = window[breaks[-1] - 1] != "," if breaks else start <= WINDOW
    whole = whole or (start <= WINDOW and len(breaks) == 1 and _is_fronted(window, code))
    window = window[breaks[-1] :] if breaks else window
    words = [(match.group(), match.start()) for match in PLAIN_WORD.finditer(window)]
    name = PLAIN_WORD.match(text, start)
    personal = name is not None and lists.is_given(name.group())
    return _Front(window, words, personal, comma is not None, whole)


def _is_fronted(window: str, code: str) -> bool:
    """Say whether a sentence opens with a participle's clause: "Interrogé par l'AFP, ..."."""
    first = lists.lower(window.split(maxsplit=1)[0], code)
    return first in language.word_list("opening_participles", code)


def _bond(front: _Front, last: int, code: str, *, within: bool, closed: bool) -> str:
    """Return how the words from `last` on belong to a title before them, or nothing.

    `near`: they are none, or are governed by it; `office`; `loose`, before a comma.  `closed`:
    the name stands between two commas.
    """
    rest = front.words[last:]
    if len(rest) > 1 and name_key(rest[0][0]) in lists.role_attributes(code):
        rest = rest[1:]  # "ministre délégué aux Transports"
    if not rest or (front.apposed and code == "en" and _is_of_place(rest)):
        return "near"
    if code != "en" and len(rest) > 1 and rest[0][0][0].isupper() and lists.is_given(rest[0][0]):
        return ""  # somebody else's: "gradonačelnik Petar Savić i kolegica Ana Ilić"
    chained = code == "sq" and _is_chain([word for word, _ in rest])
    if (len(rest) < GOVERNED or chained) and _is_governed(rest, code, within):
        return "near"
    plain = [word for word, _ in rest]
    if len(plain) > 1 and " ".join(plain).casefold() in language.word_list("role_tails", code):
        return "near"
    if code == "en":
        inner = plain[0] == "to" or plain[0] in language.word_list("inner_prepositions", code)
        inner = inner or (front.personal and plain[0] in PLACING)
        return "office" if closed and inner and is_phrase(plain, code) else ""
    if front.apposed and is_phrase(plain, code):
        return "loose"
    several = len(plain) > 1 or within
    return "office" if several and is_office(plain, code, within=within) else ""


def _is_chain(words: list[str]) -> bool:
    """Say whether Albanian words are genitives, each with its article: "i Bashkisë së Vlorës"."""
    links = language.word_list("inner_prepositions", "sq")
    return len(words) % 2 == 0 and links.issuperset(word.casefold() for word in words[::2])


def _title_at(words: list[tuple[str, int]], last: int, code: str) -> int | None:
    """Return where the longest title starts that ends before `last`, if there is one.

    Behind a body's noun it is that of its members: "predsjedavajuća Vijeća ministara".
    """
    for size in range(min(lists.longest_role(code), last), 0, -1):
        first = last - size
        if lists.is_title(tuple(word.casefold() for word, _ in words[first:last]), code):
            return None if first and is_body_of(words[first - 1][0], code) else first
    return None


def _with_owner(words: list[tuple[str, int]], first: int) -> int:
    """Return where a title starts with whose it is: "Nevada's governor", "Ana Orr's lawyer"."""
    owner = words[first - 1][0] if first else ""
    if not owner.endswith(("'s", "\u2019s")) or not owner[0].isupper():
        return first
    first -= 1
    while first and _is_capital_name(words[first - 1][0]):
        first -= 1
    return first


def _is_capital_name(word: str) -> bool:
    return word[0].isupper() and not lists.is_opener(word, "en")


def _closes(text: str, start: int) -> bool:
    """Say whether a comma stands right behind a full name, as before it."""
    match = _FULL.match(text, start)
    return match is not None and text[match.end() : match.end() + 1] == ","


def _stands_apart(text: str, start: int, code: str) -> bool:
    """Say whether no verb follows a name: "the mayor, Ana Lee, said", "a pollster, Ana Lee of"."""
    match = _NAMES.match(text, start)
    words = match.group().split() if match else []
    small = (word for word in words if not word[0].isupper() and word not in lists.PARTICLES)
    first = next(small, "")
    return not first or first in language.word_list("prepositions", code)


def _opens_clause(before: list[tuple[str, int]], code: str) -> bool:
    """Say whether a title opens its clause, but for articles and the like or a verb of speech."""
    words = [word for word, _ in before]
    determiners = language.word_list("determiners", code)
    while words and words[-1].casefold() in determiners:
        words.pop()
    if words and words[-1].casefold() in lists.cues(code):
        return True
    return all(lists.belongs_to_role(word, code) for word in words)


def _is_infinitive(words: list[str], code: str) -> bool:
    """Say whether the last of some words is a verb and no title: "the first to host Orr"."""
    if len(words) < 2 or words[-1] not in language.word_list("title_verbs", code):
        return False
    return words[-2].casefold() in language.word_list("infinitives", code)


def _without_aside(text: str, code: str) -> str:
    """Return what stands before a name without the acronyms in brackets of its title."""
    if ")" not in text:
        return text
    return _ASIDE.sub("", text if code == "en" else _PARTY.sub("", text))


def _may_be_title(text: str, start: int, code: str) -> bool:
    """Say quickly whether the word before a name can end a title with what it governs."""
    if start == 0 or not text[start - 1].isspace():
        return False
    before = _without_aside(text[max(0, start - 40) : start], code).split()
    if not before:
        return False
    if code == "en" and "of" in before[-3:] and _FULL_NAME.match(text, start):
        return True
    if code == "en" and before[-1].endswith(",") and _closes(text, start):
        return True
    return _can_end_title(before[-1], code)


@lru_cache(maxsize=50_000)
def _can_end_title(word: str, code: str) -> bool:
    bare = word.strip(",").casefold()
    if not bare or _BREAK.search(bare):
        return False
    if bare in lists.title_ends(code) or lists.is_title((bare,), code):
        return True
    if lists.is_governed(bare, code):
        return True
    if code == "en" or (code == "de" and not word.endswith(",")):
        return False
    if is_acronym(word):
        return True
    return (
        bare.replace("'", "").replace("\u2019", "").isalpha()
        and bare not in lists.openers(code)
        and bare not in lists.cues(code)
    )


def _is_determined(words: list[tuple[str, int]], code: str) -> bool:
    """Say whether an article stands before a title: "the mayor, Ana Lee, said"."""
    determiners = language.word_list("determiners", code)
    owner = ("'s", "\u2019s") if code == "en" else ()
    return any(word.casefold() in determiners or word.endswith(owner) for word, _ in words[-2:])


def _is_of_place(words: list[tuple[str, int]]) -> bool:
    """Say whether the words after a title are "of" and a name: "the mayor of Velmar, Ana Lee"."""
    return [word for word, _ in words[:1]] == ["of"] and all(w[0].isupper() for w, _ in words[1:])


def _is_governed(words: list[tuple[str, int]], code: str, within: bool) -> bool:
    """Say whether the words after a title belong to it: "of Serbia", "i bashkisë"."""
    names = ("inner_prepositions", "determiners", *(["articles"] if code == "fr" else []))
    small = frozenset[str]().union(*(language.word_list(name, code) for name in names))
    folded = [word.casefold().replace("\u2019", "'") for word, _ in words]
    if all(word in small or lists.is_governed(word, code) for word in folded):
        return within or lists.is_governed(folded[-1], code)
    if within or code == "en" or folded[-1] in small:
        return False
    if all(lists.is_country(word, code) for word in folded):
        return True  # "le président américain Jean Petit"
    if code == "fr" and len(words) == 1 and is_acronym(words[0][0]):
        return True  # "le député LR Jean Petit"
    joint = language.to_latin(" ".join(folded[-2:-1])) == "i"  # "rudarstva i energetike"
    folded = [*folded[:-2], folded[-1]] if joint and language.family(code) == "hbs" else folded
    closed = (lists.openers(code) | language.word_list("auxiliaries", code)) - small
    if any(word in closed or word in lists.cues(code) for word in folded):
        return False
    genitive = language.family(code) == "hbs" and len(folded) <= 2
    elided = "".join(folded[0].partition("'")[:2])  # "porte-parole d'Airbus Jean Petit"
    return genitive or folded[0] in small or elided in small
