"""The types of the text: sources, labelled blocks, sentences, documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it was decoded from its file."""

    id: str
    """Short name, unique in one run; from the file's name."""
    path: str
    """Where it was read, as the user named it; `-` for standard input."""
    text: str
    """The decoded text, never changed."""
    sha256: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    encoding: str = "utf-8"
    """The encoding by which the bytes were decoded."""
    reader: str = "text"
    """The name in `READERS` that decoded it; `verify` uses the same one."""
    warnings: tuple[str, ...] = ()
    """What a careful user should know about the decoding."""


@dataclass(frozen=True, slots=True)
class Span:
    """A verbatim part of one source."""

    source_id: str
    """The source that it is cut from."""
    start: int
    """Index of its first code point in `Source.text`."""
    end: int
    """Index after its last code point."""
    text: str
    """`Source.text[start:end]`."""


KEPT_LABELS = frozenset({"body", "quotation"})
"""The labels of blocks whose sentences may be cited, apart from headings."""

LABELS = (
    "title",
    "byline",
    "date",
    "heading",
    "body",
    "quotation",
    "post",
    "caption",
    "boilerplate",
)
"""What a block can be; a `post` is one on a social network that the article shows."""

KINDS = (
    "navigation",
    "related",
    "share",
    "legal",
    "comment",
    "advertisement",
    "subscription",
    "biography",
    "repeated",
    "other",
)
"""What kind of boilerplate a block can be."""


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled span of a source: one or more lines that belong together."""

    start: int
    """Index of its first code point."""
    end: int
    """Index after its last code point."""
    label: str
    """One of `LABELS`."""
    kind: str = ""
    """For boilerplate one of `KINDS`, else empty."""
    score: float = 0.0
    """Probability from 0 to 1 that the block belongs to the article."""
    spans: tuple[tuple[int, int], ...] = ()
    """The (start, end) of its lines without indentation or columns beside them."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself, as written in it, with the guess's place."""

    title: Span | None = None
    """The headline."""
    author: Span | None = None
    """The byline's name or names."""
    publisher: Span | None = None
    """The site or paper."""
    published_text: Span | None = None
    """The publication date as written."""
    published: str = ""
    """The publication date in ISO 8601 (YYYY-MM-DD), or empty."""
    updated_text: Span | None = None
    """The date of the last update as written."""
    updated: str = ""
    """The date of the last update in ISO 8601, or empty."""
    url: str = ""
    """Where the page says that it stood."""
    reliability: Span | None = None
    """The grade of the source as a header line gives it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article's body."""

    source_id: str
    """The source that it is cut from."""
    index: int
    """Its place among the document's sentences, from 0."""
    start: int
    """Index of its first code point in `Source.text`."""
    end: int
    """Index after its last code point."""
    text: str
    """`Source.text[start:end]`, line ends of wrapped text included."""
    block: int = 0
    """Index of its block in `Document.blocks`: sentences of one block are one paragraph."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source that was cleaned and segmented."""

    source: Source
    """What was read."""
    blocks: tuple[Block, ...]
    """Every block of the source, in order; together they cover all but white space."""
    metadata: Metadata
    """Title, author, publisher and dates as the page gives them."""
    sentences: tuple[Sentence, ...]
    """The sentences of the kept blocks, in order."""
    language: str = "en"
    """ISO 639-1 code of the article's language."""
    stub: str = ""
    """Why the page holds no article (a pay wall's teaser, only menus), or empty."""
    warnings: tuple[str, ...] = ()
    """What a careful user should know about the cleaning."""

    @property
    def body(self) -> str:
        """The article: headings and kept blocks, wrapped lines joined, a blank line between."""
        kept = (b for b in self.blocks if b.label in KEPT_LABELS or b.label == "heading")
        return "\n\n".join(self.block_text(block) for block in kept)

    def block_text(self, block: Block) -> str:
        """Return a block's lines joined by one space."""
        text = self.source.text
        return " ".join(
            text[start:end] for start, end in block.spans or ((block.start, block.end),)
        )

    def span(self, start: int, end: int) -> Span:
        """Return the verbatim span from `start` to `end`."""
        return Span(self.source.id, start, end, self.source.text[start:end])
