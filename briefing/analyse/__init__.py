"""Turn documents into an analysis: what each sentence is about and how sentences relate."""

from __future__ import annotations

from briefing import language
from briefing.model import Analysis, Document, Statement


def prepare(documents: tuple[Document, ...]) -> Analysis:
    """Return an analysis of words alone: enough to rank, quick for very large runs."""
    statements = tuple(
        tuple(
            Statement(sentence, language.content_tokens(sentence.text, document.language))
            for sentence in document.sentences
        )
        for document in documents
    )
    return Analysis(documents, statements, origins=tuple(range(1, len(documents) + 1)))
