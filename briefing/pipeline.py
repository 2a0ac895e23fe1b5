"""The whole flow on one screen: sources -> documents -> analysis -> selection -> brief."""

from __future__ import annotations

from dataclasses import replace

from briefing import language
from briefing.clean import clean, shared_lines, stub
from briefing.config import Config
from briefing.errors import SourceError
from briefing.model import (
    Analysis,
    Brief,
    Document,
    Explained,
    Quote,
    Rating,
    Selection,
    Sentence,
    Source,
)
from briefing.segment import segment


def parse(source: Source, *, shared: frozenset[str] = frozenset()) -> Document:
    """Clean and segment one source.

    `shared` holds lines that other sources of the run have too: furniture of their site.
    """
    blocks, metadata = clean(source, shared=shared)
    body = "\n".join(source.text[b.start : b.end] for b in blocks if b.label == "body")
    code = language.detect(body or source.text)
    sentences = segment(source, blocks, code)
    return Document(source, blocks, metadata, sentences, code, stub(source, blocks))


def parse_all(sources: tuple[Source, ...]) -> tuple[Document, ...]:
    """Clean and segment the sources of one run, each in the light of the others."""
    shared = shared_lines(sources)
    return tuple(parse(source, shared=shared) for source in sources)


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """Return every quotation of one document, with its speaker resolved inside it."""
    from briefing.analyse.quotes import find

    return find((document,))


def summarize(
    documents: tuple[Document, ...] | list[Document], words: int = 250, ranker: str = "default"
) -> tuple[Sentence, ...]:
    """Return whole sentences of at most `words` words together, in a readable order."""
    from briefing.analyse import prepare
    from briefing.rank import rate
    from briefing.select import summary

    analysis = prepare(distinct(tuple(documents)))
    ratings = None if ranker == "default" else rate(analysis, ranker)
    return summary(analysis, ratings, words=words)


def build_brief(
    documents: tuple[Document, ...] | list[Document],
    config: Config | None = None,
    *,
    earlier: Brief | None = None,
) -> Brief:
    """Return the brief of several documents on one story.

    With `earlier`, a brief made before, each item is marked as new or repeated and what was
    dropped is listed.  Sources in several languages are numbered language by language.
    Raises `SourceError` when no document holds an article.  The brief is not yet fitted to
    a page: rendering to PDF does that.
    """
    from briefing.compose import compose, since
    from briefing.select import SECTIONS
    from briefing.version import VERSION

    config = config or Config()
    told, warnings = _usable(distinct(_grouped(tuple(documents))))
    analysis, _, selection = _chosen(told, config)
    titles = {name: rule.title for name, rule in SECTIONS.items()}
    brief = compose(analysis, selection, config, titles=titles, version=VERSION, warnings=warnings)
    return since(brief, earlier) if earlier else brief


def explain(
    documents: tuple[Document, ...] | list[Document], config: Config | None = None
) -> tuple[Explained, ...]:
    """Return for each sentence, in order, its score and why it is on the page or is not."""
    from briefing.select import explained

    told, _ = _usable(distinct(tuple(documents)))
    return explained(*_chosen(told, config or Config()))


def _chosen(
    documents: tuple[Document, ...], config: Config
) -> tuple[Analysis, tuple[Rating, ...], Selection]:
    from briefing.analyse import analyse
    from briefing.rank import rate
    from briefing.select import choose, view

    analysis = analyse(documents)
    ratings = rate(analysis, config.ranker)
    return analysis, ratings, choose(view(analysis, ratings))


def _grouped(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """Return the documents language by language, in the order in which each first appears."""
    order: dict[str, int] = {}
    for document in documents:
        order.setdefault(language.family(document.language), len(order))
    return tuple(sorted(documents, key=lambda d: order[language.family(d.language)]))


def distinct(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """Return documents with distinct source ids: a repeated id gets a number, `name-2`."""
    taken: set[str] = set()
    found = []
    for document in documents:
        base = name = document.source.id
        number = 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        found.append(document if name == base else _renamed(document, name))
    return tuple(found)


def _renamed(document: Document, name: str) -> Document:
    return replace(
        document,
        source=replace(document.source, id=name),
        sentences=tuple(replace(sentence, source_id=name) for sentence in document.sentences),
    )


def _usable(documents: tuple[Document, ...]) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """Return the documents that hold an article, and a warning for each other one."""
    warnings = []
    usable = []
    for document in documents:
        warnings += [*document.source.warnings, *document.warnings]
        if document.sentences and not document.stub:
            usable.append(document)
        else:
            reason = document.stub or "no article text found"
            warnings.append(f"{document.source.path}: left out, {reason}")
    if not usable:
        paths = ", ".join(document.source.path for document in documents) or "no source"
        raise SourceError(
            f"nothing to brief: {paths} holds no article text",
            "look at what was dropped with `briefing clean SOURCE --dropped`",
        )
    return tuple(usable), tuple(warnings)
