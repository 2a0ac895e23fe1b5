"""Turn documents into what the page says of its sources: notes, title, date, warnings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from briefing import language
from briefing.config import is_grade
from briefing.language import QUOTE_MARK, stands_open
from briefing.model import Analysis, Document, Item, SourceNote
from briefing.verbs import verbless

_SPACE = re.compile(r"\s+")

_CLAUSE = re.compile(
    r"[;:](?= )|(?<!\d),(?= (?![A-Z][\w.]+(?:,| and )))|,(?= [^\d\W]+ing\b)| [\u2013\u2014-] "
)
"""Where a clause ends; a comma may also stand in a date or a list."""

_RELATIVE = re.compile(r",? (?:who|whom|whose|which|that|where|when|after|while) [^,]*,?")
"""What tells more of a noun, or when: an English clause whose verb is not the sentence's."""

LEAST_TITLE, LONGEST_TITLE = 40, 110
"""Code points of a title that was cut from a sentence."""


def source_notes(
    analysis: Analysis, grades: dict[str, str]
) -> tuple[tuple[SourceNote, ...], tuple[str, ...]]:
    """Return one note a source, numbered from 1 in the order given, and warnings.

    `grades` are the user's Admiralty grades by path, file name or publisher; a source's own
    header line comes after them.
    """
    notes, warnings = [], []
    wanted = {name.casefold(): grade for name, grade in grades.items()}
    for number, document in enumerate(analysis.documents, start=1):
        own = document.metadata.reliability
        if own and not is_grade(own.text):
            warnings.append(
                f"{document.source.path}: reliability {_plain(own.text)!r} is no grade from A1 to "
                "F6, and is not shown"
            )
        note = _note(number, document, analysis)
        names = (note.path, note.path.rpartition("/")[2], note.publisher)
        given = [wanted[n.casefold()] for n in names if n and n.casefold() in wanted]
        own_grade = own.text.upper() if own and is_grade(own.text) else ""
        notes.append(replace(note, reliability=given[0] if given else own_grade))
    return tuple(notes), tuple(warnings)


def _note(number: int, document: Document, analysis: Analysis) -> SourceNote:
    source, page = document.source, document.metadata
    return SourceNote(
        number=number,
        id=source.id,
        path=source.path,
        sha256=source.sha256,
        reader=source.reader,
        title=_plain(page.title.text) if page.title else "",
        publisher=_plain(page.publisher.text) if page.publisher else "",
        author=_plain(page.author.text) if page.author else "",
        date=page.published or page.updated,
        origin=analysis.origins[number - 1],
        language=document.language,
        story=analysis.stories[number - 1] if analysis.stories else 1,
    )


def headline(analysis: Analysis, notes: tuple[SourceNote, ...], item: Item | None) -> str:
    """Return the brief's headline: a source's title, else the beginning of the bottom line.

    Of several titles of the bottom line's story the one is taken that shares most content
    words with that story's texts and with the bottom line (`item`).
    """
    told = item.citations[0].text if item else ""
    teller = notes[0]
    if item:
        teller = next(note for note in notes if note.id == item.citations[0].source_id)
    story = teller.story
    best, best_value = "", -1.0
    texts = [
        {token for statement in rows for token in statement.tokens}
        for note, rows in zip(notes, analysis.statements, strict=True)
        if note.story == story
    ]
    for note, document in zip(notes, analysis.documents, strict=True):
        if not note.title or note.story != story:
            continue
        words = set(language.content_tokens(note.title, document.language))
        line = set(language.content_tokens(told, document.language))
        value = sum(len(words & text) for text in (*texts, line)) / max(1, len(words))
        if value > best_value:
            best, best_value = note.title, value
    return best or shortened(told, teller.language)


def shortened(text: str, code: str) -> str:
    """Return a sentence's beginning as a title, cut where a reader would draw breath.

    That is after a clause, else before a preposition, else between two words, and not inside
    a quotation nor before the verb if that can be helped.
    """
    plain = _plain(text).rstrip(".")
    if len(plain) <= LONGEST_TITLE:
        return plain
    clauses = [m.start() for m in _CLAUSE.finditer(plain, LEAST_TITLE, LONGEST_TITLE)]
    small = language.word_list("prepositions", code) - language.word_list("infinitives", code)
    phrases = [
        start
        for start, end in language.word_spans(plain[:LONGEST_TITLE])
        if start >= LEAST_TITLE and plain[start:end] in small
    ]
    words = [plain.rfind(" ", 0, LONGEST_TITLE)]
    ends = [end for cuts in (clauses, phrases, words) for end in reversed(cuts) if end > 0]
    whole = (e for e in ends if not stands_open(Counter(QUOTE_MARK.findall(plain, 0, e))))
    told = (e for e in whole if not verbless(language.words(_RELATIVE.sub(" ", plain[:e])), code))
    end = next(told, ends[-1] if ends else LONGEST_TITLE)
    return plain[:end].rstrip(",;: ") + "\u2026"


def brief_date(notes: tuple[SourceNote, ...]) -> str:
    """Return the latest publication date among the sources, or empty."""
    return max((note.date for note in notes), default="")


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
