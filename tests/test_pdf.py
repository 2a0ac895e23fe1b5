"""The printed page: one page, nothing cut, accessible, the same bytes each time."""

from __future__ import annotations

import io
import os
import random
import re
import subprocess
import sys
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import pytest
import sample
from page import validate_pdf_bytes
from pypdf import PdfReader

from briefing.errors import RenderError, TemplateError, UsageError
from briefing.model import Brief, Citation, Item, Section
from briefing.pdf import machine
from briefing.pdf.archive import in_doubt
from briefing.record import loads
from briefing.render import render, render_all
from briefing.render.page import overlap, print_page
from briefing.render.style import find_style
from briefing.render.units import NO_ROOM

TEMPLATES = sample.ROOT / "templates"


def letters(text: str) -> str:
    """Return the letters and digits of a text: what no line break or hyphen changes."""
    return re.sub(r"[\W_]+", "", text)


@lru_cache(maxsize=4)
def page() -> bytes:
    """Return the sample's page."""
    return bytes(render(sample.brief(), "pdf", TEMPLATES))  # type: ignore[arg-type]


def text_of(pdf: bytes) -> str:
    """Return the letters of a PDF's text."""
    return letters("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages))


def crowded(count: int, *, words: int = 24, longest: int = 10, alphabet: str = "") -> Brief:
    """Return a brief with many statements of made-up words."""
    draw = random.Random(count * 1000 + longest)
    alphabet = alphabet or "abcdefghijklmnoprstuvz"
    names = ["key_developments", "regional_context", "notable_quotes", "open_questions"]
    found: dict[str, list[Item]] = {name: [] for name in names}
    for n in range(count):
        text = " ".join(
            "".join(draw.choice(alphabet) for _ in range(draw.randint(1, longest)))
            for _ in range(words)
        )
        proof = Citation("wire", 0, len(text), text)
        item = Item(f"item-{n}", text, (proof,), sources=(2,), score=1 - n / 1000)
        found[names[n % 4]].append(item)
    sections = (
        sample.brief().sections[0],
        *(Section(name, name.replace("_", " ").capitalize(), tuple(found[name])) for name in names),
    )
    return replace(sample.brief(), sections=sections)


def shown_on(brief: Brief) -> list[Item]:
    """Return the items of a brief."""
    return [item for section in brief.sections for item in section.items]


def test_the_page_is_one_a4_page() -> None:
    """The sample takes one page of A4."""
    sheets = PdfReader(io.BytesIO(page())).pages
    assert len(sheets) == 1
    assert [round(float(side)) for side in sheets[0].mediabox[2:]] == [595, 842]


def test_letter_paper() -> None:
    """The paper can be Letter, as an argument or as the brief was made for."""
    for brief, paper in (
        (sample.brief(), "Letter"),
        (replace(sample.brief(), settings=(("paper", "Letter"),)), ""),
    ):
        pdf = bytes(render(brief, "pdf", TEMPLATES, paper=paper))  # type: ignore[arg-type]
        sheets = PdfReader(io.BytesIO(pdf)).pages
        assert len(sheets) == 1
        assert [round(float(side)) for side in sheets[0].mediabox[2:]] == [612, 792]


def test_unknown_paper() -> None:
    """A wrong paper names those there are."""
    with pytest.raises(UsageError, match="A4, Letter"):
        render(sample.brief(), "pdf", TEMPLATES, paper="A3")


def test_every_statement_is_in_the_text() -> None:
    """The text of the PDF holds each item, each side of a difference and each source."""
    text = text_of(page())
    brief = sample.brief()
    for item in shown_on(brief):
        assert letters(item.text) in text
        if item.quotation:
            assert letters(item.quotation.speaker + item.quotation.role) in text
    for difference in brief.differences:
        for side in difference.sides:
            assert letters(side.text) in text
    assert letters(brief.sources[0].title + "14 March 2031 articles/gazette.txt") in text
    assert letters("TLP:CLEAR") in text


def test_same_bytes_in_another_process() -> None:
    """Another process with another hash seed and no cache writes the same bytes."""
    code = (
        "import sys, sample; from briefing.render import render; "
        "sys.stdout.buffer.write(render(sample.brief(), 'pdf', sample.ROOT / 'templates'))"
    )
    paths = os.pathsep.join([str(sample.ROOT), str(sample.ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": paths},
    )
    assert done.stdout == page()


def test_tagged_for_readers_of_all_kinds() -> None:
    """The PDF is tagged, names its language and title, and has a bookmark for each heading."""
    reader = PdfReader(io.BytesIO(page()))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == sample.brief().title

    def names(outline: list[object]) -> list[str]:
        flat: list[str] = []
        for entry in outline:
            flat += names(entry) if isinstance(entry, list) else [str(entry["/Title"])]  # type: ignore[index]
        return flat

    assert names(reader.outline)[:3] == [sample.brief().title, "Bottom line", "Key developments"]


def test_citations_are_links() -> None:
    """Each number of a source leads to its line."""
    sheet = PdfReader(io.BytesIO(page())).pages[0]
    links = [note.get_object() for note in sheet["/Annots"]]
    assert len(links) >= len(shown_on(sample.brief()))
    assert all("/A" in link or "/Dest" in link for link in links)
    assert not any("/URI" in link.get("/A", {}) for link in links)


def test_only_the_shipped_fonts_are_used() -> None:
    """Every glyph comes from the fonts of the package, embedded."""
    sheet = PdfReader(io.BytesIO(page())).pages[0]
    fonts = [font.get_object()["/BaseFont"] for font in sheet["/Resources"]["/Font"].values()]
    assert fonts
    assert all(re.search(r"\+Noto-(Serif|Sans)", font) for font in fonts)


@pytest.mark.parametrize("count", [0, 1, 12, 60])
def test_any_number_of_statements_fits(count: int) -> None:
    """From none to sixty statements make one page that holds all that it keeps."""
    brief = crowded(count)
    kept, parts = render_all(brief, ("pdf", "md"), TEMPLATES)
    pdf = bytes(parts["pdf"])  # type: ignore[arg-type]
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    text = text_of(pdf)
    for item in shown_on(kept):
        assert letters(item.text) in text
    left = len(shown_on(brief)) - len(shown_on(kept))
    gone = [entry for entry in kept.left_out if entry.reason == NO_ROOM]
    assert len(gone) == left + 2 * (len(brief.differences) - len(kept.differences))
    assert str(parts["md"]).count("\n- ") == len(shown_on(kept)) - 1 + len(kept.differences)
    if count >= 12:
        assert all(section.items for section in kept.sections)


def test_words_of_any_length_stay_in_their_column() -> None:
    """A word of sixty letters is broken rather than cut."""
    pdf = bytes(render(crowded(14, words=6, longest=60), "pdf", TEMPLATES))  # type: ignore[arg-type]
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


@pytest.mark.parametrize(
    "alphabet", ["абвгдђежзијклљмнњопрстћуфхцчџш", "αβγδεζηθικλμνξοπρσςτυφχψω"]
)
def test_other_scripts(alphabet: str) -> None:
    """Cyrillic and Greek are whole: no glyph is missing, and the text is there."""
    kept, parts = render_all(crowded(8, alphabet=alphabet), ("pdf",), TEMPLATES)
    assert kept.warnings == ()
    text = text_of(bytes(parts["pdf"]))  # type: ignore[arg-type]
    assert all(letters(item.text) in text for item in shown_on(kept))


def test_more_pages_when_asked() -> None:
    """With two pages more statements are kept than with one."""
    style = find_style(TEMPLATES)
    one = print_page(crowded(36), style)
    two = print_page(crowded(36), style, pages=2)
    assert len(PdfReader(io.BytesIO(two.pdf)).pages) == 2
    assert len(shown_on(two.brief)) > len(shown_on(one.brief))


def test_few_layouts() -> None:
    """A full page and one with forty statements too many take few layouts."""
    style = find_style(TEMPLATES)
    assert print_page(sample.brief(), style).layouts <= 3
    assert print_page(crowded(56), style).layouts <= 6


def test_fitting_again_changes_nothing() -> None:
    """What fits, fits: the brief that a page holds is the brief of that page."""
    style = find_style(TEMPLATES)
    once = print_page(crowded(30), style)
    assert print_page(once.brief, style).brief == once.brief


@pytest.mark.parametrize("style", ["desk", "plain", "embassy", "newsroom"])
def test_every_style_passes_the_standards(style: str) -> None:
    """A checker of its own finds PDF/UA-1 kept, and PDF/A-3a besides in an archive."""
    files = {f"{id_}.txt": text.encode("utf-8") for id_, text in sample.TEXTS.items()}
    printed = render(sample.brief(), "pdf", style)
    archive = render_all(sample.brief(), ("pdf",), style, archive=files)[1]["pdf"]
    for data, profiles in ((printed, ("ua1",)), (archive, ("ua1", "3a"))):
        for profile in profiles:
            report = validate_pdf_bytes(bytes(data), profile=profile)  # type: ignore[arg-type]
            assert [failure.message for failure in report.failures] == []
            assert report.is_compliant and report.rules.total > 100


def test_the_archive_holds_the_sources_and_the_record() -> None:
    """A page for the archive is marked as PDF/A-3a and PDF/UA-1 and proves itself."""
    files = {f"{id_}.txt": text.encode("utf-8") for id_, text in sample.TEXTS.items()}
    brief, parts = render_all(sample.brief(), ("pdf",), TEMPLATES, archive=files)
    again = render_all(sample.brief(), ("pdf",), TEMPLATES, archive=files)[1]
    assert parts == again
    reader = PdfReader(io.BytesIO(bytes(parts["pdf"])))  # type: ignore[arg-type]
    marks = reader.trailer["/Root"]["/Metadata"].get_data()
    assert b'pdfaid:part="3"' in marks
    assert b'pdfaid:conformance="A"' in marks
    assert b'pdfuaid:part="1"' in marks
    inside = {name: data[0] for name, data in reader.attachments.items()}
    # A file cannot hold its own hash.
    assert loads(inside.pop("record.json").decode("utf-8")) == replace(brief, pdf_sha256="")
    assert brief.pdf_sha256 == sha256(bytes(parts["pdf"])).hexdigest()  # type: ignore[arg-type]
    assert sorted(inside.values()) == sorted(files.values())


def test_a_style_can_limit_its_sections(tmp_path: Path) -> None:
    """`most` of `house.toml` is kept to, and what it leaves out is listed."""
    (tmp_path / "house.toml").write_text("[most]\nnotable_quotes = 1\n", "utf-8")
    kept, _ = render_all(sample.brief(), ("pdf",), tmp_path)
    assert [item.id for item in kept.sections[3].items] == ["notable-quotes-1"]
    reasons = [entry.reason for entry in kept.left_out]
    assert reasons.count("the house style prints no more in its section") == 2


def test_a_statement_longer_than_the_page_is_left_out() -> None:
    """One endless statement does not take the others with it."""
    brief = crowded(8)
    text = "word " * 4000
    endless = Item("endless", text, (Citation("wire", 0, 9, text),), sources=(2,), score=3.0)
    sections = [
        replace(s, items=(endless, *s.items)) if s.name == "key_developments" else s
        for s in brief.sections
    ]
    kept, _ = render_all(replace(brief, sections=tuple(sections)), ("pdf",), TEMPLATES)
    ids = [item.id for item in shown_on(kept)]
    assert "endless" not in ids
    assert len(ids) >= 8


def test_nothing_that_fits_is_an_error() -> None:
    """A brief whose only statement is longer than the page is not printed."""
    text = "word " * 6000
    item = Item("endless", text, (Citation("wire", 0, 9, text),), sources=(2,))
    brief = replace(
        sample.brief(), sections=(Section("bottom_line", "Bottom line", (item,)),), differences=()
    )
    with pytest.raises(RenderError, match="not even one statement has room"):
        render(brief, "pdf", TEMPLATES)


def test_a_missing_glyph_is_named() -> None:
    """A character that no shipped font has is a warning with its source and its name."""
    brief = crowded(1, words=3)
    section = brief.sections[1]
    text = "The sign reads \u4e2d\u6587."
    item = Item("sign", text, (Citation("wire", 0, len(text), text),), sources=(2,))
    sections = (brief.sections[0], replace(section, items=(item,)))
    kept, _ = render_all(replace(brief, sections=sections), ("pdf",), TEMPLATES)
    assert any(
        warning.startswith("articles/wire.txt: the fonts lack \u4e2d (U+4E2D CJK")
        for warning in kept.warnings
    )


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("brief.html", "<p>\n<img src='http://h.example/a.png' alt=''>", "brief.html, line 2"),
        ("brief.html", "<img src='file:///etc/passwd' alt=''>", "brief.html, line 1"),
        ("brief.html", "<link rel=stylesheet href='../x.css'>", "brief.html, line 1"),
        ("brief.html", "<img src='gone.png' alt=''>", "brief.html, line 1"),
        ("house.css", "@import 'http://h.example/a.css';", "house.css, line 1"),
        ("house.css", "p {\n background: url(ftp://h.example/a.png) }", "house.css, line 2"),
        ("house.css", "@import url(/etc/passwd);", "house.css, line 1"),
    ],
)
def test_nothing_outside_the_style_is_loaded(
    tmp_path: Path, file: str, text: str, place: str
) -> None:
    """An address that leads out of the style's folder is refused with its file and line."""
    (tmp_path / file).write_text(text + "\n<p>{{ brief.title }}" * file.endswith("l"), "utf-8")
    with pytest.raises((TemplateError, RenderError)) as caught:
        render(sample.brief(), "pdf", tmp_path)
    assert place in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_template_mended_is_printed(tmp_path: Path) -> None:
    """A refusal is not remembered: the next page after the mistake is mended is printed."""
    template = (TEMPLATES / "brief.html").read_text("utf-8")
    broken = template.replace("<h1>", "<img src='http://h.example/' alt=''><h1>")
    (tmp_path / "brief.html").write_text(broken, "utf-8")
    with pytest.raises(TemplateError):
        render(sample.brief(), "pdf", tmp_path)
    (tmp_path / "brief.html").write_text(template + "\n", "utf-8")
    assert bytes(render(sample.brief(), "pdf", tmp_path)).startswith(b"%PDF")  # type: ignore[arg-type]


def test_a_template_without_anchors_is_told(tmp_path: Path) -> None:
    """A template that gives its items no ids cannot be proved, and is refused."""
    (tmp_path / "brief.html").write_text("<h1>{{ brief.title }}</h1>", "utf-8")
    with pytest.raises(TemplateError, match="no element has the id 'bottom-line-1'"):
        render(sample.brief(), "pdf", tmp_path)


def test_overlap_is_seen() -> None:
    """Two elements that cover each other are found, and neighbours are not."""
    boxes = {
        "a": (0.0, 0.0, 50.0, 20.0),
        "b": (0.0, 20.0, 50.0, 40.0),
        "c": (60.0, 0.0, 90.0, 40.0),
    }
    assert not overlap(boxes, ("a", "b", "c"))
    assert overlap(boxes | {"b": (0.0, 15.0, 50.0, 40.0)}, ("a", "b", "c"))
    assert overlap(boxes | {"source-1": (0.0, 38.0, 90.0, 60.0)}, ("a", "b", "c"))
    listed = boxes | {"source-1": (0.0, 41.0, 90.0, 60.0)}
    assert not overlap(listed, ("a", "b", "c"))
    assert overlap(listed, ("a", "b", "c"), clear=6.0)


def test_this_machine_is_complete() -> None:
    """Where the tests run nothing is missing."""
    assert machine.missing() == ()


def test_what_is_missing_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing libraries are one error that names them and the one command that mends it."""
    monkeypatch.setattr(
        machine, "LIBRARIES", (("libnone-a.so.0", "libnone-a"), ("libnone-b.so.0", "libnone-b"))
    )
    machine.ensure.cache_clear()
    with pytest.raises(RenderError) as caught:
        machine.ensure()
    machine.ensure.cache_clear()
    assert "libnone-a.so.0, libnone-b.so.0 not found" in str(caught.value)
    assert "apt-get install --no-install-recommends libnone-a libnone-b" in str(caught.value)


def test_missing_fonts_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without its fonts the program says so, where the renderer would crash."""
    monkeypatch.setattr(machine, "FONTS", tmp_path)
    machine.ensure.cache_clear()
    with pytest.raises(RenderError, match=r"NotoSerif-Regular\.ttf"):
        machine.ensure()
    machine.ensure.cache_clear()


def test_the_fonts_come_with_their_licence() -> None:
    """The folder of the fonts holds the text of the Open Font License."""
    assert "SIL OPEN FONT LICENSE" in (machine.FONTS / "OFL.txt").read_text("utf-8")


def test_the_environment_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing does not leave its own fontconfig behind in the process."""
    monkeypatch.setenv("FONTCONFIG_FILE", "/elsewhere/fonts.conf")
    render(sample.brief(), "pdf", TEMPLATES)
    assert os.environ["FONTCONFIG_FILE"] == "/elsewhere/fonts.conf"


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    """Where fontconfig cannot keep its cache the page is the same, and standard error is silent."""
    (tmp_path / "cache").write_text("a file where a folder is wanted", "utf-8")
    code = (
        "import sys, sample; from briefing.render import render; "
        "sys.stdout.buffer.write(render(sample.brief(), 'pdf', sample.ROOT / 'templates'))"
    )
    paths = os.pathsep.join([str(sample.ROOT), str(sample.ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env=os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": paths},
    )
    assert done.stderr == b""
    assert done.stdout == page()


@pytest.mark.parametrize(("last", "doubt"), [(b"\r", True), (b"\n", True), (b"x", False)])
def test_a_table_that_ends_in_a_line_end_is_in_doubt(last: bytes, doubt: bool) -> None:
    """The length of the cross-reference table must be beyond doubt: a checker counts line ends."""
    data = (
        b"stream\nab\r\nendstream\nendobj\nstream\nxy" + last + b"\nendstream\nendobj\nstartxref\n"
    )
    assert in_doubt(data) is doubt


def test_what_weasyprint_fails_with_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error inside the typesetter, such as on a style sheet that it cannot do, is one line."""

    def fail(*_: object, **__: object) -> None:
        raise TypeError("min-content width\nfor TextBox not handled yet")

    monkeypatch.setattr("weasyprint.HTML.render", fail)
    with pytest.raises(RenderError) as caught:
        render(sample.brief(), "pdf", TEMPLATES)
    assert str(caught.value) == (
        "WeasyPrint cannot lay out the page: min-content width for TextBox not handled yet; "
        "simplify the style sheet and the template"
    )


def test_a_page_that_lacks_words_is_refused(tmp_path: Path) -> None:
    """A template that shortens what it prints makes no page: it would not be verbatim."""
    html = (TEMPLATES / "brief.html").read_text("utf-8")
    assert "part.text" in html
    (tmp_path / "brief.html").write_text(html.replace("part.text", "part.text[:20]"), "utf-8")
    with pytest.raises(
        TemplateError, match=r"brief\.html: the page lacks words of 'bottom-line-1'"
    ):
        render(sample.brief(), "pdf", tmp_path)


def test_small_letters_may_be_printed_as_capitals(tmp_path: Path) -> None:
    """A style may set its text in capitals: the words are all there, in Turkish too."""
    (tmp_path / "own.css").write_text("li, p { text-transform: uppercase }", "utf-8")
    item = Item("i", "Kıyı şeridi ılık, İzmir\u2019de güneş; Straße, Αθήνας οδός.", ())
    brief = replace(
        sample.brief(), language="tr", sections=(Section("key_developments", "", (item,)),)
    )
    assert print_page(brief, find_style(tmp_path)).layouts
