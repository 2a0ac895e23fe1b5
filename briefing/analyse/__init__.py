"""Turn documents into an analysis: what each sentence is about and how sentences relate."""

from __future__ import annotations

from briefing import language
from briefing.model import Analysis, Document, Sentence, Statement


def analyse(documents: tuple[Document, ...]) -> Analysis:
    """Return all that the later stages need to know of the documents.

    The documents must have distinct `source.id`.
    """
    statements = tuple(
        tuple(_statement(document, sentence) for sentence in document.sentences)
        for document in documents
    )
    return Analysis(documents, statements, origins=tuple(range(1, len(documents) + 1)))


def _statement(document: Document, sentence: Sentence) -> Statement:
    return Statement(sentence, language.content_tokens(sentence.text, document.language))
