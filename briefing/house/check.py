"""Turn a style into the list of what is wrong with it, by printing samples with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from importlib.util import find_spec
from pathlib import Path

from briefing.errors import BriefingError, TemplateError
from briefing.house.sample import sample
from briefing.language import letters
from briefing.model import Brief
from briefing.pdf import Form, lay_out
from briefing.render import WRITERS, Job
from briefing.render.email import letter
from briefing.render.html import html
from briefing.render.page import print_page
from briefing.render.style import Style, find_style, setting_line
from briefing.render.summary import source_id
from briefing.render.word import plain_text

_TAG = re.compile(r"<[^>]*>")
_VARIABLE = re.compile(r"var\(\s*--([\w-]+)")


def check(templates: Path | str | None = None, *, paper: str | None = None) -> tuple[str, ...]:
    """Return one line for each thing that is wrong with a style; none when all is well.

    `paper` is A4 or Letter; without it the style's own, or A4.

    A full and an almost empty brief are printed in every format, Word where its extra is
    installed, and written as mail.  Named are errors in templates with file and line, settings
    and colours that nothing uses, rules that the style sheet has and the printer does not know,
    statements and citations that a template leaves out, and words that run off the page.
    """
    try:
        style = find_style(templates)
    except TemplateError as error:
        return (str(error),)
    paper = paper or style.house.paper or "A4"
    full = sample()
    bare = replace(
        full,
        date="",
        marking="",
        sources=full.sources[1:],
        sections=full.sections[:1],
        differences=(),
    )
    found = [*_settings(style)]
    names = [name for name in WRITERS if name != "docx" or find_spec("docxtpl")]
    for brief in (full, bare):
        for name in names:
            try:
                found.extend(_format(brief, style, name, paper))
            except BriefingError as error:
                found.append(str(error))
        try:
            found.extend(_mail(brief, style))
        except BriefingError as error:
            found.append(str(error))
    return tuple(dict.fromkeys(found))


def _settings(style: Style) -> Iterator[str]:
    """Yield the colours and fonts of `house.toml` that the style sheet never asks for."""
    house = style.house
    asked = set(_VARIABLE.findall(style.sheet()))
    names = [*dict(house.colours), *(f"font-{name}" for name in dict(house.fonts))]
    path = style.file("house.toml")
    for name in names:
        if name not in asked:
            place = setting_line(path, name.removeprefix("font-"))
            yield f"{place}: house.css asks for no --{name}"


def _format(brief: Brief, style: Style, name: str, paper: str) -> Iterator[str]:
    if name == "pdf":
        yield from _printed(brief, style, paper)
        return
    written = WRITERS[name](brief, Job(style, paper))
    text = plain_text(written) if isinstance(written, bytes) else written
    if name == "json":
        return
    file = style.file(f"brief.{name}")
    listed = {note.number for note in brief.sources}
    yield from _left_out(brief, file, _words(text) if name == "html" else text)
    for section in brief.sections:
        for item in section.items:
            if name == "html" and not all(
                f'href="#{source_id(n)}"' in text for n in item.sources if n in listed
            ):
                yield f"{file}: a citation of {item.id} is missing"


def _mail(brief: Brief, style: Style) -> Iterator[str]:
    written = letter(brief, style)
    if not written.subject:
        yield f"{style.file('email.subject.txt')}: the subject is empty"
    yield from _left_out(brief, style.file("email.txt"), written.text)
    yield from _left_out(brief, style.file("email.html"), _words(written.html))


def _left_out(brief: Brief, file: Path, text: str) -> Iterator[str]:
    """Yield the items whose words a text lacks."""
    printed = letters(text)
    for section in brief.sections:
        for item in section.items:
            if any(letters(citation.text)[-12:] not in printed for citation in item.citations):
                yield f"{file}: leaves out the item {item.id}"


def _words(html: str) -> str:
    return unescape(_TAG.sub("", html))


def _printed(brief: Brief, style: Style, paper: str) -> Iterator[str]:
    page = print_page(brief, style, paper=paper)
    for left in page.brief.left_out[len(brief.left_out) :]:
        yield f"no room for {left.citation.text[:40]!r}, on a page that holds all of it elsewhere"
    sheet = lay_out(
        html(brief, style, css=""),
        style.sheet(),
        "",
        Form(style.folders, paper, style.house.margin, endless=True),
    )
    for words in sheet.beyond:
        yield f"{style.file('house.css')}: {words[:40]!r} runs out of its column"
    for remark in sheet.remarks:
        yield f"{style.file('house.css')}: {remark}"
