"""Tell pages that hold no article worth summarising."""

from __future__ import annotations

from briefing import language
from briefing.model import Block, Source

TEASER = 60
"""Words of article below which a page with a subscription box is only a teaser."""

NOTICE = 120
"""Code points in which a site tells that it has no such page."""

CONSENT, CONSENT_SHARE = 150, 0.5
"""Words below which a text is no article when its paragraphs, by this share of their words,
speak of cookies and terms."""


def stub(source: Source, blocks: tuple[Block, ...]) -> str:
    """Return why a page holds no article worth summarising, or empty."""
    texts = [
        source.text[block.start : block.end]
        for block in blocks
        if block.label in ("body", "quotation")
    ]
    counts = [len(text.split()) for text in texts]
    words = sum(counts)
    if not words:
        return "no article found, only furniture of the page"
    if words < TEASER and _is_error(" ".join(texts)):
        return "only the notice of a site that it has no such page"
    if words < TEASER and any(block.kind == "subscription" for block in blocks):
        return "only the teaser of an article behind a pay wall"
    if words < CONSENT:
        legal = language.word_list("clean_legal", "any")
        told = sum(
            count
            for text, count in zip(texts, counts, strict=True)
            if any(entry in text.casefold() for entry in legal)
        )
        if told > CONSENT_SHARE * words and any(block.kind == "legal" for block in blocks):
            return "only a question about cookies or terms of use"
    return ""


def _is_error(text: str) -> bool:
    """Say whether the first words of a text tell that there is no such page."""
    opening = " ".join(text.split())[:NOTICE].casefold().replace("\u2019", "'")
    return any(entry in opening for entry in language.word_list("error_pages", "any"))
