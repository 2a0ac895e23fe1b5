"""Turn a page's pieces into what the network reads: their numbers and their first words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.clean import context, features, lexicons
from briefing.clean.lines import Piece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Inputs(NamedTuple):
    """A page as numbers, one row a piece."""

    numbers: NDArray[np.float32]
    """What each piece looks like, and where it stands."""
    words: NDArray[np.uint32]
    """The hashes of the first words of all pieces, in a row."""
    owners: NDArray[np.int32]
    """For each of these words the number of its piece."""
    counts: NDArray[np.int64]
    """Words of each piece, up to `features.LONGEST` code points."""
    ends: NDArray[np.bool_]
    """Whether a piece ends like a sentence."""
    bullets: NDArray[np.bool_]
    """Whether a list mark stands before a piece."""
    furniture: NDArray[np.bool_]
    """One column for each of `lexicons.LISTS`: whether a piece has one of its words."""

    def of_furniture(self, *names: str) -> NDArray[np.bool_]:
        """Return whether a piece has a word of any of the named lists, or of any list at all."""
        columns = [lexicons.LISTS.index(name) for name in names or lexicons.LISTS]
        found: NDArray[np.bool_] = self.furniture[:, columns].sum(1) > 0
        return found


def inputs(pieces: tuple[Piece, ...], shared: frozenset[str] = frozenset()) -> Inputs:
    """Return the numbers and words of a page's pieces; `shared` are lines of other pages."""
    import numpy as np

    size, left, right = len(pieces), features.OWN, features.OWN + context.AROUND
    numbers = np.empty((size, right + context.OVERLAP), dtype=np.float32)
    base = numbers[:, :left]
    found = features.own(pieces, lexicons.language_of(pieces), shared, base)
    counts = found.counts
    sentences = base[:, features.SENTENCES] * 5
    ends = (base[:, features.ENDS] > 0) & (base[:, features.ELLIPSIS] == 0)
    prose = (counts >= 12) & (base[:, features.STOP_SHARE] >= 0.12) & (ends | (sentences >= 2))
    run = context.runs_of(prose)
    mass = np.bincount(run, weights=np.where(prose, np.minimum(counts, 150), 0.0), minlength=1)
    mass[0] = 0.0
    core = prose & (run == mass.argmax())
    context.around(counts, prose, ends, numbers[:, left:right])
    context.overlap(found, core, numbers[:, right:])
    whole = (base[:, features.ENDS] > 0) | (base[:, features.COLON] > 0)
    furniture = base[:, -len(lexicons.LISTS) :] > 0
    bullets = base[:, features.BULLET] > 0
    return Inputs(numbers, found.first, found.first_owner, counts, whole, bullets, furniture)
