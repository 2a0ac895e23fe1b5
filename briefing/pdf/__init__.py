"""Turn HTML into PDF: lay it out, prove that nothing is cut, write the same bytes each time."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from briefing.errors import RenderError
from briefing.language import letters
from briefing.pdf.archive import both_standards, in_doubt
from briefing.pdf.press import (
    as_render_error,
    attachments,
    document,
    heard,
    open_press,
    private_fonts,
)

__all__ = ["PAPERS", "Attached", "Form", "Sheet", "Typesetter", "lay_out", "write"]

PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height of the papers, in millimetres."""

ENDLESS = 20_000.0
"""Height in millimetres of a sheet that everything has room on."""

PADDINGS = 8
"""Ways in which an archive is written at most until no length in it is in doubt."""

TOLERANCE = 2.0
"""Pixels that words may reach over the edge of their block: slanted letters, and rounding."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels of CSS."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the PDF."""

    name: str
    """Its name, unique in the PDF."""
    data: bytes
    """Its bytes."""
    description: str
    """What it is, for the reader."""
    relationship: str
    """What it is to the page (ISO 32000-2, 7.11.3): `Source` or `Data`."""
    date: datetime
    """When it was made: the bytes of the PDF must not depend on the clock."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a page is laid out on, and where its files are."""

    folders: tuple[Path, ...]
    """Pictures and fonts are loaded from here alone."""
    paper: str = "A4"
    """A name in `PAPERS`."""
    margin: str = "15mm"
    """The margin in CSS."""
    endless: bool = False
    """Whether the sheet is so long that everything has room on one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A layout of a page, and what was found in it."""

    pages: int
    """How many pages it takes."""
    lowest: float
    """Height of the text over all pages, from the top of the first text area, in pixels of CSS."""
    room: float
    """Height of the text area, in pixels of CSS."""
    boxes: dict[str, Box]
    """Where the element of each anchor lies; those of later pages are left out."""
    text: str
    """The letters and digits of all pages in order, folded."""
    beyond: tuple[str, ...]
    """Words that reach over the edge of their block or page."""
    layout: Any
    """WeasyPrint's document."""
    remarks: tuple[str, ...] = ()
    """What the printer did not understand of the style sheet."""


class Typesetter(Protocol):
    """What lays out pages and writes the PDF: this module itself, or `apart.Apart`."""

    def lay_out(self, html: str, css: str, rules: str, form: Form) -> Sheet:
        """Return the layout of a page."""

    def write(self, sheet: Sheet, attached: tuple[Attached, ...] = ()) -> tuple[bytes, str]:
        """Return the PDF of a layout, and the characters for which the fonts lack a glyph."""


def lay_out(html: str, css: str, rules: str, form: Form) -> Sheet:
    """Return the layout of a page.

    `css` is the style sheet, parsed once and kept; `rules` follow it and may change from
    layout to layout.  Raises `RenderError` when the machine lacks something, or the page asks
    for something else than its folders have.
    """
    width, height = PAPERS[form.paper]
    if form.endless:
        height = ENDLESS
    rules = f"@page {{ size: {width}mm {height}mm; margin: {form.margin} }}\n{rules}"
    shared = open_press(css, form.folders)
    with heard() as records:
        laid = document(shared, html, form.folders, rules)
    refused = (*shared.refused_by_sheet, *shared.refused)
    shared.refused.clear()
    if refused:
        raise RenderError(refused[0], "put the file into the style's folder, or name it no more")
    errors = [r.getMessage() for r in records if r.levelname == "ERROR"]
    if errors:
        raise RenderError(errors[0], "mend the template")
    remarks = (*shared.remarks, *(r.getMessage() for r in records))
    return _sheet(laid, form.paper, remarks)


def write(sheet: Sheet, attached: tuple[Attached, ...] = ()) -> tuple[bytes, str]:
    """Return the PDF of a layout, and the characters for which the fonts lack a glyph.

    The PDF is tagged as PDF/UA-1 (ISO 14289-1); with something attached it is a PDF/A-3a
    (ISO 19005-3) as well, for the archive.
    """
    with heard() as records, private_fonts(), as_render_error(), warnings.catch_warnings():
        # WeasyPrint 70 leaves the file of its colour profile to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        data: bytes
        for padding in range(PADDINGS if attached else 1):
            data = sheet.layout.write_pdf(
                pdf_variant="pdf/a-3a" if attached else "pdf/ua-1",
                attachments=attachments(attached) or None,
                finisher=partial(both_standards, padding=padding) if attached else None,
            )
            if not in_doubt(data):
                break
    lacking = {
        str(record.args[0])
        for record in records
        if isinstance(record.args, tuple) and record.msg.startswith(".notdef")
    }
    return data, "".join(sorted(lacking))


def _sheet(laid: Any, paper: str, remarks: tuple[str, ...]) -> Sheet:
    """Measure a layout.

    WeasyPrint's public interface tells where anchors lie, not where words do: the boxes of
    a page are read from its private tree, here and nowhere else.
    """
    first = laid.pages[0]
    area = first._page_box
    top = area.content_box_y()
    room = PAPERS[paper][1] / 25.4 * 96 - (first.height - area.height)
    lowest, beyond, texts = 0.0, [], []
    for number, page in enumerate(laid.pages):
        foot = page._page_box.content_box_y() + page._page_box.height
        for words, left, right in _words(page._page_box.children[0], 0.0, page.width):
            texts.append(words.text)
            bottom = words.position_y + words.height
            lowest = max(lowest, bottom - top + number * room)
            start, end = words.position_x, words.position_x + words.width
            inside = left - TOLERANCE <= start and end <= right + TOLERANCE
            if not inside or bottom > foot + TOLERANCE:
                beyond.append(words.text)
    boxes = {name: tuple(box) for name, box in first.anchors.items()}
    text = letters("".join(texts))
    return Sheet(len(laid.pages), lowest, room, boxes, text, tuple(beyond), laid, remarks)


def _words(box: Any, left: float, right: float) -> Iterator[tuple[Any, float, float]]:
    """Yield every run of words below a box, with the edges of the block that holds it."""
    if hasattr(box, "justification_spacing") and box.text.strip():
        yield box, left, right
    elif hasattr(box, "children"):
        if type(box).__name__ == "BlockBox":
            left = box.border_box_x()
            right = left + box.border_width()
        for child in box.children:
            yield from _words(child, left, right)
