"""Turn a sentence into its certainty: how settled its main statement is put.

Cues with scope, after the BioScope corpus (Vincze et al. 2008): a cue counts in the main
clause and in the clause that tells what is said ("said that it may ..."), not in clauses
that only add time, cause or description, and not inside quotation marks.  A cue of
content (planned, hedged) goes before one of speech: "said it will open" is planned.
"""

from __future__ import annotations

from briefing.analyse.certainty.clauses import Cue, cues, question
from briefing.analyse.scan import quoted, scan

__all__ = ["label", "negated"]

MODIFIED = 2
"""Words within which a hedge after a plan softens it: "will probably"."""

MOSTLY = 0.6
"""Share of a sentence inside quotation marks from which it is somebody's speech."""

CERTAIN_FIRST = ("open", "denied")
"""Labels that win wherever they stand in the main statement."""


def label(text: str, code: str) -> tuple[str, str]:
    """Return the certainty of a sentence and the cue that shows it, as written.

    One of `open`, `denied`, `hedged`, `planned`, `attributed`, `question` and `stated`.
    """
    if question(text, code):
        return "question", ""
    found = [cue for cue in cues(text, code) if cue.main]
    for name in CERTAIN_FIRST:
        for cue in found:
            if cue.label == name:
                return name, _written(text, code, cue)
    content = _content(found, code)
    if content is not None:
        return content[0], _written(text, code, content[1])
    speech = [cue for cue in found if cue.label == "attributed"]
    if speech:
        return "attributed", _written(text, code, speech[0])
    if sum(end - start for start, end in quoted(text)) > MOSTLY * len(text):
        return "attributed", ""
    weak = [cue for cue in found if cue.label == "weak"]
    if weak:
        return "hedged", _written(text, code, weak[0])
    return "stated", ""


def negated(text: str, code: str) -> bool:
    """Say whether the main clause of a sentence is denied: a negation outside quotation marks."""
    for cue in cues(text, code):
        if cue.label == "contrast":
            return False
        if cue.label == "negation" and cue.main:
            return True
    return False


def _content(found: list[Cue], code: str) -> tuple[str, Cue] | None:
    """Return the first cue that tells a plan or a possibility, with its label.

    English "would" in what somebody says is their future, elsewhere a possibility; "da bi"
    in Serbian and its sisters is a possibility in what somebody says, elsewhere a purpose.
    """
    said = any(cue.label == "attributed" for cue in found)
    for number, cue in enumerate(found):
        if cue.label == "hedged" or (cue.label == "purpose" and said):
            return "hedged", cue
        if cue.label == "conditional":
            return ("planned" if said and code == "en" else "hedged"), cue
        if cue.label == "planned":
            after = [c for c in found[number + 1 :] if c.first - cue.last <= MODIFIED]
            softened = next((c for c in after if c.label == "hedged"), None)
            return ("hedged", softened) if softened else ("planned", cue)
    return None


def _written(text: str, code: str, cue: Cue) -> str:
    cut = scan(text, code)
    return text[cut.starts[cue.first] : cut.ends[cue.last - 1]]
