"""Find where a report begins: behind a kicker, a byline, or a dateline with place and agency."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.language import entries, listed, word_list

CAPITAL = "A-Z\u00c0-\u00de\u0106\u010c\u0110\u0160\u017d\u0130\u015e\u0386-\u03ab\u0400-\u042f"
"""The capital letters of our languages, for a set in a regular expression."""

_DATELINE = re.compile(
    rf"""(?: [{CAPITAL}][{CAPITAL}.'\u2019-]{{2,}} (?:[ /,]+[^\s.!?()\u2013-\u2015]+\.?){{0,7}}?
             (?: \s*\([{CAPITAL}][^()\n]{{1,30}}\) \s* [-\u2013-\u2015]*
               | \s+[-\u2013-\u2015]+(?=\s) | [\u2013-\u2015]+ )
           | [{CAPITAL}][\w'\u2019-]+ (?: [/,][^!?\n()]{{2,40}} )? \s
             \((?: [{CAPITAL}][^()\n]{{1,30}} | [a-z]{{2,6}} (?: /[a-z]{{2,6}} )? )\)
             \s* [-\u2013-\u2015]+
           | [{CAPITAL}][\w'\u2019-]+ (?: [ ][{CAPITAL}][\w'\u2019-]+ ){{0,2}},
             (?: [ ][{CAPITAL}][\w'\u2019-]+ ){{1,3}} \s+ [-\u2013-\u2015]+ (?=\s)
           | [{CAPITAL}]\w+, [ ] (?: \d{{1,2}}\.? [ ] \w+ | [{CAPITAL}]\w+ [ ] \d{{1,2}}, )
             [ ] (?:19|20)\d\d\.? (?=\s)
             (?: \s* \([^()\n]{{2,30}}\) \s* [-\u2013-\u2015]+ )?
           | [{CAPITAL}][a-z]{{2,8}}\.? [ ] \d{{1,2}} (?: ,[ ]\d{{4}} )? \s+
             [-\u2013-\u2015]+ (?=\s)
           | \([A-Z]{{2,6}}\) \s* [-\u2013-\u2015]* )
        \s* (?=["\u201c\u201e\u00ab{CAPITAL}0-9])""",
    re.VERBOSE,
)
"""Place, day and agency before a report's first words: "OSLO, Norway (AP) - ", "Monday, 4 May
2026"."""
_CITY = re.compile(
    rf"[{CAPITAL}]{{3,}}(?:[ ][{CAPITAL}]{{2,}}){{0,2}}:\s+"
    rf"(?=[\"\u201c\u201e\u00ab{CAPITAL}0-9])"
)
_TOWN = re.compile(
    rf"([{CAPITAL}][\w'\u2019-]+(?:[ ][{CAPITAL}][\w'\u2019-]+){{0,2}})"
    rf"(?::|\s[-\u2013-\u2015]{{1,2}})\s+(?=[\"\u201c\u201e\u00ab{CAPITAL}0-9])"
)
_AGENCY = re.compile(
    rf"([{CAPITAL}][\w'\u2019-]+(?:[ ][{CAPITAL}][\w'\u2019-]+){{0,2}})"
    rf"(,[ ][{CAPITAL}][\w'\u2019-]+(?:[ ][{CAPITAL}][\w'\u2019-]+)?)?"
    rf"\s\([A-Z]{{2,8}}\)\s+(?=[\"\u201c\u201e\u00ab{CAPITAL}0-9])"
)
"""A place and an agency that no dash parts from the report: "Oslo, Norway (AP) The ..."."""
_BYLINE = re.compile(
    rf"(?:By[ ]){{1,2}}[{CAPITAL}][\w.'\u2019-]*(?:[ ][{CAPITAL}][\w.'\u2019-]*){{1,3}}[ ]"
    rf"[{CAPITAL}][a-z]{{2,8}}\.?[ ]\d{{1,2}},[ ](?:19|20)\d\d(?:[ ]in[ ][{CAPITAL}][a-z]+)?\s+"
    rf"(?=[\"\u201c\u201e\u00ab{CAPITAL}0-9])"
)
"""An author, a day and a section before a report: "By Ana Lee Oct 3, 2015 in World A ..."."""
_PLAYER = re.compile(r"(?:Skip in Skip )?x Embed x Share (?:CLOSE )?")
"""The buttons of a film player before a report."""
_KICKER = re.compile(
    rf"([{CAPITAL}][{CAPITAL}'\u2019 &-]{{1,40}})(?:(?<=\s)(\|)|:)?\s+"
    rf"(?=[\"\u201c\u201e\u00ab{CAPITAL}0-9])"
)
"""Words in capitals before a sentence: "CLOSE The ...", "THE DAY'S NEWS | The ..."."""


def after_kicker(text: str, start: int, end: int) -> int:
    """Return where the words begin behind a kicker: one that is listed or parted by a bar."""
    player = _PLAYER.match(text, start, end)
    start = player.end() if player else start
    match = _KICKER.match(text, start, min(end, start + 60))
    if match is None or len(text[match.end() : end].split()) <= 3:
        return start
    known = match[2] == "|" or listed([match[1]], "any")[0] in word_list("kickers", "any")
    return match.end() if known else start


def after_dateline(text: str, start: int, end: int, language: str, *, first: bool = False) -> int:
    """Return where the report begins: after a dateline that words follow.

    "OSLO: The ..." and, of a place that is known, "Oslo: The ...", "Oslo - The ..." are
    datelines at a text's beginning alone, elsewhere somebody speaks.
    """
    limit = min(end, start + 120)
    match = _DATELINE.match(text, start, limit) or _BYLINE.match(text, start, limit)
    if not match and first:
        match = _CITY.match(text, start, limit)
    if not match and (agency := _AGENCY.match(text, start, limit)):
        known = first and agency[1].casefold() in _towns(language)
        match = agency if agency[2] or known else None
    if not match and first and (town := _TOWN.match(text, start, limit)):
        match = town if town[1].casefold() in _towns(language) else None
    return match.end() if match and len(text[match.end() : end].split()) > 3 else start


@lru_cache(maxsize=16)
def _towns(code: str) -> frozenset[str]:
    """Return the names of places, in lower case."""
    rows = (*entries("places", "any"), *entries("places", code), *entries("cities", code))
    return frozenset(row.partition("|")[0].casefold() for row in rows)
