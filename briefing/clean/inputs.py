"""Turn a page's pieces into what the network reads: their numbers and their first words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.clean import context, features
from briefing.clean.glyphs import glyphs
from briefing.clean.lines import Piece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FIRST_WORDS = 16
"""Words of a piece that the network reads."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """A page as numbers, one row a piece."""

    numbers: NDArray[np.float32]
    """What each piece looks like, and where it stands."""
    words: NDArray[np.uint64]
    """The hashes of each piece's first words, 0 where it has fewer."""


def inputs(pieces: tuple[Piece, ...], shared: frozenset[str] = frozenset()) -> Inputs:
    """Return the numbers and words of a page's pieces; `shared` are lines of other pages."""
    import numpy as np

    found = glyphs([piece.text[: features.LONGEST] for piece in pieces])
    code = features.language_of(pieces)
    base, stops = features.own(pieces, found, code, shared)
    count = np.bincount(found.owner, minlength=len(pieces)).astype(np.float64)
    sentences, ends = base[:, features.SENTENCES] * 5, base[:, features.ENDS] > 0
    ends &= base[:, features.ELLIPSIS] == 0
    prose = (count >= 12) & (base[:, features.STOP_SHARE] >= 0.12) & (ends | (sentences >= 2))
    run = context.runs_of(prose)
    mass = np.bincount(run, weights=np.where(prose, np.minimum(count, 150), 0.0))
    mass[0] = 0.0
    core = prose & (run == mass.argmax())
    numbers = np.hstack(
        [base, context.around(count, prose, ends), context.overlap(found, stops, core)]
    )
    near = found.place < FIRST_WORDS
    words = np.zeros((len(pieces), FIRST_WORDS), dtype=np.uint64)
    words[found.owner[near], found.place[near]] = found.hashes[near]
    return Inputs(numbers, words)
