"""Split quotations at the cue inside their marks: of French prose, and between two dashes.

    « Nous partons, a dit Paul. Le train est là. »
    „Odlazimo – rekao je Pavle – i to odmah.“

The clause between two signs is the writer's, not the speaker's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing import language
from briefing.analyse.quotes.lexicon import Lexicon
from briefing.analyse.quotes.marks import Marked
from briefing.analyse.quotes.tokens import DASHES

LONGEST = 22
"""Words and signs of the clause at most."""

LONGEST_DASHED = 8
"""Words and signs of one between dashes, with the first of them, at most."""

EARLY = 4
"""Words of such a clause among which its verb stands."""

WORDS = 2
"""Words before it at least."""

ACCORDING = 6
"""Words of such a clause that are looked at, where no verb of speech opens it."""

Piece = tuple[str, int, int]
"""A word or sign with its place."""


def split(text: str, spans: tuple[Marked, ...], lexicon: Lexicon) -> tuple[Marked, ...]:
    """Return the spans of a paragraph, cut at the cue inside."""
    if lexicon.family == "fr":
        spans = tuple(part for span in spans for part in _parts(text, span, lexicon))
    if lexicon.family == "en":
        return spans
    return tuple(part for span in spans for part in _dashed(text, span, lexicon))


def _dashed(text: str, span: Marked, lexicon: Lexicon) -> Iterator[Marked]:
    """Yield the parts of a quotation on both sides of a clause of speech between two dashes."""
    if not any(dash in text[span.start : span.end] for dash in DASHES):
        yield span
        return
    pieces = lexicon.pieces(text, span.start, span.end)
    left = span
    dashes = [index for index, piece in enumerate(pieces) if piece[0] in DASHES]
    for opening, closing in pairwise(dashes):
        keys = {key for key, _, _ in pieces[opening + 1 : closing]}
        first = (key for key, _, _ in pieces[opening + 1 : opening + 1 + EARLY])
        told = any(key in lexicon.cues for key in first) and lexicon.reflexives.isdisjoint(keys)
        if not told or closing - opening > LONGEST_DASHED or closing + 1 >= len(pieces):
            continue
        comma = opening and pieces[opening - 1][0] == ","
        end = pieces[opening - comma - 1][2] if opening > comma else left.start
        if end > left.start:
            yield left._replace(end=end, outer_end=end, closed=True)
        start = pieces[closing + 1][1]
        left = span._replace(start=start, outer_start=start)
    yield left


def _parts(text: str, span: Marked, lexicon: Lexicon) -> Iterator[Marked]:
    pieces = lexicon.pieces(text, span.start, span.end)
    answers = language.word_list("answers", "fr")
    opens = bool(pieces) and pieces[0][0] in answers  # « Non, répond Orr. ... »
    left, index = span, 1 if opens else WORDS
    while index < len(pieces):
        after = _clause(pieces, index, text, lexicon) if pieces[index][0] == "," else None
        if after is None or pieces[index][1] <= left.start:
            index += 1
            continue
        yield left._replace(end=pieces[index][1], outer_end=pieces[index][1], closed=True)
        if after >= len(pieces):
            return
        start = pieces[after][1]
        left, index = span._replace(start=start, outer_start=start), after + WORDS
    yield left


def _clause(pieces: list[Piece], comma: int, text: str, lexicon: Lexicon) -> int | None:
    """Return the index behind the clause of speech that a comma opens, or None."""
    index = comma + 1
    pronoun = False
    while index < len(pieces) and (
        pieces[index][0] in lexicon.auxiliaries or pieces[index][0] in lexicon.pronouns
    ):
        pronoun = pronoun or pieces[index][0] in lexicon.pronouns
        index += 1
    if _is_according(pieces, comma + 1, lexicon):
        return _clause_end(pieces, comma + 1)
    if index >= len(pieces) or pieces[index][0] not in lexicon.cues:
        return None
    speaker = pieces[index + 1] if index + 1 < len(pieces) else None
    named = speaker is not None and (
        speaker[0] in lexicon.pronouns
        or speaker[0] in lexicon.determiners
        or text[speaker[1]].isupper()
    )
    if not (pronoun or named) or _is_own(text, pieces[comma + 1 : index + 2], lexicon):
        return None
    return _clause_end(pieces, index)


def _clause_end(pieces: list[Piece], index: int) -> int | None:
    """Return the index behind the sign that ends a clause, or None when it is too long."""
    for end in range(index + 1, min(index + LONGEST, len(pieces))):
        if pieces[end][0] in ".,;!?":
            return end + 1
    return len(pieces) if len(pieces) - index <= LONGEST else None


def _is_according(pieces: list[Piece], index: int, lexicon: Lexicon) -> bool:
    """Say whether words name the text that speaks: "peut-on lire dans le communiqué"."""
    keys = tuple(key for key, _, _ in pieces[index : index + ACCORDING])
    known = lexicon.according.get(keys[0], ()) if keys else ()
    return "on" in keys and any(keys[: len(words)] == words for words in known)


def _is_own(text: str, clause: list[Piece], lexicon: Lexicon) -> bool:
    """Say whether a clause is the speaker's own: "il dit", where the writer's is "dit-il"."""
    subjects = lexicon.impersonal | lexicon.objects.keys()
    return any(key in subjects and text[at - 1] != "-" for key, at, _ in clause)
