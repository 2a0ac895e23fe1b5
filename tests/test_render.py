"""What is printed: the formats of text, escaping, labels, invisible characters."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from dataclasses import replace

import pytest
import sample
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.errors import UsageError
from briefing.language import DATA
from briefing.model import Brief, Citation, Item, Quotation, Section
from briefing.render import WRITERS, render, render_all
from briefing.render import labels as words
from briefing.render.build import view
from briefing.render.escape import invisible, markdown, plain, without_idle_escapes

TEMPLATES = sample.ROOT / "templates"
TEXTS = ("md", "html", "txt", "json")


def with_text(text: str) -> Brief:
    """Return the sample with one more statement, of some text."""
    brief = sample.brief()
    item = Item("key-developments-9", plain(text), (Citation("wire", 0, len(text), text),))
    sections = [
        replace(s, items=(*s.items, item)) if s.name == "key_developments" else s
        for s in brief.sections
    ]
    return replace(brief, sections=tuple(sections))


@pytest.mark.parametrize("name", TEXTS)
def test_golden(name: str) -> None:
    """The sample is written in each format of text exactly as the golden file says."""
    expected = (sample.GOLDEN / f"page.{name}").read_text("utf-8")
    assert render(sample.brief(), name, TEMPLATES) == expected, (
        f"the page has changed; if it should, run: {sample.UPDATE}"
    )


@pytest.mark.parametrize(
    ("role", "printed"),
    [
        ("Sen.", "Sen. Ana Lee"),
        ("Lt. Col.", "Lt. Col. Ana Lee"),
        ("Mayor", "Mayor Ana Lee"),
        ("judge", "Ana Lee, judge"),
        ("mayor of Velmar", "Ana Lee, mayor of Velmar"),
        ("", "Ana Lee"),
    ],
)
def test_an_abbreviated_title_stands_before_the_name(role: str, printed: str) -> None:
    """A speaker is named as papers do: "Sen. Ana Lee", but "Ana Lee, mayor of Velmar"."""
    quotation = Quotation("Ana Lee", role)
    item = Item("quote-9", "We go.", (Citation("wire", 0, 6, "We go."),), quotation=quotation)
    brief = sample.brief()
    sections = [
        replace(s, items=(item,)) if s.name == "notable_quotes" else s for s in brief.sections
    ]
    text = render(replace(brief, sections=tuple(sections)), "txt", TEMPLATES)
    assert f"\u201d \u2013 {printed} (" in " ".join(text.split())


def test_packaged_sample_is_the_golden_record() -> None:
    """The sample that styles are tried on is the one that the tests read."""
    packaged = (DATA / "sample" / "brief.json").read_text("utf-8")
    assert packaged == (sample.GOLDEN / "page.json").read_text("utf-8")


def test_no_label_claims_more_than_the_sources_do() -> None:
    """No word of the page says that something is confirmed or contradicted."""
    for path in DATA.glob("labels.*.txt"):
        assert not re.search(r"confirm|contradict", path.read_text("utf-8"), re.I), path.name


@pytest.mark.parametrize("language", words.languages())
def test_every_language_has_every_label(language: str) -> None:
    """Each catalogue has the keys of the English one, with the same places to fill."""
    path = DATA / f"labels.{language}.txt"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    own = dict(line.split(" = ", 1) for line in lines)
    for key, english in words.catalogue("en").items():
        assert key in own
        assert set(re.findall(r"{\w+}", own[key])) == set(re.findall(r"{\w+}", english)), key


def test_markdown_has_the_sections_in_page_order() -> None:
    """The headings of the Markdown are those of the design, in its order."""
    text = str(render(sample.brief(), "md", TEMPLATES))
    assert re.findall(r"^## (.+)$", text, re.M) == [
        "Bottom line",
        "Key developments",
        "Regional context",
        "Notable quotes",
        "Open questions",
        "Sources",
    ]


@pytest.mark.parametrize("name", ("md", "html", "txt"))
def test_every_item_stands_on_the_page_with_its_support(name: str) -> None:
    """Each statement is there word for word, and its corroboration is counted."""
    brief = sample.brief()
    text = html.unescape(re.sub(r"<[^>]+>", "", str(render(brief, name, TEMPLATES))))
    flat = re.sub(r"\s+", " ", text).replace("\\", "")
    for section in brief.sections:
        for item in section.items:
            assert re.sub(r"\s+", " ", item.text) in flat
    assert "2 of 2 sources" in flat.replace("\u00a0", " ")


def test_empty_brief() -> None:
    """A brief without a statement is still a page that names its sources."""
    bare = replace(sample.brief(), sections=(), differences=())
    text = str(render(bare, "md", TEMPLATES))
    assert "## Sources" in text
    assert "## Key developments" not in text


def test_one_source_says_that_nothing_is_corroborated() -> None:
    """A brief of one source says so on the page and counts no support."""
    brief = sample.brief()
    single = replace(brief, sources=brief.sources[:1], differences=())
    for name in ("md", "html", "txt"):
        text = str(render(single, name, TEMPLATES))
        assert "nothing on this page is corroborated" in " ".join(text.split())
        assert "1 of 1" not in text


def test_one_origin_is_no_independent_support() -> None:
    """Two sources of one origin are named as such, on the item and on the page."""
    brief = sample.brief()
    sources = tuple(replace(note, origin=1) for note in brief.sources)
    sections = tuple(
        replace(s, items=tuple(replace(item, origins=1) for item in s.items))
        for s in brief.sections
    )
    text = str(render(replace(brief, sources=sources, sections=sections), "md", TEMPLATES))
    assert "2 of 2 sources, one origin" in text
    assert "nothing on this page is independently corroborated" in text


def test_unknown_format_lists_those_there_are() -> None:
    """A wrong format names all the formats."""
    with pytest.raises(UsageError, match="docx, html, json, md, pdf, txt"):
        render(sample.brief(), "rtf", TEMPLATES)
    assert set(WRITERS) == {"md", "html", "json", "txt", "pdf", "docx"}


@pytest.mark.parametrize("name", TEXTS)
def test_same_bytes(name: str) -> None:
    """One brief is written twice in the same bytes."""
    assert render(sample.brief(), name, TEMPLATES) == render(sample.brief(), name, TEMPLATES)


def test_all_formats_say_the_same() -> None:
    """`render_all` gives every format that is asked for, of one brief."""
    brief, parts = render_all(sample.brief(), ("txt", "md"), TEMPLATES)
    assert list(parts) == ["txt", "md"]
    assert brief == sample.brief()


def test_importing_the_package_is_light() -> None:
    """Neither Jinja2 nor WeasyPrint nor Babel is imported before something is rendered."""
    code = (
        "import sys, briefing.render; "
        "print([m for m in ('jinja2', 'weasyprint', 'babel', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=sample.ROOT
    )
    assert done.stdout.strip() == "[]"


HOSTILE = "a <script>alert(1)</script> & *b* _c_ `d` [e](http://f.example) | # g ~h~"


def test_html_is_escaped() -> None:
    """No mark-up of a source, a title or a file name reaches the HTML."""
    brief = replace(with_text(HOSTILE), title=HOSTILE, house='"><q>', marking="<i>")
    brief = replace(brief, sources=tuple(replace(n, path="<u>.txt") for n in brief.sources))
    text = str(render(brief, "html", TEMPLATES))
    for tag in ("<script", "<u>", "<i>", "<q>"):
        assert tag not in text
    assert "&lt;script&gt;" in text


def test_markdown_is_escaped_once() -> None:
    """A hostile statement reads in the rendered Markdown as it does in its source."""
    text = str(render(with_text(HOSTILE), "md", TEMPLATES))
    shown = MarkdownIt("commonmark").render(text)
    assert HOSTILE in html.unescape(shown)
    assert "<script" not in shown
    assert "<em>" not in shown
    assert 'href="http' not in shown


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_markdown_escape_is_inert(text: str) -> None:
    """Whatever the text, CommonMark sees a paragraph of it and nothing else."""
    clean = plain(text)
    shown = MarkdownIt("commonmark").render(f"- {markdown(clean)}\n").strip()
    match = re.fullmatch(r"<ul>\n<li>(.*)</li>\n</ul>", shown, re.S)
    assert match is not None
    assert html.unescape(match[1]) == clean


@settings(max_examples=200, deadline=None)
@given(
    st.text("ab1.)\\ *-+>\u00e9", max_size=12),
    st.sampled_from(["", "> ", "- ", "1. ", "on ", "- on "]),
)
def test_numbers_are_escaped_where_they_open_a_line(text: str, before: str) -> None:
    """Leaving out the other escapes changes nothing of what CommonMark shows."""
    whole = f"{before}{markdown(plain(text))} z\n"
    shown = MarkdownIt("commonmark").render(whole)
    assert MarkdownIt("commonmark").render(without_idle_escapes(whole)) == shown
    assert without_idle_escapes("on 8\\. May\n8\\. May") == "on 8. May\n8\\. May"


@given(st.text(max_size=80))
def test_plain_text_shows_all_that_it_holds(text: str) -> None:
    """Printed text has no invisible character and no white space but single spaces."""
    shown = plain(text)
    assert not any(invisible(c) for c in shown)
    assert shown == " ".join(shown.split())
    assert plain(shown) == shown


def test_invisible_characters_are_left_out_and_named() -> None:
    """Controls, bidirectional marks, tags and surrogates go, and a warning names them."""
    raw = "killed\x00 \u202e21\u202c \U000e0041people\ud800 in \u200bthe port"
    brief, parts = render_all(with_text(raw), ("md", "html", "txt", "json"), TEMPLATES)
    for name in ("md", "html", "txt"):
        text = str(parts[name])
        assert "killed 21 people in the port" in html.unescape(text)
        assert not any(invisible(c) and c not in "\n" for c in text)
        text.encode("utf-8")
    assert any(
        "articles/wire.txt" in warning and "U+202E RIGHT-TO-LEFT OVERRIDE (1)" in warning
        for warning in brief.warnings
    )
    assert not any(invisible(c) and c not in "\n" for c in str(parts["json"]))


def test_warnings_are_not_repeated() -> None:
    """Rendering the brief that was rendered adds no warning again."""
    once, _ = render_all(with_text("a\u200bb"), ("md",), TEMPLATES)
    twice, _ = render_all(once, ("md",), TEMPLATES)
    assert len(once.warnings) == 1
    assert twice.warnings == once.warnings


@pytest.mark.parametrize(
    ("marking", "tlp"),
    [
        ("TLP:RED", "red"),
        ("tlp:amber", "amber"),
        ("TLP:AMBER+STRICT", "amber"),
        ("TLP:GREEN", "green"),
        ("TLP:CLEAR", "clear"),
        ("TLP:WHITE", ""),
        ("Internal", ""),
        ("", ""),
    ],
)
def test_markings_of_the_traffic_light_protocol(marking: str, tlp: str) -> None:
    """The four colours of TLP 2.0 are known; other markings are the house's own."""
    assert view(replace(sample.brief(), marking=marking))["tlp"] == tlp


