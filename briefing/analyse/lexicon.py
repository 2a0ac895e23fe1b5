"""Turn lists of phrases into a table that finds the longest phrase at a word, in constant time.

A row is `phrase` or `phrase|value`.  In a phrase `*` after a word stands for any ending,
`~` for none or one of the endings given (the case endings of a language), `+` for one of
them, `*` before a word for any beginning (a suffix, as Turkish tenses are), and a lone `@`
for a number.  A phrase that is written with a capital matches only words with one; all
capitals only all capitals.

Which phrases can begin at a word is worked out once for each word form and remembered, so
that a text costs one look-up a word whatever the size of the lists.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache
from typing import NamedTuple

from briefing.analyse.scan import Scan
from briefing.language import fold, to_latin

_PIECE = re.compile(r"@|\*?\w+[*~+]?")
_ANCHOR = re.compile(r"\*?\w+[*~+]?")
_JOINT = re.compile(r"[\s.\-\u2010-\u2015'\u2019\u00a0]*")

_SIGNS = frozenset("*~+@")

LONGEST_WORD = 40
"""Letters of a word that are looked at: no word of a language is longer."""

REMEMBERED = 200_000
"""Word forms that a table remembers before it starts afresh."""


class Entry(NamedTuple):
    """One phrase of a list."""

    pieces: tuple[str, ...]
    """Its words folded, with their signs."""
    shapes: tuple[str, ...]
    """For each word `upper`, `capital` or empty: how it must be written."""
    value: str
    """What the list says of it."""
    anchor: int
    """Index of the word by which it is found: the first that is no `@`."""
    written: tuple[str, ...]
    """For each word its form with accents, in lower case; `*` and the ending for a suffix with
    accents, which always count there; empty for another sign."""


class Match(NamedTuple):
    """A phrase found in a text."""

    first: int
    """Index of its first word."""
    last: int
    """Index after its last word."""
    value: str
    """The value of its entry."""


class Lexicon:
    """The phrases of one or several lists, by the form of their first word.

    With `accents` a phrase matches only words with the accents it has: German "k\u00f6nnte"
    and not "konnte".
    """

    def __init__(
        self,
        rows: Iterable[tuple[str, str]],
        endings: Iterable[str] = (),
        numbers: Container[str] = (),
        *,
        accents: bool = False,
    ) -> None:
        self._endings = frozenset(fold(ending) for ending in endings)
        self._numbers = numbers
        self._accents = accents
        self._exact: dict[str, list[tuple[str, str]]] = {}
        self._stems: dict[str, list[tuple[str, str]]] = {}
        self._suffixes: dict[str, list[tuple[str, str]]] = {}
        self._memory: dict[str, tuple[Entry, ...]] = {}
        for phrase, value in rows:
            self._file(phrase, value)

    def _file(self, phrase: str, value: str) -> None:
        """Keep a phrase by its anchor; it becomes an entry when a word asks for it."""
        piece = phrase.partition(" ")[0]
        if not piece.isalpha():
            anchor = _ANCHOR.search(phrase)
            if anchor is None:
                return
            piece = anchor[0]
        piece = fold(piece)
        if piece.startswith("*"):
            table, key = self._suffixes, piece[1:]
        elif piece[-1] in "*~+":
            table, key = self._stems, piece[:-1]
        else:
            table, key = self._exact, piece
        table.setdefault(key, []).append((phrase, value))

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Return the phrases that a word form can anchor, longest and most exact first."""
        known = self._memory.get(key)
        if known is None:
            known = self._look_up(key[:LONGEST_WORD])
            if len(self._memory) >= REMEMBERED:
                self._memory.clear()
            self._memory[key] = known
        return known

    def _look_up(self, key: str) -> tuple[Entry, ...]:
        found = [_entry(*row) for row in self._exact.get(key, ())]
        cuts = range(1, len(key) + 1)
        if self._stems:
            for stem in [key[:cut] for cut in cuts if key[:cut] in self._stems]:
                entries = [_entry(*row) for row in self._stems[stem]]
                found += [e for e in entries if self._fits(key, e.pieces[e.anchor])]
        if self._suffixes:
            for suffix in [key[cut:] for cut in cuts if key[cut:] in self._suffixes]:
                found += [_entry(*row) for row in self._suffixes[suffix]]
        found.sort(key=lambda e: (-len(e.pieces), -len(e.pieces[e.anchor])))
        return tuple(found)

    def _fits(self, key: str, piece: str) -> bool:
        if piece == key:
            return True
        if piece == "@":
            return key[0].isdigit() or key in self._numbers
        if piece.startswith("*"):
            return key.endswith(piece[1:])
        if piece.endswith("*"):
            return key.startswith(piece[:-1])
        if piece[-1] in "~+":
            ending = key[len(piece) - 1 :]
            inflected = ending in self._endings or (not ending and piece[-1] == "~")
            return inflected and key.startswith(piece[:-1])
        return False

    def at(self, scan: Scan, index: int) -> Match | None:
        """Return the longest phrase anchored at a word, or None."""
        for entry in self.entries(scan.keys[index]):
            first = index - entry.anchor
            last = first + len(entry.pieces)
            if first < 0 or last > len(scan.words):
                continue
            if self._matches(scan, first, entry):
                return Match(first, last, entry.value)
        return None

    def _matches(self, scan: Scan, first: int, entry: Entry) -> bool:
        for offset, piece in enumerate(entry.pieces):
            if offset != entry.anchor and not self._fits(scan.keys[first + offset], piece):
                return False
        for offset, (shape, written) in enumerate(zip(entry.shapes, entry.written, strict=True)):
            here = first + offset
            if offset and not _JOINT.fullmatch(scan.gap(here - 1)):
                return False
            if shape and not (
                scan.words[here].isupper() if shape == "upper" else scan.words[here][0].isupper()
            ):
                return False
            if written.startswith("*"):
                if not to_latin(scan.words[here]).casefold().endswith(written[1:]):
                    return False
            elif self._accents and written not in ("", scan.words[here].casefold()):
                return False
        return True

    def all(self, scan: Scan) -> list[Match]:
        """Return the phrases of a text, leftmost and longest, none over another."""
        found: list[Match] = []
        free = 0
        memory = self._memory
        for index, key in enumerate(scan.keys):
            if index < free or memory.get(key) == ():
                continue
            match = self.at(scan, index)
            if match is not None and match.first >= free:
                found.append(match)
                free = match.last
        return found


@lru_cache(maxsize=50_000)
def _entry(phrase: str, value: str) -> Entry:
    written = tuple(_PIECE.findall(phrase))
    if phrase.isascii() and phrase.islower() and _SIGNS.isdisjoint(phrase):
        return Entry(written, ("",) * len(written), value, 0, written)
    anchor = next(index for index, piece in enumerate(written) if piece != "@")
    return Entry(
        tuple(fold(piece) for piece in written),
        tuple(_shape(piece) for piece in written),
        value,
        anchor,
        tuple(_written(piece) for piece in written),
    )


def _written(piece: str) -> str:
    """Return a word with its accents, `*` and a suffix that has some, or empty."""
    if piece.startswith("*") and not piece.isascii():
        return piece.casefold()
    return "" if set(piece) & _SIGNS else piece.casefold()


def _shape(piece: str) -> str:
    letters = piece.strip("*~+@")
    if len(letters) > 1 and letters.isupper():
        return "upper"
    return "capital" if letters[:1].isupper() else ""


def rows(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Return the (phrase, value) of the lines of a list."""
    for line in lines:
        phrase, _, value = line.partition("|")
        yield phrase.strip(), value.strip()
