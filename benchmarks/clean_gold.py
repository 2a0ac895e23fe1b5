"""Label a page's pieces by its article: which of them stand in it.

An article's sentence may stand on its page twice, as a teaser or below a picture, and short
lines may do so by chance.  So each piece is laid where it may stand in the article, and the
heaviest chain of pieces is taken whose places follow each other as the pieces do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

import numpy as np
from clean_pages import WORD

from briefing.clean.lines import Piece

LONG, SHARE, SHARE_SHORT = 8, 0.6, 0.75
"""Words of a long piece; what share of its runs of four words, or of a shorter one's, must
stand in the article."""

NEW_SHARE = 0.7
"""Share of a long piece's runs that no piece of the chain may have, for one outside of it."""

PLACES = 6
"""Places of a piece in the article that are compared."""

Run = tuple[str, ...]


class _Link(NamedTuple):
    """A piece laid at a place of the article, after the link `before`, or -1."""

    piece: int
    before: int


def gold(page: tuple[Piece, ...], body: str) -> np.ndarray:
    """Return 1 for each piece that stands in the article, else 0."""
    words = [WORD.findall(piece.text) for piece in page]
    places = _places(words, body)
    labels = np.zeros(len(page), dtype=np.float32)
    chain = _chain([len(w) for w in words], places, len(WORD.findall(body)))
    labels[chain] = 1.0
    used = {run for number in chain for run in _runs(words[number])}
    for number, found in enumerate(places):
        # The article may hold its pieces in another order than the page does.
        if found and not labels[number] and len(words[number]) >= LONG:
            runs = _runs(words[number])
            if sum(run not in used for run in runs) >= NEW_SHARE * len(runs):
                labels[number] = 1.0
                used.update(runs)
    return labels


def _runs(words: list[str]) -> list[Run]:
    return [tuple(words[i : i + 4]) for i in range(len(words) - 3)]


def _places(words: list[list[str]], body: str) -> list[list[tuple[int, int]]]:
    """Return for each piece where in the article it may stand.

    A place is the words of the article before it, with how many words speak for it.
    """
    at: dict[Run, list[int]] = defaultdict(list)
    for number, run in enumerate(_runs(WORD.findall(body))):
        at[run].append(number)
    lines: dict[Run, list[int]] = defaultdict(list)
    before = 0
    for line in body.splitlines():
        found = WORD.findall(line)
        if found:
            lines[tuple(found)].append(before)
        before += len(found)
    places: list[list[tuple[int, int]]] = []
    for piece in words:
        if len(piece) < 4:
            places.append([(place, len(piece)) for place in lines.get(tuple(piece), [])[:20]])
            continue
        votes: Counter[int] = Counter()
        hits = 0
        for number, run in enumerate(_runs(piece)):
            hits += run in at
            votes.update(place - number for place in at.get(run, [])[:8])
        share = SHARE if len(piece) >= LONG else SHARE_SHORT
        likely = votes.most_common(PLACES) if hits >= share * (len(piece) - 3) else []
        places.append([(max(0, p), n) for p, n in likely if n >= 0.5 * likely[0][1]])
    return places


def _chain(sizes: list[int], places: list[list[tuple[int, int]]], total: int) -> list[int]:
    """Return the pieces of the heaviest chain, last first, by a Fenwick tree over the places."""
    tree = [(0, -1)] * (total + 3)
    links: list[_Link] = []

    def best(place: int) -> tuple[int, int]:
        found, place = (0, -1), place + 1
        while place > 0:
            found = max(found, tree[place], key=lambda entry: entry[0])
            place -= place & -place
        return found

    for number, candidates in enumerate(places):
        ends = []
        for place, weight in candidates:
            value, before = best(min(place, total))
            links.append(_Link(number, before))
            after = min(place + max(1, sizes[number] - 1), total)
            ends.append((after, (value + weight, len(links) - 1)))
        for after, entry in ends:
            spot = after + 1
            while spot < len(tree):
                if tree[spot][0] < entry[0]:
                    tree[spot] = entry
                spot += spot & -spot
    chain, number = [], best(total)[1]
    while number >= 0:
        chain.append(links[number].piece)
        number = links[number].before
    return chain
