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

FIRST_WORDS = 40
"""Words of a piece that the network reads."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """A page as numbers, one row a piece."""

    numbers: NDArray[np.float32]
    """What each piece looks like, and where it stands."""
    words: NDArray[np.uint64]
    """The hashes of the first words of all pieces, in a row."""
    owners: NDArray[np.int32]
    """For each of these words the number of its piece."""
    counts: NDArray[np.int64]
    """Words of each piece, up to `features.LONGEST` code points."""
    ends: NDArray[np.bool_]
    """Whether a piece ends like a sentence."""
    furniture: NDArray[np.bool_]
    """One column for each of `features.LISTS`: whether a piece has one of its words."""

    def of_furniture(self, *names: str) -> NDArray[np.bool_]:
        """Return whether a piece has a word of any of the named lists, or of any list at all."""
        columns = [features.LISTS.index(name) for name in names or features.LISTS]
        found: NDArray[np.bool_] = self.furniture[:, columns].sum(1) > 0
        return found


def inputs(pieces: tuple[Piece, ...], shared: frozenset[str] = frozenset()) -> Inputs:
    """Return the numbers and words of a page's pieces; `shared` are lines of other pages."""
    import numpy as np

    found = glyphs([piece.text[: features.LONGEST] for piece in pieces])
    code = features.language_of(pieces)
    base, stops = features.own(pieces, found, code, shared)
    counts = np.bincount(found.owner, minlength=len(pieces))
    sentences = base[:, features.SENTENCES] * 5
    ends = (base[:, features.ENDS] > 0) & (base[:, features.ELLIPSIS] == 0)
    prose = (counts >= 12) & (base[:, features.STOP_SHARE] >= 0.12) & (ends | (sentences >= 2))
    run = context.runs_of(prose)
    mass = np.bincount(run, weights=np.where(prose, np.minimum(counts, 150), 0.0), minlength=1)
    mass[0] = 0.0
    core = prose & (run == mass.argmax())
    numbers = np.hstack(
        [base, context.around(counts, prose, ends), context.overlap(found, stops, core)]
    )
    near = found.place < FIRST_WORDS
    whole = (base[:, features.ENDS] > 0) | (base[:, features.COLON] > 0)
    furniture = base[:, -len(features.LISTS) :] > 0
    return Inputs(numbers, found.hashes[near], found.owner[near], counts, whole, furniture)
