"""Turn a verbatim span into an item's text: white space made single, the tool's words in brackets.

The only words that are not the source's are insertions in square brackets: an absolute
date after a relative one, a name after a pronoun.
"""

from __future__ import annotations

import re

from briefing.calendar import format_date
from briefing.language import in_script
from briefing.model import Analysis, Candidate, Insertion, Quote, Statement

_SPACE = re.compile(r"\s+")


def extract(
    analysis: Analysis, candidate: Candidate, start: int, end: int, language: str
) -> tuple[str, tuple[Insertion, ...]]:
    """Return the text of a sentence's span as the page shows it, and the insertions in it."""
    source = analysis.documents[candidate.document].source
    statement = analysis.statements[candidate.document][candidate.index]
    wanted = [*_dates(statement, language), *_pronoun(analysis, candidate, statement)]
    inside = [(at - start, words, why) for at, words, why in wanted if start < at <= end]
    return insert(source.text[start:end], inside)


def insert(raw: str, wanted: list[tuple[int, str, str]]) -> tuple[str, tuple[Insertion, ...]]:
    """Return `raw` with white space made single and `wanted` (offset, words, why) in brackets.

    `Insertion.at` counts code points of the text without the insertions.
    """
    clean = _SPACE.sub(" ", raw).strip()
    lead = len(raw) - len(raw.lstrip())
    inserted = []
    shown, last = "", 0
    for offset, words, why in sorted(wanted):
        at = len(_SPACE.sub(" ", raw[lead:offset]))
        shown += clean[last:at] + f" [{words}]"
        inserted.append(Insertion(at, words, why))
        last = at
    return shown + clean[last:], tuple(inserted)


def quotation(analysis: Analysis, quote: Quote, document: int) -> tuple[tuple[int, int], ...]:
    """Return the spans of a quotation's pieces without outer white space and end commas.

    A comma stays inside a sentence that goes on behind what was left out.
    """
    text = analysis.documents[document].source.text
    spans = []
    for start, end in quote.shown or quote.pieces or ((quote.start, quote.end),):
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = end - (len(piece) - len(piece.rstrip()))
        spans.append((left, right))
    for number, (start, end) in enumerate(spans):
        following = text[slice(*spans[number + 1])] if number + 1 < len(spans) else ""
        while end > start and text[end - 1] in ",;" and not following[:1].islower():
            end -= 1
        spans[number] = (start, end)
    return tuple(span for span in spans if span[0] < span[1])


def unsettled_part(analysis: Analysis, candidate: Candidate) -> tuple[int, int]:
    """Return the span of an open question: the clause that leaves it open, when it stands alone.

    "Whether this will happen remains to be seen, but the move underscores ..." is cut before
    the comma: what follows settles nothing and is no question.
    """
    statement = analysis.statements[candidate.document][candidate.index]
    text, cue = statement.sentence.text, statement.certainty_cue
    if statement.certainty != "open" or not cue:
        return candidate.start, candidate.end
    for match in re.finditer(
        r",\s+(?=(?:but|and|yet|aber|doch|und|mais|et|ali|no|a|но|а|por|ama|ancak|αλλά)\s)", text
    ):
        if text.rfind(cue, 0, match.start()) >= 0 and match.start() >= 40:
            return candidate.start, statement.sentence.start + match.start()
    return candidate.start, candidate.end


def _dates(statement: Statement, language: str) -> list[tuple[int, str, str]]:
    found = []
    for when in statement.dates:
        if when.relative and len(when.value) == 10:
            words = format_date(when.value, in_script(language, statement.sentence.text))
            found.append((when.end, words, "date"))
    return found


def _pronoun(
    analysis: Analysis, candidate: Candidate, statement: Statement
) -> list[tuple[int, str, str]]:
    """Name the person behind a pronoun that opens the sentence, when the quotations tell."""
    sentence = statement.sentence
    for quote in analysis.quotes:
        if quote.source_id != sentence.source_id or quote.speaker_span is None:
            continue
        start, end = quote.speaker_span
        known = quote.how == "pronoun" and quote.speaker_name
        if known and start == sentence.start and candidate.start <= start < candidate.end:
            return [(end, quote.speaker_name, "pronoun")]
    return []
