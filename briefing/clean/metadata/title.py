"""Find a page's headline.

It is the line before the article that other parts of the page repeat (a breadcrumb,
"Reading: ...") or that stands nearest above the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing import language
from briefing.captions import captioned, credited
from briefing.clean.lines import Piece
from briefing.clean.metadata.days import find_date
from briefing.clean.metadata.names import name_in_byline
from briefing.clean.metadata.spans import (
    ABOVE,
    CRUMB,
    FOOTER,
    TITLE_SITE,
    located,
    whole,
)
from briefing.language import fold
from briefing.model import Source, Span
from briefing.speeches import speech_by

_SENTENCE = re.compile(r"\w{4,}\.\s?[^\W\d_a-z]")
"""A sentence that ends inside a line: below a picture there is often one, with a name behind it."""

SURE = 1.2
"""Value from which a line is taken for the headline."""

BODY = 60
"""Pieces of the article that tell what its headline announces."""

BELOW = 200
"""Pieces after the article's beginning in which its headline is looked for once more."""

NEAR, LEAST_WORDS = 0.5, 5
"""By how much less a line may be worth than the one right below it, and be the headline all the
same; and the words that it must have: a section's name has fewer."""

SIGNED = 12
"""Lines above the best one at most in which one with a byline below it is looked for."""

FEW = 2
"""Content words at which what they tell, that they are in the text or stand there twice, counts
half: a menu has such lines as well."""

PLAYER = "CLOSE"
"""What stands before the caption of a film that a page shows."""

SEVERAL = 2
"""Social networks that a line names which asks to follow the site there."""

TOLD = 0.34
"""Share of a headline's content words that its text has."""


def headline(
    source: Source,
    pieces: tuple[Piece, ...],
    above: range,
    marked: list[bool],
    article: frozenset[str],
    code: str,
) -> Span | None:
    """Return the headline: of the lines above the article the nearest that looks like one.

    A line whose words the article has, or that other lines of the page hold (a breadcrumb's
    end, a sharing line), is surer than its neighbours.  `marked` tells the pieces with words
    of furniture; `article` holds the article's content words, `code` is its language.
    """
    folded = [fold(" ".join(piece.text[:400].split())) for piece in pieces[: above.stop + BELOW]]
    page = "\n".join(folded)
    values: dict[int, float] = {}
    for index in above:
        text = pieces[index].text
        words = text.split()
        if not 3 <= len(words) <= 30 or len(text) > 250 or pieces[index].bullet:
            continue
        if text.startswith("o ") or sum(any(map(str.isalpha, word)) for word in words) < 3:
            continue  # a menu's entry behind a drawn circle, or numbers
        if (marked[index] and len(words) < 6) or (find_date(text, True) and len(words) < 9):
            continue
        if _below_picture(text, code):
            continue
        if CRUMB.search(text) or text.rstrip().endswith((",", ";", ":", ")")):
            continue
        wanted = content((pieces[index],), code)
        held = len(wanted & article)
        speech = speech_by(text, code) is not None
        if held < _told(code) * max(1, len(wanted)) and not speech:
            continue
        repeats = page.count(folded[index]) - 1
        value = 1 - (above.stop - index) / (ABOVE + 1)
        value += held / (len(wanted) + FEW) + 0.08 * min(8, held)
        value += 0.6 * min(2, repeats) * len(wanted) / (len(wanted) + FEW)
        value += 0.05 * min(10, len(words))
        value -= 0.5 if marked[index] else 0.0
        value -= 0.8 if _byline_like(text) and not speech else 0.0
        value -= 0.8 if text.endswith(".") or _SENTENCE.search(text) else 0.0
        values[index] = value
    best = max(values, key=lambda index: (values[index], -index), default=None)
    if best is None or values[best] <= SURE:
        return _last_crumb(source, pieces, above)
    best = _above_byline(best, values, pieces)
    while True:  # right below a headline there is often another line that tells the story
        higher = _above(best, values, marked, page, folded)
        if (
            values.get(higher, 0.0) <= max(SURE, values[best] - NEAR)
            or len(folded[higher].split()) < LEAST_WORDS
            or folded[best] in folded[higher]
            or folded[higher][0].isdigit()
        ):
            return _without_site(source, pieces[best], page)
        best = higher


def _above(
    index: int, values: dict[int, float], marked: list[bool], page: str, folded: list[str]
) -> int:
    """Return the line above another, or the one above it that is furniture or comes again."""
    before = index - 1
    strange = before not in values and (marked[before] or page.count(folded[before]) > 1)
    return before - strange


