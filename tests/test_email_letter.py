"""The brief as a mail: its words, its look, and what a template of mail may do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from email.parser import BytesParser
from html import unescape
from pathlib import Path

import pytest
import sample
from hypothesis import given, settings
from playwright.sync_api import Browser, sync_playwright
from test_record import BRIEF

from briefing.deliver.message import Attachment, Headers, message
from briefing.deliver.recipients import Recipients, mailbox
from briefing.errors import TemplateError
from briefing.house.check import check
from briefing.model import Brief, Earlier, EarlierItem, Letter
from briefing.render.email import letter, look
from briefing.render.style import find_style

TEMPLATES = sample.ROOT / "templates"
STYLES = (TEMPLATES, TEMPLATES / "plain", TEMPLATES / "embassy", TEMPLATES / "newsroom")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def written(**changes: object) -> Letter:
    """Return the sample's mail in the house style."""
    return letter(replace(sample.brief(), **changes), find_style(TEMPLATES))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("marking", "date", "subject"),
    [
        ("TLP:GREEN", "2031-03-14", "[TLP:GREEN] Rails, 14 March 2031"),
        ("", "2031-03-14", "Rails, 14 March 2031"),
        ("Staff only", "", "[Staff only] Rails"),
    ],
)
def test_the_subject_has_marking_title_and_date(marking: str, date: str, subject: str) -> None:
    """The subject names what there is of them, in one line."""
    assert written(title="Rails", marking=marking, date=date).subject == subject


def test_a_hostile_title_stays_in_its_line() -> None:
    """Line ends, controls and turned text of a record never reach a header or the HTML as such."""
    mail = written(title="Rails\r\nBcc: x@example.org\x00\u202e\ud800 <script>alert(1)</script>")
    assert mail.subject.startswith("[TLP:CLEAR] Rails Bcc: x@example.org <script>")
    assert "<script" not in mail.html
    for text in (mail.subject, mail.text, mail.html):
        assert not re.search("[\x00\x0d\u202e\ud800]", text)


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ("de", "de"),
        ("sr-Cyrl", "sr-Cyrl"),
        ("en\r\nBcc: x@example.org", ""),
        ("\x00", ""),
        ("", ""),
    ],
)
def test_a_language_is_a_tag_or_nothing(language: str, tag: str) -> None:
    """What a record calls its language reaches the header only when it is one."""
    assert written(language=language).language == tag


