"""Cut off a run of capitalised words what stands before or behind the name in it."""

from __future__ import annotations

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.forms import name_key
from briefing.analyse.people.run_titles import Words, leading_places
from briefing.analyse.people.shapes import is_body, is_postnominal

PATRONYMIC = frozenset({"bin", "ibn"})
"""Words behind which the father's name stands: "Hamad bin Khalifa"."""

_BEHIND = {"en": frozenset({"of"}), "fr": frozenset({"de", "du"})}
"""Words behind a name in full before where somebody is from."""

AFFILIATION = "von"
"""The German word behind which stands where somebody comes from, or what for."""


def calmed(words: Words, code: str) -> Words:
    """Cut words in capitals off the front of an English name: "JUST IN Ana Lee"."""
    count = 0
    while code == "en" and count < len(words) - 2 and _shouts(words[count][0]):
        count += 1
    first = words[count][0] if count else ""
    named = lists.is_given(first) and not lists.opens_title(first.casefold(), code)
    return words[count:] if named else words


def without_tail(words: Words, code: str) -> Words:
    """Cut off what follows a name in full: "MP", "of Velmar University", "du Parti radical"."""
    if len(words) < 3 or code not in _BEHIND:
        return words
    if is_postnominal(words[-1][0], code):
        return words[:-1]
    name = [word for word, _, _ in words]
    for position in range(2, len(words) - 1):
        acronym = name[position + 1].isupper() and len(name[position + 1]) > 1
        if name[position] not in _BEHIND[code] or not (lists.is_given(name[0]) or acronym):
            continue
        joined = code == "fr" and not _is_elsewhere(name[position:], code)
        if not joined and not is_body(name[:position], code):
            return words[:position]
    return words


def _is_elsewhere(words: list[str], code: str) -> bool:
    """Say whether French words name a place or a body: "de France", "du Parti", "de la Croix"."""
    plain = [word for word in words if word not in lists.PARTICLES]
    key = name_key(plain[0]) if plain else ""
    known = lists.territories(code) | lists.bodies(code) | lists.not_names(code)
    article = words[0] == "du" or words[1] == "la"
    return article or key in known or any(word.isupper() and len(word) > 1 for word in plain)


def behind_link(words: Words, titled: bool, code: str) -> Words:
    """Cut all before "of" and the like that joins no first name to a surname.

    Behind a title or a first name a place is where the person comes from: "Senator Orr of
    Ohio" names Orr.  In German so is all behind a name in full: "Ana Orr von Amnesty".
    """
    governing = language.stop_words(code) | language.word_list("prepositions", code)
    for position in range(len(words) - 2, 0, -1):
        word, before = words[position][0], words[position - 1][0]
        joins = word in lists.PARTICLES and (code == "en" or word not in governing)
        joins = joins and not lists.is_given(words[position + 1][0])
        joins = joins or word in PATRONYMIC or lists.is_given(before)
        joins = joins or before.casefold() in lists.PARTICLES
        full = position > 1 and word != "of" and lists.is_given(words[0][0])
        joins = joins or (code in ("en", "fr") and full)
        place = name_key(words[-1][0]) in lists.territories(code)
        if word == "of" and titled and place:
            return words[:position]
        if word == AFFILIATION and code == "de" and position > 1 and not joins:
            return words[:position]
        if word == "of" or (word in lists.PARTICLES and not joins):
            return words[position + 1 :]
    return words


def without_places(words: Words, code: str) -> Words:
    """Cut places and their adjectives off the front: "Serbian Marko Ilić"."""
    count = leading_places(words, code)
    if not 0 < count < len(words):
        return words
    left = words[count:]
    return left if lists.is_given(left[0][0]) or len(left) > 1 else words


def _shouts(word: str) -> bool:
    """Say whether a word in capitals is no initial, first name or title."""
    known = lists.is_given(word) or lists.opens_title(word.casefold(), "en")
    return word.isupper() and len(word) > 1 and not known
