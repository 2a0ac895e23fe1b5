"""The whole flow on one screen: paths -> sources -> documents -> analysis -> brief."""

from __future__ import annotations

from briefing import language
from briefing.clean import clean
from briefing.model import Document, Quote, Sentence, Source
from briefing.segment import segment


def parse(source: Source) -> Document:
    """Clean and segment one source."""
    blocks, metadata = clean(source)
    body = "\n".join(source.text[b.start : b.end] for b in blocks if b.label == "body")
    code = language.detect(body or source.text)
    return Document(source, blocks, metadata, segment(source, blocks, code), code)


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """Return every quotation of one document, with its speaker resolved inside it."""
    from briefing.analyse.quotes import find

    return find((document,))


def summarize(
    documents: tuple[Document, ...] | list[Document], words: int = 250, ranker: str = "default"
) -> tuple[Sentence, ...]:
    """Return whole sentences of at most `words` words together, in a readable order."""
    from briefing.analyse import prepare
    from briefing.select import summary

    return summary(prepare(tuple(documents)), words=words, ranker=ranker)
