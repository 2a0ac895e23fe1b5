"""Drop what stands below an article without being furniture of its page."""

from __future__ import annotations

from briefing import language
from briefing.clean.inputs import Inputs
from briefing.clean.lines import Piece

LONGEST, NEAR, FRONT = 300, 60, 80
"""Words that an issuer says of itself, with how to reach it, at most; and code points behind its
heading in which its name comes again, and of that heading."""


def without_stray_ends(found: tuple[Piece, ...], page: Inputs) -> list[bool]:
    """Drop what is left of furniture at the end of an article.

    A short last line that ends in a colon announces something which the text does not hold;
    a short last line of furniture words is a label of the page.  Below a press release its
    issuer tells of itself.
    """
    last = _own_description(found)
    kept = [index < last for index in range(len(found))]
    marked = page.of_furniture()
    for index in range(len(found) - 1, max(-1, len(found) - 4), -1):
        label = found[index].text.endswith(":")
        if page.counts[index] > 6 or not (label or (marked[index] and not page.ends[index])):
            break
        kept[index] = False
    return kept


def _own_description(found: tuple[Piece, ...]) -> int:
    """Return the index of the heading under which a press release's issuer describes itself.

    Below "About Orr Shipping" the first words name it again, and nothing else but an address
    follows; the number of pieces where there is none.
    """
    words = 0
    for index in range(len(found) - 2, len(found) // 2 - 1, -1):
        words += len(found[index + 1].text.split())
        if words > LONGEST:
            break
        name = _described(found[index].text)
        below = found[index + 1].text
        if name and name.split()[0] in below[:NEAR] and language.ends_in(below, "."):
            return index
    return len(found)


def _described(heading: str) -> str:
    """Return the name in a heading such as "About Orr Shipping", or nothing."""
    low = heading.casefold()
    about = language.word_list("abouts", "any")
    before = next((words for words in about if low.startswith(f"{words} ")), "")
    name = heading[len(before) :].strip(" :")
    short = len(heading) < FRONT and not language.ends_in(heading, ".?!")
    return name if before and short and name[:1].isupper() else ""