def _above_byline(best: int, values: dict[int, float], pieces: tuple[Piece, ...]) -> int:
    """Return the nearest line above a byline or a date where the best one stands below them.

    What stands between those and the article is a caption, or tells its points.
    """
    if _is_signed(pieces[best + 1].text):
        return best
    for index in range(best - 1, max(-1, best - SIGNED), -1):
        if _is_signed(pieces[index + 1].text) and not _is_signed(pieces[index].text):
            likely = values.get(index, 0.0) > max(SURE, values[best] - NEAR)
            return index if likely and not pieces[index].text[0].islower() else best
    return best


def _is_signed(text: str) -> bool:
    """Say whether a line names the author or tells the day, and little else."""
    return len(text.split()) < 9 and (
        bool(name_in_byline(text)) or find_date(text, True) is not None
    )


def opening_title(
    source: Source, pieces: tuple[Piece, ...], opening: range, code: str
) -> Span | None:
    """Return the first line of a text when it can only be its headline."""
    if not opening:
        return None
    text = pieces[0].text
    words = text.split()
    wanted = content(pieces[:1], code)
    networks = language.word_list("networks", "any")
    least = _told(code) * max(1, len(wanted))
    told = len(wanted & content(pieces[1 : 1 + BODY], code)) >= least and not _byline_like(text)
    if (
        not 3 <= len(words) <= 25
        or len(text) > 250
        or text[-1] in ".,:;\u2026"
        or (text[0] == "(" and text[-1] == ")")
        or pieces[0].bullet
        or _below_picture(text, code)
        or words[0] == PLAYER
        or sum(network in text.casefold() for network in networks) >= SEVERAL
        or (find_date(text, True) and len(words) < 9)
        or not (told or speech_by(text, code))
    ):
        return None
    return _without_kicker(source, pieces[0])


def _told(code: str) -> float:
    """Return what share of a headline's words the article has at least.

    It is half as great where endings hide that two words are one.
    """
    return TOLD if code == "en" else TOLD / 2


def content(body: Iterable[Piece], code: str) -> frozenset[str]:
    """Return the content words of some pieces."""
    return frozenset(
        token for piece in body for token in language.content_tokens(piece.text[:2000], code)
    )


def breadcrumb(pieces: tuple[Piece, ...], first: int, title: Span | None) -> Piece | None:
    """Return the line that leads from the site's name to the headline, before piece `first`."""
    if title is None:
        return None
    wanted = fold(" ".join(title.text.split()))
    for piece in pieces[max(0, first - FOOTER) : first]:
        parts = CRUMB.split(piece.text[:1000])
        if len(parts) >= 3 and wanted in fold(parts[-1]):
            return piece
    return None


def _without_site(source: Source, piece: Piece, page: str) -> Span:
    """Return a headline's span without the site's name after it ("Title | Site").

    A hyphen may stand inside a headline: it parts the two where other lines hold one of them.
    """
    parts = TITLE_SITE.split(piece.text)
    head, site = parts[0].strip(), parts[-1].strip()
    if len(parts) > 1 and len(site.split()) <= 5 and len(head.split()) >= 3:
        rest = page.split("\n")
        known = any(fold(part) in rest for part in (head, site))
        if "|" in piece.text or known:
            return located(source, piece, head) or whole(source, piece)
    return _without_kicker(source, piece)


def _without_kicker(source: Source, piece: Piece) -> Span:
    """Return a headline's span without two listed words before it: "Live updates Orr ..."."""
    *kicker, rest = piece.text.split(maxsplit=2) if len(piece.text.split()) > 2 else [piece.text]
    listed = " ".join(kicker).casefold() in language.word_list("kickers", "any")
    found = located(source, piece, rest) if listed and rest[0].isupper() else None
    return found or whole(source, piece)


def _last_crumb(source: Source, pieces: tuple[Piece, ...], above: range) -> Span | None:
    """Return the headline at the end of a breadcrumb ("Site > Section > Title")."""
    for index in reversed(above):
        parts = CRUMB.split(pieces[index].text[:400])
        if len(parts) >= 3 and len(parts[-1].split()) >= 3:
            return located(source, pieces[index], parts[-1].strip())
    return None


def _below_picture(text: str, code: str) -> bool:
    """Say whether a line describes a picture; English words of captions stand on all pages."""
    return credited(text) or captioned(text, (code, "en"), within=300)


def _byline_like(text: str) -> bool:
    """Say whether a line names an author or a photographer, or asks to share."""
    low = text.casefold()
    others = ("photo", "credit", "getty", "share")
    return bool(name_in_byline(text)) or any(word in low for word in others)
