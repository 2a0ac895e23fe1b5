"""Write templates/brief.docx anew: the Word template that offices then edit in Word.

python tools/make_docx.py   (needs the docx extra)
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from briefing.render.word import timeless

TARGET = Path(__file__).resolve().parent.parent / "templates" / "brief.docx"
INK, ACCENT, QUIET = (
    RGBColor(0x14, 0x21, 0x2C),
    RGBColor(0x12, 0x30, 0x4F),
    RGBColor(0x56, 0x61, 0x6B),
)


def styles(word: Word) -> None:
    """Set the type of the built-in styles, which an office can change in Word."""
    sheet = word.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.left_margin = sheet.right_margin = Mm(20)
    sheet.top_margin = sheet.bottom_margin = Mm(16)
    looks = {
        "Normal": (10, INK, False, 3),
        "Title": (19, INK, True, 2),
        "Heading 2": (10, ACCENT, True, 3),
        "List Bullet": (10, INK, False, 3),
        "List Bullet 2": (9.5, INK, False, 1),
        "Intense Quote": (11.5, INK, False, 6),
        "Subtitle": (9, QUIET, False, 6),
    }
    for name, (size, colour, bold, after) in looks.items():
        style = word.styles[name]
        style.font.name = "Noto Serif" if name not in ("Heading 2", "Subtitle") else "Noto Sans"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), style.font.name)
        style.font.size, style.font.bold = Pt(size), bold
        style.font.italic = False
        style.font.color.rgb = colour
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.space_before = Pt(8 if name == "Heading 2" else 0)
    quote = word.styles["Intense Quote"].paragraph_format
    quote.left_indent = quote.right_indent = Mm(0)
    heading = word.styles["Heading 2"]
    heading.font.all_caps = True
    heading.paragraph_format.keep_with_next = True
    border(word.styles["Title"].element.get_or_add_pPr(), clear=True)


def border(properties: object, *, clear: bool = False) -> None:
    """Take away the rule that Word's own style has below its title."""
    for old in properties.findall(qn("w:pBdr")):  # type: ignore[attr-defined]
        properties.remove(old)  # type: ignore[attr-defined]
    if clear:
        properties.append(OxmlElement("w:pBdr"))  # type: ignore[attr-defined]


def line(word: Word, text: str, style: str = "Normal") -> Paragraph:
    """Add a paragraph: text, then {sup:...} as superscript and {quiet:...} in grey."""
    paragraph = word.add_paragraph(style=style)
    for piece in text.split("\x1f"):
        kind, _, body = piece.partition("\x1e")
        run = paragraph.add_run(body if body else piece)
        if body and kind == "sup":
            run.font.superscript = True
        elif body and kind == "quiet":
            run.font.color.rgb, run.font.size = QUIET, Pt(8.5)
    return paragraph


CITED = (
    "\x1fsup\x1e{{ item.sources|join(', ') }}"
    "\x1fquiet\x1e{% if item.support %} {{ item.support }}{% endif %}"
)
WORDS = (
    "{% for part in item.parts %}{% if part.added %}[{{ part.text }}]"
    "{% else %}{{ part.text }}{% endif %}{% endfor %}"
)
SPEAKER = (
    "\x1fquiet\x1e – {{ item.speaker or brief.labels.speaker_unknown }}"
    "{% if item.role %}, {{ item.role }}{% endif %}"
)
OPEN, CLOSE = "{{ brief.labels.quote_open }}", "{{ brief.labels.quote_close }}"


def main() -> None:
    """Write the template."""
    word = Document()
    styles(word)
    line(word, "{{ [brief.house, brief.date_text, brief.marking]|select|join(' · ') }}", "Subtitle")
    line(word, "{{ brief.title }}", "Title")
    line(word, "{{ brief.statistics|join(' · ') }}", "Subtitle")
    line(word, "{%p if brief.notice %}")
    line(word, "{{ brief.notice }}")
    line(word, "{%p endif %}")
    line(word, "{%p for section in brief.sections %}")
    line(word, "{{ section.title }}", "Heading 2")
    line(word, "{%p for item in section.items %}")
    line(word, "{%p if section.name == 'bottom_line' and not item.quote %}")
    line(word, WORDS + CITED, "Intense Quote")
    line(word, "{%p elif item.quote %}")
    line(word, OPEN + WORDS + CLOSE + SPEAKER + CITED, "List Bullet")
    line(word, "{%p else %}")
    line(word, WORDS + CITED, "List Bullet")
    line(word, "{%p endif %}")
    line(word, "{%p endfor %}")
    line(word, "{%p for difference in section.differences %}")
    line(word, "{{ difference.heading }}:", "List Bullet")
    line(word, "{%p for side in difference.sides %}")
    line(word, OPEN + "{{ side.text }}" + CLOSE + "\x1fsup\x1e{{ side.source }}", "List Bullet 2")
    line(word, "{%p endfor %}")
    line(word, "{%p endfor %}")
    line(word, "{%p endfor %}")
    line(word, "{{ brief.labels.sources }}", "Heading 2")
    line(word, "{%p for source in brief.sources %}")
    line(
        word,
        "{{ source.number }}. {{ [source.publisher, brief.labels.quote_open ~ source.title ~ "
        "brief.labels.quote_close if source.title, source.date_text, source.missing, "
        "source.path]|select|join(', ') }}",
        "Subtitle",
    )
    line(word, "{%p endfor %}")
    line(word, "{{ brief.method }} {{ brief.made }}", "Subtitle")
    properties = word.core_properties
    properties.title = properties.author = properties.comments = ""
    properties.created = properties.modified = datetime.datetime(2024, 1, 1)
    word.save(str(TARGET))
    TARGET.write_bytes(timeless(TARGET.read_bytes()))


if __name__ == "__main__":
    main()
