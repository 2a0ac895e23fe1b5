"""Turn documents into an analysis: what each sentence is about and how sentences relate."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from briefing import language
from briefing.analyse import (
    background,
    certainty,
    dates,
    first_person,
    numbers,
    places,
    refuted,
    senses,
)
from briefing.analyse.antecedents import aside, capitals
from briefing.analyse.dependent import dependent
from briefing.analyse.differences import differences
from briefing.analyse.origins import origins
from briefing.analyse.people import find_people
from briefing.analyse.quotes import find, guesses
from briefing.analyse.quotes.notable import notable
from briefing.analyse.quotes.same import groups
from briefing.analyse.quotes.turn import POST, TURNS
from briefing.analyse.similarity import lead_links, links
from briefing.analyse.stories import stories
from briefing.captions import credited
from briefing.model import (
    CAPTION,
    POINTER,
    Analysis,
    Document,
    Person,
    Place,
    Quote,
    Sentence,
    Statement,
    When,
)

__all__ = ["analyse", "prepare"]

Names = dict[tuple[str, int], tuple[tuple[str, int, int], ...]]
"""(source id, sentence index) -> canonical name, start and end of each person named there."""

Spans = dict[str, list[tuple[int, int]]]
"""Source id -> the (start, end) of what stands inside quotation marks."""


def prepare(documents: tuple[Document, ...]) -> Analysis:
    """Return an analysis of words alone: enough to rank, quick for very large runs."""
    statements = tuple(
        tuple(
            Statement(
                sentence,
                language.content_tokens(sentence.text, document.language),
                dependent=_dependent(
                    sentence, document.language, below, named=capitals(sentence.text)
                ),
            )
            for sentence in document.sentences
        )
        for document, below in zip(documents, map(_below_pictures, documents), strict=True)
    )
    return Analysis(documents, statements, origins=origins(documents))


def analyse(documents: tuple[Document, ...]) -> Analysis:
    """Return all that the later stages need to know of the documents.

    The documents must have distinct `source.id`.
    """
    people = find_people(documents)
    quotes = notable(find(documents, people), people, documents)
    names = _names(documents, people)
    quoted = _quoted(quotes, documents)
    statements = tuple(
        tuple(
            _statement(document, sentence, day, article, below, names, quoted)
            for sentence in document.sentences
        )
        for document, day, article, below in zip(
            documents,
            map(_day, documents),
            map(_article, documents),
            map(_below_pictures, documents),
            strict=True,
        )
    )
    statements = refuted.marked(documents, first_person.marked(documents, statements))
    linked, echoes = links(documents, statements)
    told = stories(documents, statements, linked)
    linked = tuple(link for link in linked if told[link.left[0]] == told[link.right[0]])
    linked = lead_links(documents, statements, told, linked)
    analysis = Analysis(
        documents=documents,
        statements=statements,
        quotes=quotes,
        people=people,
        same_quotes=groups(quotes),
        links=linked,
        echoes=tuple(link for link in echoes if told[link.left[0]] == told[link.right[0]]),
        origins=origins(documents),
        stories=told,
    )
    found, linked = differences(analysis)
    warnings = (*_warnings(analysis), *guesses(quotes, documents))
    return replace(analysis, differences=found, links=linked, warnings=warnings)


def _warnings(analysis: Analysis) -> Iterator[str]:
    """Yield what makes a comparison of the sources worth less."""
    documents, told = analysis.documents, analysis.stories
    if len(set(told)) > 1:
        groups = [
            ", ".join(
                d.source.path for d, number in zip(documents, told, strict=True) if number == n
            )
            for n in sorted(set(told))
        ]
        yield f"these sources share no story: {' | '.join(groups)}"
    for number in sorted(analysis.strays):
        yield f"{documents[number].source.path}: another story, nothing of it is on the page"
    for document in documents:
        path = document.source.path
        if wrong := dates.contradiction(document):
            yield f"{path}: {wrong}; its relative dates are not resolved"
        elif not (document.metadata.published or document.metadata.updated):
            day, words = dates.pinned(document)
            if day:
                plain = " ".join(words.split())
                yield f"{path}: it gives no date; its words \u201c{plain}\u201d pin it to {day}"
    languages = sorted({document.language for document in documents})
    if len({language.family(code) for code in languages}) > 1:
        yield f"sources in several languages ({', '.join(languages)}) are not compared in wording"


def _day(document: Document) -> str:
    """Return the ISO day against which an article's relative dates are resolved, or empty.

    An article that contradicts its own date has none; one without a date has the day that
    its words pin.
    """
    if dates.contradiction(document):
        return ""
    given = document.metadata.published or document.metadata.updated
    return given or dates.pinned(document)[0]


def _article(document: Document) -> str:
    """Return the text that tells namesakes of places apart, at most `LONGEST_ARTICLE`."""
    return " ".join(sentence.text for sentence in document.sentences)[: places.LONGEST_ARTICLE]


def _statement(
    document: Document,
    sentence: Sentence,
    published: str,
    article: str,
    below: frozenset[int],
    names: Names,
    quoted: Spans,
) -> Statement:
    text, code = sentence.text, document.language
    when = dates.find(text, code, published)
    label, cue = certainty.label(text, code)
    if label == "stated" and (ahead := dates.ahead(when, published)):
        label, cue = "planned", text[ahead.start : ahead.end]
    people = names.get((sentence.source_id, sentence.index), ())
    named = places.find(text, code, article)
    taken = [(p.start, p.end) for p in named]
    taken += [(e.start, e.end) for e in dates.expressions(text, code)]
    taken += [(start - sentence.start, end - sentence.start) for _, start, end in people]
    return Statement(
        sentence=sentence,
        tokens=language.content_tokens(text, code),
        senses=(*senses.keys(text, code, taken), *(f"&{b}" for b in places.bodies(text, code))),
        numbers=numbers.find(text, code),
        places=tuple(
            Place(place.code, place.start + sentence.start, place.end + sentence.start)
            for place in named
        ),
        dates=tuple(
            When(w.start + sentence.start, w.end + sentence.start, w.value, w.relative)
            for w in when
        ),
        people=tuple(dict.fromkeys(name for name, _, _ in people)),
        certainty=label,
        certainty_cue=cue,
        negated=certainty.negated(text, code),
        background=background.share(text, code, when, published),
        dependent=_dependent(sentence, code, below, named=bool(people)),
        quoted=_share(sentence, quoted.get(sentence.source_id, [])),
    )


def _below_pictures(document: Document) -> frozenset[int]:
    """Return the numbers of the blocks that end with the name of a picture's maker."""
    text = document.source.text
    return frozenset(
        number for number, b in enumerate(document.blocks) if credited(text[b.start : b.end])
    )


