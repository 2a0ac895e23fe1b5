"""Turn a brief into what people read and programs take: Markdown, HTML, PDF, Word.

`WRITERS` is the table to extend: the name of a format and a function of the brief and a
`Job`.  Heavy libraries are imported inside the functions that need them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import unknown
from briefing.model import Brief

if TYPE_CHECKING:
    from briefing.pdf import Typesetter
    from briefing.render.style import Style

__all__ = ["WRITERS", "Job", "render", "render_all"]


class Job(NamedTuple):
    """How a brief is written."""

    style: Style
    """The house style."""
    paper: str = "A4"
    """`A4` or `Letter`."""
    pages: int = 1
    """How many pages there may be."""


Writer = Callable[[Brief, Job], str | bytes]
"""Writes a brief in one format."""


def render(
    brief: Brief,
    format: str,
    templates: Path | str | None = None,
    *,
    paper: str = "",
    pages: int = 1,
) -> str | bytes:
    """Return a brief in a format of `WRITERS`: bytes for `pdf` and `docx`, else text.

    `templates` is a folder or the name of a style (see `briefing templates list`); `paper` is
    `A4` or `Letter`, by default what the brief was made for.
    """
    return render_all(brief, (format,), templates, paper=paper, pages=pages)[1][format]


def render_all(
    brief: Brief,
    formats: tuple[str, ...],
    templates: Path | str | None = None,
    *,
    paper: str = "",
    pages: int = 1,
    archive: Mapping[str, bytes] | None = None,
    typesetter: Typesetter | None = None,
) -> tuple[Brief, dict[str, str | bytes]]:
    """Return a brief as its page holds it, and that brief in several formats.

    With `pdf` among them the brief is first fitted to its page, so that all formats say the
    same; what had no room stands in `Brief.left_out`, and what had to be left out of the
    text, such as invisible characters, in `Brief.warnings`.  With `archive`, the files of the
    sources by name, the PDF is a PDF/A-3a that holds them and the record.  `typesetter`
    lays it out, as of `briefing.pdf.apart`.  The brief that is returned, and a record among
    the formats, hold the PDF's hash.
    """
    from briefing.render.invisible import warned
    from briefing.render.style import find_style

    for name in formats:
        if name not in WRITERS:
            raise unknown("format", name, tuple(WRITERS))
    style = find_style(templates)
    chosen = paper or dict(brief.settings).get("paper") or "A4"
    job = Job(style, chosen, pages)
    brief = warned(brief)
    done: dict[str, str | bytes] = {}
    if "pdf" in formats:
        from briefing.render.page import print_page

        page = print_page(
            brief, style, paper=chosen, pages=pages, archive=archive, typesetter=typesetter
        )
        brief = replace(page.brief, pdf_sha256=sha256(page.pdf).hexdigest())
        done["pdf"] = page.pdf
    for name in formats:
        if name not in done:
            done[name] = WRITERS[name](brief, job)
    return brief, {name: done[name] for name in formats}


def _pdf(brief: Brief, job: Job) -> bytes:
    from briefing.render.page import print_page

    return print_page(brief, job.style, paper=job.paper, pages=job.pages).pdf


def _html(brief: Brief, job: Job) -> str:
    from briefing.render.html import html

    return html(brief, job.style)


def _markdown(brief: Brief, job: Job) -> str:
    from briefing.render.escape import without_idle_escapes

    return without_idle_escapes(_expanded("brief.md", brief, job))


def _text(brief: Brief, job: Job) -> str:
    return _expanded("brief.txt", brief, job)


def _expanded(name: str, brief: Brief, job: Job) -> str:
    from briefing.render.environment import expand
    from briefing.render.html import context

    return expand(job.style, name, context(brief, job.style))


def _word(brief: Brief, job: Job) -> bytes:
    from briefing.render.word import word

    return word(brief, job.style)


def _json(brief: Brief, job: Job) -> str:
    from briefing.record import dumps, to_record

    return dumps(to_record(brief))


WRITERS: dict[str, Writer] = {
    "md": _markdown,
    "html": _html,
    "json": _json,
    "txt": _text,
    "pdf": _pdf,
    "docx": _word,
}
"""Name of a format -> the function that writes it."""
