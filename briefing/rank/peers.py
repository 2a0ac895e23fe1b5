"""Rate sentences by the methods of sumy, fed with our sentences and our words.

sumy keys its ratings by a sentence's text and drops positions; here each of its sentences
carries its place, which is its identity, and the ratings are taken before sumy picks.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from briefing import language
from briefing.model import Analysis, Rating

METHODS = {
    "lexrank": ("sumy.summarizers.lex_rank", "LexRankSummarizer"),
    "textrank": ("sumy.summarizers.text_rank", "TextRankSummarizer"),
    "lsa": ("sumy.summarizers.lsa", "LsaSummarizer"),
    "luhn": ("sumy.summarizers.luhn", "LuhnSummarizer"),
    "kl": ("sumy.summarizers.kl", "KLSummarizer"),
    "sumbasic": ("sumy.summarizers.sum_basic", "SumBasicSummarizer"),
}
"""Name -> module and class of sumy (LexRank: Erkan & Radev 2004; TextRank: Mihalcea & Tarau
2004; LSA: Steinberger & Ježek 2004; Luhn 1958; KL-Sum: Haghighi & Vanderwende 2009; SumBasic:
Nenkova & Vanderwende 2005)."""


class _Words:
    """The tokenizer that sumy asks for: it only ever splits into words."""

    def __init__(self, code: str) -> None:
        self.code = code

    def to_words(self, text: str) -> tuple[str, ...]:
        """Return the folded words of a sentence, numbers kept."""
        return tuple(language.fold(word) for word in language.words(text))


def peer(name: str, analysis: Analysis) -> tuple[Rating, ...]:
    """Return sumy's ratings of all sentences, in document order.

    A method that finds no answer for a sentence (LexRank where sentences share no word)
    rates it zero.
    """
    from sumy.models.dom import ObjectDocumentModel, Paragraph
    from sumy.models.dom._sentence import Sentence

    class Placed(Sentence):  # type: ignore[misc]
        """A sentence whose identity is its place, not its text."""

        def __init__(self, text: str, words: _Words, place: tuple[int, int]) -> None:
            super().__init__(text, words)
            self.place = place

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Placed) and self.place == other.place

        def __ne__(self, other: object) -> bool:
            return not self == other

        def __hash__(self) -> int:
            return hash(self.place)

    codes = [document.language for document in analysis.documents]
    sentences = [
        Placed(statement.sentence.text, _Words(codes[d]), (d, s))
        for d, rows in enumerate(analysis.statements)
        for s, statement in enumerate(rows)
    ]
    if not sentences:
        return ()
    module, class_name = METHODS[name]
    base = getattr(import_module(module), class_name)
    scores: dict[tuple[int, int], float] = {}

    class Listening(base):  # type: ignore[misc, valid-type]
        """The method, noting the ratings by which it picks."""

        @staticmethod
        def _get_best_sentences(
            given: Iterable[Placed], count: int, rating: Any, *args: Any, **kwargs: Any
        ) -> tuple[Placed, ...]:
            rate: Callable[..., float] = rating if callable(rating) else rating.__getitem__
            listed = list(given)
            for sentence in listed:
                value = float(rate(sentence, *args, **kwargs))
                scores[sentence.place] = value if math.isfinite(value) else 0.0
            return tuple(listed)

    method = Listening()
    words = frozenset().union(*(language.stop_words(code) for code in sorted(set(codes))))
    if hasattr(type(method), "stop_words"):
        method.stop_words = words
    with warnings.catch_warnings():
        # Two sentences that share no word make sumy divide by zero; the rating is mended above.
        warnings.simplefilter("ignore")
        method(ObjectDocumentModel([Paragraph(sentences)]), len(sentences))
    return tuple(
        Rating(
            *sentence.place,
            scores.get(sentence.place, 0.0),
            ((name, scores.get(sentence.place, 0.0)),),
        )
        for sentence in sentences
    )
