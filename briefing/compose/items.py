"""Turn chosen candidates into items: text, proofs, support, certainty."""

from __future__ import annotations

from briefing.compose.extract import extract, insert, quotation, unsettled_part
from briefing.model import (
    Analysis,
    Candidate,
    Choice,
    Citation,
    Insertion,
    Item,
    Position,
    Quotation,
    Quote,
    Statement,
)


def item(analysis: Analysis, choice: Choice, number: int, language: str) -> Item:
    """Return the item for one choice; `number` makes its id unique in its section."""
    candidate = choice.candidate
    if candidate.quote is not None:
        return _quoted(analysis, choice, candidate.quote, number)
    start, end = candidate.start, candidate.end
    if candidate.section == "open_questions":
        start, end = unsettled_part(analysis, candidate)
    text, insertions = extract(analysis, candidate, start, end, language)
    statement = analysis.statements[candidate.document][candidate.index]
    support = _support(analysis, candidate)
    return Item(
        id=_id(candidate, number),
        text=text,
        citations=(_citation(analysis, candidate.document, start, end),),
        support=support,
        sources=_numbers(analysis, candidate.document, support),
        origins=_origins(analysis, candidate.document, support),
        insertions=insertions,
        certainty=statement.certainty,
        rule=candidate.rule,
        score=choice.gain,
        differs=_differs(analysis, statement),
    )


def _differs(analysis: Analysis, statement: Statement) -> tuple[str, ...]:
    """Return the kinds of differences of which a statement is a side, each once."""
    sentence = statement.sentence
    return tuple(
        dict.fromkeys(
            difference.kind
            for difference in analysis.differences
            for side in difference.sides
            if side.source_id == sentence.source_id and sentence.start <= side.start < sentence.end
        )
    )


def _quoted(analysis: Analysis, choice: Choice, quote: Quote, number: int) -> Item:
    candidate = choice.candidate
    source = analysis.documents[candidate.document].source
    spans = quotation(analysis, quote, candidate.document)
    text = ""
    insertions: list[Insertion] = []
    plain = 0
    for order, (start, end) in enumerate(spans):
        piece, _ = insert(source.text[start:end], [])
        if order:
            insertions.append(Insertion(plain, "...", "elision"))
            text, plain = f"{text} [...] ", plain + 1
        text, plain = text + piece, plain + len(piece)
    support = _carried(analysis, quote)
    return Item(
        id=_id(candidate, number),
        text=text,
        citations=tuple(_citation(analysis, candidate.document, *span) for span in spans),
        support=support,
        sources=_numbers(analysis, candidate.document, support),
        origins=_origins(analysis, candidate.document, support),
        insertions=tuple(insertions),
        certainty="attributed" if quote.speaker_name else "stated",
        rule=candidate.rule,
        quotation=Quotation(quote.speaker_name or quote.speaker, quote.role, quote.how),
        score=choice.gain,
    )


def _id(candidate: Candidate, number: int) -> str:
    return f"{candidate.section.replace('_', '-')}-{number}"


def _citation(analysis: Analysis, document: int, start: int, end: int) -> Citation:
    source = analysis.documents[document].source
    return Citation(source.id, start, end, source.text[start:end])


def _support(analysis: Analysis, candidate: Candidate) -> tuple[Citation, ...]:
    """Return the sentences of other sources that tell the statement, one a source."""
    best: dict[int, tuple[float, Position]] = {}
    for link in analysis.links:
        if link.kind == "differ":
            continue
        for mine, other in ((link.left, link.right), (link.right, link.left)):
            if mine != (candidate.document, candidate.index) or other[0] == candidate.document:
                continue
            if link.similarity > best.get(other[0], (-1.0, other))[0]:
                best[other[0]] = (link.similarity, other)
    found = []
    for document in sorted(best):
        sentence = analysis.statements[document][best[document][1][1]].sentence
        found.append(_citation(analysis, document, sentence.start, sentence.end))
    return tuple(found)


def _carried(analysis: Analysis, quote: Quote) -> tuple[Citation, ...]:
    """Return the same quotation's spans in other sources."""
    ids = {document.source.id: number for number, document in enumerate(analysis.documents)}
    own = next(n for n, q in enumerate(analysis.quotes) if _is_one(q, quote))
    group = next((g for g in analysis.same_quotes if own in g), (own,))
    found = []
    for other in group:
        twin = analysis.quotes[other]
        if other != own and twin.source_id != quote.source_id:
            found.append(_citation(analysis, ids[twin.source_id], twin.start, twin.end))
    return tuple(found)


def _is_one(quote: Quote, other: Quote) -> bool:
    """Say whether two are one quotation, of which perhaps different parts are shown."""
    spans = ((q.source_id, q.start, q.end, q.kind) for q in (quote, other))
    return next(spans) == next(spans)


def _numbers(analysis: Analysis, document: int, support: tuple[Citation, ...]) -> tuple[int, ...]:
    """Return the numbers of the cited source and of the supporting ones, the cited first."""
    ids = {d.source.id: number for number, d in enumerate(analysis.documents, start=1)}
    others = sorted({ids[citation.source_id] for citation in support} - {document + 1})
    return (document + 1, *others)


def _origins(analysis: Analysis, document: int, support: tuple[Citation, ...]) -> int:
    numbers = _numbers(analysis, document, support)
    return len({analysis.origins[number - 1] for number in numbers})