@pytest.mark.parametrize(
    ("language", "date", "points"),
    [
        ("en", "14 March 2031", "the sources differ on 2 points"),
        ("sr", "14. mart 2031.", "izvori se razlikuju u 2 tačke"),
        ("sr-Cyrl", "14. март 2031.", "извори се разликују у 2 тачке"),
        ("hr", "14. ožujka 2031.", "izvori se razlikuju u 2 točke"),
        ("tr", "14 Mart 2031", "kaynaklar 2 noktada ayrılıyor"),
        ("el", "14 Μαρτίου 2031", "οι πηγές διαφέρουν σε 2 σημεία"),
        ("xx", "14 March 2031", "the sources differ on 2 points"),
    ],
)
def test_labels_follow_the_language(language: str, date: str, points: str) -> None:
    """Dates and labels are in the page's language, and in English where it is unknown."""
    seen = view(replace(sample.brief(), language=language))
    assert seen["date_text"] == date
    assert seen["statistics"][-1] == points


def test_serbian_page_follows_the_script_of_its_text() -> None:
    """A page of Cyrillic text has Cyrillic labels and says so in its tag."""
    item = Item("i", "Влада је саопштила да пут почиње у мају.", ())
    brief = replace(
        sample.brief(),
        language="sr",
        title="Пут",
        sections=(Section("key_developments", "Key developments", (item,)),),
    )
    seen = view(brief)
    assert seen["language"] == "sr-Cyrl"
    assert seen["sections"][0]["title"] == "Кључни догађаји"


