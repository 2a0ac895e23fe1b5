"""The pieces of one quotation as they stand in their paragraph."""

from __future__ import annotations

from typing import NamedTuple

from briefing.analyse.quotes.marks import Marked
from briefing.analyse.quotes.paragraph import Paragraph
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE

FINAL = frozenset(".!?\u2026")
"""The signs that end a sentence."""

CLOSING = ")]\"'\u2019\u201d\u201c\u00bb\u00ab"
"""The signs that close brackets and inner quotations."""

PIECE = 4
"""Words of the second piece of a quotation, or of a sentence inside a sentence, at least."""


class Group(NamedTuple):
    """The pieces of one quotation in their paragraph."""

    paragraph: Paragraph
    """The paragraph."""
    spans: tuple[Marked, ...]
    """The pieces."""
    place: int
    """Index of the first piece's token."""
    low: int
    """Index of the first token of its sentence."""

    @property
    def before(self) -> str:
        """The key of the token before it in its sentence, or nothing."""
        return self.paragraph.tokens[self.place - 1].key if self.place > self.low else ""

    @property
    def last(self) -> str:
        """The last sign inside the marks, brackets and inner marks aside."""
        start, end = self.spans[-1].start, self.spans[-1].end
        return (self.paragraph.text[max(start, end - 6) : end].rstrip(CLOSING) or CLOSING)[-1]

    @property
    def nickname(self) -> bool:
        """True for a word or two inside a name or after "dubbed": "Ivan “Chip” Frederick"."""
        tokens, before, after = self.paragraph.tokens, self.place - 1, self.place + 1
        if len(self.words) > 2 or len(self.spans) > 1 or self.last in FINAL | {","}:
            return False
        while before >= 0 and tokens[before].key in (".", BOUNDARY):
            before -= 1
        if before < 0 or after >= len(tokens):
            return False
        if tokens[before].key in self.paragraph.lexicon.namings:
            return any(word[:1].isupper() for word in self.words)
        initial = tokens[before].end - tokens[before].start == 1
        inside = initial or before + 1 == self.place
        return inside and self.paragraph.capital(before) and self.paragraph.capital(after)

    @property
    def noun(self) -> bool:
        """True when a noun of speech stands before the word before it: "chants of"."""
        before = self.place - 2
        tokens, lexicon = self.paragraph.tokens, self.paragraph.lexicon
        return before >= self.low and tokens[before].key in lexicon.nouns

    @property
    def alone(self) -> bool:
        """True when it is all that its paragraph holds."""
        return len(self.paragraph.tokens) == len(self.spans) == 1

    @property
    def words(self) -> list[str]:
        """The words of the first piece."""
        return self.paragraph.text[self.spans[0].start : self.spans[0].end].split()

    @property
    def fragment(self) -> bool:
        """True when the words are part of the sentence around them, no sentence of their own."""
        before, lexicon = self.before, self.paragraph.lexicon
        if not before or self.spans[0].dash or before in (":", "\u2014"):
            return False
        if before in lexicon.prepositions or before in lexicon.determiners:
            return True
        words = self.words
        part = words[0].lstrip("[('\u2018")[:1].islower() or len(words) <= PIECE
        if before == ",":
            listed = self.place - 2 >= self.low
            return part and listed and self.paragraph.tokens[self.place - 2].key == QUOTE
        return part or self.last.isalnum()
