"""Turn a brief into a Word document, by a Word document that holds the template's tags.

docxtpl finds the tags of Jinja in `brief.docx` and fills them in; the sandbox is that of the
other templates.  The library is an extra: nobody else needs it.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from briefing.errors import RenderError, TemplateError
from briefing.model import Brief
from briefing.render.environment import guarded
from briefing.render.html import context
from briefing.render.style import MOST_BYTES, WORD, Style

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of each file inside: the bytes must not depend on the clock."""


def word(brief: Brief, style: Style) -> bytes:
    """Return the brief as a Word document (ECMA-376), the same bytes for the same brief.

    Raises `RenderError` when the extra is not installed, `TemplateError` when the template
    is no Word document or has a mistake.
    """
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        raise RenderError(
            "a Word document needs docxtpl", 'run: pip install "briefing[docx]"'
        ) from None

    path = style.file(WORD)
    if path.stat().st_size > MOST_BYTES:
        raise TemplateError(f"{path}: larger than {MOST_BYTES // 1_000_000} MB", "make it smaller")
    if not zipfile.is_zipfile(path):
        raise TemplateError(f"{path}: is no Word document", "save it as .docx")
    values = context(brief, style)

    def write(environment: Any) -> bytes:
        template = DocxTemplate(str(path))
        template.render(values, jinja_env=environment, autoescape=True)
        properties = template.docx.core_properties
        properties.title, properties.author = brief.title, values["brief"]["house"]
        properties.language = values["brief"]["language"]
        made = io.BytesIO()
        template.save(made)
        return timeless(made.getvalue())

    # XML is escaped as HTML is.
    return guarded(style, str(path), ".html", write)


def plain_text(data: bytes) -> str:
    """Return the words of a Word document, a paragraph a line."""
    from docx import Document

    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def timeless(data: bytes) -> bytes:
    """Return a zip file with the same files, all of one date."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return made.getvalue()
