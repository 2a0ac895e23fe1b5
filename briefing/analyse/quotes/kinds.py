"""Tell quotations from scare quotes and titles of works."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing import language

SCARE = {"en": 6, "fr": 6}
"""Words below which a quoted fragment inside a sentence is a scare quote or a term.

Four in other languages: they say in one word what these say with an article or preposition.
"""

WHOLE = 3
"""The same when a full stop inside the marks shows a sentence of its own."""

UNATTRIBUTED = 5
"""Words below which a quotation without any speaker is a slogan or a term."""

LONGEST_TITLE = 14
"""Words of a title of a work at most."""

_FINAL = ".!?\u2026"
_INNER_END = re.compile(r"[.!?\u2026]\s")


class Place(NamedTuple):
    """How quoted words stand in their sentence."""

    fragment: bool
    """True when they are part of the sentence around them, no sentence of their own."""
    cued: bool
    """True when a verb or noun of speech with a speaker stands beside them."""
    introduced: bool
    """True when a comma or colon behind such a verb opens them."""
    titled: bool
    """True when a noun like "film" or "motto" stands before them."""
    ended: bool
    """True when a full stop stands inside or right behind the marks."""
    follows: bool = False
    """True when a quotation with a speaker stands before them in the paragraph."""
    goes_on: bool = False
    """True when the paragraph ends before the quotation does."""


def kind_of(text: str, place: Place, code: str) -> str:
    """Return `quotation`, `scare` or `title` for quoted words."""
    words = text.split()
    content = [w for w in words if w[0].isalpha() or any(sign.isalpha() for sign in w)]
    if not content:
        return "scare"
    if place.introduced or place.goes_on or (place.cued and not place.fragment):
        return "quotation"
    if (place.titled and len(words) <= LONGEST_TITLE) or _is_title(text, content, code):
        return "title"
    final = text[-1] in _FINAL
    least = SCARE.get(code, 4)
    if place.fragment and len(words) < (WHOLE if final and place.cued else least):
        return "scare"
    if place.cued:
        return "quotation"
    least = WHOLE if place.follows and final and not place.fragment else UNATTRIBUTED
    told = place.ended or place.fragment
    return "quotation" if len(words) >= least and told else "scare"


def _is_title(text: str, content: list[str], code: str) -> bool:
    """Say whether the words are written as a title is: all but the small ones capitalised."""
    if len(content) > LONGEST_TITLE or _INNER_END.search(text):
        return False
    if code == "de" and text[-1] == ".":  # every noun has a capital, a title no full stop
        return False
    stop = language.stop_words(code)
    bare = [word.strip(".,:;!?()[]\u2018\u2019'") for word in content]
    main = [w for w in bare if w.casefold() not in stop and not (w.islower() and len(w) <= 4)]
    capitals = sum(word[:1].isupper() for word in main)
    least = 1.0 if code == "de" else 0.8
    return bare[0][:1].isupper() and capitals >= 2 and capitals >= least * len(main)
