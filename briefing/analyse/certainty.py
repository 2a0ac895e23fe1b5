"""Turn a sentence into its certainty: how settled its main statement is put.

Cue lists with scope, after the BioScope corpus (Vincze et al. 2008): a cue counts for the
words after it in its clause, and cues inside quotation marks belong to the quoted, not to
the sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import language

ORDER = ("open", "denied", "hedged", "planned", "attributed")
"""The labels with cue lists, the one that wins first."""

_QUOTED = re.compile(
    '["\u201c\u201e\u00ab][^"\u201c\u201d\u201e\u00ab\u00bb]*["\u201d\u201c\u00bb]'
)


@lru_cache(maxsize=64)
def _pattern(name: str, code: str) -> re.Pattern[str] | None:
    cues = language.entries(f"certainty_{name}", code)
    if not cues:
        return None
    body = "|".join(
        re.escape(cue).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        for cue in sorted(cues, key=lambda c: (-len(c), c))
    )
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


def label(text: str, code: str) -> tuple[str, str]:
    """Return the certainty of a sentence and the cue that shows it, as written.

    `question` for a sentence that asks; `stated` when no cue stands outside quotation marks.
    """
    plain = _masked(text)
    if code == "sr":
        plain = language.to_latin(plain) if len(language.to_latin(plain)) == len(plain) else plain
    bare = plain.rstrip(' "\u201d\u201c\u00bb\u2019)')
    if bare.endswith(("?", "\u037e")) or (code == "el" and bare.endswith(";")):
        return "question", ""
    for name in ORDER:
        pattern = _pattern(name, code)
        match = pattern.search(plain) if pattern else None
        if match is None:
            continue
        if name == "hedged" and (
            _past_plan(plain, code, match.start()) or _asked(plain, code, match.start())
        ):
            continue
        return name, text[match.start() : match.end()]
    return "stated", ""


def negated(text: str, code: str) -> bool:
    """Say whether the main clause of a sentence is denied: a negation outside quotation marks."""
    pattern = _pattern("negation", code)
    if pattern is None:
        return False
    first = re.split(r"[,;:\u2014]|\b(?:but|although|aber|mais|ali|por|ama|αλλά)\b", _masked(text))[
        0
    ]
    return pattern.search(first) is not None


def _masked(text: str) -> str:
    """Return the text with the words of full quotations blanked, offsets kept."""
    return _QUOTED.sub(
        lambda m: " " * len(m.group()) if len(m.group().split()) > 3 else m.group(), text
    )


def _past_plan(text: str, code: str, at: int) -> bool:
    """Say whether a firm decision stands before the hedge: "decided ... what they could"."""
    pattern = _pattern("planned", code)
    match = pattern.search(text, 0, at) if pattern else None
    return match is not None


def _asked(text: str, code: str, at: int) -> bool:
    """Say whether a hedge belongs to an embedded question: "ideas on how they could ..."."""
    openers = language.entries("embedded", code)
    if not openers:
        return False
    clause = re.split(r"[,;:]", text[:at])[-1]
    body = "|".join(map(re.escape, openers))
    return re.search(rf"(?<!\w)(?:{body})(?!\w)", clause, re.IGNORECASE) is not None