def test_dates_span_the_sources() -> None:
    """The line of statistics gives the first and the last day, and counts the undated."""
    brief = sample.brief()
    first = replace(brief.sources[1], date="2031-03-12")
    both = replace(brief, sources=(brief.sources[0], first))
    assert "published 12\u201314 Mar 2031" in view(both)["statistics"]
    assert "published 14 March 2031 (1 undated)" in view(brief)["statistics"]
    none = replace(brief, sources=tuple(replace(n, date="") for n in brief.sources))
    assert "date not given" in view(none)["statistics"]


def test_a_date_that_is_none_is_shown_as_it_is() -> None:
    """A record with a wrong date is printed with it, and does not fail."""
    seen = view(replace(sample.brief(), date="2031-02-31"))
    assert seen["date_text"] == "2031-02-31"


def test_long_titles_are_cut_between_words() -> None:
    """A title of any length leaves room for the page."""
    seen = view(replace(sample.brief(), title="word " * 400))
    assert len(seen["title"]) <= 182
    assert seen["title"].endswith("word \u2026")


def test_html_needs_nothing_beside_it() -> None:
    """The HTML is one file: no address in it leads out, and its policy allows none."""
    text = str(render(sample.brief(), "html", TEMPLATES))
    assert not re.search(r"""(?:src|href)=["'](?!#|data:)""", text)
    assert "default-src 'none'" in text
    assert "url(" not in text


def test_every_link_of_the_html_has_its_target() -> None:
    """Each citation leads to its line in the list of sources."""
    text = str(render(sample.brief(), "html", TEMPLATES))
    targets = set(re.findall(r'href="#([^"]+)"', text))
    assert targets == {"source-1", "source-2"}
    assert targets <= set(re.findall(r'id="([^"]+)"', text))
