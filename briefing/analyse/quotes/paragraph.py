"""A paragraph as attribution reads it: its tokens, its word lists, the names in it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from briefing.analyse.quotes.lexicon import Lexicon
from briefing.analyse.quotes.tokens import Token

Part = tuple[int, int]
"""A stretch of tokens: the index of the first, and after the last."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The tokens of a paragraph with all that reading them needs."""

    text: str
    """The source's text."""
    tokens: list[Token]
    """Its tokens, every quotation one of them."""
    lexicon: Lexicon
    """The word lists of its language."""
    starts: list[int]
    """Where the names of people start in the document, in order."""
    ends: list[int]
    """Where they end."""

    def name_from(self, index: int) -> int:
        """Return the index after the name that starts at a token, or the index itself."""
        token = self.tokens[index]
        place = bisect_left(self.starts, token.start)
        if place == len(self.starts) or self.starts[place] >= token.end:
            return index
        after = index + 1
        while after < len(self.tokens) and self.tokens[after].start < self.ends[place]:
            after += 1
        return after

    def written(self, part: Part) -> tuple[int, int]:
        """Return the offsets of a stretch of tokens."""
        return self.tokens[part[0]].start, self.tokens[part[1] - 1].end

    def capital(self, index: int) -> bool:
        """Say whether a token is a word with a capital."""
        token = self.tokens[index]
        return token.word and self.text[token.start].isupper()

    def possessive(self, index: int) -> bool:
        """Say whether a token is a possessive form ("Vučić's", "Sanders'")."""
        token = self.tokens[index]
        if token.key.endswith("'s"):
            return True
        return self.text[token.end : token.end + 1] in ("'", "\u2019") and token.key.endswith("s")
