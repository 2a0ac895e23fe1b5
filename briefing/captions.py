"""Tell a line that describes a picture: by its words, or by the name behind it in brackets."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import language

LONGEST = 60
"""Words of a paragraph that may stand below a picture."""

_CREDIT = re.compile(
    r"[.!?\u2026][\"\u201d\u201c\u2019\u00bb)]*\s+"
    r"\((?P<name>\w[^().!?;\n]{1,60})\)\s*$"
)


_PAST = re.compile(r"\b(?:was|were|had|did|said|told|will|would|has|have)\b")
"""English verbs that stand in no caption in the present."""


def captioned(text: str, codes: tuple[str, ...], *, within: int) -> bool:
    """Say whether words of captions ("file photo") stand in the first code points of a text.

    The lists are those of the languages `codes`.
    """
    beginning = f" {' '.join(text[: 2 * within].split())[:within].casefold()}"
    return _cues(codes).search(beginning) is not None


@lru_cache(maxsize=64)
def _cues(codes: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches the beginning of words of captions behind a space."""
    cues = sorted({re.escape(cue) for code in codes for cue in language.word_list("caption", code)})
    return re.compile(f" (?:{'|'.join(cues)})" if cues else "(?!)")


def dated(text: str, code: str) -> bool:
    """Say whether a line ends with a full date that no preposition governs, as captions do.

    So do agencies date their pictures: "... in Lima, Tuesday, Oct. 30, 2012."
    """
    found = _date(code).search(text)
    if found is None:
        return False
    before = text[: found.start()].split()
    governed = language.word_list("prepositions", code)
    comma = text[: found.start()].rstrip().endswith(",")
    free = bool(before) and before[-1].casefold() not in governed
    return free and (comma or found["weekday"] is not None)


def shows(text: str, code: str) -> bool:
    """Say whether a sentence tells in the present what stood before a camera on a past day.

    "The senator speaks to voters in Ames, Iowa, on Jan. 3, 2016."
    """
    if text.count(" ") > LONGEST:
        return False
    day = _dated_verb(code).search(text)
    return day is not None and not _PAST.search(text[: day.end()])


@lru_cache(maxsize=16)
def _dated_verb(code: str) -> re.Pattern[str]:
    """Return what matches a caption's verb in the present, and the day with its year behind it."""
    verbs, month = _names(code, "caption_verbs"), _names(code, "months", "months_short")
    if not verbs or not month:
        return re.compile(r"(?!)")
    day = rf"(?:{month})[a-z]?\.? (?:\d{{1,2}}, )?\d{{4}}|(?:early|mid|late)[ -](?:{month})"
    return re.compile(rf"\b(?:{verbs}) .*\b(?:{day})\b", re.I)


@lru_cache(maxsize=16)
def _date(code: str) -> re.Pattern[str]:
    """Return what matches a date with its year at the end of a line, as Americans write it."""
    weekday, month = _names(code, "weekdays"), _names(code, "months", "months_short")
    if not weekday or not month:
        return re.compile(r"(?!)")
    return re.compile(
        rf"\b(?P<weekday>(?:{weekday}),? )?(?:{month})\.? \d{{1,2}}, \d{{4}}\s?\.?$", re.IGNORECASE
    )


def _names(code: str, *lists: str) -> str:
    """Return an alternation of the words of some lists, for a regular expression."""
    rows = (row for name in lists for row in language.entries(name, code))
    return "|".join(sorted({re.escape(row.partition("|")[0].rstrip(".")) for row in rows}))


def credited(paragraph: str) -> bool:
    """Say whether a paragraph ends with a name alone in brackets: a picture's maker.

    So do "... on Thursday. (AP)" and "... of the town. (Ana Kos/Velmar Courier)".
    """
    if len(paragraph.split()) > LONGEST:
        return False
    found = _CREDIT.search(paragraph)
    return found is not None and found["name"][0].isupper()