def _dependent(sentence: Sentence, code: str, below: frozenset[int], *, named: bool) -> str:
    """Return why a sentence cannot stand alone; `below` are the blocks that describe pictures.

    `named` says whether it names anybody who could have told it.
    """
    if sentence.block in below:
        return CAPTION
    reason = dependent(sentence.text, code)
    if reason or named or not (pronoun := aside(sentence.text, code)):
        return reason
    return f'{POINTER} ("{pronoun}")'


def _names(documents: tuple[Document, ...], people: tuple[Person, ...]) -> Names:
    starts = {d.source.id: [sentence.start for sentence in d.sentences] for d in documents}
    found: dict[tuple[str, int], list[tuple[str, int, int]]] = {}
    for person in people:
        for mention in person.mentions:
            index = bisect_right(starts.get(mention.source_id, []), mention.start) - 1
            if index >= 0:
                rows = found.setdefault((mention.source_id, index), [])
                rows.append((person.name, mention.start, mention.end))
    return {place: tuple(rows) for place, rows in found.items()}


def _quoted(quotes: tuple[Quote, ...], documents: tuple[Document, ...]) -> Spans:
    """Return the spans inside marks of full quotations; scare quotes are no quotations.

    What somebody says in an interview begins with the label before it.
    """
    texts = {document.source.id: document.source.text for document in documents}
    found: Spans = {}
    for quote in quotes:
        if quote.kind in (*TURNS, POST):
            start = texts[quote.source_id].rfind("\n", 0, quote.start) + 1
            found.setdefault(quote.source_id, []).append((start, quote.end))
        elif quote.verbatim:
            found.setdefault(quote.source_id, []).extend(
                quote.pieces or ((quote.start, quote.end),)
            )
    return {source: sorted(spans) for source, spans in found.items()}


def _share(sentence: Sentence, spans: list[tuple[int, int]]) -> float:
    first = max(0, bisect_right(spans, (sentence.start, 0)) - 1)
    inside = 0
    for start, end in spans[first:]:
        if start >= sentence.end:
            break
        inside += max(0, min(end, sentence.end) - max(start, sentence.start))
    return round(inside / max(1, sentence.end - sentence.start), 4)
