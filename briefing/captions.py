"""Tell a line that describes a picture: by its words, or by the name behind it in brackets."""

from __future__ import annotations

import re

from briefing import language

LONGEST = 60
"""Words of a paragraph that may stand below a picture."""

_CREDIT = re.compile(
    r"[.!?\u2026][\"\u201d\u201c\u2019\u00bb)]*\s+"
    r"\((?P<name>\w[^().!?;\n]{1,60})\)\s*$"
)


def captioned(text: str, codes: tuple[str, ...], *, within: int) -> bool:
    """Say whether words of captions ("file photo") stand in the first code points of a text.

    The lists are those of the languages `codes`.
    """
    beginning = f" {' '.join(text[: 2 * within].split())[:within].casefold()}"
    cues = frozenset[str]().union(*(language.word_list("caption", code) for code in codes))
    return any(f" {cue}" in beginning for cue in cues)


def credited(paragraph: str) -> bool:
    """Say whether a paragraph ends with a name alone in brackets: a picture's maker.

    So do "... on Thursday. (AP)" and "... of the town. (Ana Kos/Velmar Courier)".
    """
    if len(paragraph.split()) > LONGEST:
        return False
    found = _CREDIT.search(paragraph)
    return found is not None and found["name"][0].isupper()
