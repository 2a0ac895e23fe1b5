"""Turn a brief into one printed page: fitted, laid out, proved, written as PDF."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from briefing import pdf
from briefing.errors import RenderError, TemplateError, unknown
from briefing.fit import Box, Measured, Setting, fit, sources_box
from briefing.model import Brief
from briefing.pdf import PAPERS, Attached, Form, Sheet, Typesetter
from briefing.record import dumps, to_record
from briefing.render.escape import named
from briefing.render.html import html
from briefing.render.style import FILES, OWN, Style
from briefing.render.units import NO_ROOM, capped, printed, shortened, units

CLEAR = 6.0
"""Pixels of CSS that stay clear above a list of sources at the foot of the page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A brief as it stands on its page."""

    brief: Brief
    """The brief with what the page holds; the rest is listed in `left_out`."""
    pdf: bytes
    """The page."""
    setting: Setting
    """How the type is set."""
    layouts: int
    """How many layouts it took to find that."""


def print_page(
    brief: Brief,
    style: Style,
    *,
    paper: str = "A4",
    pages: int = 1,
    archive: Mapping[str, bytes] | None = None,
    typesetter: Typesetter | None = None,
) -> Page:
    """Return the brief fitted to `pages` pages, and the PDF.

    With `archive`, the files of the sources by their names, these and the record are inside
    the PDF.  `typesetter` lays it out, without one this process does.

    The page proves itself: everything that it is to hold lies inside its text area, with all
    of its words, or there is none.  Raises `RenderError` and `TemplateError`.
    """
    if paper not in PAPERS:
        raise unknown("paper", paper, list(PAPERS))
    setter = typesetter or pdf
    capped_brief = capped(brief, dict(style.house.most))
    texts = printed(capped_brief)
    sheets: dict[bool, Sheet] = {}

    def measure(kept: tuple[str, ...], setting: Setting, endless: bool) -> Measured:
        shown = shortened(capped_brief, kept, NO_ROOM)
        sheet = _laid(setter, shown, style, setting, paper, endless)
        lost = [id_ for id_ in kept if id_ not in sheet.boxes]
        unread = [id_ for id_ in kept if not all(text in sheet.text for text in texts[id_])]
        if endless and (lost or unread):
            raise _incomplete(style, lost, unread)
        sheets[endless] = sheet
        whole = sheet.pages <= pages and not sheet.beyond and (pages > 1 or not lost)
        whole = whole and not unread
        whole = whole and not overlap(sheet.boxes, kept, clear=CLEAR if setting.foot else 0.0)
        return Measured(sheet.lowest, sheet.room, sheet.boxes, whole)

    found = fit(units(capped_brief), measure, pages=pages)
    shown = shortened(capped_brief, found.kept, NO_ROOM)
    data, lacking = setter.write(sheets[False], _attached(shown, archive))
    warnings = (*shown.warnings, *_lacking(shown, lacking))
    return Page(
        replace(shown, warnings=tuple(dict.fromkeys(warnings))), data, found.setting, found.layouts
    )


def _incomplete(style: Style, lost: list[str], unread: list[str]) -> TemplateError:
    """Return the error for a template that leaves out units, or their words."""
    file = style.file("brief.html")
    if lost:
        way_out = 'give each item\'s element id="{{ item.id }}"'
        return TemplateError(f"{file}: no element has the id {lost[0]!r}", way_out)
    way_out = "print the whole text of each item, each difference and their sides"
    return TemplateError(f"{file}: the page lacks words of {unread[0]!r}", way_out)


def _attached(brief: Brief, archive: Mapping[str, bytes] | None) -> tuple[Attached, ...]:
    """Return the sources and the record as files inside the PDF, dated as the brief is."""
    if archive is None:
        return ()
    try:
        date = datetime.fromisoformat(brief.date)
    except ValueError:
        date = datetime(1980, 1, 1)
    record = dumps(to_record(brief)).encode("utf-8")
    return (
        Attached("record.json", record, "Provenance record", "Data", date),
        *(
            Attached(f"source-{number}-{name}", data, "Source", "Source", date)
            for number, (name, data) in enumerate(archive.items(), start=1)
        ),
    )


def _laid(
    setter: Typesetter, brief: Brief, style: Style, setting: Setting, paper: str, endless: bool
) -> Sheet:
    try:
        return setter.lay_out(
            html(brief, style, most_sources=setting.sources, css=""),
            style.sheet(),
            rules(setting),
            Form(style.folders, paper, style.house.margin, endless),
        )
    except RenderError as error:
        place = located(style, error.what)
        if not place:
            raise
        raise TemplateError(f"{place}: {error.what}", error.way_out) from None


def overlap(boxes: dict[str, Box], ids: tuple[str, ...], *, clear: float = 0.0) -> bool:
    """Return whether two of some elements, or one and the list of sources, cover each other.

    `clear` pixels above the sources count as covered.
    """
    shown = [boxes[id_] for id_ in ids if id_ in boxes]
    span = sources_box(boxes)
    if span is not None:
        shown.append((float("-inf"), span[0] - clear, float("inf"), span[1]))
    return any(
        a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1
        for a, b in itertools.combinations(shown, 2)
    )


def rules(setting: Setting) -> str:
    """Return the rules of CSS by which a page is set."""
    left = f" --left: {setting.left:.1%};" if setting.left else ""
    return (
        f":root {{ --air: {setting.air}pt; --foot: {'absolute' if setting.foot else 'static'};"
        f"{left} }}\n"
        f":root {{ font-size: {setting.size}pt }}\n"
    )


def located(style: Style, message: str) -> str:
    """Return the file and line of a style that names the address in a message, or nothing."""
    words = [word.strip("'\",;") for word in message.split()]
    names = {word for word in words if "://" in word}
    names |= {name.rstrip(":").rpartition("/")[2] for name in names}
    for file in (*FILES, OWN):
        try:
            path: Path = style.file(file)
            lines = style.text(file).splitlines()
        except TemplateError:
            continue
        for number, line in enumerate(lines, start=1):
            if any(name and name.rstrip(":") in line for name in names):
                return f"{path}, line {number}"
    return ""


def _lacking(brief: Brief, characters: str) -> list[str]:
    """Return a warning for each character that the fonts lack, with the source that has it."""
    found = []
    for character in characters:
        holders = [
            note.path
            for note in brief.sources
            if any(
                character in citation.text
                for section in brief.sections
                for item in section.items
                for citation in item.citations
                if citation.source_id == note.id
            )
            or character in note.title + note.publisher + note.author
        ]
        where = f"{', '.join(holders)}: " if holders else ""
        found.append(
            f"{where}the fonts lack {character} ({named(character)}), an empty box on the page"
        )
    return found
