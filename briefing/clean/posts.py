"""Find the posts of social networks that a page shows: they are not what its article says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing import language
from briefing.clean.lines import Piece
from briefing.posts import LONGEST, is_frame, signature, unlinked
from briefing.speeches import speaks_of_self, speaks_to_another

NEAR = 3
"""Pieces between the article and a post below it at most."""

_QUOTED = re.compile('["\u201c\u201e\u00ab][^"\u201c\u201d\u00ab\u00bb]*["\u201c\u201d\u00bb]')
_TAGGED = re.compile(
    "(?:^|\\s)[#@]\\w|[\u2190-\u2bff\U0001f000-\U0001faff]|pic\\.(?:twitter|x)\\.com/"
)


FRAME = 8
"""Words of a line that leads to a post at most."""

LIKELY = 0.5
"""Probability of the network from which a piece is the article's rather than a post's."""

ADVERTISEMENT = "advertisement"
UNPOSTED = (ADVERTISEMENT, "navigation")
"""The kinds of boilerplate that are no part of a post; the first stands between posts."""


def posts(
    found: tuple[Piece, ...],
    kept: list[bool],
    chances: list[float],
    kinds: Sequence[str],
    code: str,
) -> frozenset[int]:
    """Return the indices of the pieces that are posts among and below the `kept` ones.

    `chances` are the network's that pieces belong to the article, `kinds` those of
    `clean.labels.kinds`, and `code` is the language of the kept text.  A page of posts alone has
    none: they are what it says.
    """
    own: set[int] = set()
    foreign = [
        chance < LIKELY and kind not in UNPOSTED
        for chance, kind in zip(chances, kinds, strict=True)
    ]
    article = [index for index, keep in enumerate(kept) if keep]
    last = article[0] if article else len(found)
    for index, piece in enumerate(found):
        sign = signature(piece.text)
        if sign is not None:
            first = index if sign.said else _first(found, index, foreign, kinds, code)
            if first - last <= NEAR or first < article[-1]:
                own.update(range(first, index + 1))
        elif kept[index] and is_frame(piece.text):
            own.update({index - 1, index} if index and _calls(found[index - 1].text) else {index})
        if kept[index] or index in own:
            last = index
    return frozenset(own) if not own.issuperset(article) else frozenset()


def _first(
    found: tuple[Piece, ...], at: int, foreign: list[bool], kinds: Sequence[str], code: str
) -> int:
    """Return the index of the first piece of a post whose signature is a piece of its own.

    It is at least the piece before.  Of those further up, no longer together than a post, it is
    as many as are indented like the signature where the article is not; else up to the last one
    that is `foreign` to the article, or speaks of "I", to "you", with the signs of networks.
    """
    first, size = at, 0
    for index in range(at - 1, -1, -1):
        piece = found[index]
        size += len(unlinked(piece.text))
        if signature(piece.text) or kinds[index] == ADVERTISEMENT:
            break
        if piece.indent < found[at].indent:
            return index + 1
        if size > LONGEST and index < at - 1:
            break
        if index == at - 1 or foreign[index] or _is_own_words(piece.text, code):
            first = index
        elif piece.text.endswith(":"):
            break
    return first


def _calls(text: str) -> bool:
    """Say whether a line names a network and little else: "View this post on Instagram"."""
    low = text.casefold()
    networks = language.word_list("networks", "any")
    return len(low.split()) <= FRAME and any(network in low for network in networks)


def _is_own_words(text: str, code: str) -> bool:
    """Say whether a text outside quotation marks is somebody's own words on a network."""
    plain = _QUOTED.sub(" ", text)
    if _TAGGED.search(plain):
        return True
    return speaks_of_self(plain, code) or speaks_to_another(plain, code)
