"""The Word document: everything on the page, escaped, and made from an editable template."""

from __future__ import annotations

import io
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest
import sample

from briefing.errors import RenderError, TemplateError
from briefing.render import render

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def _text(data: object) -> str:
    assert isinstance(data, bytes)
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def test_holds_every_item_and_source() -> None:
    """Each statement, speaker, difference and source stands in it, and no tag is left."""
    brief = sample.brief()
    text = _text(render(brief, "docx", TEMPLATES))
    plain = text.replace("[", "").replace("]", "")
    for section in brief.sections:
        for item in section.items:
            assert item.citations[-1].text.split()[-1].strip(".") in plain
            if item.quotation and item.quotation.speaker:
                assert item.quotation.speaker in text
    for difference in brief.differences:
        assert all(" ".join(side.text.split()) in text for side in difference.sides)
    assert all(note.path in text for note in brief.sources)
    assert "{{" not in text and "{%" not in text


def test_same_bytes_and_marked_up_text() -> None:
    """Two runs give the same bytes; angle brackets and ampersands come out as they are."""
    brief = replace(sample.brief(), title="Ore & <b>iron</b> {{ 7 * 7 }}")
    first, second = (render(brief, "docx", TEMPLATES) for _ in range(2))
    assert first == second
    assert "Ore & <b>iron</b> {{ 7 * 7 }}" in _text(first)
    properties = docx.Document(io.BytesIO(first)).core_properties  # type: ignore[arg-type]
    assert properties.title == brief.title


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ brief.titel }}", "did you mean 'title'"),
        ("{{ brief.title", "brief.docx"),
        ("{% for n in range(99999999) %}x{% endfor %}", "brief.docx"),
        ("{{ ''.__class__.__mro__ }}", "brief.docx"),
    ],
)
def test_a_faulty_template_is_named(tmp_path: Path, tag: str, said: str) -> None:
    """A wrong field, a broken tag, an endless loop and a way out of the sandbox end in one line."""
    word = docx.Document()
    word.add_paragraph(tag)
    word.save(str(tmp_path / "brief.docx"))
    with pytest.raises(TemplateError, match=said) as caught:
        render(sample.brief(), "docx", tmp_path)
    assert "\n" not in str(caught.value)


def test_no_word_document_and_no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template of another kind, and a missing extra, say what to do."""
    shutil.copy(TEMPLATES / "brief.md", tmp_path / "brief.docx")
    with pytest.raises(TemplateError, match=r"save it as \.docx"):
        render(sample.brief(), "docx", tmp_path)
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    with pytest.raises(RenderError, match=r'pip install "briefing\[docx\]"'):
        render(sample.brief(), "docx", TEMPLATES)
