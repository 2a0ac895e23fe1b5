"""Turn a source into labelled blocks and what the page says of itself.

No character is changed: every label names a span of the text as it was read.
"""

from __future__ import annotations

import re
from collections import Counter

from briefing import language
from briefing.clean.decode import decode
from briefing.clean.features import furniture
from briefing.clean.inputs import inputs
from briefing.clean.labels import labelled
from briefing.clean.lines import Piece, pieces
from briefing.clean.metadata import header, metadata
from briefing.clean.network import Network, probabilities, shipped
from briefing.model import Block, Metadata, Source

__all__ = ["clean", "shared_lines", "stub"]

CLEAN_SHARE = 0.9
"""Share of a text's words in prose from which it is taken to be an article alone."""

FURNITURE_SHARE = 0.12
"""Share of pieces with words of furniture up to which a text is taken to be an article alone."""

DROPPED_SHARE = 0.25
"""Share of a text's words that may be dropped where none is furniture's before all are kept."""

STUB_WORDS = 60
"""Words of article below which a page with a subscription box is only a teaser."""

_PROSE_END = re.compile(r"[.!?\u2026:;][\"\u201d\u201c\u2019\u00bb)\]]*$")


def clean(
    source: Source, *, shared: frozenset[str] = frozenset(), network: Network | None = None
) -> tuple[tuple[Block, ...], Metadata]:
    """Return the labelled blocks of a source, in order, and its metadata.

    `shared` holds lines that other sources of the run have too (see `shared_lines`);
    `network` is the one that comes with the project unless another is to be measured.
    """
    found = pieces(source.text)
    _, head = header(source)
    top = sum(piece.start < head for piece in found)
    body = found[top:]
    chances, decoded = [1.0] * len(body), [True] * len(body)
    plain = _is_article(body)
    if not plain:
        chances = probabilities(inputs(body, shared), network or shipped()).tolist()
        decoded = decode(body, chances)
        if not any(decoded):
            # The network knows mostly English pages: rather plain prose than no article.
            decoded = decode(body, [0.9 if _is_prose(piece) else 0.1 for piece in body])
        plain = _is_unfurnished(body, decoded)
    if plain:
        kept = _without_stray_ends(body)
    else:
        kept = [keep and not _table_of_contents(body, index) for index, keep in enumerate(decoded)]
    chances, kept = [0.0] * top + chances, [False] * top + kept
    code = language.detect(" ".join(p.text for p, k in zip(found, kept, strict=True) if k))
    page = metadata(source, found, kept, not plain, code)
    kept = _without_named(found, kept, page)
    return labelled(found, kept, chances, page, shared), page


def shared_lines(sources: tuple[Source, ...]) -> frozenset[str]:
    """Return lines, folded, that several sources of one run have: furniture of their site.

    Two copies of one article share their prose as well, so only short lines count.
    """
    counts: Counter[str] = Counter()
    for source in sources:
        lines = {line.strip()[:200].casefold() for line in source.text.splitlines()}
        counts.update(line for line in sorted(lines) if 2 < len(line) < 80)
    return frozenset(
        line for line, count in counts.items() if count > 1 and not _PROSE_END.search(line)
    )


def stub(source: Source, blocks: tuple[Block, ...]) -> str:
    """Return why a page holds no article worth summarising, or empty."""
    words = sum(
        len(source.text[block.start : block.end].split())
        for block in blocks
        if block.label in ("body", "quotation")
    )
    if not words:
        return "no article found, only furniture of the page"
    kinds = Counter(block.kind for block in blocks)
    if words < STUB_WORDS and kinds["subscription"]:
        return "only the teaser of an article behind a pay wall"
    return ""


def _is_article(found: tuple[Piece, ...]) -> bool:
    """Say whether a text is an article without furniture, of which all is kept."""
    if not found:
        return True
    total = prose = marked = 0
    for piece in found:
        words = len(piece.text.split())
        total += words
        if words >= 8 and _PROSE_END.search(piece.text):
            prose += words
        elif words < 12:
            marked += any(furniture(piece.text[:400]).values())
    bullets = sum(piece.bullet for piece in found)
    if not marked and not bullets and all(_PROSE_END.search(piece.text) for piece in found):
        return True
    return (
        prose >= CLEAN_SHARE * total
        and marked <= max(2, FURNITURE_SHARE * len(found))
        and bullets <= 0.3 * len(found)
    )


def _is_unfurnished(found: tuple[Piece, ...], kept: list[bool]) -> bool:
    """Say whether what would be dropped is little and shows no sign of furniture."""
    total = sum(len(piece.text.split()) for piece in found)
    dropped = [piece for piece, keep in zip(found, kept, strict=True) if not keep]
    return sum(len(piece.text.split()) for piece in dropped) <= DROPPED_SHARE * total and not any(
        hit
        for piece in dropped
        for name, hit in furniture(piece.text[:400]).items()
        if name not in ("byline", "caption")
    )


def _is_prose(piece: Piece) -> bool:
    return len(piece.text.split()) >= 12 and _PROSE_END.search(piece.text) is not None


def _without_stray_ends(found: tuple[Piece, ...]) -> list[bool]:
    """Drop what is left of furniture at the ends of an article.

    A short last line that ends in a colon announces something which the text does not hold;
    a short first or last line of furniture words is a label of the page.
    """
    kept = [True] * len(found)
    for index in (*range(len(found) - 1, max(0, len(found) - 4), -1),):
        words = found[index].text.split()
        label = len(words) <= 6 and found[index].text.rstrip().endswith(":")
        marked = len(words) <= 6 and any(furniture(found[index].text).values())
        if not (label or (marked and not _PROSE_END.search(found[index].text))):
            break
        kept[index] = False
    return kept


def _table_of_contents(found: tuple[Piece, ...], index: int) -> bool:
    """Say whether a piece is a run of the headings that follow, set without spaces or stops."""
    text = found[index].text
    if len(text) > 600 or not text:
        return False
    following = [p.text for p in found[index + 1 : index + 60] if 2 <= len(p.text.split()) <= 14]
    inside = [head for head in following if head in text and len(head) < len(text)]
    return len(inside) >= 2 and sum(map(len, inside)) >= 0.5 * len(text)


def _without_named(found: tuple[Piece, ...], kept: list[bool], page: Metadata) -> list[bool]:
    """Drop title, byline and date lines from the body: they are labelled as what they are."""
    spans = [s for s in (page.title, page.published_text, page.updated_text, page.author) if s]
    return [
        keep
        and not (
            len(piece.text.split()) <= 40
            and any(piece.start <= s.start and s.end <= piece.end for s in spans)
        )
        for piece, keep in zip(found, kept, strict=True)
    ]
