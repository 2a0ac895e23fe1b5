"""Turn a sentence into the countries and alliances it names.

Names of countries come from the CLDR in each language; capitals, great cities, adjectives
and peoples are lists of our own.  A government named by its capital ("Ankara and Belgrade
will ...") is its country.
"""

from __future__ import annotations

from briefing.analyse.places.namesakes import LONGEST_ARTICLE, settled
from briefing.analyse.places.regions import neighbours, region, related
from briefing.analyse.places.table import NO_PLACE, alliances, names
from briefing.analyse.scan import Scan, scan
from briefing.model import Place

__all__ = ["LONGEST_ARTICLE", "bodies", "find", "neighbours", "region", "related"]


def find(text: str, code: str, article: str = "") -> tuple[Place, ...]:
    """Return the countries that a sentence names, in order, with offsets in the sentence.

    `article`, the text that the sentence is from, helps to tell namesakes: Georgia the state
    from Georgia the country, Jordan the player from Jordan.
    """
    cut = scan(text, code)
    found = []
    for match in names(code).all(cut):
        territory = settled(cut, match, code, article)
        if territory != NO_PLACE:
            found.append(Place(territory, cut.starts[match.first], _end(cut, match.last - 1)))
    return tuple(found)


def _end(cut: Scan, last: int) -> int:
    """Return where a name ends; the full stop of "U.S." belongs to it."""
    end = cut.ends[last]
    initials = len(cut.words[last]) == 1 and last > 0 and cut.gap(last - 1) == "."
    return end + 1 if initials and cut.text[end : end + 1] == "." else end


def bodies(text: str, code: str = "en") -> tuple[str, ...]:
    """Return the alliances and international bodies that a text names, as codes, sorted."""
    return tuple(sorted({match.value for match in alliances(code).all(scan(text, code))} - {""}))