@settings(max_examples=25)
@given(BRIEF)
def test_any_record_makes_a_message(brief: Brief) -> None:
    """Whatever characters a record holds, its mail is a message that a server takes."""
    mail = letter(brief, find_style(TEMPLATES))
    sender = mailbox("desk@example.org")
    headers = Headers(sender, Recipients((sender,)), datetime(2031, 3, 14, tzinfo=UTC), "ab")
    raw = message(mail, headers, Attachment("brief.pdf", b"%PDF"))
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    read = BytesParser(policy=policy.default).parsebytes(raw)
    assert [part.get_content_type() for part in read.walk()][2:] == [
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    assert read.keys()[:3] == ["From", "To", "Subject"]
    assert "Bcc" not in read


def test_text_and_html_say_the_same() -> None:
    """Every statement, difference and source stands in both, with its speaker and its support."""
    mail = written()
    for text in (mail.text, unescape(re.sub(r"<[^>]*>", "", mail.html))):
        words = "".join(text.split())
        for section in sample.brief().sections:
            for item in section.items:
                assert "".join(item.text.split()) in words
                assert item.quotation is None or item.quotation.speaker in text
        assert "The sources differ on certainty" in text
        assert "The Harbour Gazette" in text
    assert mail.language == "en"


def test_the_html_needs_nothing_beside_it() -> None:
    """Every rule stands at its element; nothing is loaded, linked or run."""
    html = written().html
    (sheet,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", sheet).strip() == ""
    assert not re.search(r"<(img|link|script|iframe|form|svg)|url\(|://|var\(", html)
    assert len(html.encode("utf-8")) < 100_000, "Gmail cuts off what is longer"


def test_what_is_new_and_what_is_gone_is_said() -> None:
    """Against an earlier brief the mail marks new items and names those no longer reported."""
    brief = sample.brief()
    items = tuple(
        replace(section, items=tuple(replace(item, change="new") for item in section.items))
        for section in brief.sections
    )
    earlier = Earlier("Before", "", "", (EarlierItem("key_developments", "Gone by now."),))
    mail = written(sections=items, earlier=earlier)
    assert mail.html.count(">new</span>") == sum(len(section.items) for section in items)
    assert "Gone by now." in mail.html


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_the_colours_and_fonts_are_the_styles(style: Path) -> None:
    """A mail looks like the page of its style, whose values stand in the HTML."""
    found = find_style(style)
    values = look(found)
    html = letter(sample.brief(), found).html
    assert dict(found.house.colours).items() <= values.items()
    for name in ("ink", "accent", "signal", "line", "tint"):
        assert values[name] in html
    assert values["font_text"].split(",")[0].strip("'\"") in html


def test_a_style_sheet_without_colours_still_makes_a_mail(tmp_path: Path) -> None:
    """What an own style sheet does not set is taken from the packaged one."""
    (tmp_path / "house.css").write_text(
        ":root { --accent: #00aa77 /* green */; } h1 { color: red }", "utf-8"
    )
    (tmp_path / "house.toml").write_text("", "utf-8")
    html = letter(sample.brief(), find_style(tmp_path)).html
    assert "#00aa77" in html
    assert "#14212c" in html


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("email.html", "<p>\n{{ brief.titel }}", r"email\.html, line 2: .*did you mean 'title'"),
        ("email.html", "{{ look.akzent }}", r"email\.html, line 1: there is no field 'akzent'"),
        ("email.txt", "{{ css }}", r"email\.txt, line 1: 'css' is undefined"),
        ("email.subject.txt", "{% if %}", r"email\.subject\.txt, line 1: "),
        ("email.txt", "{% include '../secret.txt' %}", "no template"),
        ("email.subject.txt", "{{ ''.__class__ }}", "unsafe"),
    ],
)
def test_a_mistake_in_a_template_of_mail_is_named(
    tmp_path: Path, name: str, text: str, says: str
) -> None:
    """Mail is written in the sandbox of the page: file, line, one sentence."""
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / name).write_text(text, "utf-8")
    with pytest.raises(TemplateError, match=says):
        letter(sample.brief(), find_style(folder))


def test_check_names_what_a_mail_leaves_out(tmp_path: Path) -> None:
    """A template of mail without a section, and an empty subject, are found."""
    whole = (TEMPLATES / "email.html").read_text("utf-8")
    cut = whole.replace('if section.name != "bottom_line"', 'if section.name == "none"')
    (tmp_path / "email.html").write_text(cut, "utf-8")
    (tmp_path / "email.subject.txt").write_text("\n", "utf-8")
    faults = check(tmp_path)
    assert f"{tmp_path / 'email.html'}: leaves out the item key-developments-1" in faults
    assert f"{tmp_path / 'email.subject.txt'}: the subject is empty" in faults


def test_the_guide_names_what_mail_is_made_of() -> None:
    """The guide to templates has a row for each file of mail, and tells of `look`."""
    guide = (sample.ROOT / "docs" / "templates.md").read_text("utf-8")
    for name in ("email.subject.txt", "email.txt", "email.html", "look.accent", "look.font_text"):
        assert f"`{name}`" in guide


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the machine's Chromium, without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")
@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_a_mail_fits_its_window(browser: Browser, style: Path) -> None:
    """On a desk and on a telephone nothing runs off, and the text is large enough to read."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    note = replace(sample.brief().sources[0], path="articles/" + "x" * 200 + ".txt")
    wide = replace(sample.brief(), title="Donau" * 40, sources=(note, *sample.brief().sources[1:]))
    page.set_content(letter(wide, find_style(style)).html)
    for width in (800, 660, 375):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        sheet = page.locator("table.sheet").bounding_box()
        assert sheet is not None
        assert sheet["width"] == {800: 660, 660: 636, 375: 375}[width]
    small = page.evaluate(
        "[...document.querySelectorAll('p.text, td.text')]"
        ".filter(e => parseFloat(getComputedStyle(e).fontSize) < 16).length"
    )
    assert small == 0
    assert asked == []
    page.close()
