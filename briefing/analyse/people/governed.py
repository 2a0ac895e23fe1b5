"""Tell two titles before a name apart: "der Sprecher des Präsidenten Jan Voss" is the spokesman."""

from __future__ import annotations

from collections.abc import Sequence

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.base import is_declined
from briefing.analyse.people.role_forms import role_gender, shown

_LINKS = {
    "de": frozenset({"des", "der", "von", "vom"}),
    "fr": frozenset({"du", "de", "d'"}),
    "el": frozenset({"του", "της".casefold()}),
    "sq": frozenset({"i", "e", "të", "së"}),
    "mk": frozenset({"на"}),
}
"""What stands between a title and whom it serves: a preposition or an article in the genitive."""

_FRENCH = ("la", "l'")
"""The French articles behind "de"."""

_NOMINATIVE = ("ς", "α", "η")
"""Endings of Greek first names in the nominative: another case is told apart by them."""


def governed_from(words: Sequence[str], name: str, code: str) -> int:
    """Return where the title starts that an earlier one governs, or 0.

    `words` stand right before a name whose first word is `name`: of "Sprecher des Präsidenten"
    it is 2, as the name is the president's.  In Greek it is the spokesman's in the nominative.
    """
    links = _LINKS.get(code)
    if links is None or len(words) < 2:
        return 0
    if code == "el" and name.endswith(_NOMINATIVE) and name.casefold() in lists.first_names():
        return 0
    low = [lists.lower(word, code).replace("\u2019", "'") for word in words]
    for place in range(len(low) - 1, 0, -1):
        if not _is_noun(low[place], code):
            continue
        link = place - 1
        while link > 0 and low[link] not in links and lists.belongs_to_role(low[link], code):
            link -= 1
        link -= code == "fr" and link > 0 and low[link] in _FRENCH
        several = code == "de" and low[link] == "der" and role_gender(low[place], code) != "f"
        if low[link] in links and not several and any(_is_noun(word, code) for word in low[:link]):
            return place
    return 0


def own_title(role: str, name: tuple[str, ...], code: str) -> str:
    """Return the last title of those right before a name, where it governs the name alone.

    "portparolka predsednika Petra Ilića" tells that Ilić is president.
    """
    words = role.split()
    first = governed_from(words, name[0], code)
    if language.family(code) == "hbs" and len(words) > 1 and is_declined(name, code):
        low = [lists.lower(word, code) for word in words]
        titles = [n for n, word in enumerate(low) if _is_noun(word, code)]
        subject = len(titles) > 1 and low[titles[0]] in language.word_list("roles", "hbs")
        first = titles[-1] if subject else 0  # but "od zamenika premijera Petra Ilića"
        while first > 1 and lists.belongs_to_role(words[first - 1], code):
            first -= 1
    return " ".join(words[first:])


def _is_noun(word: str, code: str) -> bool:
    """Say whether a small word is a title of one word, in some case."""
    return lists.is_title((word,), code) or shown(word, code) in language.word_list("roles", code)
